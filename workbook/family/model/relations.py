"""Who is whose child: the children table, without circles, with two single rows of one child joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from workbook.family.model.cells import Row, chosen
from workbook.family.model.checks import is_above
from workbook.family.model.names import Names
from workbook.family.model.people import CHILDREN, Child, Problem


def read_children(rows: list[Row], names: Names, problems: list[Problem]) -> tuple[Child, ...]:
    """Return the children with their parents; a row that closes a circle is left out and says so.

    Args:
        rows: the children table.
        names: every name of the map.
        problems: receives a sentence for each row that is not drawn as it stands.
    """
    reading = _Children(problems)
    used = [
        (row, child.child)
        for row in rows
        if (child := _child(row, names, problems)) and reading.add(child, row)
    ]
    for row, person in used:
        twin = row.get("twin")
        if twin:
            reading.twin(row, person, names.find("twin", row, row.get("child") or ""))
    return tuple(reading.found)


class _Children:
    """The children found so far, and everybody's parents."""

    def __init__(self, problems: list[Problem]) -> None:
        self.found: list[Child] = []
        self._problems = problems
        self._places: dict[int, list[int]] = defaultdict(list)
        self._above: dict[int, set[int]] = defaultdict(set)

    def add(self, child: Child, row: Row) -> bool:
        """Keep a child's parents, unless that would make somebody their own ancestor."""
        if child.child in child.parents:
            says = "This row makes someone their own parent and is not drawn. Write the parent's own name."
        elif any(is_above(child.child, parent, self._above) for parent in child.parents):
            says = (
                "This row makes someone their own ancestor and is not drawn. Correct it, or a row above it."
            )
        else:
            self._above[child.child].update(child.parents)
            self._join(child, row)
            return True
        self._problems.append(row.problem(says))
        return False

    def _join(self, child: Child, row: Row) -> None:
        """Keep a row; a second row of the same child with one other parent becomes part of the first."""
        for place in self._places[child.child]:
            other = self.found[place]
            if other.how != child.how:
                continue
            if set(child.parents) <= set(other.parents):
                says = f"Row {other.row + 1} says this already; it is drawn once. Remove one of the two rows."
                self._problems.append(row.problem(says))
                return
            if len(other.parents) == len(child.parents) == 1:
                self.found[place] = replace(other, parents=other.parents + child.parents)
                return
        self._places[child.child].append(len(self.found))
        self.found.append(child)

    def twin(self, row: Row, person: int, twin: int | None) -> None:
        """Keep who is whose twin, where both are children of the very same parents."""
        if twin is None:
            return
        for place in self._places[person] if twin != person else ():
            parents = set(self.found[place].parents)
            if any(set(self.found[other].parents) == parents for other in self._places[twin]):
                self.found[place] = replace(self.found[place], twin=twin)
                return
        says = "This twin has no row with the same parents. Add such a row, or clear the twin."
        self._problems.append(row.problem(says))


def _child(row: Row, names: Names, problems: list[Problem]) -> Child | None:
    name = row.get("child")
    columns = [column for column in ("parent", "other") if row.get(column)]
    given = [row.get(column) or "" for column in columns]
    if not name or not given:
        missing = "who their parent is" if name else "whose name the child has"
        problems.append(row.problem(f"This row does not say {missing}. Write it, or “?” if nobody knows."))
        return None
    child = names.find("child", row, given[0])
    parents = [names.find(column, row, _beside(given, place, name)) for place, column in enumerate(columns)]
    known = tuple(dict.fromkeys(parent for parent in parents if parent is not None))
    if child is None or not known:
        return None
    if len(given) == 2 and len(known) == 1 and None not in parents:
        says = "Both parents of this row are the same person; one is drawn. Clear the second, or correct it."
        problems.append(row.problem(says))
    return Child(child=child, parents=known, how=chosen(row.get("how"), CHILDREN), row=row.number)


def _beside(given: list[str], place: int, child: str) -> str:
    """Return whom an unknown parent stands beside: the other parent, or else the child."""
    return given[1 - place] if len(given) == 2 and given[1 - place] != given[place] else f"{child} {place}"
