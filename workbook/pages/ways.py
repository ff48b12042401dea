"""The two ways through a chapter as HTML: how long each takes, and what is folded off the short one.

Everything stands open in what is sent, so that it can be read without a script; folding is up to the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from workbook import urls
from workbook.chapters.minutes import minutes
from workbook.chapters.notebook import Chapter
from workbook.chapters.pieces import Prose
from workbook.chapters.sittings import for_today
from workbook.chapters.ways import Part, has_short_way, heading, short_way
from workbook.exercises.kinds import Exercise
from workbook.insights.telling import in_words
from workbook.pages.html import Html, join, tag
from workbook.pages.known import Look
from workbook.pages.prose import anchor
from workbook.pages.site import Site

SHORT_SHEETS = "workbook-short-sheets.html"
STAY, AWAY = "Stay longer here", "Hide this part"
FOR_LATER = "For later"
STORY, MORE, GOES_ON = "The story", "More", "{}, continued"
GIST = 90
"""So many letters of an answer stand for a part that is folded over it."""


def minutes_told(book: Chapter) -> str:
    """Return how long both ways through a chapter take; empty where there is only one."""
    if not has_short_way(book):
        return ""
    return f"{minutes(short_way(book).pieces)} minutes, or {minutes(for_today(book).pieces)} for all of it"


def ways(book: Chapter) -> Html | None:
    """Return the choice between the two ways; words alone where no script can fold anything."""
    if not has_short_way(book):
        return None
    quiet = {"type": "button", "class_": "way"}
    short = tag(
        "button",
        f"Short way, {minutes(short_way(book).pieces)} min",
        data_way="short",
        aria_pressed="true",
        **quiet,
    )
    whole = tag(
        "button",
        f"All of it, {minutes(for_today(book).pieces)} min",
        data_way="long",
        aria_pressed="false",
        **quiet,
    )
    told = tag("noscript", tag("p", f"The short way takes {minutes_told(book)}.", class_="hint"))
    return join(
        told, tag("div", short, whole, class_="two-ways", role="group", aria_label="How long you stay")
    )


def on_paper(site: Site, book: Chapter) -> Html | None:
    """Return what stands at the end of a chapter with two ways: how to have either of them on paper."""
    if not has_short_way(book):
        return None
    whole = tag("button", "Print all of it", type="button", class_="quietly", data_does="print-whole")
    file = f"{site.to(urls.PLAYBOOK_FILE, file=SHORT_SHEETS)}?{urlencode({'page': book.slug})}"
    # Where Python has to wake before it makes a file, the page that lists all of them waits for it.
    to = {"href": site.playbook} if site.alone else {"href": file, "download": SHORT_SHEETS}
    blank = tag("a", "Blank sheets of the short way", **to)
    return tag("p", "Printed, this page shows what is open.", whole, blank, class_="paper")


def fold(part: Part, inside: Html, look: Look) -> Html:
    """Return a part off the short way; one that holds an answer says so, and need not be looked for.

    Args:
        part: what is folded.
        inside: the same as HTML.
        look: gives what is known of a full key.
    """
    mine, gist = _written(part.questions, look)
    summary = tag(
        "summary",
        tag("b", _name(part)),
        tag(
            "small",
            tag("span", f"{minutes(part.pieces)} min", class_="more"),
            tag("span", AWAY, class_="less"),
        ),
        gist,
    )
    return tag("details", summary, inside, class_="longer", data_longer=part.name, data_mine=mine, open=True)


def later(part: Chapter, inside: Html, look: Look) -> Html:
    """Return a part that is put off, folded under its heading until its day comes or it holds an answer.

    Args:
        part: one sitting of a chapter.
        inside: what stands below its heading, as HTML.
        look: gives what is known of a full key.
    """
    first, title = part.pieces[0], heading(part.pieces[0])
    mine, gist = _written(part.asked, look)
    told = gist or tag("small", f"{FOR_LATER} · {minutes(part.pieces)} min")
    summary = tag("summary", tag("h2", title, id=anchor(title)), told)
    names = {"data_longer": first.cell, "data_mine": mine}
    return tag("details", summary, inside, class_="lane later", open=True, **names)


def _written(asked: Iterable[Exercise], look: Look) -> tuple[str | None, Html | None]:
    """Return how much of a part is answered, if anything is, and a line of it once all is."""
    known = [(exercise, look(exercise.key).value) for exercise in asked]
    if not known or any(value is None for _, value in known):
        return ("some" if any(value is not None for _, value in known) else None), None
    exercise, value = known[0]
    line = " ".join(in_words(value, exercise).split())
    shown = line if len(line) <= GIST else f"{line[:GIST].rstrip()}…"  # not every script parts its words
    return "all", tag("em", shown, class_="gist", dir="auto")


def stay() -> Html:
    """Return what stands above one folded part or several."""
    return tag("p", STAY, class_="stay")


def _name(part: Part) -> str:
    if part.begins:
        return part.section
    if _is_story(part):
        return STORY
    return GOES_ON.format(part.section) if part.section else MORE


def _is_story(part: Part) -> bool:
    first = part.pieces[0]
    return isinstance(first, Prose) and first.markdown.lstrip().startswith(">")
