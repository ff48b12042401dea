"""What returns across chapters as HTML: a frame to read at once, and what is found once it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

from workbook.exercises.declared import Patterns
from workbook.insights.patterns import INVITATION
from workbook.insights.patterns import Patterns as Found
from workbook.insights.words.names import behind_initials
from workbook.insights.words.names import pattern as name_pattern
from workbook.insights.words.own_words import Quote
from workbook.insights.words.returning import Returning
from workbook.pages.controls import html_id
from workbook.pages.html import Html, join, tag
from workbook.pages.places import Said, pages, quoted, title
from workbook.pages.ratings import ratings

BEFORE = "What you wrote is laid side by side here once the page is ready. That takes JavaScript."
WORDS = "Words you come back to"
WORDS_HINT = "Each of them stands on more than one page. Open one to read where."
PEOPLE = "People and places you come back to"
PEOPLE_HINT = "You wrote of them on more than one page. Open a name to read what."
SCALES = "Your scales, side by side"
LINES = "Lines over time"
TAKEN = "What you take with you"
NAMES_HINT = (
    "A name becomes its first letter. Look it through before you show it to anyone: "
    "a name that looks like any other word stays."
)


class Parts(NamedTuple):
    """What was found: a line that says from where, and the parts before and after the lines over time."""

    said: str
    before: Html
    after: Html
    names: bool


def patterns(declared: Patterns) -> Html:
    """Return the frame of the patterns, which holds no answer."""
    name = html_id(declared.key)
    ways = (_way("open", "Open all", pressed=None), _way("names", "Hide names", pressed="false"))
    return tag(
        "section",
        tag("h2", declared.prompt, id=f"title-{name}"),
        tag("p", declared.hint, class_="hint") if declared.hint else None,
        tag("p", BEFORE, class_="told", role="status"),
        tag("div", *ways, tag("p", NAMES_HINT, class_="hint"), class_="ways", hidden=True),
        tag("div", class_="found before"),
        _lines(declared),
        tag("div", class_="found after"),
        class_="what-returns",
        id=f"field-{name}",
        aria_labelledby=f"title-{name}",
        data_patterns=declared.key,
    )


def _way(does: str, words: str, *, pressed: str | None) -> Html:
    return tag("button", words, type="button", class_="way", data_does=does, aria_pressed=pressed)


def _lines(declared: Patterns) -> Html:
    """Return the room for the lines; it comes alive as a picture of its own, under the same key."""
    return tag(
        "figure",
        tag("figcaption", tag("h3", LINES)),
        tag("div", class_="plot", aria_hidden="true"),
        tag("p", class_="said", role="status"),
        class_="picture lines",
        data_picture=declared.key,
    )


def found(patterns: Found, *, hide_names: bool = False) -> Parts:
    """Return what comes back as HTML.

    Args:
        patterns: what was found.
        hide_names: whether every name that is known is put behind its first letter.
    """
    shown = behind_initials(patterns.names) if hide_names else str
    before = join(
        _returning(WORDS, WORDS_HINT, patterns.words, shown),
        _returning(PEOPLE, PEOPLE_HINT, patterns.people, shown),
        tag("h3", SCALES) if patterns.scales else None,
        ratings(patterns.scales),
    )
    names = bool(patterns.names)
    return Parts(_said(patterns), before, _taken(patterns.taken, shown), names)


def _said(patterns: Found) -> str:
    if not (patterns.words or patterns.people):
        return INVITATION
    return "This is counted and quoted from what you wrote, and from nothing else."


def _returning(
    heading: str, hint: str, found: tuple[Returning, ...], shown: Callable[[str], str]
) -> Html | None:
    if not found:
        return None
    each = (_one(one, shown) for one in found)
    return join(tag("h3", heading), tag("p", hint, class_="hint"), *each)


def _one(one: Returning, shown: Callable[[str], str]) -> Html:
    name = shown(one.name)
    summary = tag(
        "summary", tag("b", name, dir="auto"), " ", tag("span", pages(one.chapters), class_="where")
    )
    word = _spoken(one, name)
    said = [
        Said(quote.question, quote.key, shown(quote.text), word, shown(quote.who)) for quote in one.quotes
    ]
    inside = (
        join(tag("h4", title(slug)), *quoted(list(group)))
        for slug, group in groupby(said, key=lambda each: each.key.partition(".")[0])
    )
    return tag("details", summary, *inside, class_="again", data_of=crc32(one.name.encode(errors="replace")))


def _spoken(one: Returning, name: str) -> re.Pattern[str]:
    """Return what finds the word, in any of its forms, or the person by the name that is shown."""
    if not one.forms:
        return name_pattern(name)
    forms = "|".join(
        re.escape(form).replace("’", "[’']") for form in sorted(one.forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def _taken(taken: tuple[Quote, ...], shown: Callable[[str], str]) -> Html:
    if not taken:
        return Html("")
    said = [Said(title(quote.chapter), quote.key, shown(quote.text)) for quote in taken]
    return join(tag("h3", TAKEN), *quoted(said))
