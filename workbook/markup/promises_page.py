"""The page on what is promised about a reader's words, the same text as in the documentation."""

from __future__ import annotations

import functools
from importlib import resources

from workbook.markup.html import Html, join, tag
from workbook.markup.page import page
from workbook.markup.prose import prose
from workbook.markup.site import Site

TITLE = "What happens to your words"


@functools.cache
def promises() -> str:
    """Return the text as Markdown."""
    return (resources.files("workbook") / "docs" / "promises.md").read_text(encoding="utf-8")


def promises_page(site: Site) -> Html:
    """Return the page; it opens without an answer being read, so also behind a lock."""
    on = tag("a", "Your answers →", class_="go", href=site.answers)
    main = join(prose(promises()), tag("nav", on, class_="next", aria_label="On"))
    return page(site, main, where=TITLE)
