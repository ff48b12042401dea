"""Pages that are documentation as well: what is promised about a reader's words, and who could see them."""

from __future__ import annotations

import functools
import re
from importlib import resources

from workbook import urls
from workbook.pages.html import Html, join, tag
from workbook.pages.page import page
from workbook.pages.prose import prose
from workbook.pages.site import Site

DOCUMENTS = {"promises": "What happens to your words", "privacy": "Who can see what you write"}
BESIDE = re.compile(r"\]\((\w+)\.md\b")


@functools.cache
def document(name: str) -> str:
    """Return a document as Markdown.

    Args:
        name: one of `DOCUMENTS`.
    """
    return (resources.files("workbook") / "docs" / f"{name}.md").read_text(encoding="utf-8")


def document_page(site: Site, name: str) -> Html:
    """Return a document as a page; it opens without an answer being read, so also behind a lock.

    Args:
        site: the way of running.
        name: one of `DOCUMENTS`.
    """
    # The documents name each other as files; their pages lie beside each other under the same names.
    text = BESIDE.sub(rf"](\1{urls.PAGE}" if site.alone else r"](\1", document(name))
    on = tag("a", "Your answers →", class_="go", href=site.answers)
    main = join(prose(text), tag("nav", on, class_="next", aria_label="On"))
    return page(site, main, where=DOCUMENTS[name])
