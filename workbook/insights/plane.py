"""The plane of connection and separateness: two scales, one point, and the same thing in words."""

from __future__ import annotations

from typing import Any

INK, LINE, LEAF = "#6f685e", "#a39b8e", "#2f857b"
CORNERS = {
    (True, True): "close, and still yourself",
    (True, False): "close, with little room for yourself",
    (False, True): "on your own, at some distance",
    (False, False): "neither close nor free",
}


def in_words(separateness: int | None, connection: int | None) -> str:
    """Return what the picture says, for those who read rather than look.

    Args:
        separateness: 0–10, how much of a self of one's own; `None` for unanswered.
        connection: 0–10, how connected; `None` for unanswered.
    """
    if separateness is None or connection is None:
        return "Answer both questions above, and your point appears here."
    if separateness == 5 or connection == 5:
        side = "on the middle line: it could go either way"
    else:
        side = CORNERS[connection > 5, separateness > 5]
    return f"Your point: connection {connection} of 10, separateness {separateness} of 10 – {side}."


def figure(separateness: int, connection: int) -> dict[str, Any]:
    """Return the plane with one point as a Plotly figure, ready for JSON.

    Args:
        separateness: 0–10, left to right.
        connection: 0–10, bottom to top.

    Returns:
        dict with `data` and `layout`, plain lists and numbers only.
    """
    import plotly.graph_objects as go

    point = go.Scatter(
        x=[separateness],
        y=[connection],
        mode="markers",
        marker={"size": 22, "color": LEAF, "line": {"width": 3, "color": "white"}},
        hoverinfo="skip",
    )
    drawing = go.Figure(data=[point], layout=_layout())
    result: dict[str, Any] = drawing.to_plotly_json()
    result["layout"].pop("template", None)
    return result


def _layout() -> dict[str, Any]:
    axis = {
        "range": [-0.7, 10.7],
        "dtick": 5,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "color": INK,
    }
    return {
        "xaxis": axis | {"title": {"text": "separateness →"}},
        "yaxis": axis | {"title": {"text": "connection →"}, "scaleanchor": "x"},
        "shapes": [_line(x0=5, x1=5, y0=0, y1=10), _line(x0=0, x1=10, y0=5, y1=5)],
        "annotations": [_corner(*corner) for corner in CORNERS],
        "margin": {"l": 48, "r": 12, "t": 12, "b": 48},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": 14, "color": INK},
        "showlegend": False,
        "dragmode": False,
    }


def _line(**ends: int) -> dict[str, Any]:
    return {"type": "line", "line": {"color": LINE, "width": 1, "dash": "dot"}, **ends}


def _corner(connected: bool, separate: bool) -> dict[str, Any]:
    words = CORNERS[connected, separate].replace(", ", ",<br>")
    return {
        "x": 7.8 if separate else 2.2,
        "y": 8.9 if connected else 1.1,
        "text": words,
        "showarrow": False,
        "font": {"size": 12, "color": INK},
    }
