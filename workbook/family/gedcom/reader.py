"""A family tree from another program: a GEDCOM file in, the tables of the family map out, and back."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbook.chapters.roles import FAMILY
from workbook.errors import WorkbookError
from workbook.family.gedcom.lines import prepare
from workbook.family.gedcom.records import (
    LONGEST,
    below,
    couple_kind,
    date_of,
    death_of,
    first,
    name_of,
    since_and_until,
    words_of,
)
from workbook.family.gedcom.writer import write_gedcom
from workbook.family.model.people import UNNAMED

__all__ = ["Imported", "read_gedcom", "write_gedcom"]

_SHAPES = {"F": "Woman", "M": "Man", "U": "Unknown", "X": "Own shape"}
_HOW = {"birth": "Born to", "adopted": "Adopted", "foster": "Foster"}

_SLIPS = (
    OSError,
    ValueError,
    LookupError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    TypeError,
    RecursionError,
)

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
        WorkbookError: no GEDCOM file, too large, damaged beyond reading, or without any people.
    """
    lines = prepare(raw)
    records = _records(lines.raw, lines.codec)
    tree = _Tree(records)
    if not tree.people:
        raise WorkbookError("This file has no people in it. Export the tree again, with its people.")
    tables = tree.tables()
    notes = ["Places, sources and pictures in the file stay out.", *lines.notes]
    if not any(row["is"] == "Me" for row in tables[FAMILY["people"]]):
        notes.append("Choose “Me” in your own row, so that the map knows who you are.")
    return Imported(tables, tuple(notes + tree.notes))


def _records(raw: bytes, codec: str) -> list[Any]:
    """Return the records of a file; whatever a parser stumbles over becomes one sentence."""
    from ged4py.parser import CodecError, GedcomReader, IntegrityError, ParserError

    logging.getLogger("ged4py").setLevel(logging.CRITICAL)  # its debugging lines hold names
    try:
        with GedcomReader(io.BytesIO(raw), encoding=codec, errors="replace") as reader:
            return list(reader.records0())
    except (*_SLIPS, CodecError, IntegrityError, ParserError):
        raise _damaged() from None


def _damaged() -> WorkbookError:
    return WorkbookError("This GEDCOM file is damaged and cannot be read. Export the tree once more.")


@dataclass
class _Someone:
    """One person of the file, and the families in which they are a child."""

    row: Cells
    mentioned: bool = False
    child_in: list[tuple[str, Any]] = field(default_factory=list)
    adopted_in: set[str] = field(default_factory=set)


