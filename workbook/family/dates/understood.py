"""What was understood of a date that is typed otherwise than the map would write it: one quiet line a row."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.family.dates.day import Day
from workbook.family.dates.words import plain
from workbook.family.model.people import Family, Problem


def understood(family: Family) -> Iterator[Problem]:
    """Return a line for each row with such a date; a doubtful date has a sentence of its own elsewhere.

    Args:
        family: as read.
    """
    for person in family.people:
        if person.row is not None:
            yield from _line("people", person.row, born=person.born, died=person.died)
    for couple in family.couples:
        yield from _line("couples", couple.row, since=couple.since, until=couple.until)


def _line(table: str, row: int, **days: Day) -> Iterator[Problem]:
    read = [f"{word} {day.in_words}" for word, day in days.items() if _is_otherwise(day)]
    if read:
        yield Problem(table, row, f"Understood: {', '.join(read)}.")


def _is_otherwise(day: Day) -> bool:
    return day.known and not day.doubt and plain(day.in_words) != plain(day.text)
