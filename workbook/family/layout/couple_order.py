"""Partners in one row, and siblings by age."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from workbook.family.layout.kinship import Kinship


def chain_of(
    kin: Kinship,
    members: Sequence[int],
    entry: int | None,
    with_parents: Callable[[int], bool],
    without: Sequence[int] = (),
) -> list[int]:
    """Return partners from left to right: the first left, the next right, theirs further out."""
    chain = [_first(kin, members) if entry is None else entry]
    for beside, other in _spreading(kin, chain[0], without):
        left = chain.index(beside) == 0 and (len(chain) > 1 or not with_parents(other) or entry is None)
        chain.insert(0 if left else len(chain), other)
    return chain


def _first(kin: Kinship, members: Sequence[int]) -> int:
    """Return whose partner stands to the left: the woman of a woman and a man, else who is named first."""
    bonds = [bond for bond in kin.with_bonds.get(min(members), ()) if len(bond.members) == 2]
    if not bonds:
        return min(members)
    one, two = bonds[0].members
    shapes = (kin.family.people[one].shape, kin.family.people[two].shape)
    return two if shapes == ("Man", "Woman") else one


def _spreading(kin: Kinship, start: int, without: Sequence[int]) -> Iterable[tuple[int, int]]:
    seen, waiting = {start, *without}, [start]
    for person in waiting:
        for other in kin.partners(person):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                yield person, other


def by_age(kin: Kinship, people: Sequence[int]) -> list[int]:
    """Return people with nobody before an elder sibling, otherwise in the order given."""
    place = {person: spot for spot, person in enumerate(people)}
    after: dict[int, set[int]] = defaultdict(set)
    for line in _lines_by_age(kin, people):
        for elder, younger in pairwise(line):
            after[elder].add(younger)
    waiting = dict.fromkeys(people, 0)
    for younger in [each for many in after.values() for each in many]:
        waiting[younger] += 1
    ready = [(place[person], person) for person, count in waiting.items() if not count]
    heapq.heapify(ready)
    found: dict[int, None] = {}
    while len(found) < len(people):
        person = heapq.heappop(ready)[1] if ready else next(each for each in people if each not in found)
        if person in found:
            continue
        found[person] = None
        for younger in after.get(person, ()):
            waiting[younger] -= 1
            if not waiting[younger] and younger not in found:
                heapq.heappush(ready, (place[younger], younger))
    return list(found)


def _lines_by_age(kin: Kinship, people: Sequence[int]) -> Iterable[list[int]]:
    """Return the children of every line among some people, elder first."""
    here = set(people)
    bonds = {id(kin.above[person]): kin.above[person] for person in people if person in kin.above}
    for bond in bonds.values():
        yield [child for child in bond.children if child in here]
