"""What the page of the family map is told: words, questions, rows to look at, legend, who stands where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from workbook.family.anniversaries import anniversaries
from workbook.family.dates.typed import read_day
from workbook.family.dates.understood import understood
from workbook.family.describe import describe
from workbook.family.drawing.legend import samples
from workbook.family.gedcom.writer import write_gedcom
from workbook.family.model.initials import with_initials
from workbook.family.model.people import Family
from workbook.family.model.people import Problem as Said
from workbook.protocol.family import FamilyTold, Problem


def told(family: Family, today: dt.date, *, hide_names: bool = False) -> FamilyTold:
    """Return everything about a family but its picture, ready for a message to the page.

    Args:
        family: as read.
        today: the reader's own day, for the questions.
        hide_names: initials for names, no questions and nothing understood: they tell days and names.

    Returns:
        `people`, how many; `counted`, one line; `words`, paragraphs; `questions`, sentences; `problems`, each
        with its table, row and sentence; `understood`, likewise, of second people of a name and of dates that
        are typed in another way; `legend`, pairs of a small SVG and its words; `rows`, for each person's id
        the table and row that tell of them; `me`, the reader's id or `None`.
    """
    shown = with_initials(family) if hide_names else family
    counted, *words = describe(shown).split("\n\n")
    asked = () if hide_names else anniversaries(family, today)
    return {
        "people": len(family.people),
        "counted": counted,
        "words": words,
        "questions": [question.says for question in asked],
        "problems": [_line(it) for it in family.problems],
        "understood": [] if hide_names else [_line(it) for it in (*family.alike, *understood(family))],
        "legend": samples(shown),
        "rows": {person: (table, row) for person, table, row in _rows(family)},
        "me": family.me.id if family.me else None,
    }


def _line(said: Said) -> Problem:
    return Problem(table=said.table, row=said.row, says=said.says)


def _rows(family: Family) -> Iterator[tuple[int, str, int]]:
    """Return where each person is told: their own row, or the first row that names them."""
    missing = {person.id for person in family.people if person.row is None}
    for person in family.people:
        if person.row is not None:
            yield person.id, "people", person.row
    for people, table, row in _named(family):
        for each in people:
            if each in missing:
                missing.discard(each)
                yield each, table, row


def _named(family: Family) -> Iterator[tuple[tuple[int, ...], str, int]]:
    for couple in family.couples:
        yield (couple.one, couple.two), "couples", couple.row
    for child in family.children:
        yield (child.child, *child.parents), "children", child.row
    for tie in family.ties:
        yield (tie.one, tie.two), "ties", tie.row
    for home in family.homes:
        yield home.members, "homes", home.row


def tree_file(family: Family, *, hide_names: bool = False) -> bytes:
    """Return the facts of a family as a GEDCOM file to hand on: no ties, homes or notes.

    Args:
        family: as read.
        hide_names: initials for names, and years for days.
    """
    return write_gedcom(_of_years(with_initials(family)) if hide_names else family, facts_only=True)


def _of_years(family: Family) -> Family:
    people = tuple(
        replace(each, born=read_day(each.born.in_words), died=read_day(each.died.in_words))
        for each in family.people
    )
    couples = tuple(
        replace(each, since=read_day(each.since.in_words), until=read_day(each.until.in_words))
        for each in family.couples
    )
    return replace(family, people=people, couples=couples)
