"""The page on the wall: a code to photograph, an address to type, and the word for the room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources

from workbook.chapters.evening import ASKED, Item, query
from workbook.groups.leading.joining import Joining, picture
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

LONG = 40
BY = {"host": "This host", "binder": "Binder"}
BINDER = (
    "On Binder each person gets a session of their own. It takes a minute or two to start, and all of it is "
    "gone afterwards: made-up names only. The address is put together here, and nothing is asked of anyone."
)
A_COPY = "Here before, and kept a copy? Open the address: the first page asks for your file."
OWN_CODE = "Here before? Type your own code in place of the room code. A copy? The first page asks for it."


def join_page(
    site: Site,
    by: str,
    joining: Joining | None,
    *,
    repository: str,
    tag_: str,
    why: str | None = None,
    items: Sequence[Item] = (),
) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        by: `host` or `binder`.
        joining: how to join; `None` if there is no address yet.
        repository: what is in the form for Binder: owner and name.
        tag_: and the tag.
        why: what is wrong with the address.
        items: the exercises that the address opens; all chapters without any.
    """
    main = join(
        tag("style", Html(look())),
        _wall(site, joining) if joining else tag("h1", "How to join"),
        tag("p", why, class_="trouble", role="alert") if why else None,
        _ways(site, by, items),
        _binder(site, repository, tag_, items) if by == "binder" else None,
        tag(
            "nav",
            tag("a", "← For facilitators", class_="plain", href=site.facilitate),
            class_="next",
            aria_label="On",
        ),
    )
    return page(site, tag("div", main, class_="joining"), where="How to join", title="How to join")


def _ways(site: Site, by: str, items: Sequence[Item]) -> Html:
    plan = f"&{query(items)}" if items else ""
    ways = (
        tag("a", words, href=f"{site.join}?by={name}{plan}", aria_current="page" if name == by else None)
        for name, words in BY.items()
    )
    return tag("nav", *ways, class_="ways", aria_label="How to join")


def look() -> str:
    """Return the page’s own style sheet."""
    return (resources.files(__package__) / "join.css").read_text(encoding="utf-8")


def _wall(site: Site, joining: Joining) -> Html:
    code = tag("p", "Room code ", tag("b", joining.code), class_="word") if joining.code else None
    told = tag(
        "div",
        tag("h1", "Join with your phone"),
        tag("p", "Point your camera at the code, or type this address:"),
        tag(
            "p",
            tag("a", _breakable(joining.address), href=joining.address),
            class_=f"address{' long' if len(joining.address) > LONG else ''}",
        ),
        tag("p", joining.warning, class_="trouble") if joining.warning else None,
        code,
        tag("p", OWN_CODE if site.rests and code else A_COPY, class_="before"),
        class_="told",
    )
    return tag("section", tag("div", Html(picture(joining.address)), class_="code"), told, class_="wall")


def _breakable(address: str) -> Html:
    """Return an address that may be broken where it makes sense, and is easy to read out."""
    shown = re.sub(r"^http://|^https://(?![^/]*:)|/$", "", address)
    parts = re.split(r"(?<=[/?&=-])(?=[^/])", shown)
    return join(*(part for each in parts for part in (each, void("wbr"))))


def _binder(site: Site, repository: str, tag_: str, items: Sequence[Item]) -> Html:
    return tag(
        "form",
        tag("p", BINDER),
        void("input", type="hidden", name="by", value="binder"),
        *(void("input", type="hidden", name=ASKED, value=str(item)) for item in items),
        _field("Repository (owner/name)", "repository", repository),
        _field("Tag", "tag", tag_),
        tag("p", tag("button", "Show the code", class_="go")),
        method="get",
        action=site.join,
    )


def _field(words: str, name: str, value: str) -> Html:
    given = void("input", name=name, value=value, maxlength=140, autocomplete="off", spellcheck="false")
    return tag("label", tag("span", words), given)
