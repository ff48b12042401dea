"""The doors of the start page: it asks what is happening, and each answer leads to a path.

Which one is chosen goes nowhere. A path is a page like any other, under a name that tells nothing, and the
tab alone remembers it: `doors.ts` shows what is hidden here.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import SUPPORT
from workbook.pages.html import Html, tag
from workbook.pages.site import Site

ASKS = "What is happening?"
FIRST = ("Are you not safe, or thinking of ending your life? ", "Support", " comes first.")
FORGET = tag("button", "Forget my choice", type="button", class_="quietly", data_does="forget-door")


def doors(site: Site, paths: Sequence[Chapter]) -> Html | None:
    """Return the question with its doors; nothing where there are no paths.

    Args:
        site: where the page stands.
        paths: those there are, in order.
    """
    if not paths:
        return None
    before, support, after = FIRST
    lines = (tag("li", tag("a", path.line or path.title, href=site.chapter(path.slug))) for path in paths)
    return tag(
        "section",
        tag("h2", ASKS, id="doors"),
        _chosen(),
        tag("ul", *lines),
        tag("p", before, tag("a", support, href=site.chapter(SUPPORT)), after, class_="softly"),
        class_="doors",
        aria_labelledby="doors",
    )


def _chosen() -> Html:
    """Return the line on the way that this tab remembers, for the script to fill in."""
    go = tag("a", "Go on", class_="go", data_does="go-on")
    return tag("p", "You were on this way: ", tag("b"), ". ", go, " ", FORGET, class_="chosen", hidden=True)
