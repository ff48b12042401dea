"""Invented answers for every exercise, and texts that spreadsheets might take for formulas."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.insights.given import HOSTILE, SCRIPTS
from workbook.answers import Entry
from workbook.chapters.notebook import chapters
from workbook.exercises.column import Column
from workbook.exercises.dated import Break
from workbook.exercises.kinds import Balance, Checklist, Choice, Deck, Exercise, Scale, Sentence, Table
from workbook.exercises.options import Options

AT = "2026-11-21T22:17:03Z"
WORDS = "When it gets loud, I go quiet."

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","here")',
    "=IMPORTXML(CONCAT(A1),A2)",
    '=WEBSERVICE("https://example.org")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    '"=1+1',
    "'=1+1",
    "''=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "|calc",
    "%0A=1+1",
    "tea;=1+1",
    'tea;"=1+1"',
    "tea\t=1+1",
    "tea\n=1+1\ntea",
    "tea\r\n-1",
    "tea;'=1+1",
    "−5",
    "-5",
    "--",
    "=",
    "{=1+1}\n=1",
    "_x003D_1+1",
    "=1\x00+1",
    "\x00=1+1",
    "=A1&\"'",
    "\u2028=1+1",
]
ODD = [
    "<r><t>x</t></r>",
    "<r></r>",
    "<r>1 < 2</r>",
    "_x0041_",
    "_x0041_x0042_",
    "_x0041\x00",
    "_x005F_x0041_",
    "t0",
    "</t></si>",
    "\x0b\x0c\x1c\x7f\x85",
    "a\rb\r\nc\n",
    " ",
    "'",
    '"',
    "0012",
    "1e5",
    "2026-11-21",
    "TRUE",
    "#N/A",
    "x" * 32_767,
    "x" * 32_768,
    "🌱" * 40_000,
    "x" + "🌱" * 20_000,
    "█",
    "███",
]

texts = (
    st.text(max_size=60)
    | st.text(alphabet=" \"';\t\n\r=+-@|x_0041\x00\ufffe<r>/", max_size=24)
    | st.sampled_from(HOSTILE + SCRIPTS + FORMULAS + ODD)
).map(lambda text: text.encode("utf-8", "replace").decode("utf-8"))
"""What a reader could have typed, and what no reader would; halves of characters never reach a file."""


class Made:
    """Answers in memory."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.entries))

    def entry(self, key: str) -> Entry | None:
        """The record of a key."""
        return self.entries.get(key)


def entry(value: Any, kind: str = "text", prompt: str = "What do you fear to lose?", **more: Any) -> Entry:
    """One record."""
    return Entry(kind, prompt, value, **{"rev": 3, "by": "s-7f3a", "at": AT, **more})


def value_for(exercise: Exercise, words: str = WORDS) -> Any:  # noqa: C901 - a line for each kind
    """A value that this exercise takes, with words wherever words go."""
    match exercise:
        case Break():
            return {"minutes": 30, "began": "2026-11-22T08:00:00Z", "happened": words}
        case Balance():
            return -3
        case Scale():
            return 6
        case Choice():
            return next(iter(exercise.options))
        case Checklist():
            return [*list(exercise.options)[:2], *([{"own": words}] if exercise.own else [])]
        case Table():
            return [
                {name: _cell(column, number, words) for name, column in exercise.columns.items()}
                for number in range(3)
            ]
        case Sentence():
            return dict.fromkeys(exercise.slots, words)
        case Deck():
            return {"kept": list(exercise.cards)[:2], "own": [words]}
    return words


def _cell(column: Column, number: int, words: str) -> Any:
    match column.takes:
        case "date":
            return f"2026-12-{1 + 7 * number:02}"
        case "0-10":
            return number + 3
        case "-5..+5":
            return number - 2
        case Options() as options:
            return list(options)[number % len(options)]
    return f"{words} {number}"


def filled(words: str = WORDS) -> Made:
    """An answer to everything that is asked."""
    return Made(
        {
            it.key: entry(it.clean(value_for(it, words)), it.kind, it.prompt)
            for book in chapters()
            for it in book.exercises
        }
    )
