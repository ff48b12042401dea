"""A participant's side: scales are chosen, seen in full, and leave as a code without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from workbook import urls
from workbook.chapters.evening import Item
from workbook.chapters.evening import query as plan
from workbook.groups.poll.code import FILE, MOMENTS, as_picture
from workbook.groups.poll.look import LOOK
from workbook.groups.poll.scales import Asked, today
from workbook.groups.poll.steps import ends, steps
from workbook.groups.poll.summary import NAMED
from workbook.groups.poll.today import WHERE
from workbook.pages.evening import back, with_plan
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

NEVER = (
    "Numbers only: no word you wrote, no name, no time. With them goes a number made for today: if you give "
    "again today, your newest code counts instead. Whoever holds the code can read these numbers from it; "
    "nobody can read from it who you are. The facilitator can take it out again until the room has seen the "
    "picture."
)
NOTHING = "No scale of the chapters is answered yet. Nothing has to be."
ON_THE_SPOT = (
    "Asked here, before and after. What you choose is in the code alone, and changes no answer of yours."
)
NONE_CHOSEN = "No scale is chosen. Choose one or more, or leave it: nothing has to be given."


@dataclass(frozen=True)
class Choice:
    """One answered scale.

    Attributes:
        asked: the scale.
        value: the answer, or what was chosen on the spot for a question of a day.
    """

    asked: Asked
    value: int

    @property
    def words(self) -> str:
        """The answer as it is said."""
        return self.asked.scale.in_words(self.value)


def query(keys: Sequence[str], moment: str) -> str:
    """Return a choice as it stands in an address: keys, never a value."""
    return urlencode([*(("key", key) for key in keys), *([("moment", moment)] if moment else [])])


def choose_page(
    site: Site,
    choices: Sequence[Choice],
    *,
    chosen: Sequence[str] = (),
    moment: str = "",
    why: str = "",
    items: Sequence[Item] = (),
) -> Html:
    """Return the page on which scales are chosen.

    Args:
        site: where the page stands.
        choices: every scale that is answered.
        chosen: keys that are ticked.
        moment: which moment is.
        why: what was wrong with the choice before.
        items: the exercises of the evening that it was reached from.
    """
    places = list(dict.fromkeys(choice.asked.where for choice in choices))
    form = tag(
        "form",
        _today(unfolded=not choices),
        None if choices else tag("p", NOTHING),
        *(
            tag(
                "fieldset",
                tag("legend", where),
                *(_pick(choice, chosen) for choice in choices if choice.asked.where == where),
            )
            for where in places
        ),
        tag("fieldset", tag("legend", "When is this?"), *(_moment(name, moment) for name in MOMENTS)),
        tag("p", tag("button", "See what will be sent", class_="go", name="look", value="1"), class_="press"),
        method="post",
        action=with_plan(site.giving, items),
        autocomplete="off",
    )
    return _page(
        site,
        items,
        tag("h1", "Share scales with the room"),
        tag("p", "Choose what the room may count. You see it in full before it leaves.", class_="lead"),
        tag("p", "Passing is as good as giving.", class_="hint"),
        tag("p", why, class_="trouble told", role="alert", tabindex=-1) if why else None,
        form,
    )


def _today(*, unfolded: bool) -> Html:
    """Return the questions of a day, each with a row of numbers."""
    rows = ((steps(it, it.scale.key, may_pass=True), tag("p", ends(it), class_="hint")) for it in today())
    hint = tag("p", ON_THE_SPOT, class_="hint")
    return tag("details", tag("summary", WHERE), hint, *(join(*row) for row in rows), open=unfolded)


def _pick(choice: Choice, chosen: Sequence[str]) -> Html:
    key = choice.asked.scale.key
    return tag(
        "label",
        void("input", type="checkbox", name="key", value=key, checked=key in chosen),
        tag("span", choice.asked.scale.prompt),
        tag("small", choice.words),
        class_="pick",
    )


def _moment(name: str, moment: str) -> Html:
    box = void("input", type="radio", name="moment", value=name, checked=name == moment)
    return tag("label", box, tag("span", NAMED[name]), class_="pick")


def given_page(
    site: Site, chosen: Sequence[Choice], moment: str, code: str, items: Sequence[Item] = ()
) -> Html:
    """Return the page of what leaves: in words, as letters, as a picture code and as a file.

    Args:
        site: where the page stands.
        chosen: the scales.
        moment: `before`, `after` or nothing.
        code: what leaves.
        items: the exercises of the evening that it was reached from.
    """
    asked = query([choice.asked.scale.key for choice in chosen], moment)
    said = (join(tag("dt", choice.asked.scale.prompt), tag("dd", choice.words)) for choice in chosen)
    for_today = any(choice.asked.where == WHERE for choice in chosen)
    file = tag("a", "Save it as a file", href=f"{site.to(urls.CODE_FILE)}?{asked}", download=FILE)
    copy = tag("button", "Copy the code", type="button", class_="go", data_does="copy-code", hidden=True)
    return _page(
        site,
        items,
        tag("h1", "Share scales with the room"),
        tag(
            "div",
            tag("h2", "This is what will be sent"),
            tag("dl", *said, tag("dt", "When"), tag("dd", NAMED[moment])),
            class_="told",
            tabindex=-1,
        ),
        tag("p", NEVER),
        tag("h2", "Your code"),
        tag("p", "Read it out, type it, send it, or let it be scanned. Capitals do not count."),
        tag("code", code, class_="letters", id="code", data_code=code, translate="no"),
        tag(
            "div",
            copy,
            None if for_today else file,  # its address would have to hold the numbers
            tag("a", "Choose again", href=f"{site.giving}?{asked}{'&' if items else ''}{plan(items)}"),
            class_="ways",
        ),
        tag("p", role="status", class_="hint", data_part="copied"),
        tag("div", Html(as_picture(code)), class_="qr"),
    )


def _page(site: Site, items: Sequence[Item], *inside: Html | None) -> Html:
    on = tag(
        "nav",
        back(site, items, tag("a", "← Share one answer", class_="plain", href=site.share)),
        None if site.alone else tag("a", "The room’s picture", class_="plain", href=site.together),
        class_="next",
        aria_label="On",
    )
    main = join(tag("style", Html(LOOK)), tag("div", *inside, class_="inroom", data_part="room"), on)
    return page(site, main, where="Room", script="together.js")
