"""Where the reader wrote something: the page, the question, the words, and the way there."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from workbook.chapters.notebook import find_chapter, find_exercise
from workbook.errors import ChapterMissing
from workbook.insights.coerce import listed
from workbook.pages.controls import html_id
from workbook.pages.html import Html, join, tag

AROUND = 110
"""Characters kept on either side of the word that a long text is quoted for."""

WHOLE = 2_000
"""Characters of a text that can be opened here; a longer one is read in its place."""

MOST = 8
"""Texts quoted for one question; the others are read in their place, or open by a press."""

OLDER = "An older page"


class Said(NamedTuple):
    """Words to quote: the question and the key they answer, and what to show of them if they are long.

    `who` is the person that a row of a table is about.
    """

    question: str
    key: str
    text: str
    word: re.Pattern[str] | None = None
    who: str = ""


def title(slug: str) -> str:
    """Return a page as its readers know it: “1 · What closeness asks”, or “Journal”."""
    try:
        book = find_chapter(slug)
    except ChapterMissing:
        return OLDER
    return f"{book.number} · {book.title}" if book.number else book.title


def pages(slugs: tuple[str, ...]) -> str:
    """Return pages in a few words: “chapters 1, 3 and 8, Journal”."""
    parted = [title(slug).partition(" · ") for slug in slugs]
    numbers = [number for number, dot, _ in parted if dot]
    others = dict.fromkeys(name for name, dot, _ in parted if not dot)
    chapters = f"chapter{'' if len(numbers) == 1 else 's'} {listed(numbers)}" if numbers else ""
    return ", ".join(filter(None, [chapters, *others]))


Lead = Callable[[str], str]
"""Returns the address of a page by its slug."""


def _beside(slug: str) -> str:
    return f"{slug}.ipynb"


def way(words: str, key: str, lead: Lead = _beside) -> Html:
    """Return words that lead to the exercise of a key; words alone where no chapter asks it any more."""
    if find_exercise(key) is None:
        return tag("span", words)
    return tag("a", words, href=f"{lead(key.partition('.')[0])}#field-{html_id(key)}")


def quoted(said: list[Said], lead: Lead = _beside, *, whole: bool = False) -> list[Html]:
    """Return texts under the questions they answer, a question once.

    Args:
        said: the texts.
        lead: where pages are; by default beside the page that quotes.
        whole: whether texts beyond the first can be opened here.
    """
    return [_quoted(list(group), lead, whole) for _, group in groupby(said, key=lambda each: each.key)]


def _quoted(said: list[Said], lead: Lead, whole: bool) -> Html:
    texts = [each for each in said if each.text.strip() or each.who.strip()]
    return tag(
        "div",
        tag("p", way(said[0].question, said[0].key, lead), class_="asked"),
        *map(_text, texts[:MOST]),
        _more(texts[MOST:], whole),
        class_="place",
    )


def _more(texts: list[Said], whole: bool) -> Html | None:
    if not texts:
        return None
    if whole:
        return tag("details", tag("summary", f"{len(texts)} more"), *map(_text, texts))
    return tag("p", f"And {len(texts)} more there.", class_="hint")


def _text(said: Said) -> Html:
    who = _who(said)
    start, end = _part(said.text, said.word)
    part = said.text[start:end].strip()
    if part == said.text.strip():
        return tag("blockquote", who, _marked(part, said.word), dir="auto")
    cut = join("… " if start else "", _marked(part, said.word), " …" if end < len(said.text) else "")
    if len(said.text) > WHOLE:
        return tag("blockquote", who, cut, dir="auto")
    turn = tag(
        "summary", tag("span", "Read all of it", class_="more"), tag("span", "Show less", class_="less")
    )
    whole = tag("details", turn, tag("p", who, _marked(said.text, said.word)))
    return tag("blockquote", tag("p", who, cut, class_="cut"), whole, dir="auto")


def _who(said: Said) -> Html | None:
    name = said.who.strip()
    return join(_marked(name, said.word), ": " if said.text.strip() else "") if name else None


def _part(text: str, word: re.Pattern[str] | None) -> tuple[int, int]:
    """Return which part of a text to show: all of a short one, else what stands around the word."""
    if len(text) <= 2 * AROUND + 60 and text.count("\n") < 4:
        return 0, len(text)
    found = word.search(text) if word else None
    middle = found.start() if found else 0
    start = _at_a_space(text, middle - AROUND) if middle > AROUND + 30 else 0
    return start, _at_a_space(text, start + 2 * AROUND)


def _at_a_space(text: str, place: int) -> int:
    """Return where a word begins near a place; the place itself within a very long word."""
    if place >= len(text):
        return len(text)
    space = max(text.rfind(" ", place - 40, place), text.rfind("\n", place - 40, place))
    return space + 1 if space > 0 else place


def _marked(text: str, word: re.Pattern[str] | None) -> Html:
    """Return a text with the word in it set off."""
    if word is None:
        return join(text)
    parts, at = [], 0
    for found in word.finditer(text):
        parts += [text[at : found.start()], tag("b", found[0])]
        at = found.end()
    return join(*parts, text[at:])
