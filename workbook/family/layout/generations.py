"""Rows of the family map: partners side by side where that is possible, children below all their parents."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from workbook.family.model.people import Family

Pair = tuple[int, int]


def generations(
    family: Family, pairs: Iterable[Pair], descent: Iterable[Pair], beside: Iterable[Pair]
) -> dict[int, int]:
    """Return the row of every person, 0 for the reader, negative for those before.

    Args:
        family: whose people get a row.
        pairs: people who belong in one row; a pair that would put somebody above themselves is left apart.
        descent: parent and child; holds no circles.
        beside: parent and child of further rows; they only say where a block without other ties begins.
    """
    groups = _Groups(len(family.people))
    for parent, child in descent:
        groups.link(parent, child)
    for one, two in pairs:
        groups.join(one, two)
    start = [family.me.id] if family.me else []
    first = _spread(groups, [*start, *range(len(family.people))], list(beside))
    return _pushed_down(groups, first)


class _Groups:
    """People joined into one row, and which groups stand below which."""

    def __init__(self, people: int) -> None:
        self.of = list(range(people))
        self.members = {person: [person] for person in range(people)}
        self.below: dict[int, set[int]] = defaultdict(set)
        self.over: dict[int, set[int]] = defaultdict(set)

    def link(self, parent: int, child: int) -> None:
        self.below[parent].add(child)
        self.over[child].add(parent)

    def join(self, one: int, two: int) -> None:
        keep, go = self.of[one], self.of[two]
        if keep == go or self._reaches(keep, go) or self._reaches(go, keep):
            return
        if len(self.members[keep]) < len(self.members[go]):
            keep, go = go, keep
        for person in self.members[go]:
            self.of[person] = keep
        self.members[keep] += self.members.pop(go)
        for there, back in ((self.below, self.over), (self.over, self.below)):
            for other in there.pop(go, set()):
                back[other].discard(go)
                back[other].add(keep)
                there[keep].add(other)

    def _reaches(self, start: int, goal: int) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            for group in self.below.get(waiting.pop(), ()):
                if group == goal:
                    return True
                if group not in seen:
                    seen.add(group)
                    waiting.append(group)
        return False


def _spread(groups: _Groups, starts: Sequence[int], beside: Sequence[Pair]) -> dict[int, int]:
    """Return rows counted from the reader along every tie, as if none of them disagreed."""
    rows: dict[int, int] = {}
    along: dict[int, list[Pair]] = defaultdict(list)
    for parent, child in beside:
        along[groups.of[parent]].append((groups.of[child], 1))
        along[groups.of[child]].append((groups.of[parent], -1))
    for start in starts:
        later = deque([(groups.of[start], 0)])
        while later:
            group, row = later.popleft()
            later += [
                (other, found + step) for found, other, step in _reached(groups, group, row, rows, along)
            ]
    return rows


def _reached(
    groups: _Groups, start: int, row: int, rows: dict[int, int], along: dict[int, list[Pair]]
) -> list[tuple[int, int, int]]:
    if start in rows:
        return []
    rows[start] = row
    waiting, beside = deque([start]), []
    while waiting:
        group = waiting.popleft()
        beside += [(rows[group], other, step) for other, step in along.get(group, ())]
        for step, others in ((1, groups.below), (-1, groups.over)):
            for other in sorted(others.get(group, ())):
                if other not in rows:
                    rows[other] = rows[group] + step
                    waiting.append(other)
    return beside


def _pushed_down(groups: _Groups, rows: dict[int, int]) -> dict[int, int]:
    """Return rows in which every child stands below all parents, moving as few as possible."""
    missing = {group: len(groups.over.get(group, ())) for group in groups.members}
    ready = deque(group for group, count in missing.items() if not count)
    while ready:
        group = ready.popleft()
        for child in groups.below.get(group, ()):
            rows[child] = max(rows[child], rows[group] + 1)
            missing[child] -= 1
            if not missing[child]:
                ready.append(child)
    for group in groups.members:
        if groups.below.get(group) and not groups.over.get(group):
            rows[group] = min(rows[child] for child in groups.below[group]) - 1
    return {person: rows[group] for person, group in enumerate(groups.of)}
