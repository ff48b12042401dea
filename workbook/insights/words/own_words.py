"""The reader's own words, taken out of every kind of answer, exactly as they were written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.chapters.notebook import find_chapter
from workbook.chapters.roles import FAMILY, FAMILY_MAP, MY_PATTERNS, WHOM
from workbook.errors import ChapterMissing
from workbook.exercises.dated import Break
from workbook.exercises.kinds import Deck, Exercise, Plan, Sentence, Table
from workbook.exercises.plan import DAYS, OUTCOME
from workbook.values import as_name

NAMING = ("who", "with")
"""Columns that hold people rather than words."""

FACTS = frozenset({"when", "hours", "minutes", "born", "died", "label"})
"""Columns and gaps that hold dates, numbers and symbols rather than words."""

NOTHING_NEW = f"{MY_PATTERNS}."
"""What is written on the page of patterns is about the rest; counting it would only echo it."""


@dataclass(frozen=True)
class Quote:
    """Words of the reader.

    Attributes:
        key: of the answer, in full.
        chapter: the part of the key before the point.
        question: as the reader saw it.
        text: as written.
        who: the person that a row of a table is about, or a chapter, as written; empty for everything else.
    """

    key: str
    chapter: str
    question: str
    text: str
    who: str = ""


def quotes(answers: Mapping[str, Any]) -> list[Quote]:
    """Return everything the reader has put in words of their own, in the order of the pages.

    Ticked options and chosen cards are not theirs and stay out; lines they added are in.
    """
    found = []
    for key, exercise in in_order(answers):
        question = asked(answers, key, exercise)
        told = exercise.told(answers[key]) if exercise else answers[key]
        for who, text in _said(key, exercise, told):
            found.append(Quote(key, key.partition(".")[0], question, text, who))
    return found


def in_order(keys: Iterable[Any]) -> list[tuple[str, Exercise | None]]:
    """Return full keys with their exercises: chapter by chapter, as they stand on their pages.

    Args:
        keys: full keys; one that no chapter asks comes last in its chapter, with `None`.
    """
    words = [key for key in keys if isinstance(key, str) and not key.startswith(NOTHING_NEW)]
    known = {each.key: each for slug in {key.partition(".")[0] for key in words} for each in _asked(slug)}
    places = {key: number for number, key in enumerate(known)}
    words.sort(key=lambda key: (key.partition(".")[0], places.get(key, len(places)), key))
    return [(key, known.get(key)) for key in words]


def _asked(slug: str) -> list[Exercise]:
    try:
        return find_chapter(slug).exercises
    except ChapterMissing:
        return []


def asked(answers: Mapping[str, Any], key: str, exercise: Exercise | None) -> str:
    """Return the question as the reader saw it, or as the chapter asks it now, or the key."""
    entry = getattr(answers, "entry", None)
    kept = entry(key) if callable(entry) else None
    return str(getattr(kept, "prompt", "") or (exercise.prompt if exercise else "") or key)


def _is_only_names(key: str) -> bool:
    """Return whether a key is a table of the family map that tells ties between people told already."""
    return key.startswith(f"{FAMILY_MAP}.") and key != FAMILY["people"]


def _said(key: str, exercise: Exercise | None, value: Any) -> Iterator[tuple[str, str]]:
    """Return whom each text is about, and the text."""
    if key.endswith(WHOM):
        yield from ((who, "") for _, who in _strings([value]))
    elif not _is_only_names(key):
        yield from _texts(exercise, value)


def _texts(exercise: Exercise | None, value: Any) -> Iterator[tuple[str, str]]:
    match exercise, value:
        case Deck(), Mapping():
            yield from _strings(_all_texts(value.get("own")))
        case Break(), Mapping():
            yield from _strings([value.get("happened")])
        case Table(), _:
            free = {name for name, column in exercise.columns.items() if column.takes == "text"}
            yield from _cells(value, free)
        case Plan(), Mapping():
            echoed = OUTCOME if exercise.log else ("right",)  # its log has the words a second time
            yield from _strings(text for part, text in value.items() if part not in FACTS.union(DAYS, echoed))
        case Sentence(), Mapping():
            yield from _strings(text for gap, text in value.items() if gap not in FACTS)
        case None, list() | Mapping():
            yield from _cells(value, None)
        case _, _:
            yield from _strings(text for text in _all_texts(value) if as_name(text) is text)


def _all_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _all_texts(part)


def _strings(values: Any) -> Iterator[tuple[str, str]]:
    for text in values:
        if isinstance(text, str) and text.strip():
            yield "", text


def _cells(value: Any, free: set[str] | None) -> Iterator[tuple[str, str]]:
    for row in value if isinstance(value, list) else []:
        cells = row if isinstance(row, Mapping) else {}
        who = next((cells[name] for name in NAMING if isinstance(cells.get(name), str)), "")
        words = {name: text for name, text in cells.items() if name not in NAMING and name not in FACTS}
        texts = [text for name, text in words.items() if free is None or name in free]
        said = [(who, text) for _, text in _strings(texts)]
        yield from said or ([(who, "")] if who.strip() else [])


def parted(text: str) -> list[str]:
    """Return the words of a text in small letters, in any script; an apostrophe or hyphen within stays."""
    return [word.casefold() for word in as_written(text)]


def as_written(text: str) -> list[str]:
    """Return the words of a text as they were written, in any script."""
    found: list[str] = []
    current = ""
    for sign in f"{text} ":
        if unicodedata.category(sign)[0] in "LM":
            current += sign
        elif current and sign in "'’-" and not current.endswith("’"):
            current += "’" if sign in "'’" else "-"
        elif current:
            found.append(current.rstrip("’-"))
            current = ""
    return found
