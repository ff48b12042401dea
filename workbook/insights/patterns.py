"""What returns across chapters: words, people, scales side by side, lines over time. No diagnosis, no score.

A word returns when the reader has used it, in words of their own, in at least two chapters. That is all it
says: the reader decides whether it means something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbook.chapters import find_exercise
from workbook.exercises import Scale
from workbook.insights.common_words import COMMON
from workbook.insights.gently import counted, listed, number_of, quoted, words_of
from workbook.insights.own_words import Quote, asked, parted, quotes
from workbook.insights.pictures import PICTURES
from workbook.insights.pictures import lines as dated_lines

MOST_WORDS, MOST_PEOPLE = 12, 24
INVITATION = "When you have written in two chapters, what returns is shown here."
MYSELF = frozenset({"i", "me", "myself", "mine", "we", "us", "both", "all", "everyone", "nobody"})
AGAIN = {
    "01-what-closeness-asks.connection": "10-change-that-lasts.connection-again",
    "01-what-closeness-asks.separateness": "10-change-that-lasts.separateness-again",
    "04-too-close.their-discomfort": "04-too-close.their-discomfort-after",
}
"""Scales that are asked twice, before and after."""


@dataclass(frozen=True)
class Returning:
    """A word or a person, and every place where the reader wrote of it, in the order of the chapters."""

    name: str
    quotes: tuple[Quote, ...]

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters' slugs, each once."""
        return tuple(dict.fromkeys(quote.chapter for quote in self.quotes))


@dataclass(frozen=True)
class Rating:
    """A scale and its answer, with its ends; `later` is the same scale asked again, `None` if it is not."""

    key: str
    chapter: str
    question: str
    value: int | None
    later: int | None
    lowest: int
    highest: int
    low: str
    high: str


@dataclass(frozen=True)
class Line:
    """A rated log: its name, its ends, and its entries, the oldest first; levels 0–10 or `None`."""

    name: str
    low: str
    high: str
    entries: tuple[dated_lines.Entry, ...]


@dataclass(frozen=True)
class Patterns:
    """What returns, ready to be shown: words, people, scales, lines, and what the reader takes along."""

    words: tuple[Returning, ...]
    people: tuple[Returning, ...]
    scales: tuple[Rating, ...]
    lines: tuple[Line, ...]
    taken: tuple[Quote, ...]


def patterns(answers: Mapping[str, Any]) -> Patterns:
    """Return what comes back across chapters, in the reader's own words.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
    """
    said = quotes(answers)
    people = _people(said)
    return Patterns(
        words=_words(said, {part for one in people for part in parted(one.name)}),
        people=people,
        scales=_scales(answers),
        lines=_lines(answers),
        taken=tuple(quote for quote in said if quote.key.endswith(".take-with-me")),
    )


def _words(said: list[Quote], names: set[str]) -> tuple[Returning, ...]:
    """Return the words used in at least two chapters, those of most chapters first."""
    import pandas  # type: ignore[import-untyped, unused-ignore]

    rows = [
        (word, quote.chapter, number)
        for number, quote in enumerate(said)
        for word in dict.fromkeys(parted(quote.text))
        if word not in COMMON and word not in names and (len(word) > 2 or not word.isascii())
    ]
    frame = pandas.DataFrame(rows, columns=["word", "chapter", "quote"])
    found = frame.groupby("word").agg(chapters=("chapter", "nunique"), places=("quote", list)).reset_index()
    found = found[found["chapters"] >= 2].assign(times=lambda table: table["places"].map(len))
    found = found.sort_values(["chapters", "times", "word"], ascending=[False, False, True]).head(MOST_WORDS)
    return tuple(
        Returning(str(word), tuple(said[place] for place in places))
        for word, places in zip(found["word"], found["places"], strict=True)
    )


def _people(said: list[Quote]) -> tuple[Returning, ...]:
    """Return the people named in at least two chapters, in a table or in a text."""
    names: dict[str, str] = {}
    for quote in said:
        for name in [quote.who, *_initials(quote.text)]:
            bare = _bare(name)
            if bare and bare not in MYSELF:
                names.setdefault(bare, words_of(name))
    found = [Returning(name, tuple(q for q in said if _named(bare, q))) for bare, name in names.items()]
    several = [one for one in found if len(one.chapters) >= 2]
    several.sort(key=lambda one: (-len(one.chapters), -len(one.quotes), one.name))
    return tuple(several[:MOST_PEOPLE])


def _bare(name: str) -> str:
    return words_of(name).casefold().rstrip(".") if len(name) <= 40 else ""


def _initials(text: str) -> list[str]:
    """Return initials such as “K.”."""
    found = re.findall(r"(?<![\w.’'])[^\W\d_]\.(?!\w)", text)
    return [one for one in found if one[0].isupper()]


def _named(bare: str, quote: Quote) -> bool:
    if _bare(quote.who) == bare:
        return True
    if len(bare) == 1:
        return f"{bare.upper()}." in _initials(quote.text)
    return re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", quote.text.casefold()) is not None


def _scales(answers: Mapping[str, Any]) -> tuple[Rating, ...]:
    later = set(AGAIN.values())
    keys = {key for key in answers if isinstance(key, str) and key not in later}
    keys |= {before for before, after in AGAIN.items() if after in answers}
    return tuple(found for key in sorted(keys) if (found := _rating(answers, key)))


def _rating(answers: Mapping[str, Any], key: str) -> Rating | None:
    scale = find_exercise(key)
    if not isinstance(scale, Scale):
        return None
    first, second = (
        number_of(answers.get(one), scale.lowest, scale.highest) for one in (key, AGAIN.get(key, ""))
    )
    if first is None and second is None:
        return None
    question = asked(answers, key, scale)
    ends = (scale.lowest, scale.highest, scale.low, scale.high)
    return Rating(key, scale.chapter, question, first, second, *ends)


def _lines(answers: Mapping[str, Any]) -> tuple[Line, ...]:
    given = PICTURES["lines"].given(answers)
    logs = {role: dated_lines.entries_of(given.get(role)) for role in dated_lines.RATED}
    return tuple(
        Line(rated.name, rated.low, rated.high, tuple(logs[role]))
        for role, rated in dated_lines.RATED.items()
        if any(entry.level is not None for entry in logs[role])
    )


def in_words(found: Patterns) -> str:
    """Return the patterns as short paragraphs; an invitation where nothing returns yet."""
    parts = [
        _counted("Words you come back to", found.words),
        _counted("People you come back to", found.people),
        "\n".join(map(_rated, found.scales)),
    ]
    return "\n\n".join(filter(None, parts)) or INVITATION


def _counted(heading: str, found: tuple[Returning, ...]) -> str:
    names = [f"{quoted(one.name)} ({counted(len(one.chapters), 'chapter')})" for one in found]
    return f"{heading}: {listed(names)}." if names else ""


def _rated(one: Rating) -> str:
    first = "not answered" if one.value is None else str(one.value)
    again = "" if one.later is None else f", later {one.later}"
    return f"{one.question} {first}{again} ({one.lowest} {one.low}, {one.highest} {one.high})."
