"""The facilitator's side: codes are gathered, and the room's picture hides until it is revealed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from workbook.export.share import Shared, members
from workbook.groups.poll.carried import Carried, codes
from workbook.groups.poll.counting import held_back, people, shared, unknown
from workbook.groups.poll.look import LOOK
from workbook.groups.poll.pictures import pictures
from workbook.groups.poll.scales import Asked
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

LEAD = (
    "Gather the codes that people chose to give. The server keeps none of them: close this tab, and all is "
    "forgotten."
)
HOW = "Paste them, type them, or let a hand-held scanner type them. Names and chat around them are dropped."
BEFORE = (
    "Say first that passing is fine, and that nobody is asked about their answer.",
    "A scale is shown from five people on. Where all gave the same, it tells of everybody: say so first.",
    "Who comes later waits until five new people can join a picture at once: a difference could tell of one.",
    "Somebody who wants their code back tells you its letters: “Take these out again”, before you reveal.",
    "Whoever holds the codes could read the numbers in them. Do not keep the chat they came in.",
)


def room_page(
    site: Site, room: Carried, asked: Mapping[int, Asked], *, said: Sequence[str] = (), left: str = ""
) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        room: what was gathered.
        asked: every scale of this edition.
        said: what became of what was just given, in sentences.
        left: what is left in the field, to be mended.
    """
    inside = tag(
        "div",
        tag("h1", "What the room shares"),
        tag("p", LEAD, class_="lead") if room.is_empty else None,
        _told(room, asked, said),
        _revealed(room, asked),
        _form(site, room, left),
        _note(),
        class_="inroom wide",
        data_part="room",
    )
    on = tag(
        "nav",
        tag("a", "← Contents", class_="plain", href=site.base),
        tag("a", "Give scales of your own", class_="plain", href=site.giving),
        class_="next",
        aria_label="On",
    )
    return page(
        site,
        join(tag("style", Html(LOOK)), inside, on),
        where="Room",
        script="together.js",
        title="Room picture",
    )


def _told(room: Carried, asked: Mapping[int, Asked], said: Sequence[str]) -> Html:
    sentences = [
        people(room.votes) if room.votes or not room.is_empty or said else "",
        shared(len(room.seen) + len(room.unseen)),
        *said,
        unknown(room.votes, set(asked)),
        held_back(room.steps, room.new),
    ]
    return tag("div", *(tag("p", one) for one in sentences if one), class_="told", role="status", tabindex=-1)


def _revealed(room: Carried, asked: Mapping[int, Asked]) -> Html | None:
    if not room.is_revealed:
        return None
    answers = (_answer(number, one) for number, one in enumerate(room.seen, 1))
    return tag(
        "section",
        tag("h2", "The picture"),
        pictures(room.steps, asked),
        join(tag("h2", "Answers in words"), *answers) if room.seen else None,
        aria_label="The picture",
    )


def _answer(number: int, one: Shared) -> Html:
    """Return one answer, closed; opening it closes the one before."""
    inside = join(tag("p", one.prompt, class_="asked"), tag("blockquote", one.in_words()))
    return tag("details", tag("summary", f"Answer {number}"), inside, name="answer")


def _form(site: Site, room: Carried, left: str) -> Html:
    reveal = tag("button", "Reveal", class_="go", name="do", value="reveal")
    scan = tag(
        "button",
        "Scan with the camera",
        type="button",
        class_="other",
        data_does="scan",
        data_scan=site.file("scan.js"),
        hidden=True,
    )
    return tag(
        "form",
        *_hidden(room),
        tag("label", tag("span", "Codes"), _field(left), class_="field"),
        tag("p", HOW, class_="hint"),
        tag("label", tag("span", "Or files"), _files(), class_="field"),
        tag("div", *_presses(room), scan, class_="ways"),
        tag("div", data_part="camera", hidden=True),
        tag("p", role="status", class_="hint", data_part="said"),
        tag("div", reveal, tag("a", "Forget all and begin anew", href=site.together), class_="ways")
        if not room.is_empty
        else None,
        method="post",
        action=site.together,
        enctype="multipart/form-data",
        autocomplete="off",
    )


def _presses(room: Carried) -> list[Html]:
    out = [] if room.is_empty else [("take-out", "Take these out again")]
    return [
        tag("button", words, class_="other", name="do", value=name)
        for name, words in [("gather", "Gather"), *out]
    ]


def _field(left: str) -> Html:
    # A first line break inside a text field is swallowed, so one is given.
    return tag("textarea", f"\n{left}", name="codes", spellcheck="false", autocapitalize="characters")


def _files() -> Html:
    return void("input", type="file", name="file", multiple=True, accept=".txt,.json")


def _hidden(room: Carried) -> list[Html]:
    # A field each and no more: servers take a hundred parts of a form at most.
    carried = {
        "steps": map(codes, room.steps),
        "new": [codes(room.new)],
        "seen": map(_line, room.seen),
        "unseen": map(_line, room.unseen),
    }
    lines = ((name, "\n".join(values)) for name, values in carried.items())
    return [void("input", type="hidden", name=name, value=value) for name, value in lines if value]


def _line(one: Shared) -> str:
    return json.dumps(members(one), allow_nan=False)


def _note() -> Html:
    return tag(
        "aside", tag("h2", "Before you reveal"), tag("ul", *(tag("li", it) for it in BEFORE)), class_="note"
    )
