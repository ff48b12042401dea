"""Which votes a picture may show: five people or more, and never one more than before.

Two pictures, one with and one without a single person, would tell that person's answer. So what is revealed
is frozen: whoever comes later waits, and joins a group only together with at least four others who are new
to it. This is kept for each scale and each moment by itself, because five people may come of whom one only
has answered a certain scale. A vote that replaces an earlier one waits in the same way.

The page carries the steps, each the codes of one reveal; the server recalls nothing. Whoever holds the codes
could always take them apart by other means. This guards what a screen shows to a room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from workbook.groups.poll.code import Vote

FEWEST = 5
Who = TypeVar("Who")
Group = tuple[int, str]
"""The number of a scale, and a moment."""

Given = dict[bytes, int]
"""Each giver with the step they gave."""


def latest(votes: Iterable[Vote]) -> list[Vote]:
    """Return the vote that counts for each giver at each moment: the last one, in no telling order."""
    kept = {(vote.giver, vote.moment): vote for vote in votes}
    return [kept[who] for who in sorted(kept)]


def groups(votes: Iterable[Vote]) -> dict[Group, Given]:
    """Return who gave which step, for each scale at each moment; the last vote of a giver counts."""
    found: dict[Group, Given] = {}
    for vote in latest(votes):
        for number, step in vote.steps:
            found.setdefault((number, vote.moment), {})[vote.giver] = step
    return found


def shown(steps: Sequence[Sequence[Vote]]) -> dict[Group, Given]:
    """Return what may be shown once these steps were revealed, one after the other.

    Args:
        steps: the votes that were new with each reveal.

    Returns:
        Every group that has a vote; a group of fewer than five people is empty.
    """
    seen: dict[Group, Given] = {}
    so_far: list[Vote] = []
    for step in steps:
        so_far += step
        for group, now in groups(so_far).items():
            seen[group] = joined(seen.get(group, {}), now)
    return seen


def joined(before: Mapping[Who, int], now: Mapping[Who, int]) -> dict[Who, int]:
    """Return what a picture of one group shows from now on: all of it, or what it showed before.

    Args:
        before: each giver that it showed, with their step; nobody for the first time.
        now: each that has given by now.
    """
    return dict(now if len(now.keys() - before.keys()) >= FEWEST else before)


def waiting(steps: Sequence[Sequence[Vote]], new: Sequence[Vote]) -> bool:
    """Return whether a vote is there that no picture shows yet, though its group has one."""
    seen = shown(steps)
    now = groups(vote for votes in (*steps, new) for vote in votes)
    return any(seen.get(group) and seen[group] != given for group, given in now.items())
