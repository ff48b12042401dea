"""What an author could write into a chapter, clumsy or hostile: every call, with scripts for its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.privacy.scripts import TEXTS, turned

Words = list[str]
ALIKE = {"text", "script", "timer"}


def _sentence(words: Words) -> dict[str, Any]:
    end = words[0].translate({ord("{"): "(", ord("}"): ")"})
    return {"template": f"I {{a}} {end} {{b}} {end}", "slots": {"a": words[1], "b": words[2]}}


CALLS: dict[str, Callable[[Words], dict[str, Any]]] = {
    "text": lambda words: {"gently": {words[0]: words[1]}},
    "script": lambda words: {},
    "scale": lambda words: {"low": words[0], "high": words[1]},
    "balance": lambda words: {"low": words[0], "high": words[1]},
    "choice": lambda words: {"options": words[:2], "other": words[2]},
    "checklist": lambda words: {"options": words[:2], "own": words[2]},
    "table": lambda words: {"columns": {words[0]: words[0], "b": (words[1], words[1:3])}, "add": words[2]},
    "sentence": _sentence,
    "plan": lambda words: {"when": words[0], "then": words[1]},
    "deck": lambda words: {"cards": words[:2], "own": words[2]},
    "log": lambda words: {"low": words[0], "high": words[1], "words": words[2], "search": True},
    "timer": lambda words: {},
}
"""What each call of an author takes besides its question, its hint and its example."""

STILL: dict[str, Callable[[Words], dict[str, Any]]] = {
    "show": lambda words: {"otherwise": words[0]},
    "gate": lambda words: {"statements": words[:2], "instead": words[2], "lane": words[3]},
    "fork": lambda words: {
        "by": "scale-2",
        "ways": {words[0]: words[1], words[2]: words[3]},
        "until": words[4],
        "hint": words[0],
    },
    "breathe": lambda words: {"hint": words[0]},
    "picture": lambda words: {"hint": words[0], "areas": "none"},
    "family_map": lambda words: {"hint": words[0]},
    "patterns": lambda words: {"hint": words[0]},
    "support": lambda words: {},
}


def given(call: str, words: Words) -> dict[str, Any]:
    """Return what a call is given, each part another script."""
    if call in STILL:
        return STILL[call](words)
    return CALLS[call](words) | {"hint": words[3], "example": words[4]}


def key_of(call: str) -> str:
    """Return a key that a call takes."""
    return {"picture": "seesaw", "show": "01-here.none"}.get(call, call.replace("_", "-"))


def chapter() -> Iterator[dict[str, Any]]:
    """Yield the cells of a chapter: each script as prose, and every call with scripts for all its words."""
    yield code(f'from widgets import open_chapter\n\npage = open_chapter("01-here", {TEXTS[0]!r})')
    yield prose(f"# {TEXTS[0]}")
    for text in TEXTS:
        yield prose(f"{text}\n\n> {text}\n\n- {text}\n\n| {text} |\n|---|\n| {text} |\n")
    for number, (call, words) in enumerate(_turns()):
        own = (
            key_of(call)
            if call in ("picture", "show", "family_map", "patterns")
            else f"{key_of(call)}-{number}"
        )
        told = ", ".join(f"{name}={it!r}" for name, it in given(call, words).items())
        yield code(f"page.{call}({own!r}, {words[5]!r}, {told})")


def _turns() -> Iterator[tuple[str, Words]]:
    once = [call for call in STILL if call != "gate"]
    for number, call in enumerate([*CALLS, "gate"] * 3 + once):
        yield call, turned(number * 6)[:6]


def code(source: str) -> dict[str, Any]:
    """Return a cell of code."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def prose(source: str) -> dict[str, Any]:
    """Return a cell of prose."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def write(folder: Path) -> set[str]:
    """Write the chapter into a folder, and return what it has to show as typed."""
    folder.mkdir(exist_ok=True)
    file = {"cells": list(chapter()), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "01-here.ipynb").write_text(json.dumps(file), encoding="utf-8")
    return {word for call, words in _turns() if call in CALLS for word in [words[5], words[3]]}
