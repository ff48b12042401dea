"""Who of those without a name is somebody already there: the unknown partner or parent of the same person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from workbook.family.dates.words import NOT_KNOWN, plain
from workbook.family.model.names import base_name, same_name

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
Links = dict[str, set[tuple[str, str]]]
Places = Mapping[tuple[str, str], list[str]]


def is_unknown(name: str) -> bool:
    """Return whether a name only says that nobody knows it: `?`, `Unknown`, `? (2)`."""
    return plain(base_name(name)) in NOT_KNOWN


def same_strangers(tree: Tables, here: Tables, known: Mapping[str, str]) -> dict[str, str]:
    """Return the unknown people of a tree who are there already, by the name they have here.

    Two who are unknown need not be one. They are if they stand in the same place beside somebody who is; and
    whoever is found so leads on to others.

    Args:
        tree: table to rows of the tree.
        here: table to rows there are.
        known: everybody of the tree who has a name and is there already, by the name they have here.
    """
    theirs, ours = _links(tree), _links(here, same_name)
    found = {name: same_name(there) for name, there in known.items()}
    names = {same_name(name): name for name in map(_who, here.get("people", ())) if is_unknown(name)}
    at: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        for place in sorted(ours.get(name, ())):
            at[place].append(name)
    waiting = [name for name in map(_who, tree.get("people", ())) if is_unknown(name)]
    strangers: dict[str, str] = {}
    while matches := _matches(waiting, at, theirs, found):
        strangers |= {name: names[there] for name, there in matches.items()}
        found |= matches
        waiting = [name for name in waiting if name not in strangers]
    return strangers


def _matches(waiting: list[str], at: Places, theirs: Links, found: Mapping[str, str]) -> dict[str, str]:
    """Return who is somebody there, beginning with those who share the most places."""
    taken = set(found.values())
    shared = [
        (-number, order, name, there)
        for order, name in enumerate(waiting)
        for there, number in Counter(_at_the_same(name, at, theirs, found)).items()
        if there not in taken
    ]
    matches: dict[str, str] = {}
    for _, _, name, there in sorted(shared):
        if name not in matches and there not in taken:
            matches[name] = there
            taken.add(there)
    return matches


def _at_the_same(name: str, at: Places, theirs: Links, found: Mapping[str, str]) -> Iterator[str]:
    for place, other in theirs.get(name, ()):
        if other in found:
            yield from at.get((place, found[other]), ())


def _who(row: Mapping[str, Any]) -> str:
    return str(row.get("who") or "")


def _links(tables: Tables, name: Callable[[str], str] = str) -> Links:
    """Return where everybody stands beside whom, under their names as written or as compared."""
    links: Links = defaultdict(set)
    for one, place, other in _places(tables):
        if one and other:
            links[name(str(one))].add((place, name(str(other))))
    return links


def _places(tables: Tables) -> Iterator[tuple[Any, str, Any]]:
    for row in tables.get("couples", ()):
        one, two = row.get("one"), row.get("two")
        yield from ((one, "partner", two), (two, "partner", one))
    for row in tables.get("children", ()):
        parents = row.get("parent"), row.get("other")
        for parent in parents:
            yield from ((row.get("child"), "child", parent), (parent, "parent", row.get("child")))
        yield from ((parents[0], "with", parents[1]), (parents[1], "with", parents[0]))
