"""The page that a session is led from: every block with its time of the clock; the present one large."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from workbook import urls
from workbook.chapters.evening import ASKED, Item
from workbook.exercises.kinds import Scale
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.agendas.own import FROM, NAME
from workbook.groups.agendas.timing import Times, spoken
from workbook.groups.leading import links
from workbook.groups.leading.block import block_body
from workbook.groups.leading.choose_page import HAND
from workbook.groups.leading.own_plan import own_plan, own_words
from workbook.groups.poll.today import of_today
from workbook.pages.evening import tonight
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

SCRIPT = "facilitate.js"
WITHOUT_SCRIPT = (
    "Without JavaScript, write down how many minutes each finished block took, and ask for the times again."
)
HOW = (
    "“Start” begins a block. “Done” ends it and begins the next one. Nothing is sent, and only the times are "
    "kept, in this tab."
)
HOW_TODAY = "People give a number at the foot of tonight’s page; it changes none of their answers."
PREPARED = "Read all of it once before the day. On the day, only the open block matters."


@dataclass(frozen=True, kw_only=True)
class Run:
    """How a session stands when its page is asked for.

    Attributes:
        number: which session of the agenda; 1 for the first.
        start: when it begins.
        ran: how many minutes each finished block took.
        times: what follows from that.
        given: whether somebody chose the start; otherwise the browser may choose by its own clock.
        why: what was wrong with the times that were asked for.
        items: the exercises that people are shown.
        words: of a plan of one's own, whose words are said, such as `six-weeks.2`.
    """

    number: int
    start: dt.time
    ran: Sequence[int]
    times: Times
    given: bool = False
    why: str | None = None
    items: Sequence[Item] = ()
    words: str = ""


def run_page(
    site: Site, agenda: Agenda, run: Run, asked: links.Asked, agendas: Sequence[Agenda] = ()
) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        agenda: what is led.
        run: how the session stands.
        asked: every exercise of this edition.
        agendas: those that a plan of one's own can begin from.
    """
    is_own = agenda.name == NAME
    told = (f"{agenda.length}." if run.items else "", agenda.size and f"{agenda.size}.", PREPARED)
    main = join(
        tag("style", Html(look())),
        tag("h1", agenda.session(run.number).title),
        tag("p", " ".join(filter(None, told)), class_="lead"),
        _weeks(site, agenda, run.number),
        links.at_hand(site, None if is_own else agenda),
        _for_people(site, agenda, run) if run.items else None,
        own_plan(site, run.items, run.words, asked, agendas) if is_own else _before(agenda),
        _led(site, agenda, run, asked) if run.items or not is_own else None,
        tag(
            "nav",
            tag("a", "← All agendas", class_="plain", href=site.facilitate),
            class_="next",
            aria_label="On",
        ),
    )
    title = agenda.session(run.number).title
    return page(site, main, where="For facilitators", script=SCRIPT, title=title)


def _led(site: Site, agenda: Agenda, run: Run, asked: links.Asked) -> Html:
    """Return the session with its clock."""
    return join(
        _form(site, agenda, run),
        tag("p", run.why, class_="trouble", role="alert") if run.why else None,
        tag("p", run.times.words, class_="standing", role="status"),
        tag("ol", *_blocks(site, agenda, run, asked), class_="blocks"),
        tag("p", "Over at ", _clock(run.times.end, "end"), ".", class_="over"),
        _press(),
    )


def _for_people(site: Site, agenda: Agenda, run: Run) -> Html:
    """Return the ways to the one page that holds what this session asks, and nothing else."""
    words = f"{agenda.name}.{run.number}"
    change = tag("a", "Change this plan", href=links.own(site, run.items, words))
    return tag(
        "nav",
        tag("a", "Tonight’s link for the wall", href=links.wall(site, run.items)),
        tag("a", "What people see", href=tonight(site, run.items)),
        tag("a", "Blank sheets for it", href=links.sheets_of(site, run.items), download=True),
        None if agenda.name == NAME else change,
        class_="hand tonight",
        aria_label="Tonight’s exercises",
    )


def look() -> str:
    """Return the page’s own style sheet."""
    sheets = (resources.files(__package__) / name for name in ("run.css", "own.css"))
    return HAND + "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _weeks(site: Site, agenda: Agenda, number: int) -> Html | None:
    if len(agenda.sessions) == 1:
        return None
    weeks = (
        tag("a", each.title, href=links.run(site, agenda, at), aria_current="page" if at == number else None)
        for at, each in enumerate(agenda.sessions, 1)
    )
    return tag("nav", *weeks, class_="hand weeks", aria_label="Sessions")


