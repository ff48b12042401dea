"""A scale as one row of numbers to choose from, on the spot."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.groups.poll.scales import Asked
from workbook.groups.poll.summary import tick
from workbook.pages.html import Html, tag, void


def steps(asked: Asked, name: str, chosen: int | None = None, *, may_pass: bool = False) -> Html:
    """Return the numbers of a scale.

    Args:
        asked: the scale.
        name: what the number is sent as.
        chosen: the number that is chosen already.
        may_pass: whether no number is a choice as well, and the first one.
    """
    return tag(
        "fieldset",
        tag("legend", asked.scale.prompt, class_=None if may_pass else "unseen"),
        _no_number(name) if may_pass else None,
        *_numbers(asked, name, chosen, required=not may_pass),
        class_=f"steps{' or-pass' if may_pass else ''}",
    )


def ends(asked: Asked) -> str:
    """Return what the first and the last number mean."""
    low, high = tick(asked.scale.lowest), tick(asked.scale.highest)
    return f"{low} is “{asked.scale.low}”, {high} is “{asked.scale.high}”."


def _no_number(name: str) -> Html:
    box = void("input", type="radio", name=name, value="", checked=True)
    return tag("label", box, tag("span", "–", tag("span", " no number", class_="unseen")))


def _numbers(asked: Asked, name: str, chosen: int | None, *, required: bool) -> Iterator[Html]:
    for value in range(asked.scale.lowest, asked.scale.highest + 1):
        box = void("input", type="radio", name=name, value=value, required=required, checked=value == chosen)
        yield tag("label", box, tag("span", tick(value)))
