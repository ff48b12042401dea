"""Answers in, pictures and words out: every picture of the workbook, for those who know Python.

    from workbook import Answers, insights

    answers = Answers.open()
    insights.plane(answers)

Every function takes `Answers`, or any mapping from full keys to values, and changes nothing. Those that draw
data return a `plotly.graph_objects.Figure`; those that draw diagrams return a `Drawing`, which a notebook
shows by itself. `for_python` says for each which answers it uses, their shapes and their units.

plotly is imported only when something is drawn in Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.insights.for_python import (
        Drawing,
        family_map,
        ledger,
        lines,
        loop,
        people,
        plane,
        seesaw,
        timeline,
        triangle,
        weeks,
        worry,
    )

__all__ = [
    "Drawing",
    "family_map",
    "ledger",
    "lines",
    "loop",
    "people",
    "plane",
    "seesaw",
    "timeline",
    "triangle",
    "weeks",
    "worry",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from workbook.insights import for_python

    return getattr(for_python, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