def _before(agenda: Agenda) -> Html:
    return tag(
        "details",
        tag("summary", "What people can leave with, and what you need"),
        tag("ul", *(tag("li", goal) for goal in agenda.goals)),
        tag("p", "You need:"),
        tag("ul", *(tag("li", thing) for thing in agenda.materials)),
        class_="before",
    )


def _form(site: Site, agenda: Agenda, run: Run) -> Html:
    several = len(agenda.sessions) > 1
    field = void("input", type="time", name="start", value=f"{run.start:%H:%M}", required=True)
    return tag(
        "form",
        void("input", type="hidden", name="session", value=run.number) if several else None,
        *_own(agenda, run),
        tag("label", tag("span", "It begins at"), field),
        tag("button", "Work out the times", class_="go by-hand"),
        tag("noscript", tag("p", WITHOUT_SCRIPT, class_="hint")),
        method="get",
        action=links.run(site, agenda).partition("?")[0],
        id="times",
        class_="start",
        data_run=f"{agenda.name}.{run.number}",
        data_clock=site.to(urls.CLOCK) if site.leads else None,
        data_given=run.given,
    )


def _own(agenda: Agenda, run: Run) -> list[Html]:
    """Return what a plan of one's own is made of, so that it is asked for again with other times."""
    if agenda.name != NAME:
        return []
    given = [(FROM, run.words), *((ASKED, str(item)) for item in run.items)]
    return [void("input", type="hidden", name=name, value=value) for name, value in given if value]


def _blocks(site: Site, agenda: Agenda, run: Run, asked: links.Asked) -> list[Html]:
    own = agenda.name == NAME
    return [
        tag(
            "li",
            tag(
                "details",
                tag(
                    "summary",
                    _clock(run.times.starts[at], "at"),
                    tag("h2", block.title),
                    tag("span", spoken(block.minutes), class_="long"),
                    tag("span", "Now" if at == len(run.ran) and run.given else "", class_="mark"),
                ),
                _buttons(block.title),
                _took(at, block.title, run.ran),
                block_body(block, lambda key: _exercise(site, key, asked)),
                own_words(block.exercises[0], block.title) if own else None,
                open=at == len(run.ran),
            ),
            class_="block",
            data_minutes=block.minutes,
            data_least=block.least,
        )
        for at, block in enumerate(agenda.session(run.number).blocks)
    ]


def _clock(time: dt.time, name: str) -> Html:
    return tag("time", f"{time:%H:%M}", datetime=f"{time:%H:%M}", class_=name)


def _buttons(title: str) -> Html:
    start, done = _button("Start", f" “{title}”"), _button("Done", f" with “{title}”")
    return tag("p", start, done, class_="press", hidden=True)


def _button(word: str, unseen: str) -> Html:
    inside = (word, tag("span", unseen, class_="unseen"))
    return tag("button", *inside, type="button", data_act=word.lower(), class_="go")


def _took(at: int, title: str, ran: Sequence[int]) -> Html:
    field = void(
        "input",
        type="number",
        min=0,
        max=600,
        name="ran",
        form="times",
        value=ran[at] if at < len(ran) else "",
        aria_label=f"Minutes that “{title}” took",
    )
    return tag("p", "It took ", field, " minutes.", class_="by-hand took")


def _exercise(site: Site, key: str, asked: links.Asked) -> Html | None:
    if key not in asked:
        return _today(site, it) if (it := of_today(key)) else None
    exercise, book = asked[key]
    where = f" Chapter {book.number}. " if book.number else f" {book.title}. "
    return tag(
        "li",
        exercise.prompt,
        tag(
            "small",
            where,
            tag("a", "In the chapter", href=links.exercise(site, key)),
            " ",
            tag("a", "In the projector view", href=links.projected(site, key)),
            " ",
            tag("a", "Link for the wall", href=links.wall(site, [Item(key)])),
            " ",
            links.asked_in_the_room(site, exercise),
        ),
    )


def _today(site: Site, scale: Scale) -> Html:
    ask = links.asked_in_the_room(site, scale) or tag("a", "Gather codes", href=site.together)
    return tag("li", scale.prompt, tag("small", HOW_TODAY, " ", ask))


def _press() -> Html:
    return tag(
        "p",
        tag("button", "Back one step", type="button", data_act="back", class_="quietly"),
        tag("button", "Begin again", type="button", data_act="again", class_="quietly"),
        tag("span", HOW, class_="hint"),
        class_="press all",
        hidden=True,
    )
