"""People by how close they are, and how free the reader is with each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.insights.coerce import counted, ended, listed, number_of, rows_of, words_of
from workbook.insights.pictures import plotted
from workbook.insights.pictures.label_placement import Place, labels, spread
from workbook.insights.pictures.plotted import GREY, LEAF, axis, middle_lines, plain

CROWD = 8
"""Dots that find room on one spot."""

INVITATION = "Name someone in the table, with both numbers, and they appear here."


class Someone(NamedTuple):
    """A person of the table: how free (to the right) and how close (upwards), 0–10 or `None`."""

    who: str
    tie: str
    free: int | None
    close: int | None

    @property
    def named(self) -> str:
        """The initials, or what stands in for them."""
        return self.who or self.tie or "someone"


def words(given: Mapping[str, Any]) -> str:
    """Return what the picture says: everyone with their two numbers, and who has none yet.

    Args:
        given: people, rows of who, tie, close (0–10) and free (0–10).
    """
    everyone = _people(given)
    placed = [one for one in everyone if one.free is not None and one.close is not None]
    waiting = [one.named for one in everyone if one.free is None or one.close is None]
    if not everyone:
        return INVITATION
    said = [_said(one) for one in placed]
    if waiting:
        said.append(f"Not placed yet, for want of a number: {ended(listed(waiting))}")
    return " ".join([f"{counted(len(placed), 'person', 'people')} in the picture.", *said])


def figure(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return everyone with two numbers as a dot on a plane from 0 to 10, free across and close upwards.

    Names that find no room of their own are shortened, and left to the words where even that does not fit.

    Args:
        given: people, rows of who, tie, close (0–10) and free (0–10).

    Returns:
        A Plotly figure as plain lists and numbers, or `None` when nobody can be placed.
    """
    placed = [one for one in _people(given) if one.free is not None and one.close is not None]
    if not placed:
        return None
    spots, names = _gathered(placed)
    dots = spread(spots)
    named = labels(dots, names)
    return plotted.figure(
        [_leaders(dots, named), _dots(dots), _names(named)],
        xaxis=axis(range=[-0.8, 10.8], tickvals=[0, 5, 10], title=_title("how free to be myself →")),
        yaxis=axis(range=[-0.8, 10.8], tickvals=[0, 5, 10], title=_title("how close →"))
        | {"scaleanchor": "x", "constrain": "domain"},
        shapes=middle_lines(),
        margin={"l": 46, "r": 8, "t": 12, "b": 52},
    )


def _people(given: Mapping[str, Any]) -> list[Someone]:
    found = (
        Someone(
            words_of(row.get("who")),
            words_of(row.get("tie")),
            number_of(row.get("free"), 0, 10),
            number_of(row.get("close"), 0, 10),
        )
        for row in rows_of(given.get("people"))
    )
    return [one for one in found if any(part not in ("", None) for part in one)]


def _gathered(placed: list[Someone]) -> tuple[list[tuple[int, int]], list[str]]:
    """Return spots and names; a crowd on one spot becomes a single dot that says how many they are."""
    there: dict[tuple[int, int], list[str]] = {}
    for one in placed:
        there.setdefault((one.free or 0, one.close or 0), []).append(one.named)
    shown = {spot: [f"{len(names)} people"] if len(names) > CROWD else names for spot, names in there.items()}
    single = [(spot, name) for spot, names in shown.items() for name in names]
    return [spot for spot, _ in single], [name for _, name in single]


def _said(one: Someone) -> str:
    tie = f" ({one.tie})" if one.tie and one.who else ""
    return f"{one.named}{tie}: close {one.close} of 10, free {one.free} of 10."


def _dots(dots: list[Place]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots],
        "mode": "markers",
        "marker": {"size": 11, "color": LEAF},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(named: list[tuple[str, Place] | None]) -> dict[str, Any]:
    shown = [one for one in named if one]
    return {
        "type": "scatter",
        "x": [place.x for _, place in shown],
        "y": [place.y for _, place in shown],
        "text": [plain(name) for name, _ in shown],
        "mode": "text",
        "textposition": "middle center",
        "textfont": {"size": plotted.SIZE},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _leaders(dots: list[Place], named: list[tuple[str, Place] | None]) -> dict[str, Any]:
    """Return a thin line from each dot to its name, where the two are apart."""
    across: list[float | None] = []
    up: list[float | None] = []
    for dot, one in zip(dots, named, strict=True):
        if one and one[1].far:
            across += [dot.x, one[1].x, None]
            up += [dot.y, one[1].y, None]
    thin = {"color": GREY, "width": 1}
    return {"type": "scatter", "x": across, "y": up, "mode": "lines", "line": thin, "hoverinfo": "skip"}


def _title(words: str) -> dict[str, Any]:
    return {"text": words, "standoff": 8, "font": {"size": 14}}
