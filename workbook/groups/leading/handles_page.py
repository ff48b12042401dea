"""The room in the hand of whoever leads: who is in, longer, larger, the end, and somebody who leads too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook import urls
from workbook.groups.leading.joining import picture
from workbook.groups.poll.look import LOOK
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

TITLE = "This room"
LONGER = (("15 minutes longer", 15), ("30 minutes longer", 30), ("An hour longer", 60))
END = (
    "Every page of the room counts down {grace}, with a button that keeps a copy. Then the room closes; the "
    "line at the top says what becomes of what was written."
)
NO_MORE = "No more people fit into this computer’s memory."
SECOND = (
    "For one person, on a device of their own: a photo of this code opens a workbook like yours, with these "
    "handles and the same clock. It can be used once, in the next ten minutes. Show it to nobody else."
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a room stands; the hub says it.

    Attributes:
        inside: people whose workbook is open.
        waiting: people whose workbook is being opened.
        resting: people whose workbook was stopped because nobody used it; their words are kept.
        people: how many have a place.
        more: how many more would fit.
        closes_at: when it closes, as a clock shows it.
        left: seconds until then.
        grace: minutes between telling everyone and closing.
        is_closing: whether everyone was told.
        link: lets in somebody who leads with them; empty unless that was asked for.
    """

    inside: int
    waiting: int
    resting: int
    people: int
    more: int
    closes_at: str
    left: int
    grace: float
    is_closing: bool
    link: str = ""


def handles_page(site: Site, room: Standing | None, said: str = "") -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        room: how it stands; nothing where the hub is silent.
        said: what became of the last press.
    """
    inside = tag(
        "div",
        tag("h1", TITLE),
        tag("p", said, class_="told", role="status", tabindex=-1),
        *(_all(site, room) if room else ()),
        class_="inroom",
        data_part="room",
        data_again=None if room and room.link else "sums",
    )
    on = tag(
        "nav",
        tag("a", "← For facilitators", class_="plain", href=site.facilitate),
        tag("a", "How to join", class_="plain", href=site.join),
        class_="next",
        aria_label="On",
    )
    main = join(tag("style", Html(LOOK)), inside, on)
    return page(site, main, where=TITLE, script="together.js", title=TITLE)


def _all(site: Site, room: Standing) -> Iterator[Html]:
    if room.link:
        yield _second(site, room)  # somebody waits before it with a camera
    yield tag("section", tag("h2", "Who is here"), _counts(room), class_="ask", aria_label="Who is here")
    left = spoken(room.left)
    yield tag(
        "section",
        tag("h2", "How long"),
        tag("p", f"It closes at {room.closes_at}, in {left}.", class_="stands"),
        _form(site, "longer", *LONGER),
        class_="ask",
    )
    places = [it for it in (1, 5, 10) if it <= room.more]
    yield tag(
        "section",
        tag("h2", "How large"),
        tag("p", f"{room.people} places.", class_="stands"),
        _form(site, "larger", *((f"{it} more" if it > 1 else "One more", it) for it in places))
        if places
        else tag("p", NO_MORE, class_="hint"),
        class_="ask",
    )
    if not room.link:
        yield _second(site, room)
    yield _end(site, room)


def _counts(room: Standing) -> Html:
    told = (
        ("In", room.inside),
        ("Coming in at this moment", room.waiting),
        ("Resting, with their words kept", room.resting),
        ("Places left", max(0, room.people - room.inside - room.waiting - room.resting)),
    )
    return tag(
        "dl", *(tag("div", tag("dt", name), tag("dd", str(many))) for name, many in told), class_="counts"
    )


def _second(site: Site, room: Standing) -> Html:
    ask = _form(site, "invite", ("Somebody leads with me", 0))
    link = (
        tag("p", SECOND),
        tag("div", Html(picture(room.link)), class_="qr"),
        tag("p", tag("code", room.link, class_="letters", translate="no")),
        tag("p", tag("a", "Hide it", href=site.to(urls.HANDLES)), class_="ways"),
    )
    return tag("section", tag("h2", "Two who lead"), *(link if room.link else (ask,)), class_="ask")


def _end(site: Site, room: Standing) -> Html:
    grace = spoken(round(room.grace * 60))
    if room.is_closing:
        asked = join(tag("p", "Everyone has been told."), _form(site, "end", ("End it now", 0)))
    else:
        told = tag("p", END.format(grace=grace))
        asked = tag(
            "details", tag("summary", "End the room"), told, _form(site, "end", (f"End it in {grace}", 0))
        )
    return tag("section", tag("h2", "The end"), asked, class_="ask")


def _form(site: Site, does: str, *presses: tuple[str, int]) -> Html:
    return tag(
        "form",
        void("input", type="hidden", name="do", value=does),
        tag("div", *(_press(words, amount) for words, amount in presses), class_="ways"),
        method="post",
        action=site.to(urls.HANDLES),
    )


def _press(words: str, amount: int) -> Html:
    return tag("button", words, class_="other", name="amount", value=amount)


def spoken(seconds: int) -> str:
    """Return a time as it is said: “2 hours and 5 minutes”, “1 minute”, “less than a minute”."""
    hours, minutes = divmod(seconds // 60, 60)
    parts = [_many(hours, "hour")] if hours else []
    parts += [_many(minutes, "minute")] if minutes else []
    return " and ".join(parts) or "less than a minute"


def _many(many: int, one: str) -> str:
    return f"{many} {one if many == 1 else f'{one}s'}"
