"""Search over everything that was written: a field for words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from workbook import urls
from workbook.insights.coerce import counted
from workbook.pages.folded import LOOK as PARTS
from workbook.pages.folded import folded
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.places import Said, quoted
from workbook.pages.site import Site

LOOK = (
    """
.dance .search label { display: block; font: 600 0.95rem/1.5 var(--sans); margin: 0 0 0.4rem; }
.dance .search input { width: 100%; min-height: 3.1rem; padding: 0.7rem 1rem; background: var(--sheet);
  color: inherit; font: inherit; border: 1px solid var(--edge); border-radius: 10px; }
.dance .search .press { margin: 0.8rem 0; }
.dance .search .told > h2 { margin: 2.8rem 0 0.4rem; font-size: 1.5rem; }
.dance .search .place > details > summary { min-height: 44px; padding: 0.65rem 0; color: var(--leaf);
  cursor: pointer; font: 400 0.85rem/1.5 var(--sans); }
.dance .search .told:focus { outline: 0; }
@media print { .dance .search form { display: none; } }
"""
    + PARTS
)
LEAD = "Everything you wrote, on every page, the journal included."
NOWHERE = "The words you look for stand in no address and no log, and are kept nowhere."
NOTHING = "Nothing that you wrote has these words."
FEW = 12
"""So many places are shown at once; where there are more, each page with some opens by a press."""


def search_page(site: Site, words: str, found: Iterable[tuple[str, Said]]) -> Html:
    """Return the page of a search.

    Args:
        site: where the page stands.
        words: what is looked for; empty before the first search.
        found: each passage that has them, with the title of its page.
    """
    form = tag(
        "form",
        tag("label", "Words to look for", for_="words"),
        void("input", type="search", id="words", name="words", value=words, dir="auto", autocomplete="off"),
        tag("p", tag("button", "Search", class_="go"), class_="press"),
        tag("p", NOWHERE, role="status", class_="hint", data_part="said"),
        method="post",
        action=site.to(urls.SEARCH),
        enctype="multipart/form-data",
        autocomplete="off",
    )
    told = _told(site, list(found)) if words.strip() else None
    main = join(
        tag("style", Html(LOOK)),
        tag("h1", "Search"),
        tag("p", LEAD, class_="lead"),
        tag("div", form, told, class_="search", data_part="search"),
        tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On"),
    )
    return page(site, main, where="Search", script="together.js")  # the browser’s history holds no word of it


def _told(site: Site, found: list[tuple[str, Said]]) -> Html:
    many = f"Found in {counted(len(found), 'place')}." if found else NOTHING
    pages = [(title, [said for _, said in group]) for title, group in groupby(found, itemgetter(0))]
    if len(found) > FEW and len(pages) > 1:
        many = f"Found in {counted(len(found), 'place')} on {len(pages)} pages."
        parts = [_folded(site, *each, is_open=not number) for number, each in enumerate(pages)]
    else:
        parts = [join(tag("h2", title, dir="auto"), _quoted(site, said)) for title, said in pages]
    return tag("div", tag("p", tag("b", many)), *parts, class_="told what-returns", tabindex=-1)


def _folded(site: Site, title: str, said: list[Said], *, is_open: bool) -> Html:
    return folded(title, counted(len(said), "place"), _quoted(site, said), is_open=is_open)


def _quoted(site: Site, said: list[Said]) -> Html:
    return join(*quoted(said, site.chapter, whole=True))
