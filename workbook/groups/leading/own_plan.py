"""Making a plan of one's own: what comes in which order, and for how long. Plain forms, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbook import urls
from workbook.chapters.evening import ASKED, Item
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.agendas.own import FROM, NAME, USUAL, sessions_of
from workbook.groups.leading import links
from workbook.pages.html import Html, tag, void
from workbook.pages.site import Site

HOW = (
    "The plan is in the address of this page, with your own words: keep it as a bookmark, or send it to "
    "whoever leads with you. People get another link, with the exercises alone."
)


def own_plan(
    site: Site, items: Sequence[Item], words: str, asked: links.Asked, agendas: Sequence[Agenda]
) -> Html:
    """Return what a plan is made with.

    Args:
        site: where the page stands.
        items: the plan so far.
        words: whose words are said: an agenda and its session, such as `six-weeks.2`; empty for none.
        asked: every exercise of this edition.
        agendas: those that a plan can begin from.
    """
    here = site.to(urls.AGENDA, agenda=NAME)
    form = tag(
        "form",
        void("input", type="hidden", name=FROM, value=words) if words else None,
        tag("ol", *_lines(items, asked), class_="list plan") if items else None,
        tag("label", tag("span", "Add an exercise"), exercise_choice(asked, "add", items)),
        tag("p", tag("button", "Bring the plan up to date", class_="go"), class_="press"),
        method="get",
        action=here,
    )
    begin = (
        tag("li", tag("a", title, href=f"{here}?from={name}")) for name, _, title in sessions_of(agendas)
    )
    return tag(
        "details",
        tag("summary", "Change the plan" if items else "Make the plan"),
        tag("p", HOW, class_="hint"),
        form,
        tag("h2", "Or begin from an agenda"),
        tag("ul", *begin, class_="from"),
        open=not items,
        class_="making",
    )


def _lines(items: Sequence[Item], asked: links.Asked) -> Iterator[Html]:
    for at, item in enumerate(items):
        if item.key not in asked:
            continue
        prompt = asked[item.key][0].prompt
        minutes = void(
            "input", type="number", name="m", min=1, max=240, value=item.minutes or USUAL, required=True
        )
        yield tag(
            "li",
            tag("b", prompt),
            void("input", type="hidden", name=ASKED, value=item.key),
            tag("label", minutes, tag("span", "minutes", tag("span", f" for “{prompt}”", class_="unseen"))),
            _press("Earlier", f"up-{at}", prompt) if at else None,
            _press("Later", f"down-{at}", prompt) if at + 1 < len(items) else None,
            _press("Take out", f"out-{at}", prompt),
        )


def _press(words: str, does: str, prompt: str) -> Html:
    return tag(
        "button",
        words,
        tag("span", f": “{prompt}”", class_="unseen"),
        name="do",
        value=does,
        class_="quietly",
    )


def exercise_choice(asked: links.Asked, name: str, without: Sequence[Item] = ()) -> Html:
    """Return a list of exercises to choose one from, chapter by chapter.

    Args:
        asked: the exercises, each with its chapter.
        name: what the form calls it.
        without: those that are chosen already.
    """
    there = {item.key for item in without}
    left = [pair for key, pair in asked.items() if key not in there and not pair[1].is_path]
    groups = (
        tag(
            "optgroup",
            *(tag("option", exercise.prompt, value=exercise.key) for exercise, _ in each),
            label=f"{book.number} · {book.title}" if book.number else book.title,
        )
        for book, each in groupby(left, key=lambda it: it[1])
    )
    return tag("select", tag("option", "Choose …", value=""), *groups, name=name)


def own_words(key: str, prompt: str) -> Html:
    """Return the field for the leader's own words, which the script keeps in the address alone."""
    given = {"rows": 2, "placeholder": " ", "autocomplete": "off", "data_own": key}
    field = tag("textarea", aria_label=f"Your own words for “{prompt}”", **given)
    return tag("div", tag("h3", "Your own words"), field, class_="own-words", hidden=True)
