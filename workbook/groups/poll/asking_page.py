"""The side of whoever leads a room: what it is asked, how many gave, and the picture once it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbook import urls
from workbook.groups.poll.code import MOMENTS
from workbook.groups.poll.counting import FEW, WAITING
from workbook.groups.poll.look import LOOK
from workbook.groups.poll.pictures import LEGEND, TOO_FEW, fill_the_wall, pictures_of
from workbook.groups.poll.scales import Asked
from workbook.groups.poll.summary import NAMED, from_counts
from workbook.groups.poll.today import WHERE
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

TITLE = "Ask the room"
LEAD = (
    "People read the question on their own pages and give a number with one press, if they like. You see how "
    "many gave, and the picture once you show it. Nobody sees whose a number is."
)
NOBODY = "Nobody has given yet."
BEFORE = (
    "Say first that passing is fine, and that nobody is asked about their number.",
    "A picture is shown from five people on. Where all gave the same, it tells of everybody: say so first.",
    "Who gives later waits until five new people can join a picture at once: a difference could tell of one.",
    "Your own number does not count: who knows one of five knows more of the others.",
    "All of it is in the memory of this computer alone, and is gone when the room closes or its hub stops.",
)


@dataclass(frozen=True)
class Told:
    """What is known of one question.

    Attributes:
        asked: the scale.
        moment: `before`, `after` or nothing.
        people: how many gave, at least five; 0 for fewer.
        any: whether anybody did.
        counts: people at each step, if a picture was shown.
        waiting: whether somebody gave whom no picture shows yet.
        open: whether it is still asked.
    """

    asked: Asked
    moment: str
    people: int
    any: bool
    counts: Sequence[int]
    waiting: bool
    open: bool


def asking_page(
    site: Site, scales: Sequence[Asked], told: Sequence[Told], chosen: str = "", said: str = ""
) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        scales: those that can be asked.
        told: what was asked.
        chosen: the key of a scale to begin with.
        said: what became of the last press.
    """
    by_scale = groupby(sorted(told, key=_place(scales)), key=lambda it: it.asked)
    inside = tag(
        "div",
        tag("h1", TITLE),
        tag("p", said, class_="told", role="status", tabindex=-1),
        None if told else tag("p", LEAD, class_="lead"),
        *(_asked(site, asked, list(each)) for asked, each in by_scale),
        tag("p", LEGEND, class_="hint") if any(it.counts for it in told) else None,
        _form(site, scales, chosen, bool(told)),
        tag(
            "aside",
            tag("h2", "Before you show it"),
            tag("ul", *(tag("li", it) for it in BEFORE)),
            class_="note",
        ),
        class_="inroom wide",
        data_part="room",
        data_again="sums",
    )
    on = tag(
        "nav",
        tag("a", "← For facilitators", class_="plain", href=site.facilitate),
        tag("a", "Codes from people elsewhere", class_="plain", href=site.together),
        class_="next",
        aria_label="On",
    )
    return page(
        site, join(tag("style", Html(LOOK)), inside, on), where=TITLE, script="together.js", title=TITLE
    )


def _asked(site: Site, asked: Asked, each: Sequence[Told]) -> Html:
    """Return one scale with all its moments: how each stands, and their picture."""
    shown = [it for one in each if one.counts and (it := from_counts(one.moment, one.counts, asked))]
    bare = join(tag("h2", asked.scale.prompt), tag("p", asked.where, class_="hint"))
    stand = [_stands(site, it, alone=len(each) == 1) for it in each]
    return tag("div", bare, *stand, pictures_of(asked, shown) if shown else None, class_="ask")


def _stands(site: Site, it: Told, *, alone: bool) -> Html:
    """Return how a question stands, and what can be done with it."""
    many = f"{it.people} people have given." if it.people else FEW if it.any else NOBODY
    named = "" if alone and not it.moment else f"{NAMED[it.moment]}: "
    few = TOO_FEW if it.any and not it.people else ""
    said = " ".join(filter(None, (f"{named}{many}", few, WAITING if it.waiting else "")))
    return tag(
        "form",
        void("input", type="hidden", name="question", value=f"{it.asked.number} {it.moment}".strip()),
        tag("p", said, class_="stands"),
        tag("div", *_presses(it), class_="ways"),
        method="post",
        action=site.to(urls.ASKING),
    )


def _presses(it: Told) -> Iterator[Html]:
    if it.people and not it.counts:
        yield tag("button", "Show the picture", class_="go", name="do", value="show")
    elif it.waiting:
        yield tag("button", "Show who can join", class_="other", name="do", value="show")
    if it.counts:
        yield fill_the_wall()
    yield (
        tag("button", "Ask no more", class_="other", name="do", value="stop")
        if it.open
        else tag("button", "Ask it again", class_="other", name="do", value="ask")
    )


def _form(site: Site, scales: Sequence[Asked], chosen: str, more: bool) -> Html:
    places = sorted(dict.fromkeys(it.where for it in scales), key=lambda where: where != WHERE)
    groups = (
        tag("optgroup", *(_option(it, chosen) for it in scales if it.where == where), label=where)
        for where in places
    )
    return tag(
        "form",
        tag("h2", "Ask something else") if more else None,
        tag("label", tag("span", "Question"), tag("select", *groups, name="question"), class_="field"),
        tag("fieldset", tag("legend", "When is this?"), *(_moment(name) for name in MOMENTS)),
        tag("div", tag("button", TITLE, class_="go", name="do", value="ask"), class_="ways"),
        method="post",
        action=site.to(urls.ASKING),
        class_="new",
    )


def _option(it: Asked, chosen: str) -> Html:
    return tag("option", it.scale.prompt, value=it.number, selected=it.scale.key == chosen)


def _moment(name: str) -> Html:
    box = void("input", type="radio", name="moment", value=name, checked=not name)
    return tag("label", box, tag("span", NAMED[name]), class_="pick")


def _place(scales: Sequence[Asked]) -> Callable[[Told], tuple[int, int]]:
    order = {it.number: at for at, it in enumerate(scales)}
    return lambda it: (order[it.asked.number], MOMENTS.index(it.moment))
