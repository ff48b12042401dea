"""Sharing one answer, and reading one that somebody gave. Nothing is kept here."""

from __future__ import annotations

from workbook.chapters.notebook import Chapter
from workbook.endpoints.request import PageContext, Request, Response
from workbook.errors import WorkbookError
from workbook.export.share import LARGEST, Shared, as_file, leaving, read_file, share
from workbook.export.share_code import read_text
from workbook.export.share_page import FILE, choose_page, given_page, share_page, spans
from workbook.pages.page import sorry_page


def chosen(at: PageContext, asked: Request) -> tuple[Shared, object, list[str]]:
    """Return the answer as it would leave, as it is, and what is blacked out.

    Raises:
        WorkbookError: there is no such answer, or it cannot leave.
    """
    key, black = asked.one("key"), asked.all("black")
    value = leaving(key, at.answers.get(key))
    return share(at.answers, key, spans=spans(value, black)), value, black


def share_page_for(at: PageContext, asked: Request) -> Response:
    """Return the page of the answers to choose from, or of the chosen one."""
    if not asked.one("key"):
        return Response(body=choose_page(at.site, [_questions(at, book) for book in _answered(at)]))
    try:
        return Response(body=share_page(at.site, *chosen(at, asked)))
    except WorkbookError as error:
        return _refused(at, error)


def share_file(at: PageContext, asked: Request) -> Response:
    """Return the chosen answer as a file, or a page that says why it cannot leave."""
    try:
        return Response(body=as_file(chosen(at, asked)[0]), kind="application/json", name=FILE)
    except WorkbookError as error:
        return _refused(at, error)


def reading_page(at: PageContext) -> Response:
    """Return the page on which an answer that somebody gave is put."""
    return Response(body=given_page(at.site))


def read_given(at: PageContext, asked: Request) -> Response:
    """Return the page of what somebody gave: the file that came with the question, or else its letters."""
    raw, code = next(iter(asked.files), b""), asked.sent("code").strip()[:LARGEST]
    try:
        shared = read_file(raw) if raw else read_text(code)
    except WorkbookError as error:
        return Response(body=given_page(at.site, why=str(error)))
    return Response(body=given_page(at.site, shared))


def _refused(at: PageContext, error: WorkbookError) -> Response:
    return Response(body=sorry_page(at.site, "This cannot be shared", str(error)))


def _answered(at: PageContext) -> list[Chapter]:
    return [book for book in at.books if any(it.key in at.answers for it in book.exercises)]


def _questions(at: PageContext, book: Chapter) -> tuple[str, list[tuple[str, str]]]:
    title = f"{book.number} · {book.title}" if book.number else book.title
    return title, [(it.key, it.prompt) for it in book.exercises if it.key in at.answers]
