"""Who is meant by a name: one person for each name, a second of the same name apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbook.family.dates.words import NOT_KNOWN, plain, says_rather_not
from workbook.family.model.cells import Row, brief
from workbook.family.model.people import UNNAMED, Person, Problem

_NUMBER = re.compile(r"\s*\(\d+\)$")


class Names:
    """Every name of the map, and the person it means.

    Args:
        rows: the people table.
        problems: receives a sentence for a name that stands twice, is missing, or is one too many.
        most: how many people are drawn.
    """

    def __init__(self, rows: list[Row], problems: list[Problem], *, most: int) -> None:
        self._problems = problems
        self._most = most
        self._told: list[tuple[Person, Row]] = []
        self._mentioned: list[Person] = []
        self._by_name: dict[str, int] = {}
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

    def find(self, name: str, row: Row, beside: str) -> int | None:
        """Return who is meant by a name; a new name becomes a new person, and the row says so.

        Args:
            name: as typed; “?” is somebody unknown.
            row: where it stands.
            beside: the other name of the row; the same unknown person stands beside the same name.

        Returns:
            The person's id, or `None` beyond the number of people that are drawn.
        """
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
        person = Person(id=len(self._told) + len(self._mentioned), name=UNNAMED if unnamed else name)
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
        one = self.find(names[0], row, names[1])
        two = self.find(names[1], row, names[0] if not is_unnamed(names[0]) else f"{row.number} {second}")
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
        self._told.append((person, row))

    def _apart(self, person: Person, row: Row) -> Person:
        """Return a second person of the same name under a name of their own."""
        number = 2
        while same_name(f"{person.name} ({number})") in self._typed | self._by_name.keys():
            number += 1
        name = f"{person.name} ({number})"
        known = (
            f"“{brief(person.name)}” is the name of somebody else too; this one is drawn as “… ({number})”"
        )
        says = f"{known}. Give one of them another name."
        self._problems.append(row.problem(says))
        return Person(id=person.id, name=name, row=person.row)

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
