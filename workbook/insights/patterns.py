"""What returns across chapters: words, people, scales side by side, lines over time. No diagnosis, no score.

A word returns when the reader has used it, in words of their own, in at least two chapters. That is all it
says: the reader decides whether it means something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbook.chapters.roles import AGAIN, CALLED, TAKEN
from workbook.exercises.kinds import Exercise, Scale
from workbook.insights.coerce import counted, listed, number_of, quoted, words_of
from workbook.insights.pictures import PICTURES
from workbook.insights.pictures import lines as dated_lines
from workbook.insights.whom import not_compared, whom
from workbook.insights.words.names import capitals_in, names_to_hide
from workbook.insights.words.own_words import Quote, asked, in_order, parted, quotes
from workbook.insights.words.returning import Returning, people_again, people_in, words_again

INVITATION = "When you have written in two chapters, what returns is shown here."


@dataclass(frozen=True)
class Rating:
    """A scale and its answer, with its ends; `later` is the same scale asked again, `None` if it is not.

    `apart` says why the two cannot be compared, where they are about two people.
    """

    key: str
    chapter: str
    question: str
    value: int | None
    later: int | None
    lowest: int
    highest: int
    low: str
    high: str
    apart: str = ""


@dataclass(frozen=True)
class Line:
    """A rated log: its name, its ends, and its entries, the oldest first; levels 0–10 or `None`."""

    name: str
    low: str
    high: str
    entries: tuple[dated_lines.Entry, ...]


@dataclass(frozen=True)
class Patterns:
    """What returns, ready to be shown: words, people, scales, lines, and what the reader takes along.

    `names` holds every name that is known, the longest first, for whoever wants them hidden.
    """

    words: tuple[Returning, ...]
    people: tuple[Returning, ...]
    scales: tuple[Rating, ...]
    lines: tuple[Line, ...]
    taken: tuple[Quote, ...]
    names: tuple[str, ...] = ()


def patterns(answers: Mapping[str, Any]) -> Patterns:
    """Return what comes back across chapters, in the reader's own words.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
    """
    said, called = quotes(answers), words_of(answers.get(CALLED))
    names = {part for name in people_in(said).values() for part in parted(name)}
    return Patterns(
        words=words_again(said, names),
        people=people_again(said, called),
        scales=_scales(answers),
        lines=_lines(answers),
        taken=tuple(quote for quote in said if quote.key.endswith(TAKEN)),
        names=_names(said, called),
    )


def _names(said: list[Quote], called: str) -> tuple[str, ...]:
    told = [called, *(quote.who for quote in said)]
    return names_to_hide(told, capitals_in([quote.text for quote in said], at_starts=True))


def _scales(answers: Mapping[str, Any]) -> tuple[Rating, ...]:
    """Return the scales in the order of the pages; of two that belong together, where the first stands."""
    later = set(AGAIN.values())
    keys = {key for key in answers if isinstance(key, str) and key not in later}
    keys |= {before for before, after in AGAIN.items() if after in answers}
    found = (_rating(answers, key, exercise) for key, exercise in in_order(keys))
    return tuple(filter(None, found))


def _rating(answers: Mapping[str, Any], key: str, scale: Exercise | None) -> Rating | None:
    if not isinstance(scale, Scale):
        return None
    first, second = (
        number_of(answers.get(one), scale.lowest, scale.highest) for one in (key, AGAIN.get(key, ""))
    )
    if first is None and second is None:
        return None
    question = asked(answers, key, scale)
    ends = (scale.lowest, scale.highest, scale.low, scale.high)
    both = first is not None and second is not None
    return Rating(key, scale.chapter, question, first, second, *ends, apart(answers, key) if both else "")


def apart(answers: Mapping[str, Any], key: str) -> str:
    """Return why a scale that is asked twice cannot be compared, in a sentence or two; empty where it can.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
        key: of the scale as it is asked first.
    """
    then, now = (whom(answers, each.partition(".")[0]) for each in (key, AGAIN[key]))
    return not_compared(then, now)


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
    apart = f" {one.apart}" if one.apart else ""
    return f"{one.question} {first}{again} ({one.lowest} {one.low}, {one.highest} {one.high}).{apart}"
