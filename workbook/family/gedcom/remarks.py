"""What a GEDCOM file says of people beyond what the tables have columns for, in words for their notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from workbook.family.gedcom.couples import says_how
from workbook.family.gedcom.lines import LONGEST, Line
from workbook.family.gedcom.records import asserted, date_of, is_told, note_text, other_names, words_of
from workbook.family.gedcom.tags import OF_A_COUPLE, OF_A_PERSON

Shared = Mapping[str, Line]

_DATED_ELSEWHERE = {"MARR": "marriage", "DIV": "divorce", "ANUL": "annulment", "_SEPR": "separation"}
_PLACED = {"BIRT": "born", "DEAT": "died", "BURI": "buried", "CREM": "cremated"}


def notes_of(record: Line, shared: Shared, *, as_typed: bool) -> str | None:
    """Return everything about a person that has no column of its own.

    Args:
        record: the person.
        shared: mark → note that several records point to.
        as_typed: whether the file is one of ours, whose notes hold what the reader typed.
    """
    found = [] if as_typed else [*other_names(record), *_of_a_person(record, shared)]
    notes = (note_text(note, shared, as_typed=as_typed) for note in record.all("NOTE", "SNOTE"))
    return joined(None, [*found, *notes])


def joined(before: str | None, more: Iterable[str | None]) -> str | None:
    """Return notes with more behind them, each thing once; `None` where nothing is said."""
    return "; ".join(dict.fromkeys(filter(None, (before, *more))))[:LONGEST] or None


def tells_more(record: Line) -> bool:
    """Return whether a person's record tells more than names and dates."""
    return any(line.tag in OF_A_PERSON or line.first("PLAC", "CAUS") for line in record.below)


def _of_a_person(record: Line, shared: Shared) -> Iterator[str]:
    """Return where somebody was born, died and rests, what they were, and what else befell them."""
    for event in asserted(record, *_PLACED):
        yield from _placed(event, shared)
    for event in asserted(record, *OF_A_PERSON):
        yield _told(event, OF_A_PERSON, shared)


def of_a_couple(record: Line, shared: Shared) -> Iterator[str]:
    """Return where two were married, what else befell them, and the notes about them.

    Args:
        record: the family.
        shared: mark → note that several records point to.
    """
    for event in asserted(record, *_DATED_ELSEWHERE, *OF_A_COUPLE):
        if event.tag in _DATED_ELSEWHERE or says_how(event):
            if details := _details(event, shared, dated=False):
                yield f"{_DATED_ELSEWHERE.get(event.tag) or words_of(event.first('TYPE'))}: {details}"
        else:
            yield _told(event, OF_A_COUPLE, shared)
    yield from filter(None, (note_text(note, shared) for note in record.all("NOTE", "SNOTE")))


def of_others(record: Line, names: Mapping[str, str]) -> Iterator[str]:
    """Return who else a person has to do with, such as `godmother: Ann`.

    Args:
        record: the person.
        names: mark → what somebody is called.
    """
    for link in record.all("ASSO"):
        role = link.first("RELA", "ROLE")
        said = words_of(role.first("PHRASE")) or words_of(role) if role else None
        if name := names.get(link.value) or words_of(link.first("PHRASE")):
            yield f"{said or 'has to do with'}: {name}"


def _placed(event: Line, shared: Shared) -> Iterator[str]:
    word, date, place = _PLACED[event.tag], date_of(event), _place(event)
    when = f" {date}" if event.tag in ("BURI", "CREM") and date and is_told(date) else ""
    where = f" in {place}" if place else ""
    if when or where:
        yield f"{word}{when}{where}"
    if cause := words_of(event.first("CAUS")):
        yield f"cause of death: {cause}"
    for note in filter(None, (note_text(note, shared) for note in event.all("NOTE", "SNOTE"))):
        yield f"{word}: {note}"


def _told(event: Line, named: Mapping[str, str], shared: Shared) -> str:
    kind, details = words_of(event.first("TYPE")), _details(event, shared, dated=True)
    word = kind if kind and event.tag in ("EVEN", "FACT") else named[event.tag]
    if kind and word != kind:
        details = ", ".join(filter(None, (kind, details)))
    return f"{word}: {details}" if details else word


def _details(event: Line, shared: Shared, *, dated: bool) -> str:
    value = None if event.value.upper() == "Y" or event.value.startswith("@") else words_of(event)
    notes = [note_text(note, shared) for note in event.all("NOTE", "SNOTE")]
    cause = words_of(event.first("CAUS"))
    parts = [value, date_of(event) if dated else None, _place(event), cause and f"because of {cause}", *notes]
    return ", ".join(filter(None, parts))


def _place(event: Line) -> str | None:
    """Return a place without the parts that are empty, or else the address."""
    text = words_of(event.first("PLAC")) or words_of(event.first("ADDR")) or ""
    return ", ".join(part for each in re.split(r"\s*,\s*", text) if (part := each.strip())) or None
