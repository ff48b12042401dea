"""What a cell shows, as its page is told it: what is safe as it is, and what belongs into a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.compute import sentences
from workbook.compute.limits import Limits
from workbook.elements import tag
from workbook.pages.prose import prose

Shown = dict[str, Any]
WIDGET = "application/vnd.jupyter.widget-view+json"
PLOTLY = "application/vnd.plotly.v1+json"
FRAMED = (WIDGET, PLOTLY, "text/html", "application/javascript")
"""What may bring a script along: the richest first."""
LONGEST_FORMULA = 2_000


def shown(content: dict[str, Any], limits: Limits) -> Shown | None:
    """Return what a page shows of a bundle, in the richest form that it knows; `None` for nothing.

    Args:
        content: what the kernel says: `data` by its kinds, `metadata`.
        limits: how large it may be.
    """
    data = {kind: _whole(said) for kind, said in content.get("data", {}).items()}
    for kind, form in _FORMS:
        if kind in data:
            if _large(data[kind], limits):
                return {"kind": "words", "words": sentences.too_large(limits)}
            return form(kind, data)
    return stream(str(data["text/plain"]), limits) if "text/plain" in data else None


def stream(text: str, limits: Limits) -> Shown:
    """Return text as it is, as much of it as fits."""
    told = sentences.plain(text)
    more = {"more": sentences.LEFT_OUT} if len(told) > limits.text else {}
    return {"kind": "text", "text": told[: limits.text]} | more


def error(content: dict[str, Any], limits: Limits) -> Shown:
    """Return an error: a sentence for whoever reads, the reason for whoever wrote the cell."""
    name, value = str(content.get("ename", "")), str(content.get("evalue", ""))
    words = sentences.failed(name, value, limits)
    return {"kind": "words", "words": words, "why": sentences.why(name, value, content.get("traceback", []))}


def _whole(said: Any) -> Any:
    return "".join(said) if isinstance(said, list) and all(isinstance(each, str) for each in said) else said


def _large(said: Any, limits: Limits) -> bool:
    if isinstance(said, str):
        return len(said) > limits.size
    if isinstance(said, dict):
        return sum(_weight(each) for each in said.values()) > limits.size
    return False


def _weight(said: Any) -> int:
    if isinstance(said, str):
        return len(said)
    if isinstance(said, dict):
        return sum(map(_weight, said.values()))
    return sum(map(_weight, said)) if isinstance(said, list) else 8


def _framed(kind: str, data: dict[str, Any]) -> Shown:
    words = data.get("text/plain")
    return {"kind": "frame", "type": kind, "data": data[kind], "alt": words if _is_short(words) else ""}


def _is_short(words: object) -> bool:
    return isinstance(words, str) and len(words) <= 200 and not words.startswith("<")


def _prose(kind: str, data: dict[str, Any]) -> Shown:
    return {"kind": "prose", "html": prose(str(data[kind]))}


def _formula(kind: str, data: dict[str, Any]) -> Shown:
    """Return a formula as the browser draws it, in a frame: what stands in it as text is not escaped."""
    from latex2mathml.converter import convert

    formula = str(data[kind]).strip().strip("$").strip()
    try:
        drawn = convert(formula[:LONGEST_FORMULA], display="block")
    except (Exception, RecursionError):  # noqa: BLE001 - its errors are of many kinds, and it can be read as it is
        return {"kind": "prose", "html": tag("p", tag("code", formula), class_="formula")}
    return {"kind": "frame", "type": "text/html", "data": drawn, "alt": formula[:200]}


def _drawing(kind: str, data: dict[str, Any]) -> Shown:
    # As the source of an image a drawing is a picture and no more: no script, nothing from elsewhere.
    return {"kind": "image", "type": kind, "data": str(data[kind]), "alt": _alt(data)}


def _alt(data: dict[str, Any]) -> str:
    words = data.get("text/plain")
    return words if isinstance(words, str) and _is_short(words) else "A picture that this page computes"


_FORMS: tuple[tuple[str, Callable[[str, dict[str, Any]], Shown]], ...] = (
    (WIDGET, _framed),
    (PLOTLY, _framed),
    ("text/html", _framed),
    ("text/markdown", _prose),
    ("image/svg+xml", _drawing),
    ("image/png", _drawing),
    ("image/jpeg", _drawing),
    ("image/gif", _drawing),
    ("text/latex", _formula),
    ("application/javascript", _framed),
)
