"""The headings of a page, as a way to each: behind its name in the bar, and beside a text with room."""

from __future__ import annotations

import re

from workbook.pages.html import Html, tag
from workbook.pages.site import Site

PARTS = "On this page"
_HEADING = re.compile(r'<h2 id="([^"]*)">(.*?)</h2>', re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_FEW = 2


def headings(site: Site, text: Html) -> Html | None:
    """Return the headings of a text as links, below one to the contents; `None` where there are few.

    Args:
        site: where the page stands.
        text: what they stand in, as HTML.
    """
    found = _HEADING.findall(text)
    if len(found) <= _FEW:
        return None
    links = (tag("li", tag("a", Html(_MARKUP.sub("", words)), href=f"#{name}")) for name, words in found)
    contents = tag("a", "Contents", class_="contents", href=site.base)
    return tag("nav", contents, tag("ol", *links), class_="headings", aria_label=PARTS)


def here(where: str, parts: Html | None) -> Html:
    """Return the name of a page for the bar; a press on it opens the headings, if there are any.

    Args:
        where: the name.
        parts: the headings.
    """
    if parts is None:
        return tag("span", where, class_="where")
    named = {"aria_haspopup": "dialog", "aria_label": f"{where}. {PARTS}"}
    return tag("button", tag("span", where), type="button", class_="where", data_does="parts", **named)
