"""Every picture by name: what it takes, what it says in words, and what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from workbook.insights.pictures import (
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

Given = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that is drawn from answers.

    Attributes:
        name: what an author calls it.
        roles: names of the answers it takes; an author gives a key for each of them, or for some.
        keys: where this workbook's own chapters ask for each role, as full keys.
        words: says what the picture says, whatever is given; an invitation when that is nothing.
        figure: for data, a Plotly figure as a plain dictionary; `None` when there is nothing to draw.
        svg: for diagrams, a drawing as text; `None` when there is nothing to draw.
    """

    name: str
    roles: tuple[str, ...]
    keys: Mapping[str, str]
    words: Callable[[Given], str]
    figure: Callable[[Given], dict[str, Any] | None] | None = None
    svg: Callable[[Given], str | None] | None = None

    def given(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Return what this workbook's own chapters hold for each role, `None` where nothing is answered."""
        return {role: answers.get(key) for role, key in self.keys.items()}


def _picture(module: ModuleType) -> Picture:
    return Picture(
        name=module.__name__.rpartition(".")[2],
        roles=tuple(module.SOURCES),
        keys={role: key for role, key in module.SOURCES.items() if key},
        words=module.words,
        figure=getattr(module, "figure", None),
        svg=getattr(module, "svg", None),
    )


_ALL = (plane, people, loop, seesaw, worry, ledger, lines, weeks, timeline, triangle)
PICTURES: Mapping[str, Picture] = {picture.name: picture for picture in map(_picture, _ALL)}
