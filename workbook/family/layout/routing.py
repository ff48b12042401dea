"""Which track between two rows each straight line takes, so that few cross and none touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Span = tuple[float, float]
CLEAR = 6.0


@dataclass
class Run:
    """A horizontal stretch between two rows.

    Attributes:
        key: whose it is.
        ends: left and right.
        up: where lines come to it from above.
        down: where lines leave it downwards.
        layer: 0 below the upper row, 1 in the middle, 2 above the lower row.
        track: counted from the top within the layer.
    """

    key: tuple[int, ...]
    ends: Span
    up: tuple[float, ...]
    down: tuple[float, ...]
    layer: int
    track: int = 0


def lay_tracks(runs: Sequence[Run]) -> dict[int, int]:
    """Give touching stretches tracks of their own, and return how many tracks each layer has."""
    counts = {0: 0, 1: 0, 2: 0}
    for layer in counts:
        mine = [run for run in runs if run.layer == layer]
        for group in _touching(mine):
            _lay(_ordered(group, layer))
            counts[layer] = max([counts[layer], *(run.track + 1 for run in group)])
    return counts


def _touching(runs: Sequence[Run]) -> list[list[Run]]:
    groups: list[list[Run]] = []
    reached = float("-inf")
    for run in sorted(runs, key=lambda each: (each.ends, each.key)):
        if run.ends[0] > reached + CLEAR:
            groups.append([])
        groups[-1].append(run)
        reached = max(reached, run.ends[1])
    return groups


def _ordered(runs: list[Run], layer: int) -> list[Run]:
    """Return stretches that share a reach, the one to lie highest first."""
    if layer != 1:
        short = sorted(runs, key=lambda run: (run.ends[1] - run.ends[0], run.ends[0]))
        return short if layer == 0 else short[::-1]
    score: dict[int, int] = defaultdict(int)
    for number, one in enumerate(runs):
        for two in runs[number + 1 :]:
            if two.ends[0] > one.ends[1]:
                break
            better = crossed(one, two) - crossed(two, one)
            score[id(one)] += better
            score[id(two)] -= better
    return sorted(runs, key=lambda run: score[id(run)])


def crossed(upper: Run, lower: Run) -> int:
    """Return how often two stretches cross when one lies above the other."""
    low, high = lower.ends
    left, right = upper.ends
    return sum(low < x < high for x in upper.down) + sum(left < x < right for x in lower.up)


def _lay(runs: Sequence[Run]) -> None:
    laid: list[Run] = []
    for run in runs:
        near = [each.track for each in laid if _near(each.ends, run.ends)]
        run.track = max(near, default=-1) + 1
        laid.append(run)


def _near(one: Span, two: Span) -> bool:
    return one[0] <= two[1] + CLEAR and two[0] <= one[1] + CLEAR


def reach(spots: Mapping[int, float], people: Sequence[int]) -> Span:
    """Return the leftmost and the rightmost place of some people."""
    places = [spots[person] for person in people]
    return min(places), max(places)
