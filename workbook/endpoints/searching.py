"""Search over everything that was written. What is looked for comes in a form, and stands in no address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbook.endpoints.request import PageContext, Request, Response
from workbook.export.selection import Answer, in_order
from workbook.insights.finding import Passage, Sought, passages
from workbook.insights.telling import tell
from workbook.pages.places import Said
from workbook.pages.places import title as called
from workbook.pages.search_page import search_page


class _Told(NamedTuple):
    answer: Answer
    passage: Passage


def search_page_for(at: PageContext, asked: Request) -> Response:
    """Return the page to search on, with where the words of the form stand."""
    words = asked.sent("words")
    told = list(_all(at)) if words.strip() else []
    sought = Sought(words, (text for each in told for text in each.passage))
    found = [(_title(each), _said(each, sought)) for each in told if sought.stand_in(each.passage)]
    return Response(body=search_page(at.site, words, found))


def _all(at: PageContext) -> Iterator[_Told]:
    for answer in in_order(at.answers, at.books, tz=at.tz):
        for value in (answer.value, *answer.others):
            for passage in passages(tell(value, answer.exercise, at.tz)):
                yield _Told(answer, passage)


def _title(told: _Told) -> str:
    return called(told.answer.key.partition(".")[0])


def _said(told: _Told, sought: Sought) -> Said:
    answer, passage = told
    return Said(answer.question or answer.key, answer.key, passage.text, sought.mark, passage.before)
