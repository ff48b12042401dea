"""The plane of connection and separateness: two scales as one point, and later a second one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from workbook.insights.coerce import number_of, words_of
from workbook.insights.pictures import plotted
from workbook.insights.pictures.plotted import LEAF, axis, middle_lines, note
from workbook.insights.pictures.text_width import wrap
from workbook.insights.whom import not_compared

CORNERS = {
    (True, True): "close, and still yourself",
    (True, False): "close, with little room for yourself",
    (False, True): "on your own, at some distance",
    (False, False): "neither close nor free",
}
LETTERS = 13
QUARTER = 111
"""How wide words in a corner may be on the narrowest phone, in pixels."""
INVITATION = "Answer both questions above, and your point appears here."


class Point(NamedTuple):
    """One point: how separate (to the right) and how connected (upwards), each 0–10."""

    separateness: int
    connection: int


def words(given: Mapping[str, Any]) -> str:
    """Return what the picture says, for those who read rather than look.

    Args:
        given: connection and separateness, 0–10 or `None`, both again later, and whom each time is about.
    """
    then, now = _points(given)
    if then and now and (why := _apart(given)):
        return f"Then: {_said(then)}. Now: {_said(now)}. {why}"
    if then and now:
        moved = "Your point has not moved." if then == now else _moved(then, now)
        return f"Then: {_said(then)}. Now: {_said(now)}. {moved}"
    one = then or now
    if one:
        who = words_of(given.get("whom" if then else "whom_again"))
        return f"{'Your point' if then else 'Your point now'}{f', with {who}' if who else ''}: {_said(one)}."
    return INVITATION


def figure(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the plane with its point, or with two and an arrow from then to now.

    Args:
        given: connection and separateness, 0–10 or `None`, both again later, and whom each time is about.

    Returns:
        A Plotly figure as plain lists and numbers, or `None` without a point.
    """
    then, now = _points(given)
    if not (then or now):
        return None
    apart = bool(_apart(given))
    two = bool(then and now and (apart or then != now))
    traces = [_dot(then, "then" if two else "", hollow=two)] if then and (two or not now) else []
    if now:
        traces.append(_dot(now, "now" if two else "then and now" if then else "now"))
    if two and then and now:
        _turn(traces, then, now)
    arrows = [_arrow(then, now)] if two and then and now and not apart else []
    shown = [point for point in (then, now) if point]
    return plotted.figure(
        traces,
        xaxis=axis(range=[-0.8, 10.8], showticklabels=False, title=_title("separateness →", 8)),
        yaxis=axis(range=[-0.8, 10.8], showticklabels=False, title=_title("connection →", 6), scaleanchor="x")
        | {"constrain": "domain"},
        shapes=middle_lines(),
        annotations=[*(_corner(corner, shown) for corner in CORNERS), *arrows],
        margin={"l": 34, "r": 22, "t": 28, "b": 40},
    )


def _apart(given: Mapping[str, Any]) -> str:
    """Return why two points cannot be compared, if they cannot: they are about two people."""
    return not_compared(words_of(given.get("whom")), words_of(given.get("whom_again")))


def _points(given: Mapping[str, Any]) -> tuple[Point | None, Point | None]:
    then = _point(given.get("separateness"), given.get("connection"))
    return then, _point(given.get("separateness_again"), given.get("connection_again"))


def _point(separateness: object, connection: object) -> Point | None:
    across, up = number_of(separateness, 0, 10), number_of(connection, 0, 10)
    return None if across is None or up is None else Point(across, up)


def _said(point: Point) -> str:
    if 5 in point:
        side = "on the middle line: it could go either way"
    else:
        side = CORNERS[point.connection > 5, point.separateness > 5]
    return f"connection {point.connection} of 10, separateness {point.separateness} of 10 – {side}"


def _moved(then: Point, now: Point) -> str:
    steps = []
    for name, before, after in zip(Point._fields, then, now, strict=True):
        if before != after:
            steps.append(f"{abs(after - before)} {'up' if after > before else 'down'} in {name}")
    return f"From then to now: {' and '.join(reversed(steps))}."


def _dot(point: Point, name: str, *, hollow: bool = False) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [point.separateness],
        "y": [point.connection],
        "mode": "markers+text" if name else "markers",
        "text": [name],
        "textposition": "top center" if point.connection < 9 else "bottom center",
        "textfont": {"size": 14},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "size": 20,
            "symbol": "circle-open" if hollow else "circle",
            "color": LEAF,
            "line": {"width": 3, "color": LEAF},
        },
    }


def _turn(traces: list[dict[str, Any]], then: Point, now: Point) -> None:
    """Put the two names on the far sides of their points, where no arrow runs."""
    upper = now.connection >= then.connection
    traces[0]["textposition"] = "bottom center" if upper else "top center"
    traces[1]["textposition"] = "top center" if upper else "bottom center"


def _arrow(then: Point, now: Point) -> dict[str, Any]:
    ends = {"x": now.separateness, "y": now.connection, "ax": then.separateness, "ay": then.connection}
    refs = {"xref": "x", "yref": "y", "axref": "x", "ayref": "y"}
    looks = {"arrowcolor": LEAF, "arrowwidth": 2, "arrowhead": 2, "standoff": 13, "startstandoff": 11}
    return {**ends, **refs, **looks, "text": "", "showarrow": True}


def _title(words: str, standoff: int) -> dict[str, Any]:
    return {"text": words, "standoff": standoff, "font": {"size": 14}}


def _corner(corner: tuple[bool, bool], points: list[Point]) -> dict[str, Any]:
    """Return the words of a corner at its outer or its inner edge, whichever is further from every point."""
    connected, separate = corner
    across = 7.8 if separate else 2.2
    heights = (9.2, 6.3) if connected else (0.8, 3.7)
    up = max(heights, key=lambda height: min(_distance(across, height, point) for point in points))
    said = "<br>".join(wrap(CORNERS[corner], QUARTER, LETTERS, most=3))
    return note(said, across, up, font={"size": LETTERS})


def _distance(across: float, up: float, point: Point) -> float:
    """Return how far a point is from some words, no further than matters to either."""
    beside = abs(point.separateness - across) / 2.6
    return min(1.5, max(beside, abs(point.connection - up) / 1.4))
