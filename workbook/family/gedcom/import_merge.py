"""A tree from elsewhere beside what is written already: rows are added, none changes, nobody comes twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.chapters.roles import FAMILY
from workbook.family.dates.typed import Day, read_day
from workbook.family.gedcom.strangers import is_unknown, same_strangers
from workbook.family.model.cells import in_our_words
from workbook.family.model.keys import UNSEEN
from workbook.family.model.names import base_name, same_name, without_number
from workbook.family.model.people import CHOSEN, TABLES

Cells = Mapping[str, Any]
_UNSEEN = frozenset(name for names in UNSEEN.values() for name in names)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What a tree would add.

    Attributes:
        rows: table → new rows, in the order of the tree.
        known: how many of its people are written already.
        left_out: how many of its people have no room in the table.
        lines_left_out: how many other rows have no room, or name somebody who was left out.
    """

    rows: Mapping[str, list[dict[str, Any]]]
    known: int
    left_out: int
    lines_left_out: int


def bring(now: Mapping[str, Sequence[Cells] | None], tree: Mapping[str, list[Any]], most: int) -> Brought:
    """Return the rows of a tree that are not there yet.

    A person of the same name is the same one where the births can be the same; otherwise the new one gets a
    name of their own, `Anna Berg (2)`, in every row that names them. Somebody unknown is the same one beside
    the same people.

    Args:
        now: full key, such as `family-map.people`, to the rows there are.
        tree: full key to rows, as `read_gedcom` returns them.
        most: how many rows a table holds.
    """
    here: dict[str, list[Cells]] = {
        table: [in_our_words(row, CHOSEN[table]) for row in now.get(FAMILY[table]) or ()] for table in TABLES
    }
    given = {table: tree.get(FAMILY[table], []) for table in TABLES}
    people = _People(here["people"], most)
    people.meet(given, here)
    rows: dict[str, list[dict[str, Any]]] = {
        "people": [row for one in given["people"] if (row := people.take(one))]
    }
    lost = 0
    for table in TABLES[1:]:
        seen = {_mark(table, row) for row in here[table]}
        fresh = [people.renamed(table, row) for row in given[table]]
        kept = [row for row in fresh if row is not None and _mark(table, row) not in seen]
        room = max(0, most - len(here[table]))
        lost += sum(row is None for row in fresh) + max(0, len(kept) - room)
        rows[table] = kept[:room]
    return Brought(rows=rows, known=people.known, left_out=len(people.left_out), lines_left_out=lost)


def without(rows: Iterable[Cells], added: Iterable[Cells]) -> list[Cells]:
    """Return rows without those that were added and are still as they came."""
    gone: dict[str, int] = defaultdict(int)
    for row in added:
        gone[_whole(row)] += 1
    kept: list[Cells] = []
    for row in reversed(list(rows)):
        if gone[_whole(row)] > 0:
            gone[_whole(row)] -= 1
        else:
            kept.append(row)
    return kept[::-1]


def _whole(row: Cells) -> str:
    """Return what a row says; keys that were written into it since change nothing of that."""
    seen = {column: cell for column, cell in row.items() if cell is not None and column not in _UNSEEN}
    return repr(sorted(seen.items()))


class _People:
    """The people there are, and under which name each of a tree is known among them."""

    def __init__(self, here: list[Cells], most: int) -> None:
        self.known = 0
        self.left_out: set[str] = set()
        self._room = most - len(here)
        self._named: dict[str, str] = {}
        self._has_me = any(row.get("is") == "Me" for row in here)
        self._taken = {same_name(str(row.get("who") or "")) for row in here}
        self._here: dict[str, list[tuple[str, Day]]] = defaultdict(list)
        for row in here:
            name = str(row.get("who") or "")
            self._here[base_name(name)].append((name, read_day(row.get("born"))))

    def meet(self, tree: Mapping[str, Sequence[Cells]], here: Mapping[str, Sequence[Cells]]) -> None:
        """Find everybody of a tree who is there already: by name and birth, or by whom they stand beside."""
        for row in tree["people"]:
            name = _name_in(row)
            if not is_unknown(name) and (there := self._there(name, read_day(row.get("born")))):
                self._named[name] = there
        self._named |= same_strangers(tree, here, self._named)
        self.known = len(self._named)

    def take(self, row: Cells) -> dict[str, Any] | None:
        """Return a person's row to add, or `None` for somebody who is there or finds no room."""
        name = _name_in(row)
        if name in self._named:
            return None
        if self._room <= 0:
            self.left_out.add(name)
            return None
        self._room -= 1
        self._named[name] = self._own_name(name)
        me = row.get("is") == "Me" and self._has_me
        return {**row, "who": self._named[name], "is": None if me else row.get("is")}

    def _there(self, name: str, born: Day) -> str | None:
        same = self._here.get(base_name(name), [])
        for place, (typed, day) in enumerate(same):
            if _can_be_same(day, born):
                del same[place]  # the next of that name is somebody else
                return typed
        return None

    def _own_name(self, name: str) -> str:
        number, own = 1, name
        while same_name(own) in self._taken:
            number += 1
            own = f"{without_number(name)} ({number})"
        self._taken.add(same_name(own))
        return own

    def renamed(self, table: str, row: Cells) -> dict[str, Any] | None:
        """Return a row with everybody under the name they have here; `None` if it names one left out."""
        cells = dict(row)
        for column in _NAMES[table]:
            names: list[Any] = [cells[column]]
            if table == "homes" and cells[column]:
                names = str(cells[column]).split(", ")
            if self.left_out.intersection(name for name in names if name):
                if column not in ("other", "twin"):
                    return None
                names = [None]
            found = [self._named.get(name, name) for name in names]
            cells[column] = ", ".join(found) if table == "homes" else found[0]
        return cells


_NAMES = {
    "couples": ("one", "two"),
    "children": ("child", "parent", "other", "twin"),
    "ties": ("one", "two"),
    "homes": ("who",),
}


def _name_in(row: Cells) -> str:
    return str(row.get("who") or "?")


def _mark(table: str, row: Cells) -> tuple[Any, ...]:
    """Return what two rows share that tell the same thing; further words in them do not count."""
    names = [same_name(str(row.get(column) or "")) for column in _NAMES[table]]
    if table == "couples":
        return (frozenset(names), read_day(row.get("since")).year)
    if table == "children":
        return (names[0], frozenset(names[1:3]))
    return (frozenset(names), row.get("kind"), row.get("home"))


def _can_be_same(one: Day, two: Day) -> bool:
    if not (one.known and two.known):
        return True
    starts, ends = (one.earliest, two.earliest), (one.latest, two.latest)
    return not any(start and end and start > end for start, end in zip(starts, reversed(ends), strict=True))
