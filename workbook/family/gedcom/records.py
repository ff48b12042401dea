"""What the record of one person in a GEDCOM file says, in the words of the tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from workbook.family.dates.words import DIED_NO, NOT_KNOWN, plain, says_rather_not
from workbook.family.gedcom.dates import from_gedcom
from workbook.family.gedcom.lines import LONGEST, Line
from workbook.family.model.cells import cell
from workbook.family.model.names import is_unnamed
from workbook.family.model.people import UNNAMED

_MARKUP = re.compile(
    r"</?(?:a|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|small|span|strong|"
    r"su[bp]|table|tbody|td|th|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_AT_BIRTH = ("birth", "maiden", "née", "nee")


def words_of(line: Line | None) -> str | None:
    """Return a value on one line, `None` when it has none."""
    return clean(line.text) if line is not None else None


def clean(text: str | None) -> str | None:
    """Return text as a cell of a table holds it, `None` when nothing is left."""
    return cell((text or "").replace("@@", "@")[:LONGEST]) or None


def asserted(record: Line, *tags: str) -> list[Line]:
    """Return the events of some tags that the record says have happened; `DEAT N` says that one has not."""
    return [line for line in record.all(*tags) if line.value.upper() not in ("N", "NO")]


def event_of(record: Line, *tags: str) -> Line | None:
    """Return the first such event that tells a date, or else the first."""
    events = asserted(record, *tags)
    dated = (event for event in events if date_of(event)) if len(events) > 1 else iter(())
    return next(dated, events[0] if events else None)


def name_of(record: Line) -> str:
    """Return a person's name as the tables write it, `?` where there is none, or none that is told."""
    main = _main_name(record)
    name = (words_of(main.first("_DWTYPED")) or _full(main)) if main else UNNAMED
    return UNNAMED if is_unnamed(name) else name


def _main_name(record: Line) -> Line | None:
    names = record.all("NAME")
    return next((one for one in names if one.first("TYPE") is None), names[0] if names else None)


def _full(name: Line) -> str:
    """Return a whole name: as written, from its parts where nothing is written, with a name by marriage."""
    parts = [words_of(name.first(tag)) for tag in ("NPFX", "GIVN", "SPFX", "SURN", "NSFX")]
    married = words_of(name.first("_MARNM"))
    if married and "/" in married:
        return _unslashed(married) or UNNAMED
    if married:
        before, _, after = re.sub(r"/[^/]*/?", "/", name.text, count=1).partition("/")
        return clean(f"{before} {married} {after}") or UNNAMED
    return _unslashed(name.text) or _unslashed(" ".join(part for part in parts if part)) or UNNAMED


def _unslashed(name: str) -> str | None:
    return clean(name.replace("/", " "))


def other_names(record: Line) -> Iterator[str]:
    """Return the names of a person beside the one on the map: at birth, and others."""
    main = _main_name(record)
    for name in record.all("NAME"):
        kind = plain(words_of(name.first("TYPE")) or "")
        full = _full(name)
        if name is not main and full not in (UNNAMED, name_of(record)):
            yield f"name at birth {full}" if kind in _AT_BIRTH else f"also {full}"
        surname = re.search(r"/([^/]+)/", name.text)
        at_birth = words_of(name.first("SURN")) or (clean(surname[1]) if surname else None)
        if name.first("_MARNM") and at_birth:
            yield f"name at birth {at_birth}"


def note_text(note: Line, shared: Mapping[str, Line], *, as_typed: bool = False) -> str | None:
    """Return what a note says, `None` where that is nothing.

    Args:
        note: the line.
        shared: mark → note that several records point to.
        as_typed: whether the file is one of ours, whose notes hold what the reader typed.
    """
    text = shared.get(note.value, note).text
    return clean(text if as_typed else _without_markup(text))


def _without_markup(text: str) -> str:
    bare = _MARKUP.sub(" ", text)
    return html.unescape(bare) if bare != text or re.search(r"&(?:#\d+|#x[\da-f]+|[a-z]+);", text) else text


def date_of(event: Line | None) -> str | None:
    """Return the date of an event in words, as typed where we wrote it."""
    if event is None:
        return None
    date = event.first("DATE")
    words = (from_gedcom(date.text.replace("@@", "@")) or words_of(date.first("PHRASE"))) if date else None
    return words_of(event.first("_DWTYPED")) or clean(words)


def is_told(words: str) -> bool:
    """Return whether words tell a date, rather than that nobody knows it or would rather not say."""
    return plain(words) not in NOT_KNOWN and not says_rather_not(words)


def death_of(record: Line) -> str | None:
    """Return when somebody died, `yes` where no date is told, `None` for the living."""
    if not asserted(record, "DEAT", "BURI", "CREM"):
        return None
    words = date_of(event_of(record, "DEAT"))
    said = plain((words or "").strip("()"))
    if said in DIED_NO:
        return None if re.search("alive|living", said) else "yes"
    return words if is_told(said) else "yes"
