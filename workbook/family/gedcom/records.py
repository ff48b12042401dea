"""What single records of a GEDCOM file say, in the words of the tables."""

from __future__ import annotations

from typing import Any

from workbook.family.gedcom.dates import from_gedcom
from workbook.family.model.cells import cell
from workbook.family.model.people import UNNAMED

LONGEST = 20_000
"""The most letters of a name or note that are kept."""


def below(record: Any, tag: str) -> list[Any]:
    """Return all lines of a tag right below a line, which may be missing."""
    return [one for one in record.sub_records if one.tag == tag] if record is not None else []


def first(record: Any, tag: str) -> Any:
    """Return the first line of a tag below a line, `None` without one."""
    return next(iter(below(record, tag)), None)


def words_of(record: Any) -> str | None:
    """Return a record's words on one line, `None` when it has none."""
    if record is None or not isinstance(record.value, str):
        return None
    return _clean(record.value)


def _clean(text: str | None) -> str | None:
    return cell((text or "").replace("@@", "@")[:LONGEST]) or None


def name_of(record: Any) -> tuple[str, str | None]:
    """Return a name as the tables write it, and a note about a name at birth."""
    names = below(record, "NAME")
    main = next((one for one in names if first(one, "TYPE") is None), names[0] if names else None)
    typed = words_of(first(main, "_DWTYPED"))
    if typed or main is None:
        return typed or UNNAMED, None
    parts = main.value if isinstance(main.value, tuple) else (main.value or "",)
    at_birth = parts[3] if len(parts) > 3 else None
    return _clean(" ".join(parts[:3])) or UNNAMED, f"name at birth {at_birth}" if at_birth else None


def date_of(event: Any) -> str | None:
    """Return the date of an event in words, as typed where we wrote it."""
    date = first(event, "DATE")
    words = from_gedcom(date.value) if date is not None else None
    text = words_of(first(event, "_DWTYPED")) or words or words_of(first(date, "PHRASE"))
    return _clean(text)


def death_of(event: Any) -> str | None:
    """Return when somebody died, `yes` without a date, `None` for the living."""
    return None if event is None or event.value == "N" else date_of(event) or "yes"


def couple_kind(family: Any) -> str | None:
    """Return how two people are or were together, as the tables say it."""
    kind = first(family, "_DWKIND")
    if kind is not None:
        return words_of(kind)
    types = " ".join(words_of(first(event, "TYPE")) or "" for event in below(family, "EVEN")).casefold()
    if first(family, "DIV") is not None:
        return "Divorced"
    if "separat" in types:
        return "Separated"
    return "Married" if first(family, "MARR") is not None else None


def since_and_until(family: Any) -> tuple[str | None, str | None]:
    """Return when a couple began and ended, in words."""
    began, ended = first(family, "MARR"), first(family, "DIV")
    for event in below(family, "EVEN"):
        kind = (words_of(first(event, "TYPE")) or "").casefold()
        if first(event, "_DWBEGAN") is not None:
            began = event
        elif first(event, "_DWENDED") is not None or (ended is None and "separat" in kind):
            ended = event
    return date_of(began), date_of(ended)
