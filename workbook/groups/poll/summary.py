"""What a room gave, as numbers and as a figure; a group of fewer than five people has neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.exercises.kinds import Balance
from workbook.groups.poll.code import MOMENTS
from workbook.groups.poll.scales import Asked
from workbook.groups.poll.showing import FEWEST, Given, Group
from workbook.insights.pictures import plotted
from workbook.insights.pictures.plotted import CLAY, LEAF, axis, label, note

NAMED = {"": "Neither before nor after", "before": "Before", "after": "After"}
ROW, TOP, BOTTOM, LETTERS = 25, 38, 44, 17


@dataclass(frozen=True)
class Told:
    """One group of five people or more.

    Attributes:
        moment: `before`, `after` or nothing.
        people: how many, at least five.
        counts: people at each value, from the lowest on.
        mean: the average, in the scale's own values.
        low: at least two thirds lie between this value
        high: and this one.
    """

    moment: str
    people: int
    counts: tuple[int, ...]
    mean: float
    low: int
    high: int


def tell(shown: Mapping[Group, Given], asked: Mapping[int, Asked]) -> dict[int, list[Told]]:
    """Return what may be told of each scale: nothing, before, after, in this order.

    Args:
        shown: the groups, each with the steps that were given; one of fewer than five people is left out.
        asked: the scales of this edition; others are left out.
    """
    found: dict[int, list[Told]] = {}
    for (number, moment), given in sorted(shown.items()):
        if number in asked and len(given) >= FEWEST:
            values = sorted(map(asked[number].value, given.values()))
            found.setdefault(number, []).append(_told(moment, values, asked[number]))
    for told in found.values():
        told.sort(key=lambda one: MOMENTS.index(one.moment))
    return found


def from_counts(moment: str, counts: Sequence[int], asked: Asked) -> Told | None:
    """Return what may be told of people at each step; nothing of fewer than five.

    Args:
        moment: `before`, `after` or nothing.
        counts: people at each step, from the low end on.
        asked: the scale.
    """
    values = [asked.value(step) for step, many in enumerate(counts) for _ in range(many)]
    return _told(moment, values, asked) if len(values) >= FEWEST else None


def _told(moment: str, values: Sequence[int], asked: Asked) -> Told:
    last = len(values) - 1
    return Told(
        moment=moment,
        people=len(values),
        counts=tuple(values.count(each) for each in range(asked.scale.lowest, asked.scale.highest + 1)),
        mean=sum(values) / len(values),
        low=values[last // 6],
        high=values[-(-last * 5 // 6)],
    )


def words(told: Told, asked: Asked) -> str:
    """Return everything that a picture shows, in words."""
    values = [_value(asked.value(step), asked) for step in range(len(told.counts))]
    if told.low == told.high and max(told.counts) == told.people:
        return f"All {told.people} people gave {_value(told.low, asked)}."
    each = "; ".join(f"{value}: {count}" for value, count in zip(values, told.counts, strict=True) if count)
    return f"{told.people} people. {average(told, asked)} How many gave what – {each}."


def average(told: Told, asked: Asked) -> str:
    """Return the mean and the spread in words."""
    low, high = _value(told.low, asked), _value(told.high, asked)
    spread = f"between {low} and {high}" if low != high else f"at {low}"
    return f"On average {_value(round(told.mean, 1), asked)}; at least two thirds are {spread}."


def _value(value: float, asked: Asked) -> str:
    """Return a value as it is said: 6.2, or 1.5 towards “me”."""
    amount = f"{abs(value):.1f}".removesuffix(".0")
    if not isinstance(asked.scale, Balance):
        return amount
    return (
        "even"
        if amount == "0"
        else (f"{amount} towards “{asked.scale.low if value < 0 else asked.scale.high}”")
    )


def tick(value: float) -> str:
    """Return a value as it stands at an axis: 6, −3, +3 is 3."""
    return f"{abs(value):.1f}".removesuffix(".0") if value >= 0 else f"−{abs(value):.1f}".removesuffix(".0")


def figure(told: Told, asked: Asked, longest: int) -> dict[str, Any]:
    """Return a bar for each value, with the average and where two thirds lie beside them.

    Args:
        told: the group.
        asked: the scale.
        longest: the most people at one value in any picture beside this one, so that they compare.

    Returns:
        A Plotly figure as plain lists and numbers: people across, values upwards.
    """
    values = [asked.value(step) for step in range(len(told.counts))]
    beside = longest * 1.3
    return plotted.figure(
        [_bars(told, values), *_beside(told, beside)],
        bargap=0.22,
        xaxis=axis(range=[0, longest * 1.62], showticklabels=False),
        yaxis=axis(range=[values[0] - 0.5, values[-1] + 0.5], showticklabels=False),
        annotations=[
            *(_tick(value) for value in values),
            *(_count(count, value) for count, value in zip(told.counts, values, strict=True) if count),
            note(f"<b>{tick(round(told.mean, 1))}</b>", beside, told.mean, **_right(14, 20)),
            _end(asked.scale.high, values[-1] + 0.5, "bottom", 6),
            _end(asked.scale.low, values[0] - 0.5, "top", -18),
        ],
        margin={"l": 40, "r": 6, "t": TOP, "b": BOTTOM},
        height=ROW * len(values) + TOP + BOTTOM,
    )


def _bars(told: Told, values: Sequence[int]) -> dict[str, Any]:
    colour, strokes = (CLAY, "/") if told.moment == "after" else (LEAF, "")
    pattern = {"shape": strokes, "size": 7, "solidity": 0.3, "fillmode": "overlay", "fgcolor": "#ffffff"}
    return {
        "type": "bar",
        "orientation": "h",
        "name": NAMED[told.moment],
        "x": list(told.counts),
        "y": list(values),
        "hoverinfo": "skip",
        "marker": {"color": colour, "line": {"width": 0}, "pattern": pattern},
    }


def _beside(told: Told, x: float) -> list[dict[str, Any]]:
    colour = CLAY if told.moment == "after" else LEAF
    spread = {"type": "scatter", "mode": "lines", "x": [x, x], "y": [told.low, told.high]}
    mean = {"type": "scatter", "mode": "markers", "x": [x], "y": [told.mean]}
    return [
        {**spread, "line": {"color": colour, "width": 4}, "hoverinfo": "skip"},
        {**mean, "marker": {"symbol": "diamond", "size": 15, "color": colour}, "hoverinfo": "skip"},
    ]


def _tick(value: int) -> dict[str, Any]:
    return note(tick(value), 0, value, xref="paper", xanchor="right", xshift=-9, font={"size": LETTERS})


def _count(count: int, value: int) -> dict[str, Any]:
    return note(str(count), count, value, **_right(6, LETTERS))


def _right(away: int, size: int) -> dict[str, Any]:
    return {"xanchor": "left", "xshift": away, "font": {"size": size}}


def _end(said: str, y: float, anchor: str, away: int) -> dict[str, Any]:
    look = {"xref": "paper", "xanchor": "left", "yanchor": anchor, "yshift": away, "align": "left"}
    return note(label(said, 260, size=LETTERS, most=1), 0, y, **look, font={"size": LETTERS})
