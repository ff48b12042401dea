"""A family tree from another program: a GEDCOM file in, the tables of the family map out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.chapters.roles import FAMILY
from workbook.errors import WorkbookError
from workbook.family.gedcom.children import belonging
from workbook.family.gedcom.couples import together
from workbook.family.gedcom.lines import LONGEST, Line, read_lines
from workbook.family.gedcom.records import date_of, death_of, event_of, name_of, words_of
from workbook.family.gedcom.remarks import joined, notes_of, of_a_couple, of_others, tells_more
from workbook.family.gedcom.writer import PROGRAM, write_gedcom
from workbook.family.model.people import UNNAMED

__all__ = ["Imported", "read_gedcom", "write_gedcom"]

IN_NOTES = "Places, work and other events in the file stand in people’s notes."

_SHAPES = {"F": "Woman", "M": "Man", "U": "Unknown", "X": "Own shape"}
_ROLES = ("HUSB", "WIFE")
_NOBODY = "@VOID@"

Cells = dict[str, str | None]


@dataclass(frozen=True)
class Imported:
    """The tables of a family tree, and what the reader should know about them.

    Attributes:
        tables: full key, such as `family-map.people`, to rows; cells are text or `None`.
        notes: a sentence each.
    """

    tables: dict[str, list[Cells]]
    notes: tuple[str, ...]


def read_gedcom(raw: bytes) -> Imported:
    """Return the tables that a GEDCOM file tells.

    Args:
        raw: the file, 5.5, 5.5.1 or 7, in UTF-8, UTF-16, ANSEL or an older encoding; at most 20 MB.

    Raises:
        WorkbookError: no GEDCOM file, too large, or without any people.
    """
    records, lines = read_lines(raw)
    tree = _Tree(records)
    if not tree.people:
        raise WorkbookError("This file has no people in it. Export the tree again, with its people.")
    tables = tree.tables()
    notes = [IN_NOTES, *lines] if tree.tells_more else list(lines)
    if not any(row["is"] == "Me" for row in tables[FAMILY["people"]]):
        notes.append("Choose “Me” in your own row, so that the map knows who you are.")
    return Imported(tables, tuple(notes + tree.notes))


@dataclass
class _Someone:
    """One person of the file: their record, and the row of the people table it makes."""

    record: Line
    row: Cells

    mentioned: bool = False

    def note(self, more: Iterable[str]) -> None:
        """Write more into the notes."""
        self.row["notes"] = joined(self.row["notes"], more)


class _Tree:
    """The records of a file by their marks, and the tables they make."""

    def __init__(self, records: list[Line]) -> None:
        self.people: dict[str, _Someone] = {}
        self.notes: list[str] = []
        self._taken: set[str] = set()
        self._again: dict[str, int] = {}
        self._texts = {record.mark: record for record in records if record.tag in ("NOTE", "SNOTE")}
        self._ties = [record for record in records if record.tag == "_DWTIE"]
        self._homes = [record for record in records if record.tag == "_DWHOME"]
        sources = [source for record in records if record.tag == "HEAD" for source in record.all("SOUR")]
        self._own = any(source.value == PROGRAM for source in sources)
        individuals = [record for record in records if record.tag == "INDI"]
        for number, record in enumerate(individuals):
            mark = record.mark or f"#{number}"
            if mark not in self.people:
                self.people[mark] = self._someone(record)
        if len(self.people) < len(individuals):
            self.notes.append("Some people have the same mark in the file; only the first of each came in.")
        self._families: dict[str, Line] = {}
        for number, record in enumerate(record for record in records if record.tag == "FAM"):
            self._families.setdefault(record.mark or f"#{number}", record)
        self._spouses = {mark: self._told(family, "HUSB", "WIFE") for mark, family in self._families.items()}
        self._offspring = {mark: self._told(family, "CHIL") for mark, family in self._families.items()}
        for mark, person in self.people.items():
            self._point_back(mark, person.record)
        self.tells_more = not self._own and any(tells_more(one.record) for one in self.people.values())
        if not self._own:
            self._note_others()
        if any(len(one.row["notes"] or "") >= LONGEST for one in self.people.values()):
            self.notes.append("The notes of somebody are very long; their end stays out.")

    def _told(self, family: Line, *tags: str) -> dict[str, str]:
        """Return the people to whom a family points, each with the tag that does."""
        return {line.value: line.tag for line in family.all(*tags) if line.value in self.people}

    def _point_back(self, mark: str, record: Line) -> None:
        """Put somebody into the families that they name, also where those do not name them."""
        for tag, members in (("FAMS", self._spouses), ("FAMC", self._offspring)):
            for to in record.pointers(tag):
                if to != _NOBODY:
                    self._families.setdefault(to, Line("FAM", mark=to))
                    members.setdefault(to, {}).setdefault(mark, "")

    def _note_others(self) -> None:
        """Put into people's notes what the file says of them together with somebody else."""
        names = {mark: self._named(mark) for mark in self.people}
        for one in self.people.values():
            one.note(of_others(one.record, names))
        for mark, family in self._families.items():
            first, other = [*self._spouses[mark], None, None][:2] if mark in self._spouses else (None, None)
            beside = f"with {names[other]} – " if other else ""
            if first:
                self.people[first].note(f"{beside}{words}" for words in of_a_couple(family, self._texts))

    def tables(self) -> dict[str, list[Cells]]:
        """Return all five tables."""
        children = self._children()
        return {
            FAMILY["people"]: [one.row for one in self.people.values() if not one.mentioned],
            FAMILY["couples"]: list(self._couples()),
            FAMILY["children"]: children,
            FAMILY["ties"]: list(self._tie_rows()),
            FAMILY["homes"]: list(self._home_rows()),
        }

    def _someone(self, record: Line) -> _Someone:
        name, sex = name_of(record), (words_of(record.first("SEX")) or "").upper()
        mentioned = record.first("_DWMENTIONED") is not None
        row: Cells = {
            "who": name if mentioned else self._unique(name),
            "shape": words_of(record.first("_DWSHAPE")) or _SHAPES.get(sex),
            "label": words_of(record.first("_DWLABEL")),
            "is": words_of(record.first("_DWIS")),
            "born": date_of(event_of(record, "BIRT")),
            "died": words_of(record.first("_DWDIED")) or death_of(record),
            "notes": notes_of(record, self._texts, as_typed=self._own),
        }
        self._taken.add((row["who"] or "").casefold())
        return _Someone(record, row, mentioned)

    def _unique(self, name: str) -> str:
        """Return a name that nobody has yet, `Anna Berg (2)` for the second of that name."""
        number, unique = self._again.get(name.casefold(), 1), name
        while unique.casefold() in self._taken:
            number += 1
            unique = f"{name} ({number})"
        self._again[name.casefold()] = number
        return unique

    def _couples(self) -> Iterator[Cells]:
        for mark, family in self._families.items():
            pair = list(self._spouses.get(mark, ()))[:2]
            if len(pair) == 2 and family.first("_DWONLYPARENTS") is None:
                for time in together(family):
                    row = {"one": self._named(pair[0]), "two": self._named(pair[1]), "kind": time.kind}
                    yield {**row, "since": time.since, "until": time.until}

    def _named(self, mark: str) -> str:
        return self.people[mark].row["who"] or UNNAMED

    def _children(self) -> list[Cells]:
        found = [row for mark in self._families for row in self._children_of(mark)]
        return _each_once([row for _, row in sorted(found, key=lambda one: one[0])])

    def _children_of(self, mark: str) -> Iterator[tuple[int, Cells]]:
        children = list(self._offspring.get(mark, ()))
        parents = dict([*self._spouses.get(mark, {}).items()][:2]) or self._unknown_parent(children)
        for child in children if parents else ():
            record = self.people[child].record
            links: list[Line | None] = [link for link in record.all("FAMC") if link.value == mark]
            for link in links or [None]:
                hows = belonging(record, self._families[mark], link, only=len(record.pointers("FAMC")) < 2)
                yield from self._rows(child, parents, hows, link)

    def _unknown_parent(self, children: list[str]) -> dict[str, str]:
        """Return a new unknown parent of brothers and sisters whose parents are not in the file."""
        if len(children) < 2:
            return {}
        mark, name = f"?{children[0]}", self._unique(UNNAMED)
        self._taken.add(name.casefold())
        columns = ("shape", "label", "is", "born", "died", "notes")
        row: Cells = {"who": name, **dict.fromkeys(columns), "shape": "Unknown"}
        self.people[mark] = _Someone(Line("INDI"), row)
        return {mark: ""}

    def _rows(
        self, child: str, parents: dict[str, str], hows: dict[str, str | None], link: Line | None
    ) -> Iterator[tuple[int, Cells]]:
        """Return a child's row of two parents, or a row of each where it belongs to each in another way."""
        ways: dict[str | None, list[str]] = {}
        free = [role for role in _ROLES if role not in parents.values()]
        for parent, tag in parents.items():
            ways.setdefault(hows[tag or free.pop(0)], []).append(parent)
        number, foremost, twin = (
            words_of(link.first(tag)) if link else None for tag in ("_DWROW", "_DWFIRST", "_DWTWIN")
        )
        place = int(number) if number and number.isdecimal() and len(number) < 9 else 0
        for how, order in ways.items():
            first, *others = order[::-1] if foremost in order[1:] else order
            yield (
                place,
                {
                    "child": self._named(child),
                    "parent": self._named(first),
                    "other": self._named(others[0]) if others else None,
                    "how": how,
                    "twin": self._named(twin) if twin in self.people else None,
                },
            )

    def _tie_rows(self) -> Iterator[Cells]:
        for tie in self._ties:
            names = self._members(tie)
            if len(names) == 2:
                yield {"one": names[0], "two": names[1], "kind": words_of(tie.first("_DWKIND"))}

    def _home_rows(self) -> Iterator[Cells]:
        for home in self._homes:
            names = self._members(home)
            if names:
                yield {"home": words_of(home.first("_DWNAME")), "who": ", ".join(names)}

    def _members(self, record: Line) -> list[str]:
        return [self._named(line.value) for line in record.all("_DWWHO") if line.value in self.people]


def _each_once(rows: list[Cells]) -> list[Cells]:
    """Return rows without those that another says too: the same child, the same way, and no parent more."""
    most: dict[tuple[str | None, str | None], list[set[str | None]]] = {}
    kept: dict[int, Cells] = {}
    for number, row in sorted(enumerate(rows), key=lambda one: one[1]["other"] is None):
        told = most.setdefault((row["child"], row["how"]), [])
        parents = {row["parent"], row["other"]} - {None}
        if not any(parents <= others for others in told):
            told.append(parents)
            kept[number] = row
    return [kept[number] for number in sorted(kept)]
