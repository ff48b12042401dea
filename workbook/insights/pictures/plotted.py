"""What Plotly figures share: calm axes, colours for light and dark, and labels that stay what they are.

Figures are plain dictionaries as plotly.js takes them. Text has no colour of its own, so that the page can
give it one (`layout.font.color`).
"""

from __future__ import annotations

from typing import Any

from workbook.insights.pictures.text_width import wrap

LEAF, CLAY, GREY = "#2f857b", "#b8623c", "#8b8377"
"""Readable on white paper and on a dark page."""

SIZE = 13

_MEANING = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%": "&#37;"})


def plain(words: str) -> str:
    """Return words for a label; Plotly takes `<b>`, `<a href>` and `$x$` for markup."""
    return words.translate(_MEANING)


def label(words: str, room: float, *, size: float = SIZE, most: int = 2) -> str:
    """Return words as the lines of a label, neutralised; `room` and `size` in pixels."""
    return "<br>".join(map(plain, wrap(words, room, size, most)))


def figure(data: list[dict[str, Any]], **layout: Any) -> dict[str, Any]:
    """Return a figure with the looks that all share.

    Args:
        data: traces.
        layout: what this figure adds.
    """
    shared = {
        "margin": {"l": 44, "r": 16, "t": 16, "b": 44},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": SIZE, "color": "#6f685e"},
        "showlegend": False,
        "dragmode": False,
        "hovermode": False,
    }
    return {"data": data, "layout": shared | layout}


def axis(**more: Any) -> dict[str, Any]:
    """Return an axis without grid or lines."""
    bare = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True}
    return bare | more


def note(words: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """Return an annotation without an arrow; `words` are our own, or neutralised."""
    return {"text": words, "x": x, "y": y, "showarrow": False, "font": {"size": SIZE}, **more}


def middle_lines() -> list[dict[str, Any]]:
    """Return the frame and the two dotted lines of a plane from 0 to 10."""
    dotted = {"color": GREY, "width": 1, "dash": "dot"}
    frame = {"color": GREY, "width": 1}
    return [
        {"type": "rect", "x0": -0.6, "x1": 10.6, "y0": -0.6, "y1": 10.6, "line": frame, "layer": "below"},
        {"type": "line", "x0": 5, "x1": 5, "y0": -0.6, "y1": 10.6, "line": dotted, "layer": "below"},
        {"type": "line", "x0": -0.6, "x1": 10.6, "y0": 5, "y1": 5, "line": dotted, "layer": "below"},
    ]
