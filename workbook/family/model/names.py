"""Who is meant by a name: one person for each name, a second of the same name apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from workbook.family.dates.words import NOT_KNOWN, plain, says_rather_not
from workbook.family.model.cells import Row, brief
from workbook.family.model.keys import KEY, key_of, reference
from workbook.family.model.people import UNNAMED, Person, Problem

_NUMBER = re.compile(r"\s*\(\d+\)$")


class Names:
    """Every name of the map, and the person it means.

    Args:
        rows: the people table.
        problems: receives a sentence for a name that is missing, or is one too many.
        most: how many people are drawn.
    """

    def __init__(self, rows: list[Row], problems: list[Problem], *, most: int) -> None:
        self._problems = problems
        self._most = most
        self._told: list[tuple[Person, Row]] = []
        self._mentioned: list[Person] = []
        self._by_name: dict[str, int] = {}
        self._by_key: dict[str, Person] = {}
        self._written = {row.get(KEY) for row in rows}
        self.alike: list[Problem] = []
        self.meant: dict[tuple[str, int, str], tuple[int, ...]] = {}
        self._left_out: set[str] = set()
        self._typed = {same_name(row.get("who") or "") for row in rows}
        for row in rows[:most]:
            self._tell(row)
        if len(rows) > most:
            self._leave_out(rows[most:])

    def rows(self) -> Iterator[tuple[Person, Row]]:
        """Return the people of the people table, each with its row."""
        return iter(self._told)

    def mentioned(self) -> Iterator[Person]:
        """Return the people whom only other tables name."""
        return iter(self._mentioned)

    def find(self, column: str, row: Row, beside: str) -> int | None:
        """Return who is meant by a cell; a new name becomes a new person, and the row says so.

        Args:
            column: of the cell.
            row: where it stands.
            beside: the other name of the row; the same unknown person stands beside the same name.

        Returns:
            The person's id, or `None` beyond the number of people that are drawn.
        """
        return self._find(row.get(column) or "", row.get(reference(column)), row, column, beside)

    def find_all(self, column: str, names: list[str], row: Row) -> list[int | None]:
        """Return who is meant by each name of a cell that lists several."""
        keys = (row.get(reference(column)) or "").split()
        fitting = keys if len(keys) == len(names) else [None] * len(names)
        pairs = enumerate(zip(names, fitting, strict=True))
        return [self._find(name, key, row, column, str(place)) for place, (name, key) in pairs]

    def _find(self, name: str, key: str | None, row: Row, column: str, beside: str) -> int | None:
        known = self._linked(name, key)
        person = self._named(name, row, beside) if known is None else known.id
        if person is not None:
            cell = (row.table, row.number, column)
            self.meant[cell] = (*self.meant.get(cell, ()), person)
        return person

    def _linked(self, name: str, key: str | None) -> Person | None:
        """Return whose key stands beside a name; somebody else's name was written over it and counts more."""
        person = self._by_key.get(key or "")
        if person is None or is_unnamed(name) or same_name(name) not in self._by_name:
            return person
        return person if base_name(person.name) == base_name(name) else None

    def _named(self, name: str, row: Row, beside: str) -> int | None:
        key = same_name(name)
        unnamed = is_unnamed(name)
        if unnamed and key not in self._by_name:
            key = f"{UNNAMED}\n{same_name(beside) or (row.table, row.number)}"
        if key in self._by_name:
            return self._by_name[key]
        if key in self._left_out or len(self._told) + len(self._mentioned) >= self._most:
            self._too_many(row)
            return None
        if not unnamed:
            says = (
                f"“{brief(name)}” is not among the people and is drawn as unknown. Add a row there for them."
            )
            self._problems.append(row.problem(says))
        person = Person(
            id=len(self._told) + len(self._mentioned),
            name=UNNAMED if unnamed else name,
            key=key_of(key, self._taken),
        )
        self._by_key[person.key] = person
        self._mentioned.append(person)
        self._by_name[key] = person.id
        return person.id

    def knows(self, name: str) -> bool:
        """Return whether somebody has this name already."""
        return same_name(name) in self._by_name

    def pair(self, row: Row, first: str, second: str) -> tuple[int, int] | None:
        """Return the two people of a row, or `None` with a sentence when they are not two."""
        names = row.get(first), row.get(second)
        if not names[0] or not names[1]:
            self._problems.append(row.problem("This row names only one person. Write the other name too."))
            return None
        if same_name(names[0]) == same_name(names[1]) and not is_unnamed(names[0]):
            says = f"“{brief(names[0])}” stands on both sides of this row. Write another name on one of them."
            self._problems.append(row.problem(says))
            return None
        one = self.find(first, row, names[1])
        two = self.find(second, row, names[0] if not is_unnamed(names[0]) else f"{row.number} {second}")
        return None if one is None or two is None or one == two else (one, two)

    def _tell(self, row: Row) -> None:
        typed = row.get("who") or ""
        name = typed
        if not typed or is_unnamed(typed):
            name = UNNAMED
            if not typed:
                says = (
                    "This row has no name and is drawn as “?”. Write a name or initials, or a “?” if unknown."
                )
                self._problems.append(row.problem(says))
        person = Person(id=len(self._told), name=name, row=row.number)
        key = same_name(typed)
        if name != UNNAMED and key in self._by_name:
            person = self._apart(person, row)
            key = same_name(person.name)
        if key:
            self._by_name.setdefault(key, person.id)
        person = Person(id=person.id, name=person.name, key=self._key(row, key), row=row.number)
        self._by_key[person.key] = person
        self._told.append((person, row))

    def _key(self, row: Row, name: str) -> str:
        """Return the key of a row; one that stands twice is that of the first."""
        written = row.get(KEY)
        if written and written not in self._by_key:
            return written
        return key_of(name, self._taken)

    def _taken(self, key: str) -> bool:
        return key in self._by_key or key in self._written

    def _apart(self, person: Person, row: Row) -> Person:
        """Return a second person of the same name under a name of their own."""
        number = 2
        while same_name(f"{person.name} ({number})") in self._typed | self._by_name.keys():
            number += 1
        name = f"{person.name} ({number})"
        says = f"Somebody else is called “{brief(person.name)}” too: this one is “… ({number})” on the map."
        self.alike.append(row.problem(says))
        return replace(person, name=name)

    def _leave_out(self, rows: list[Row]) -> None:
        self._left_out = {same_name(row.get("who") or "") for row in rows} - self._by_name.keys()
        more = f" and {len(rows) - 1:,} more are" if len(rows) > 1 else " is"
        says = f"The map draws {self._most:,} people; this row{more} kept but not drawn."
        self._problems.append(rows[0].problem(says))

    def _too_many(self, row: Row) -> None:
        says = f"This row names somebody beyond the {self._most:,} people the map draws, so it is not drawn."
        self._problems.append(row.problem(says))


def same_name(name: str) -> str:
    """Return what two spellings of one name share."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def base_name(name: str) -> str:
    """Return what the spellings of one name share, the number of a second person left out."""
    return same_name(without_number(name))


def without_number(name: str) -> str:
    """Return a name without the number of a second person: “L. (2)” → “L.”."""
    return _NUMBER.sub("", name)


def is_unnamed(name: str) -> bool:
    """Return whether a name only says that nobody knows it, or that it is not told."""
    return plain(name) in NOT_KNOWN or says_rather_not(name)
