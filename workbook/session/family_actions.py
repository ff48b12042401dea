"""What is done on the family map: kept in its tables, taken back, and a new name followed everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from workbook.answers import Answers
from workbook.answers.change import Given
from workbook.answers.view import View
from workbook.chapters.roles import FAMILY
from workbook.errors import WorkbookError
from workbook.protocol.family import Acted, PersonTold
from workbook.protocol.from_page import Act
from workbook.session.family_tables import FamilyTables

if TYPE_CHECKING:
    from workbook.family.changing.links import Rows, Tables

Step: TypeAlias = "dict[str, tuple[Rows, Rows]]"
"""What a thing that was done has changed: key of a table to its rows before and behind it."""

MOST_STEPS = 100
NOTHING = "There is nothing more to take back."
GONE = "This person is not on the map any more. Press somebody else."


class FamilyActions:
    """The tables of the family map as somebody changes them by pressing people.

    Args:
        answers: where the tables are kept.
        key: that of the map.
        coming: takes what is about to be kept, so that it can be drawn while the disk is written.
    """

    def __init__(self, answers: Answers, key: str, coming: Callable[[View], None]) -> None:
        self.answers, self.key, self._coming = answers, key, coming
        self._tables = FamilyTables(answers)
        self._steps: list[tuple[str, Step]] = []
        self._people: Rows = []

    def person(self, who: str) -> PersonTold:
        """Return what the map says of somebody.

        Raises:
            WorkbookError: they are gone.
        """
        from workbook.family.person import person_told

        self.answers.refresh()
        told = person_told(self._tables.all(), who, self.key)
        if told is None:
            raise WorkbookError(GONE)
        return told

    def take(self, done: Act) -> tuple[list[str], Acted]:
        """Do one thing, and return the keys of the tables that it changed, and what to tell the page.

        Raises:
            WorkbookError: it cannot be done, or not be kept.
        """
        self.answers.refresh()
        if done.act == "undo":
            return self._undo()
        from workbook.family.changing.actions import act

        before = self._tables.all()
        made = act(before, done.act, done.who, _texts(done.cells))
        step = self._keep(before, made.tables)
        if step:
            self._steps = [*self._steps, (made.says, step)][-MOST_STEPS:]
        return list(step), self._told(made.says, made.who)

    def _undo(self) -> tuple[list[str], Acted]:
        from workbook.family.changing.undoing import undone

        if not self._steps:
            raise WorkbookError(NOTHING)
        says, step = self._steps[-1]
        self._save(
            self._tables.given(key, undone(self._tables.kept(key), before, after))
            for key, (before, after) in step.items()
        )
        self._steps.pop()
        return list(step), self._told(f"Taken back: {says}", None)

    def _told(self, says: str, who: str | None) -> Acted:
        return Acted(key=self.key, say="acted", says=says, who=who, undo=len(self._steps))

    def _keep(self, before: Tables, after: Tables) -> Step:
        """Keep what differs, all of it or nothing, and return it by the keys of the tables."""
        rows = {
            key: (self._tables.fitting(key, before[table]), self._tables.fitting(key, after[table]))
            for table, key in FAMILY.items()
            if before[table] != after[table]
        }
        given = {key: self._tables.given(key, now) for key, (was, now) in rows.items() if now != was}
        self._save(given.values())
        return {key: (rows[key][0], _list(one.value)) for key, one in given.items()}

    def _save(self, given: Iterable[Given]) -> None:
        if changes := list(given):
            self._coming(self.answers.foreseen(changes))
            self.answers.put_all(changes)

    def know(self, people: Rows) -> None:
        """Remember what people are called; one whose name is being written anew is called as before."""
        alike = len(people) == len(self._people)
        old = self._people if alike else [{}] * len(people)
        self._people = [
            {**row, "who": row.get("who") or was.get("who")} for row, was in zip(people, old, strict=True)
        ]

    def follow(self) -> list[str]:
        """Let other tables follow those who were renamed in their own row, and return the keys of these.

        Raises:
            WorkbookError: that cannot be kept.
        """
        from workbook.family.changing.links import followed

        now, people = self._tables.all(), self._people
        self.know(now["people"])
        return list(self._keep(now, followed(people, now))) if people else []


def _texts(cells: Any) -> dict[str, str]:
    found = cells if isinstance(cells, Mapping) else {}
    return {str(name): cell for name, cell in found.items() if isinstance(cell, str)}


def _list(value: object) -> Rows:
    return value if isinstance(value, list) else []
