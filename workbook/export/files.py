"""Every kind of file that answers can leave as: its name, what a browser calls it, and what makes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.answers import Answers
from workbook.chapters.notebook import Chapter, chapters
from workbook.errors import WorkbookError
from workbook.export.hiding import Hide, hiding
from workbook.export.playbook import Playbook, playbook
from workbook.export.selection import Wanted
from workbook.pages.ways import SHORT_SHEETS

HIDDEN_JSON = (
    "JSON holds the answers as they are, so names cannot be hidden in it: leave the names, or choose another "
    "kind of file."
)
NO_DAYS = (
    "There is nothing for a calendar yet: it holds the six-week plan of chapter 10 and breaks that are not "
    "over. Put dates into the plan first."
)
ONE_SHEET = (
    "Blank sheets are made of everything, of chapters, or of one exercise: name one, or name its chapter."
)
NO_LINES = (
    "There is nothing for a card yet: it holds scripts, plans, lines of your own, and what you take along. "
    "Write one first, for instance in the toolbox."
)


@dataclass(frozen=True)
class Asked:
    """What is to be made.

    Attributes:
        answers: the reader's answers.
        wanted: which of them.
        now: the moment, with its zone.
        tz: the reader's time zone.
        evening: for blank sheets, the exercises they are of, as one chapter.
    """

    answers: Answers
    wanted: Wanted
    now: dt.datetime
    tz: dt.tzinfo
    evening: Chapter | None = None

    @property
    def today(self) -> dt.date:
        """The reader's day."""
        return self.now.astimezone(self.tz).date()

    @property
    def playbook(self) -> Playbook:
        """What was chosen, chapter by chapter."""
        return playbook(self.answers, self.wanted, today=self.today, tz=self.tz)

    @property
    def hide(self) -> Hide | None:
        """What hides names, if they are to be hidden."""
        return hiding(self.answers) if self.wanted.hide_names else None


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes:
        name: a neutral file name.
        media: what a browser calls it.
        title: a few words for a reader.
        make: makes it.
    """

    name: str
    media: str
    title: str
    make: Callable[[Asked], bytes]


def _markdown(asked: Asked) -> bytes:
    from workbook.export.formats.markdown import markdown

    return markdown(asked.playbook)


def _html(asked: Asked) -> bytes:
    from workbook.export.formats.html import html

    return html(asked.playbook)


def _docx(asked: Asked) -> bytes:
    from workbook.export.formats.docx import docx

    return docx(asked.playbook, today=asked.today)


def _notebook(asked: Asked) -> bytes:
    from workbook.export.formats.notebook import notebook

    return notebook(asked.playbook)


def _csv(asked: Asked) -> bytes:
    from workbook.export.formats.csv_file import csv

    return csv(asked.answers, asked.tz, asked.hide, asked.wanted)


def _xlsx(asked: Asked) -> bytes:
    from workbook.export.formats.xlsx_file import xlsx

    return xlsx(asked.answers, asked.tz, asked.today, asked.hide, asked.wanted)


def _calendar(asked: Asked) -> bytes:
    from workbook.export.formats.calendar import calendar

    made = calendar(
        asked.answers,
        now=asked.now,
        tz=asked.tz,
        with_words=asked.wanted.dated_words,
        whose=asked.answers.workbook_id,
        hide=asked.hide,
        wanted=asked.wanted,
    )
    if made is None:
        raise WorkbookError(NO_DAYS)
    return made


def _json(asked: Asked) -> bytes:
    from workbook.export.formats.markdown import answers_file

    if asked.wanted.hide_names:
        raise WorkbookError(HIDDEN_JSON)
    return asked.answers.text() if asked.wanted.everything else answers_file(asked.playbook.held or {})


def _schema(asked: Asked) -> bytes:
    from workbook.export.formats.json_file import published

    return published()


def _short_sheets(asked: Asked) -> bytes:
    return _sheets(asked, short=True)


def _person_sheet(asked: Asked) -> bytes:
    from workbook.export.paper.person_sheet import person_sheet

    return person_sheet()


def _sheets(asked: Asked, *, short: bool = False) -> bytes:
    from workbook.export.paper.sheets import sheets

    wanted = asked.wanted
    if asked.evening is not None:
        first, *others = asked.evening.asked
        if not others:
            return sheets(key=first.key)
        return sheets(chapter=asked.evening.slug, books=[asked.evening])
    if wanted.keys is not None:
        if len(wanted.keys) > 1:
            raise WorkbookError(ONE_SHEET)
        return sheets(key=next(iter(wanted.keys)))
    books = None if wanted.chapters is None else [it for it in chapters() if it.slug in wanted.chapters]
    alone = books[0].slug if books and len(books) == 1 else None
    return sheets(chapter=alone, books=books, short=short)


def _card(asked: Asked) -> bytes:
    from workbook.export.paper.card import cards, lines

    found = lines(asked.answers, hide=asked.hide, wanted=asked.wanted, tz=asked.tz)
    if not found:
        raise WorkbookError(NO_LINES)
    return cards(found)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: Mapping[str, Kind] = {
    "html": Kind("workbook.html", "text/html; charset=utf-8", "A page for any browser", _html),
    "docx": Kind("workbook.docx", _WORD, "A document to edit (Word)", _docx),
    "md": Kind("workbook.md", "text/markdown; charset=utf-8", "Plain text (Markdown)", _markdown),
    "ipynb": Kind("workbook.ipynb", "application/x-ipynb+json", "A notebook of your own", _notebook),
    "xlsx": Kind("workbook.xlsx", _SHEET, "Tables (Excel)", _xlsx),
    "csv": Kind("workbook.csv", "text/csv; charset=utf-8", "One long table (CSV)", _csv),
    "ics": Kind("workbook.ics", "text/calendar; charset=utf-8", "Dates for a calendar", _calendar),
    "json": Kind("workbook.json", "application/json", "The answers as they are (JSON)", _json),
    "schema": Kind("workbook-schema.json", "application/schema+json", "What the JSON may hold", _schema),
    "sheets": Kind("workbook-sheets.html", "text/html; charset=utf-8", "Blank sheets to print", _sheets),
    "short-sheets": Kind(
        SHORT_SHEETS, "text/html; charset=utf-8", "Blank sheets of the short ways", _short_sheets
    ),
    "person-sheet": Kind(
        "workbook-person-sheet.html",
        "text/html; charset=utf-8",
        "A blank sheet about one person",
        _person_sheet,
    ),
    "card": Kind("workbook-card.html", "text/html; charset=utf-8", "Pocket cards to print", _card),
}
"""By what the command line calls them."""
