"""Playbooks to test with: an invented reader's, and one with a single text wherever text goes."""

import datetime as dt

from tests.insights.reader import READER
from workbook.answers.entry import Entry
from workbook.chapters.notebook import find_exercise
from workbook.export.formats.docx import docx
from workbook.export.formats.html import html
from workbook.export.formats.markdown import markdown
from workbook.export.formats.notebook import notebook
from workbook.export.playbook import Wanted, playbook

TODAY = dt.date(2026, 11, 21)
EAST = dt.timezone(dt.timedelta(hours=2))
MADE = {"html": html, "md": markdown, "ipynb": notebook, "docx": lambda book: docx(book, today=TODAY)}
"""Writers by ending."""

TEXT, LINES, ROWS, GAPS, LOG, CARDS, PAUSE, GONE = (
    "01-what-closeness-asks.fear-to-lose",
    "01-what-closeness-asks.beliefs",
    "01-what-closeness-asks.people",
    "01-what-closeness-asks.true-sentence",
    "05-intensity.thermometer",
    "toolbox.questions",
    "toolbox.break",
    "77-a-page-of-long-ago.answer",
)
FAMILY = {
    "family-map.people": [
        {"who": "Ro Krause", "shape": "Woman", "is": "Me", "born": "2 May 1978"},
        {
            "who": "Elfriede Krause",
            "shape": "Woman",
            "born": "1921",
            "died": "2 November 1999",
            "notes": "Brieg",
        },
    ],
    "family-map.children": [{"child": "Ro Krause", "parent": "Elfriede Krause"}],
}


class Kept(dict):
    """Answers with records, as `Answers` gives them."""

    at = "2026-05-09T22:30:00Z"

    def entry(self, key):
        asked = find_exercise(key)
        kind, prompt = (asked.kind, asked.prompt) if asked else ("text", "What was asked long ago?")
        return Entry(kind, prompt, self[key], 3, "s-1a2b", self.at) if key in self else None


READERS = Kept(READER | FAMILY)


def everywhere(text):
    """One text in every kind of answer that takes words."""
    return Kept(
        {
            TEXT: text,
            LINES: [text, "Loving means fixing."],
            ROWS: [{"who": text, "tie": text, "close": 3, "free": None}],
            GAPS: {"together": text},
            LOG: [{"day": "2026-05-09", "level": 7, "words": text}],
            CARDS: {"kept": [text], "own": [text]},
            PAUSE: {"minutes": 30, "began": "2026-05-09T22:30:00Z", "happened": text},
            GONE: text,
        }
    )


def book(answers=READERS, **wanted):
    """A playbook of answers."""
    return playbook(answers, Wanted(**wanted), today=TODAY, tz=EAST)
