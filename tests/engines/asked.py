"""One page with every kind of field, and how a hand answers each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import notebook
from tests.engines.driver import Browser

PAGE = "01-here"
NEXT = "02-there"
OPENING = 'from widgets import open_chapter\n\npage = open_chapter("{slug}", "A line")'
CELLS = {
    "text": 'page.text("text", "What was it?")',
    "script": 'page.script("script", "How would you say it?", seconds=(15, 30))',
    "scale": 'page.scale("scale", "How far?", low="far", high="near")',
    "balance": 'page.balance("balance", "Which way?", low="away", high="after them")',
    "choice": 'page.choice("choice", "Which?", options=["one", "two"], other="In my own words")',
    "checklist": 'page.checklist("checklist", "Which?", options=["tea", "walk"], own="Something else")',
    "table": 'page.table("table", "Who?", columns={"who": "Who", "day": ("Day", "date")})',
    "sentence": 'page.sentence("sentence", "Say it", template="I am {how}.", slots={"how": "a word"})',
    "plan": 'page.plan("plan", "A step", when="this", then="that")',
    "deck": 'page.deck("deck", "Draw one", cards=["What now?", "What then?"])',
    "log": 'page.log("log", "Day by day", low="cool", high="hot", words="One word")',
    "timer": 'page.timer("timer", "How long?", shortest=20, longest=60)',
}


def chapters(folder: Path) -> Path:
    """Write the page, and another to go to; return the folder."""
    folder.mkdir()
    for slug, cells in {PAGE: CELLS.values(), NEXT: ['page.text("text", "And here?")']}.items():
        book = notebook(f"# The page {slug}", OPENING.format(slug=slug), *cells)
        (folder / f"{slug}.ipynb").write_text(json.dumps(book), encoding="utf-8")
    return folder


def field(kind: str, part: str = "") -> str:
    """The field of a kind, or a part of it, as a selector."""
    return f'[data-key="{PAGE}.{kind}"] {part}'.strip()


def _typed(kind: str, part: str, words: str) -> Callable[[Browser], None]:
    def type_(browser: Browser) -> None:
        browser.click(field(kind, part))
        browser.keys(words)

    return type_


def _pressed(kind: str, part: str, *keys: str) -> Callable[[Browser], None]:
    def press(browser: Browser) -> None:
        browser.focus(field(kind, part))
        browser.keys(*keys)

    return press


def _clicked(kind: str, part: str) -> Callable[[Browser], None]:
    return lambda browser: browser.click(field(kind, part))


HANDS: dict[str, Callable[[Browser], None]] = {
    "text": _typed("text", "textarea", "naïve ‘quoted’ 3 < 4"),
    "script": _typed("script", "textarea", "I am going for a walk."),
    "scale": _pressed("scale", "input", "Right", "Right"),
    "balance": _pressed("balance", "input", "Left"),
    "choice": _clicked("choice", ".choices label"),
    "checklist": _clicked("checklist", ".choices label"),
    "table": _typed("table", "tbody textarea", "Ayşe"),
    "sentence": _typed("sentence", "[data-slot]", "calm"),
    "plan": _typed("plan", "[data-slot]", "it rains"),
    "deck": _clicked("deck", '[data-does="keep"]'),
    "log": _typed("log", "tbody textarea", "A loud evening"),
    "timer": _clicked("timer", '[data-does="begin"]'),
}


def holds(answers: dict[str, Any]) -> dict[str, bool]:
    """Say of each kind whether the file holds what the hand meant."""
    told = {key.rpartition(".")[2]: json.dumps(value, ensure_ascii=False) for key, value in answers.items()}
    wanted = {
        "text": "naïve ‘quoted’ 3 < 4",
        "script": "I am going for a walk.",
        "choice": "one",
        "checklist": "tea",
        "table": "Ayşe",
        "sentence": "calm",
        "plan": "it rains",
        "log": "A loud evening",
    }
    return {kind: wanted.get(kind, "") in told.get(kind, "null").replace("null", "∅") for kind in HANDS} | {
        kind: told.get(kind, "null") not in ("null", "[]", "{}")
        for kind in ("scale", "balance", "deck", "timer")
    }
