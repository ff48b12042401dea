"""The playbook: what of it is chosen, the page to read it on, and every file it can leave as."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from workbook.chapters.evening import ASKED, evening, read_items
from workbook.endpoints.request import PageContext, Request, Response
from workbook.errors import WorkbookError
from workbook.export.files import KINDS, Asked
from workbook.export.playbook_page import Page, playbook_page
from workbook.export.selection import Wanted
from workbook.groups.forms import form, pairs
from workbook.insights.coerce import iso_day
from workbook.pages.page import sorry_page

SLUG = re.compile(r"[a-z0-9-]{1,80}")
KEY = re.compile(r"[a-z0-9-]{1,80}\.[a-z0-9-]{1,80}")
BLANK = (KINDS["sheets"], KINDS["short-sheets"], KINDS["person-sheet"])
NAMES = {kind.name: kind for kind in KINDS.values()}


def wanted(asked: Request, answers: Iterable[str]) -> Wanted:
    """Return what was chosen; every page when all of them are ticked, and nothing of what is no choice.

    Args:
        asked: the question, with the choice in its address.
        answers: the full keys of what is answered.
    """
    pages = tuple(filter(SLUG.fullmatch, asked.all("page")))
    return Wanted(
        chapters=None if not pages or set(pages) >= set(_counts(answers)) else pages,
        without=frozenset(filter(KEY.fullmatch, asked.all("without"))),
        since=iso_day(asked.one("since")),
        until=iso_day(asked.one("until")),
        hide_names="1" in asked.all("hide"),
        first="1" in asked.all("first"),
        pictures="1" not in asked.all("plain"),
        dated_words="1" in asked.all("dated"),
    )


def playbook_page_for(at: PageContext, asked: Request) -> Response:
    """Return the page on which the playbook is chosen and read."""
    chosen = _chosen(at, asked)
    return Response(body=playbook_page(at.site, chosen.playbook, chosen.wanted, _pages(at)))


def playbook_file(at: PageContext, asked: Request, name: str) -> Response | None:
    """Return one file, or a page that says why there is none yet; `None` if no file has this name.

    Args:
        at: where it is asked.
        asked: the question, with the choice in its address.
        name: such as `workbook.md`.
    """
    kind = NAMES.get(name)
    if kind is None:
        return None
    try:
        if kind in BLANK and (paper := asked.one("paper")):
            return Response(body=_for_group(asked, paper), kind=kind.media, name=kind.name)
        chosen = _for_paper(at, asked) if kind in BLANK else _chosen(at, asked)
        return Response(body=kind.make(chosen), kind=kind.media, name=kind.name)
    except WorkbookError as error:
        return Response(body=sorry_page(at.site, "Not yet", str(error)))


def _chosen(at: PageContext, asked: Request) -> Asked:
    return Asked(at.answers, wanted(asked, at.answers), at.now, at.tz)


def _for_paper(at: PageContext, asked: Request) -> Asked:
    """Return which blank sheets were chosen: of chapters or of an evening, whatever is answered."""
    pages = tuple(filter(SLUG.fullmatch, asked.all("page")))
    items = read_items(asked.all(ASKED), at.books)
    chosen = evening(items, at.find) if items else None
    return Asked(at.answers, Wanted(chapters=pages or None), at.now, at.tz, chosen)


def _for_group(asked: Request, paper: str) -> bytes:
    """Return a paper for a group, or who sits with whom: numbers, and nobody's name."""
    if paper != pairs.NAME:
        return form.printed([form.find_form(paper)])
    people = pairs.read_people(asked.one("people"))
    return pairs.printed(people, pairs.read_apart(asked.one("apart"), people))


def _pages(at: PageContext) -> list[Page]:
    """Return every page with answers; last those that no chapter has any more."""
    counts = _counts(at.answers)
    titles = {book.slug: f"{book.number} · {book.title}" if book.number else book.title for book in at.books}
    slugs = [slug for slug in titles if counts[slug]] + sorted(set(counts) - set(titles))
    return [Page(slug, titles.get(slug, slug), counts[slug]) for slug in slugs]


def _counts(answers: Iterable[str]) -> Counter[str]:
    return Counter(key.partition(".")[0] for key in answers)