class _Tree:
    """The records of a file by their marks, and the tables they make."""

    def __init__(self, records: list[Any]) -> None:
        self.people: dict[str, _Someone] = {}
        self.notes: list[str] = []
        self._taken: set[str] = set()
        self._again: dict[str, int] = {}
        self._texts = {record.xref_id: record for record in records if record.tag in ("NOTE", "SNOTE")}
        self._families: dict[str, Any] = {}
        self._ties = [record for record in records if record.tag == "_DWTIE"]
        self._homes = [record for record in records if record.tag == "_DWHOME"]
        individuals = [record for record in records if record.tag == "INDI"]
        for number, record in enumerate(individuals):
            mark = record.xref_id or f"#{number}"
            if mark not in self.people:
                self.people[mark] = self._someone(record)
        for number, record in enumerate(record for record in records if record.tag == "FAM"):
            self._families.setdefault(record.xref_id or f"#{number}", record)
        if len(self.people) < len(individuals):
            self.notes.append("Some people have the same mark in the file; only the first of each came in.")

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

    def _someone(self, record: Any) -> _Someone:
        mentioned = first(record, "_DWMENTIONED") is not None
        sex = (words_of(first(record, "SEX")) or "").upper()
        shape = words_of(first(record, "_DWSHAPE")) or _SHAPES.get(sex)
        name, once = name_of(record)
        row: Cells = {
            "who": name if mentioned else self._unique(name),
            "shape": shape,
            "label": words_of(first(record, "_DWLABEL")),
            "is": words_of(first(record, "_DWIS")),
            "born": date_of(first(record, "BIRT")),
            "died": words_of(first(record, "_DWDIED")) or death_of(first(record, "DEAT")),
            "notes": self._notes(record, once),
        }
        self._taken.add((row["who"] or "").casefold())
        links = [(str(one.value), one) for one in below(record, "FAMC") if one.value]
        adopted = {str(words_of(first(one, "FAMC"))) for one in below(record, "ADOP")}
        return _Someone(row, mentioned, links, adopted)

    def _unique(self, name: str) -> str:
        """Return a name that nobody has yet, `Anna Berg (2)` for the second of that name."""
        number, unique = self._again.get(name.casefold(), 1), name
        while unique.casefold() in self._taken:
            number += 1
            unique = f"{name} ({number})"
        self._again[name.casefold()] = number
        return unique

    def _notes(self, record: Any, once: str | None) -> str | None:
        found = [once] if once else []
        for note in below(record, "NOTE") + below(record, "SNOTE"):
            shared = self._texts.get(note.value)
            text = words_of(shared if shared is not None else note)
            found += [text] if text else []
        return "; ".join(found)[:LONGEST] or None

    def _couples(self) -> Iterator[Cells]:
        for family in self._families.values():
            pair = self._spouses(family)
            if len(pair) == 2 and first(family, "_DWONLYPARENTS") is None:
                since, until = since_and_until(family)
                row = {"one": self._named(pair[0]), "two": self._named(pair[1]), "kind": couple_kind(family)}
                yield {**row, "since": since, "until": until}

    def _spouses(self, family: Any) -> list[str]:
        marks = [str(one.value) for one in family.sub_records if one.tag in ("HUSB", "WIFE")]
        return [mark for mark in dict.fromkeys(marks) if mark in self.people][:2]

    def _named(self, mark: str) -> str:
        return self.people[mark].row["who"] or UNNAMED

    def _children(self) -> list[Cells]:
        found = [row for mark, family in self._families.items() for row in self._children_of(mark, family)]
        return [row for _, row in sorted(found, key=lambda one: one[0])]

    def _children_of(self, mark: str, family: Any) -> Iterator[tuple[int, Cells]]:
        marks = [str(one.value) for one in below(family, "CHIL")]
        children = [one for one in dict.fromkeys(marks) if one in self.people]
        parents = self._spouses(family) or self._unknown_parent(children)
        for one in children if parents else ():
            links = [link for to, link in self.people[one].child_in if to == mark]
            for link in links or [None]:
                yield self._row(one, parents, mark, link)

    def _unknown_parent(self, children: list[str]) -> list[str]:
        """Return a new unknown parent of brothers and sisters whose parents are not in the file."""
        if len(children) < 2:
            return []
        mark, name = f"?{children[0]}", self._unique(UNNAMED)
        self._taken.add(name.casefold())
        columns = ("shape", "label", "is", "born", "died", "notes")
        self.people[mark] = _Someone({"who": name, **dict.fromkeys(columns), "shape": "Unknown"})
        return [mark]

    def _row(self, child: str, parents: list[str], mark: str, link: Any) -> tuple[int, Cells]:
        foremost, twin = words_of(first(link, "_DWFIRST")), words_of(first(link, "_DWTWIN"))
        order = [*parents[::-1]] if foremost in parents[1:] else parents
        named = first(link, "_DWHOW")
        kind = (words_of(first(link, "PEDI")) or "birth").casefold()
        how = words_of(named) if named is not None else _HOW.get(kind, "Born to")
        if mark in self.people[child].adopted_in:
            how = "Adopted"
        place = words_of(first(link, "_DWROW")) or ""
        return int(place) if place.isdecimal() and len(place) < 9 else 0, {
            "child": self._named(child),
            "parent": self._named(order[0]),
            "other": self._named(order[1]) if len(order) > 1 else None,
            "how": how,
            "twin": self._named(twin) if twin in self.people else None,
        }

    def _tie_rows(self) -> Iterator[Cells]:
        for tie in self._ties:
            names = self._members(tie)
            if len(names) == 2:
                yield {"one": names[0], "two": names[1], "kind": words_of(first(tie, "_DWKIND"))}

    def _home_rows(self) -> Iterator[Cells]:
        for home in self._homes:
            names = self._members(home)
            if names:
                yield {"home": words_of(first(home, "_DWNAME")), "who": ", ".join(names)}

    def _members(self, record: Any) -> list[str]:
        marks = [str(one.value) for one in below(record, "_DWWHO")]
        return [self._named(mark) for mark in marks if mark in self.people]
