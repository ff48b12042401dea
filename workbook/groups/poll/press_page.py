"""A participant’s side in a room: what it asks, the number that would be given, and one press to give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook import urls
from workbook.chapters.evening import Item
from workbook.groups.poll.look import LOOK
from workbook.groups.poll.scales import Asked
from workbook.groups.poll.steps import ends, steps
from workbook.groups.poll.summary import NAMED
from workbook.pages.evening import back, with_plan
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

TITLE = "Give to the room"
LEAD = "Choose a number, and give it with one press. Passing is as good as giving: then leave this page."
NEVER = (
    "Only the number goes, without your name and without a word you wrote. The computer that runs this room "
    "holds it in its memory until the room closes, and writes it nowhere. Whoever leads sees how many gave "
    "which number, from five people on, and never whose it is. You can take it back until the room has seen "
    "the picture."
)
NOTHING = "The room is not asked anything at this moment. When it is, every page says so at its top."
YOURS = "It begins at your answer in the chapter. Another number here changes nothing there."
ON_THE_SPOT = "What you choose here stands on this page alone, and changes no answer of yours."
SEEN = "The room has seen the picture with it, so it stays: the difference would tell whose it was."


@dataclass(frozen=True)
class Question:
    """What somebody is asked.

    Attributes:
        asked: the scale.
        moment: `before`, `after` or nothing.
        own: their own answer to it; nothing where there is none, or it is for today only.
        given: the number that they gave.
        shown: whether the room has seen it.
    """

    asked: Asked
    moment: str
    own: int | None
    given: int | None
    shown: bool


def press_page(site: Site, questions: Sequence[Question], said: str = "", items: Sequence[Item] = ()) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        questions: what they are asked, in order.
        said: what became of the last press.
        items: the exercises of the evening that it was reached from.
    """
    lead = LEAD if questions else NOTHING
    inside = tag(
        "div",
        tag("h1", TITLE),
        tag("p", said, class_="told", role="status", tabindex=-1),
        None if questions and all(it.shown for it in questions) else tag("p", lead, class_="lead"),
        *(_question(site, it, items) for it in questions),
        tag("p", NEVER, class_="note") if questions else None,
        class_="inroom",
        data_part="room",
        data_again="asked",
    )
    on = tag(
        "nav",
        back(site, items, tag("a", "← Contents", class_="plain", href=site.base)),
        tag("a", "As a code", class_="plain", href=with_plan(site.giving, items)),
        class_="next",
        aria_label="On",
    )
    return page(site, join(tag("style", Html(LOOK)), inside, on), where=TITLE, script="together.js")


def _question(site: Site, it: Question, items: Sequence[Item]) -> Html:
    named = f"{NAMED[it.moment]} · " if it.moment else ""
    return tag(
        "section",
        tag("h2", it.asked.scale.prompt),
        tag("p", f"{named}{it.asked.where}", class_="hint"),
        tag("p", f"You gave {it.asked.scale.in_words(it.given)}.", class_="gave")
        if it.given is not None
        else None,
        tag("p", SEEN, class_="hint") if it.shown else _form(site, it, items),
        class_="ask",
    )


def _form(site: Site, it: Question, items: Sequence[Item]) -> Html:
    is_given = it.given is not None
    chosen = it.given if is_given else it.own
    return tag(
        "form",
        void("input", type="hidden", name="number", value=it.asked.number),
        void("input", type="hidden", name="moment", value=it.moment),
        steps(it.asked, "value", chosen),
        tag("p", ends(it.asked), "" if is_given else f" {_whence(it)}", class_="hint"),
        tag("div", *_presses(is_given), class_="ways"),
        method="post",
        action=with_plan(site.to(urls.GIVEN), items),
        autocomplete="off",
    )


def _presses(is_given: bool) -> Iterator[Html]:
    words = "Give this one instead" if is_given else "Give this number"
    yield tag("button", words, class_="go", name="do", value="give")
    if is_given:
        yield tag("button", "Take it back", class_="other", name="do", value="take-back", formnovalidate=True)


def _whence(it: Question) -> str:
    return YOURS if it.own is not None else ON_THE_SPOT
