"""What the start page opens with: a part put off until now, the last plan, or a kind line after weeks."""

from __future__ import annotations

import datetime as dt

from workbook.chapters.minutes import minutes
from workbook.chapters.notebook import Chapter
from workbook.chapters.ways import heading
from workbook.insights.coerce import counted, day_in_words
from workbook.insights.due import Due
from workbook.insights.trial import Look
from workbook.pages.html import Html, tag
from workbook.pages.plan import HOW, told_words, was_i_right
from workbook.pages.prose import anchor
from workbook.pages.site import Site

HELLO = "Good to see you again"
AS_LEFT = "Everything you wrote is here, as you left it."
ONE_THING = "One small thing, if you like:"
ITS_TIME = "It may be time to look at your trial"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WAYS = (("later", "Not yet"), ("dropped", "I decided not to"))
FORGET, SURE = "Forget this plan", "Forget this plan for ever?"


def due_plan(site: Site, found: Due, today: dt.date, *, again: bool = False) -> Html:
    """Return the plan that it is time to ask about.

    Args:
        site: where the page stands.
        found: the plan.
        today: the reader's day.
        again: whether its reader comes back after weeks.
    """
    kept = {} if "told" in found.value else found.value
    planned = tag("q", found.plan.whole(found.value), dir="auto")
    return _section(
        site,
        tag("p", f"{HELLO}. {AS_LEFT} {ONE_THING}") if again else None,
        tag("h2", HOW, id="due"),
        tag("p", f"{_when(found.made, today)} you planned: ", planned),
        _whom(found),
        _expected(found),
        was_i_right("due", kept.get("right", "")),
        told_words("happened", kept),
        told_words("learned", kept),
        _ways(),
        data_due=found.plan.key,
        data_rev=found.rev,
    )


def _ways() -> Html:
    keep = tag("button", "Keep this", type="button", class_="go", data_what="told")
    ways = (tag("button", words, type="button", class_="way", data_what=what) for what, words in WAYS)
    forget = tag("button", FORGET, type="button", class_="way", data_what="forget", data_sure=SURE)
    return tag("p", keep, *ways, forget, class_="ways")


def look_round(site: Site, part: Chapter, found: Look, today: dt.date, *, again: bool = False) -> Html:
    """Return the way to a part of a chapter that was put off until now.

    Args:
        site: where the page stands.
        part: that part alone.
        found: what it is time for.
        today: the reader's day.
        again: whether its reader comes back after weeks.
    """
    title, long = heading(part.pieces[0]), counted(minutes(part.pieces), "minute")
    to = f"{site.chapter(part.slug)}#{anchor(title)}"
    return tag(
        "section",
        tag("p", f"{HELLO}. {AS_LEFT}") if again else None,
        tag("h2", ITS_TIME, id="look"),
        tag("p", f"{_when(found.made, today)} you planned: ", tag("q", found.words, dir="auto")),
        tag("p", tag("a", title, class_="go", href=to), class_="ways"),
        tag("p", f"About {long}, in chapter {part.number}.", class_="hint"),
        class_="due",
        aria_labelledby="look",
    )


def welcome_back(site: Site, line: str) -> Html:
    """Return the kind line for who comes back after weeks without a plan to ask about.

    Args:
        site: where the page stands.
        line: what the reader took along last; empty without one.
    """
    took = tag("p", "You took this line with you: ", tag("q", line, dir="auto")) if line else None
    small = took or tag("p", f"{ONE_THING} breathe out slowly, once, and read on where you like.")
    return _section(site, tag("h2", HELLO, id="due"), tag("p", AS_LEFT), small)


def _section(site: Site, *inside: Html | None, **attributes: str | int) -> Html:
    said = tag("p", class_="said", role="status", tabindex=-1)
    script = tag("script", type="module", src=site.file("due.js")) if attributes else None
    return tag("section", said, *inside, script, class_="due", aria_labelledby="due", **attributes)


def _whom(found: Due) -> Html | None:
    return tag("p", "You thought of: ", tag("bdi", found.whom)) if found.whom else None


def _expected(found: Due) -> Html | None:
    expected = found.value.get("expect")
    return tag("p", "You expected: ", tag("q", expected, dir="auto")) if expected else None


def _when(made: dt.date, today: dt.date) -> str:
    days = (today - made).days
    if days == 1:
        return "Yesterday"
    if 1 < days < 7:
        return f"On {DAYS[made.weekday()]}"
    return f"On {day_in_words(made, year=made.year != today.year)}"
