"""The family as a GEDCOM file that other programs read, and that comes back as the same tables.

What GEDCOM has no words for (ties, homes, chosen family, a date exactly as typed) stands in lines of our own,
whose names begin with `_DW`; other programs pass over them.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbook.family.dates.day import Day
from workbook.family.dates.words import plain
from workbook.family.gedcom.dates import comes_back, to_gedcom
from workbook.family.model.people import UNNAMED, Child, Couple, Family, Person

PROGRAM = "DANCE-WORKBOOK"
"""The name by which our own files say who wrote them."""

_SEX = {"Woman": "F", "Man": "M", "Own shape": "U", "Unknown": "U"}
_PEDIGREE = {"Born to": "birth", "Adopted": "adopted", "Foster": "foster", "Raised by": "foster"}
_LONGEST = 200


def write_gedcom(family: Family, *, facts_only: bool = False) -> bytes:
    """Return the family as a GEDCOM 5.5.1 file in UTF-8.

    Args:
        family: as read.
        facts_only: leave out ties, homes, notes and who is whose friend, to hand the file to somebody.

    Source: The GEDCOM Standard, release 5.5.1.
    """
    return _Writing(family, facts_only=facts_only).text().encode("utf-8", "replace")


class _Writing:
    def __init__(self, family: Family, *, facts_only: bool) -> None:
        self._family = family
        self._facts_only = facts_only
        self._lines: list[str] = []
        self._households = list(_households(family))
        self._couples_of: dict[int, list[int]] = {}
        for number, (_, parents, _) in enumerate(self._households, 1):
            for parent in parents:
                self._couples_of.setdefault(parent, []).append(number)
        self._rows_of: dict[int, list[int]] = {}
        for place, child in enumerate(family.children):
            self._rows_of.setdefault(child.child, []).append(place)
        self._child_in = {
            place: number for number, (_, _, places) in enumerate(self._households, 1) for place in places
        }

    def text(self) -> str:
        """Return the whole file."""
        self._head()
        for person in self._family.people:
            self._person(person)
        for number, (couple, parents, places) in enumerate(self._households, 1):
            self._household(number, couple, parents, places)
        if not self._facts_only:
            self._ties_and_homes()
        self._line(0, "TRLR")
        return "\n".join(self._lines) + "\n"

    def _head(self) -> None:
        self._line(0, "HEAD")
        self._line(1, "SOUR", PROGRAM)
        self._line(1, "SUBM", "@U1@")
        self._line(1, "GEDC")
        self._line(2, "VERS", "5.5.1")
        self._line(2, "FORM", "LINEAGE-LINKED")
        self._line(1, "CHAR", "UTF-8")
        self._lines.append("0 @U1@ SUBM")
        self._line(1, "NAME", "Not named")

    def _person(self, person: Person) -> None:
        self._lines.append(f"0 {_who(person.id)} INDI")
        if person.name != UNNAMED:
            self._text(1, "NAME", person.name.replace("/", "|"))
            if "/" in person.name:
                self._text(2, "_DWTYPED", person.name)
        if person.row is None:
            self._line(1, "_DWMENTIONED", "Y")
        self._what(person)
        if person.born.text:
            self._line(1, "BIRT")
            self._day(2, person.born)
        self._death(person)
        if person.notes and not self._facts_only:
            self._text(1, "NOTE", person.notes)
        for number in self._couples_of.get(person.id, ()):
            self._line(1, "FAMS", f"@F{number}@")
        for place in self._rows_of.get(person.id, ()):
            self._parents(place, self._family.children[place])

    def _what(self, person: Person) -> None:
        if person.shape in _SEX:
            self._line(1, "SEX", _SEX[person.shape])
        if person.shape not in (None, "Woman", "Man", "Unknown"):
            self._text(1, "_DWSHAPE", person.shape)
        if person.label:
            self._text(1, "_DWLABEL", person.label)
        if person.is_ and not (self._facts_only and person.is_ in ("Chosen family", "Friend")):
            self._text(1, "_DWIS", person.is_)

    def _death(self, person: Person) -> None:
        if person.has_died:
            self._line(1, "DEAT", None if person.died.known else "Y")
            self._day(2, person.died, sure="yes")
        elif person.died.text:
            self._text(1, "_DWDIED", person.died.text)

    def _day(self, level: int, day: Day, sure: str = "") -> None:
        date = None if sure and plain(day.text) == sure else to_gedcom(day)
        if date:
            self._text(level, "DATE", date)
        if day.text != sure and not comes_back(day):
            self._text(level, "_DWTYPED", day.text)

    def _parents(self, place: int, child: Child) -> None:
        number = self._child_in[place]
        self._line(1, "FAMC", f"@F{number}@")
        if child.how in _PEDIGREE:
            self._line(2, "PEDI", _PEDIGREE[child.how])
        if child.how not in _PEDIGREE or child.how == "Raised by":
            self._text(2, "_DWHOW", child.how or "")
        self._line(2, "_DWROW", str(place + 1))
        if child.parents != self._households[number - 1][1]:
            self._line(2, "_DWFIRST", _who(child.parents[0]))
        if child.twin is not None:
            self._line(2, "_DWTWIN", _who(child.twin))

    def _household(
        self, number: int, couple: Couple | None, parents: tuple[int, ...], places: list[int]
    ) -> None:
        self._lines.append(f"0 @F{number}@ FAM")
        for parent, tag in zip(parents, self._roles(parents), strict=True):
            self._line(1, tag, _who(parent))
        children = (self._family.children[place].child for place in places)
        for child in self._family.in_birth_order(children):
            self._line(1, "CHIL", _who(child))
        if couple is None:
            self._line(1, "_DWONLYPARENTS", "Y")
            return
        self._text(1, "_DWKIND", couple.kind or "")
        began, ended = _events(couple)
        self._event(began, "_DWBEGAN", couple.since)
        self._event(ended, "_DWENDED", couple.until)

    def _event(self, tag: str, kind: str, day: Day) -> None:
        if tag == "EVEN" and not day.text:
            return
        self._line(1, tag, None if tag == "EVEN" else "Y")
        if tag == "EVEN":
            self._line(2, "TYPE", "Began" if kind == "_DWBEGAN" else "Ended")
            self._line(2, kind, "Y")
        if day.text:
            self._day(2, day)

    def _roles(self, parents: tuple[int, ...]) -> tuple[str, ...]:
        """Return HUSB and WIFE, which GEDCOM 5.5.1 asks for whoever the two are; their order is ours."""
        shapes = [self._family.people[parent].shape for parent in parents]
        if len(shapes) == 1:
            return ("WIFE",) if shapes[0] == "Woman" else ("HUSB",)
        swapped = (shapes[0] == "Woman") > (shapes[1] == "Woman") or (shapes[1] == "Man") > (
            shapes[0] == "Man"
        )
        return ("WIFE", "HUSB") if swapped else ("HUSB", "WIFE")

    def _ties_and_homes(self) -> None:
        for number, tie in enumerate(self._family.ties, 1):
            self._lines.append(f"0 @T{number}@ _DWTIE")
            self._line(1, "_DWWHO", _who(tie.one))
            self._line(1, "_DWWHO", _who(tie.two))
            self._text(1, "_DWKIND", tie.kind or "")
        for number, home in enumerate(self._family.homes, 1):
            self._lines.append(f"0 @H{number}@ _DWHOME")
            self._text(1, "_DWNAME", home.name)
            for member in home.members:
                self._line(1, "_DWWHO", _who(member))

    def _line(self, level: int, tag: str, value: str | None = None) -> None:
        self._lines.append(f"{level} {tag} {value}" if value else f"{level} {tag}")

    def _text(self, level: int, tag: str, text: str) -> None:
        """Write words of the reader: signs doubled as GEDCOM asks, long ones in pieces."""
        first, *more = _pieces(text.replace("@", "@@")) or [""]
        self._line(level, tag, first)
        for piece in more:
            self._lines.append(f"{level + 1} CONC {piece}")


def _pieces(text: str) -> list[str]:
    pieces = []
    while len(text) > _LONGEST:
        end = next((end for end in range(_LONGEST, 1, -1) if _splits_well(text, end)), _LONGEST)
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text] if text else pieces


def _splits_well(text: str, end: int) -> bool:
    """Whether no space is lost at a cut, and no doubled sign parted."""
    return not (text[end - 1].isspace() or text[end].isspace()) and "@" not in text[end - 1 : end + 1]


def _who(person: int) -> str:
    return f"@I{person + 1}@"


def _events(couple: Couple) -> tuple[str, str]:
    """Return the GEDCOM events with which a couple's `since` and `until` are told."""
    married = couple.kind in ("Married", "Divorced")
    return ("MARR" if married else "EVEN", "DIV" if couple.kind == "Divorced" else "EVEN")


def _households(family: Family) -> Iterator[tuple[Couple | None, tuple[int, ...], list[int]]]:
    """Return each couple with the rows of its children, then the parents who are in no couple's row."""
    by_parents: dict[frozenset[int], list[int]] = {}
    for place, child in enumerate(family.children):
        by_parents.setdefault(frozenset(child.parents), []).append(place)
    for couple in family.couples:
        yield couple, (couple.one, couple.two), by_parents.pop(frozenset((couple.one, couple.two)), [])
    for places in by_parents.values():
        yield None, family.children[places[0]].parents, places
