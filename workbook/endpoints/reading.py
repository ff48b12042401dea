"""What is read: the contents, a chapter, a document."""

from __future__ import annotations

from collections.abc import Sequence

from workbook import place
from workbook.chapters.evening import ASKED, Item, evening, query, read_items
from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import SUPPORT, TRIAL
from workbook.chapters.sittings import sittings
from workbook.endpoints.request import PageContext, Request, Response
from workbook.errors import ChapterMissing
from workbook.groups.agendas import own
from workbook.insights.due import away, due, taken_along
from workbook.insights.pointers import for_its_author
from workbook.insights.trial import look
from workbook.pages.chapter import chapter
from workbook.pages.chapter_page import chapter_page
from workbook.pages.document_page import document_page
from workbook.pages.due import due_plan, look_round, welcome_back
from workbook.pages.evening import EveningPage
from workbook.pages.html import Html, join
from workbook.pages.page import sorry_page
from workbook.pages.path import PathPage
from workbook.pages.start_page import start_page

NOTHING_PLANNED = "Nothing is planned here"
KEPT = {
    place.HERE: "What you write stays in one file on this computer. Nobody reads it.",
    place.SESSION: (
        "This is a public computer: what you write lives only in this session and is gone when it ends. "
        "Use a made-up name."
    ),
    place.DEMO: (
        "Everything here is invented, and so is whoever wrote it. Change what you like: "
        "“Begin again” brings it all back."
    ),
    place.HUB: (
        "What you write is kept in your own folder on the hub’s server. Whoever runs the hub could reach it."
    ),
    place.ROOM: (
        "What you write is kept in your own folder on the computer that runs this room. Whoever runs it "
        "could reach it."
    ),
    place.BROWSER: (
        "What you write stays in this browser, on this device, and is sent nowhere. Browsers clear out now "
        "and then: keep a copy of what matters to you."
    ),
}


def contents(at: PageContext) -> Response:
    """Return the start page."""
    return Response(
        body=start_page(
            at.site,
            [(book, at.progress(book)) for book in at.books if not book.is_path],
            paths=[book for book in at.books if book.is_path],
            latest=at.latest(),
            kept=KEPT[at.site.place],
            trouble=at.trouble,
            anything=bool(at.answers),
            own=at.own_notebooks,
            back=_back(at),
        )
    )


def _back(at: PageContext) -> Html | None:
    """Return what the start page opens with for who comes back; nothing among invented people."""
    if at.site.invented:
        return None
    today, again = at.now.astimezone(at.tz).date(), away(at.answers, at.now)
    found = look(at.answers, today, at.tz)
    part = _put_off(at, found.key) if found else None
    first = look_round(at.site, part, found, today, again=again) if found and part else None
    plans = (it for it in due(at.answers, at.books, today, at.tz) if not (first and it.plan.key == TRIAL))
    if plan := next(plans, None):
        return join(first, due_plan(at.site, plan, today, again=again and not first))
    return first or (welcome_back(at.site, taken_along(at.answers)) if again else None)


def _put_off(at: PageContext, key: str) -> Chapter | None:
    """Return the part for another day in which something is asked, by its full key."""
    books = (book for book in at.books if book.slug == key.partition(".")[0])
    parts = (part for book in books for part in sittings(book)[1:])
    return next((part for part in parts if any(it.key == key for it in part.exercises)), None)


def chapter_to_read(at: PageContext, slug: str) -> Response:
    """Return the page of a chapter.

    Args:
        at: where it is asked for.
        slug: the chapter's permanent name.

    Raises:
        ChapterMissing: there is no chapter of that name.
    """
    books = at.books
    found = next((number for number, book in enumerate(books) if book.slug == slug), None)
    if found is None:
        return _page(at, for_its_author(at.find(slug), at.folder) if slug != SUPPORT else at.find(slug))
    book = for_its_author(books[found], at.folder) if at.site.author else books[found]
    if book.is_path:
        return _page(at, book)
    before = books[found - 1] if found else None
    after = books[found + 1] if found + 1 < len(books) else None
    return _page(at, book, before, None if after and after.is_path else after)


def tonight(at: PageContext, asked: Request) -> Response:
    """Return the page of an evening, or one that says why there is none.

    Args:
        at: where it is asked for.
        asked: the question, with the exercises in its address.
    """
    items = read_items(asked.all(ASKED), at.books) or own.of_session(asked.one(own.FROM))
    try:
        return _page(at, evening(items, at.find), items=items)
    except ChapterMissing as error:
        return Response(body=sorry_page(at.site, NOTHING_PLANNED, str(error)), status=404)


def _page(
    at: PageContext, book: Chapter, *neighbours: Chapter | None, items: Sequence[Item] = ()
) -> Response:
    before, after = neighbours or (None, None)
    made = at.answers.fingerprint  # before the first of them is looked at: they may change meanwhile
    return Response(
        body=chapter_page(
            at.site,
            book,
            _text(at, book.for_a_room if at.site.invented else book, items),
            progress=at.progress(book),
            neighbours=(before, after),
            trouble=at.trouble,
            anything=bool(at.answers),
            plan=query(items),
            made=made,
        )
    )


def _text(at: PageContext, book: Chapter, items: Sequence[Item]) -> Html:
    if items:
        return EveningPage(book, at.known, at.site, at.find, items).text()
    if book.is_path:
        return PathPage(book, at.known, at.site, at.find).text()
    return chapter(book, at.known)


def document(at: PageContext, name: str) -> Response:
    """Return what is promised about a reader's words, or who could see them; also behind a lock."""
    return Response(body=document_page(at.site, name))
