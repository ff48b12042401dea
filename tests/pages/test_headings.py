"""The headings of a page, as a way to each of them."""

from __future__ import annotations

from bs4 import BeautifulSoup

from workbook.pages.headings import headings, here
from workbook.pages.html import Html
from workbook.pages.prose import prose
from workbook.pages.site import Site

SITE = Site(base="/x/", files={}, place="here")
TEXT = prose("# One\n\n## What *was*?\n\n## Now & then\n\n## When not to")


def test_each_heading_is_a_link_to_it() -> None:
    """In its own words, without what marks them."""
    found = BeautifulSoup(headings(SITE, TEXT) or "", "html.parser")
    assert [(link.text, link["href"]) for link in found.select("ol a")] == [
        ("What was?", "#what-was"),
        ("Now & then", "#now-then"),
        ("When not to", "#when-not-to"),
    ]


def test_a_page_of_one_or_two_headings_needs_no_list_of_them() -> None:
    """And what the bar says of it is no button."""
    few = headings(SITE, prose("## One\n\n## Two"))
    assert few is None
    assert here("Glossary", few) == '<span class="where">Glossary</span>'


def test_the_bar_says_that_its_line_opens_the_headings() -> None:
    """To whoever hears it, after the name."""
    button = BeautifulSoup(here("1 · Two needs", Html("<nav></nav>")), "html.parser").button
    assert button and button["aria-label"] == "1 · Two needs. On this page"
