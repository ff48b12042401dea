"""The sheet about one person: whom it is about is asked by the name of a chapter, never by their own."""

from __future__ import annotations

from workbook.endpoints.request import PageContext, Request, Response
from workbook.export.person import person_sheet
from workbook.export.person_page import person_page
from workbook.insights.whom import thought_of


def person_page_for(at: PageContext, asked: Request) -> Response:
    """Return the sheet about whoever a chapter is about, or about the first who was named.

    Args:
        at: where it is asked.
        asked: the question; `of` is the slug of a chapter.
    """
    people = thought_of(at.answers)
    slug = asked.one("of")
    name = next((name for name, chapters in people.items() if slug in chapters), next(iter(people), ""))
    today = at.now.astimezone(at.tz).date()
    sheet = person_sheet(at.answers, people.get(name, ()), today=today, tz=at.tz)
    return Response(body=person_page(at.site, name, people, sheet))
