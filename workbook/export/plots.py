"""Plotly figures of this workbook as plain SVG, for paper and for files without a script.

It draws what our own figures use and no more: points, lines and names on straight axes, bars end to end,
notes, arrows and frames. A picture is 340 units wide, as the diagrams are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any

from workbook.elements import Html, tag
from workbook.family.dates.words import MONTHS
from workbook.insights.pictures.svg import INK, LEADING, QUIET, WIDE, arrow, drawing, lettered, line
from workbook.insights.pictures.text_width import width, wrap

SIZE = 13.0
GRID = "rgba(139,131,119,0.28)"

_BREAK = re.compile(r"<br>")
_TAG = re.compile(r"</?(?:b|span)(?: [^<>]*)?>")


class _Room:
    """Where things stand: turns what a figure says into units of the drawing."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        edge = layout["margin"]
        self.left, self.right, self.top = float(edge["l"]), WIDE - float(edge["r"]), float(edge["t"])
        tall = layout.get("height")
        inner = float(tall) - self.top - edge["b"] if tall else self.right - self.left
        self.bottom, self.layout = self.top + inner, layout
        self.height = self.bottom + float(edge["b"])

    def x(self, value: Any) -> float:
        """A place across, from a number or a day."""
        low, high = map(_number, self.layout["xaxis"]["range"])
        return self.left + (_number(value) - low) / (high - low) * (self.right - self.left)

    def y(self, value: Any, name: str = "y") -> float:
        """A place down, on one of the upward axes."""
        top, bottom = self.strip(name)
        low, high = map(_number, self._axis(name)["range"])
        return bottom - (_number(value) - low) / (high - low) * (bottom - top)

    def strip(self, name: str) -> tuple[float, float]:
        """The upper and the lower end of an upward axis."""
        low, high = self._axis(name).get("domain", (0, 1))
        return self.paper(high), self.paper(low)

    def paper(self, share: float) -> float:
        """A place down, from 0 at the bottom to 1 at the top."""
        return self.bottom - share * (self.bottom - self.top)

    def _axis(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.layout[f"yaxis{name[1:]}"]
        return found


def plot(figure: Mapping[str, Any], title: str, words: str) -> str:
    """Return a figure as SVG.

    Args:
        figure: as a picture of `workbook.insights.pictures` returns it.
        title: its name, a few words.
        words: what it shows.
    """
    layout = figure["layout"]
    room = _Room(layout)
    parts = [
        *_axes(room),
        *(_shape(shape, room) for shape in layout.get("shapes", ())),
        *_bars([trace for trace in figure["data"] if trace["type"] == "bar"], room),
        *(part for trace in figure["data"] if trace["type"] == "scatter" for part in _scatter(trace, room)),
        *(_note(note, room) for note in layout.get("annotations", ())),
        *(_legend(figure["data"]) if layout.get("showlegend") else ()),
    ]
    return drawing(title, words, room.height, *parts)


def _number(value: Any) -> float:
    return float(dt.date.fromisoformat(value).toordinal()) if isinstance(value, str) else float(value)


def _axes(room: _Room) -> Iterator[Html]:
    across = room.layout["xaxis"]
    for value in across.get("tickvals", ()) if across.get("showticklabels", True) else ():
        said = _day(value, across.get("tickformat", "")) if isinstance(value, str) else str(value)
        yield _letters(room.x(value), room.bottom + 8, [said], fill=QUIET)
    if "title" in across:
        yield _letters((room.left + room.right) / 2, room.height - 20, [across["title"]["text"]], size=14.0)
    for name in [key.replace("axis", "") for key in room.layout if key.startswith("yaxis")]:
        yield from _upwards(name, room)


def _upwards(name: str, room: _Room) -> Iterator[Html]:
    axis = room.layout[f"yaxis{name[1:]}"]
    for value in axis.get("tickvals", ()):
        y = room.y(value, name)
        if axis.get("showgrid"):
            yield line((room.left, y), (room.right, y), colour=GRID, wide=1)
        yield _letters(room.left - 8, y - SIZE * 0.65, [str(value)], anchor="end", fill=QUIET)
    if "title" in axis:
        x, y = 14.0, sum(room.strip(name)) / 2
        said = _letters(0, -10, [axis["title"]["text"]], size=14.0)
        yield tag("g", said, transform=f"translate({x:.1f} {y:.1f}) rotate(-90)")


def _day(value: str, form: str) -> str:
    day = dt.date.fromisoformat(value)
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if "%Y" in form else f"{day.day} {month}"


def _shape(shape: Mapping[str, Any], room: _Room) -> Html:
    (left, right), (top, bottom) = (
        map(room.x, (shape["x0"], shape["x1"])),
        map(room.y, (shape["y1"], shape["y0"])),
    )
    looks = {"stroke": shape["line"]["color"], "stroke_width": shape["line"]["width"], "fill": "none"}
    dots = "1.5 3.5" if shape["line"].get("dash") == "dot" else None
    if shape["type"] == "rect":
        return tag("rect", x=left, y=top, width=right - left, height=bottom - top, **looks)
    return tag("line", x1=left, y1=top, x2=right, y2=bottom, stroke_dasharray=dots, **looks)


def _scatter(trace: Mapping[str, Any], room: _Room) -> Iterator[Html]:
    axis, mode = trace.get("yaxis", "y"), trace["mode"]
    places = [
        None if x is None or y is None else (room.x(x), room.y(y, axis))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in mode:
        for run in _runs(places):
            yield line(*run, colour=trace["line"]["color"], wide=trace["line"]["width"])
    if "markers" in mode:
        yield from (_marker(place, trace["marker"]) for place in places if place)
    if "text" in mode:
        for place, said in zip(places, trace["text"], strict=True):
            if place and said:
                yield _beside(place, said, trace)


def _runs(places: list[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """Return the pieces of a line that has gaps."""
    run: list[tuple[float, float]] = []
    for place in [*places, None]:
        if place:
            run.append(place)
        elif run:
            if len(run) > 1:
                yield run
            run = []


def _marker(place: tuple[float, float], look: Mapping[str, Any]) -> Html:
    (x, y), half, symbol = place, look["size"] / 2, look.get("symbol", "circle")
    paint: dict[str, Any] = {"fill": look["color"]}
    if symbol.endswith("-open"):
        paint = {
            "fill": "none",
            "stroke": look["color"],
            "stroke_width": look.get("line", {}).get("width", 2),
        }
    match symbol.removesuffix("-open"):
        case "square":
            return tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **paint)
        case "diamond":
            reach = half * 1.3
            corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
            return tag("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners), **paint)
    return tag("circle", cx=x, cy=y, r=float(half), **paint)


def _beside(place: tuple[float, float], said: str, trace: Mapping[str, Any]) -> Html:
    size = float(trace.get("textfont", {}).get("size", SIZE))
    away = trace.get("marker", {}).get("size", 0) / 2 + 3
    x, y = place
    match trace["textposition"].split()[0]:
        case "top":
            y -= away + size * LEADING
        case "bottom":
            y += away
        case _:
            y -= size * LEADING / 2
    return _letters(x, y, _lines(said), size=size)


def _bars(traces: list[Mapping[str, Any]], room: _Room) -> Iterator[Html]:
    """Return bars that lie, one after the other in each row."""
    reached: dict[Any, float] = {}
    half = (1 - room.layout.get("bargap", 0.2)) / 2
    for trace in traces:
        for length, row in zip(trace["x"], trace["y"], strict=True):
            start = reached.get(row, 0.0)
            reached[row] = start + length
            if length:
                left, right = room.x(start), room.x(start + length)
                top, bottom = sorted((room.y(row - half), room.y(row + half)))
                yield _bar(left, top, right - left, bottom - top, trace["marker"])


def _bar(x: float, y: float, wide: float, high: float, look: Mapping[str, Any]) -> Html:
    """Return one bar with its strokes, which say the same as its colour."""
    ground = tag("rect", x=x, y=y, width=wide, height=high, fill=look["color"])
    shape = look.get("pattern", {}).get("shape", "")
    strokes = _HATCHES[shape](x, y, wide, high) if shape in _HATCHES else ""
    if not strokes:
        return ground
    white = tag("path", d=strokes, stroke="#ffffff", stroke_width=1.6, stroke_linecap="round", fill="none")
    return Html(ground + white)


def _rising(x: float, y: float, wide: float, high: float, *, falling: bool = False) -> str:
    """Return slanting strokes within a bar, seven units apart, cut off at its two ends."""
    found = []
    for number in range(int((wide + high) // 7) + 1):
        foot = number * 7 - high + 3.5
        start, end = max(foot, 0.0), min(foot + high, wide)
        if start < end:
            low, up = (start - foot, end - foot)
            ends = (y + low, y + up) if falling else (y + high - low, y + high - up)
            found.append(f"M{x + start:.1f} {ends[0]:.1f}L{x + end:.1f} {ends[1]:.1f}")
    return "".join(found)


def _crossed(x: float, y: float, wide: float, high: float) -> str:
    return _rising(x, y, wide, high) + _rising(x, y, wide, high, falling=True)


def _dotted(x: float, y: float, wide: float, high: float) -> str:
    across = [x + 3.5 + 7 * number for number in range(int((wide - 3.5) // 7) + 1)] if wide > 5 else []
    down = [y + 3.5 + 7 * number for number in range(int((high - 3.5) // 7) + 1)]
    return "".join(f"M{one:.1f} {other:.1f}h.1" for one in across for other in down)


_HATCHES: Mapping[str, Callable[[float, float, float, float], str]] = {
    "/": _rising,
    ".": _dotted,
    "x": _crossed,
}


def _note(note: Mapping[str, Any], room: _Room) -> Html:
    x = room.left + note["x"] * (room.right - room.left) if note.get("xref") == "paper" else room.x(note["x"])
    axis = note.get("yref", "y")
    y = room.paper(note["y"]) if axis == "paper" else room.y(note["y"], axis)
    if note["showarrow"]:
        return _arrow((room.x(note["ax"]), room.y(note["ay"])), (x, y), note)
    size = float(note["font"]["size"])
    lines = _lines(note["text"])
    if "xanchor" not in note:  # the words of a corner: half the plane is theirs
        lines = [part for one in lines for part in wrap(one, (room.right - room.left) / 2 - 18, size, 2)]
    high = len(lines) * size * LEADING
    y -= note.get("yshift", 0) + (high if note.get("yanchor") == "bottom" else high / 2)
    anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", ""), "middle")
    return _letters(x + note.get("xshift", 0), y, lines, size=size, anchor=anchor)


def _arrow(start: tuple[float, float], end: tuple[float, float], note: Mapping[str, Any]) -> Html:
    far = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 or 1.0

    def towards(place: tuple[float, float], away: float) -> tuple[float, float]:
        step = away / far
        return place[0] + (end[0] - start[0]) * step, place[1] + (end[1] - start[1]) * step

    return arrow(towards(start, note["startstandoff"]), towards(end, -note["standoff"]), note["arrowcolor"])


def _legend(traces: list[Mapping[str, Any]]) -> Iterator[Html]:
    """Return what each kind of bar means, two in a row."""
    x, y = 6.0, 6.0
    for trace in traces:
        said = _lines(trace["name"])
        if x + 30 + width(said[0], SIZE) > WIDE:
            x, y = 6.0, y + 22
        yield _bar(x, y, 22, 14, trace["marker"])
        yield _letters(x + 28, y - 2, said, anchor="start")
        x += 28 + width(said[0], SIZE) + 16


def _lines(label: str) -> list[str]:
    """Return the lines of a label as plain words; its tags are ours, what the reader wrote has none left."""
    return [unescape(_TAG.sub("", part)) for part in _BREAK.split(label)]


def _letters(
    x: float, y: float, lines: list[str], *, size: float = SIZE, anchor: str = "middle", fill: str = INK
) -> Html:
    return lettered(x, y, lines, size=size, anchor=anchor, fill=fill)
