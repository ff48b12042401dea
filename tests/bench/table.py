"""The figures as a plain table, with the limits beside them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.contenders import CONTENDERS

Medians = Mapping[str, Mapping[str, float]]
ROWS = {
    "readable": "First visit: first text box to be seen, ms",
    "usable": "First visit: an edit acknowledged, ms",
    "next readable": "Next chapter: first text box to be seen, ms",
    "next": "Next chapter: an edit acknowledged, ms",
    "typed": "Edit: last key to saved, ms",
    "left": "Edit: leaving the field to acknowledged, ms",
    "bytes": "First visit: transferred, KB",
    "requests": "First visit: requests",
    "sockets": "First visit: websockets beside them",
    "talk": "First visit: said over websockets, KB",
    "slow readable": "Slow line: first text box to be seen, ms",
    "slow": "Slow line: an edit acknowledged, ms",
    "memory": "Memory of all processes, a chapter open, MB",
    "first picture": "Picture: from coming into view to drawn, ms",
    "map": "Family map of 60: from coming into view to drawn, ms",
    "map redrawn": "  after an edit, from saved to drawn anew, ms",
    "map pressed": "  after a press, from it to the new drawing, ms",
    "map kept": "  and until it is said to be kept, ms",
    "journal": "Journal, empty: until it takes words, ms",
    "long journal": "  of 400 entries, ms",
    "begun again": "demonstration begun again, from the press to the page, ms",
    "save": "Save, one of 5,000 answers, without fsync, ms",
    "save after another": "  after another window has saved, ms",
    "save after opening": "  the first after opening, ms",
}
STEPS = {
    "asked": "request sent",
    "answered": "first byte of the page",
    "received": "last byte of the page",
    "files": "its files loaded",
    "parsed": "page parsed",
    "painted": "first paint",
    "readable": "first text box seen",
    "heard": "an edit heard by the script",
    "live": "line live",
    "saved": "edit acknowledged",
}


@dataclass(frozen=True)
class Limit:
    """One limit: in words, the number it is about, and the most that number may be."""

    words: str
    number: Callable[[Medians], float]
    most: float


def _ratio(name: str, other: str) -> Callable[[Medians], float]:
    return lambda medians: medians["app"][name] / medians[other][name]


def _of_ours(name: str, other: str) -> Callable[[Medians], float]:
    return lambda medians: medians["app"][name] / medians["app"][other]


def _app(name: str) -> Callable[[Medians], float]:
    return lambda medians: medians["app"][name]


LIMITS = [
    Limit("First visit, of stock Voilà preheated", _ratio("usable", "voila"), 0.2),
    Limit("First visit, of Streamlit", _ratio("usable", "streamlit"), 0.6),
    Limit("First visit, of a static page (an aim)", _ratio("usable", "static"), 2),
    Limit("Next chapter, of stock Voilà preheated", _ratio("next", "voila"), 0.2),
    Limit("First visit, KB", lambda m: m["app"]["bytes"] / 1000, 400),
    Limit("First visit, requests and websockets", lambda m: m["app"]["requests"] + m["app"]["sockets"], 12),
    Limit("First visit, requests to other hosts", _app("foreign"), 0),
    Limit("Slow line, an edit acknowledged, ms", _app("slow"), 5_000),
    Limit("Memory of all processes, a chapter open, MB", _app("memory"), 110),
    Limit("Edit, last key to saved, ms", _app("typed"), 1_000),
    Limit("Edit, leaving the field to saved, ms", _app("left"), 150),
    Limit("First picture on a page, in view to drawn, ms", _app("first picture"), 1_500),
    Limit("Family map of 60, after an edit, ms", _app("map redrawn"), 300),
    Limit("Family map of 60, from a press to the new drawing, ms", _app("map pressed"), 100),
    Limit("Journal of 400 entries, of an empty one", _of_ours("long journal", "journal"), 1.5),
    Limit("Demonstration begun again, ms", _app("begun again"), 1000),
    Limit("Save, one of 5,000 answers, without fsync, ms", _app("save"), 25),
]


def median(rounds: Sequence[Mapping[str, float | None]]) -> dict[str, float]:
    """Return the median of every figure over the rounds in which it was measured."""
    found: dict[str, list[float]] = {}
    for name, value in (figure for each in rounds for figure in each.items()):
        if value is not None:
            found.setdefault(name, []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def figures(medians: Medians) -> str:
    """Return every figure, a column for each contender, and this app as a share of stock Voilà."""
    columns = [contender for contender in CONTENDERS if contender.name in medians]
    shown = [name for name in ROWS if any(name in medians[column.name] for column in columns)]
    lines = [["", *(column.title for column in columns), "app/Voilà"]]
    for name in shown:
        cells = [_number(medians[column.name].get(name), name) for column in columns]
        lines.append([ROWS[name], *cells, _share(medians, name)])
    return aligned(lines)


def limits(medians: Medians, limits: Sequence[Limit] = LIMITS) -> str:
    """Return every limit that could be compared, with the word whether it holds."""
    lines = [["Limit", "measured", "at most", ""]]
    for limit in limits:
        try:
            number = limit.number(medians)
        except KeyError:
            continue
        word = "holds" if number <= limit.most else "falls short"
        digits = 2 if limit.most < 5 else 1
        lines.append([limit.words, f"{number:.{digits}f}", f"{limit.most:g}", word])
    return aligned(lines)


def steps(medians: Medians) -> str:
    """Return where the time of this app's first visit goes, each step with the moment it was done."""
    app = medians["app"]
    known = sorted((app[name], words) for name, words in STEPS.items() if name in app)
    return aligned([["First visit of this app, ms since it began", ""], *([w, f"{n:.0f}"] for n, w in known)])


def _share(medians: Medians, name: str) -> str:
    try:
        return f"{_ratio(name, 'voila')(medians):.3f}"
    except (KeyError, ZeroDivisionError):
        return ""


def _number(value: float | None, name: str) -> str:
    if value is None:
        return "–"
    if name in ("bytes", "talk"):
        return f"{value / 1000:.0f}"
    return f"{value:.1f}" if name in ("memory",) or name.startswith("save") else f"{value:.0f}"


def aligned(lines: list[list[str]]) -> str:
    """Return lines of cells as text, the first cell of each to the left."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = ([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] for line in lines)
    return "\n".join("  ".join(row).rstrip() for row in rows)
