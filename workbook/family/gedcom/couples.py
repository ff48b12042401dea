"""How two people of a GEDCOM file are or were together, in the words of the tables."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from workbook.family.dates.typed import read_day
from workbook.family.gedcom.lines import Line
from workbook.family.gedcom.records import asserted, date_of, words_of

_TOGETHER = re.compile(
    r"common.?law|cohabit|(?<!civil )(?<!registered )partner|together|liaison|relationship|(?:un|not )married"
)
_SEPARATED = re.compile(r"separat")
_DIVORCED = re.compile(r"divorce(?!.*fil)|annul|dissol")
_TAGS = {"MARR": "Married", "DIV": "Divorced", "ANUL": "Divorced", "_SEPR": "Separated"}
_ENDS = ("Separated", "Divorced")


@dataclass
class Together:
    """One time that two people were together: a row of the couples table."""

    kind: str | None = None
    since: str | None = None
    until: str | None = None


def together(family: Line) -> list[Together]:
    """Return each time that the two of a family were together, earliest first; at least one.

    Two who parted and married again were together twice. What is undated comes first if it began something
    and last if it ended it, for many programs sort their lines by name.
    """
    if family.first("_DWKIND"):
        return [_as_typed(family)]
    found: list[Together] = []
    for kind, words in sorted(_events(family), key=_when):
        last = found[-1] if found else None
        if kind in _ENDS:
            last = last or Together()
            found = found or [last]
            last.kind = "Divorced" if last.kind == "Divorced" else kind
            last.until = words or last.until
        elif last is None or last.kind in _ENDS:
            found.append(Together(kind, words))
        else:
            last.kind = "Married" if last.kind == "Married" else kind
            last.since = last.since or words
    return found or [Together()]


def _as_typed(family: Line) -> Together:
    began, ended = family.first("MARR"), family.first("DIV")
    for event in family.all("EVEN"):
        if event.first("_DWBEGAN"):
            began = event
        elif event.first("_DWENDED"):
            ended = event
    return Together(words_of(family.first("_DWKIND")), date_of(began), date_of(ended))


def _events(family: Line) -> list[tuple[str, str | None]]:
    events = [(_kind(event), date_of(event)) for event in asserted(family, "EVEN", *_TAGS)]
    return [(kind, words) for kind, words in events if kind]


def says_how(event: Line) -> bool:
    """Return whether an event says how two are or were together."""
    return _kind(event) is not None


def _kind(event: Line) -> str | None:
    said = f"{words_of(event.first('TYPE')) or ''} {event.value if event.tag == 'EVEN' else ''}".casefold()
    for kind, pattern in (("Together", _TOGETHER), ("Separated", _SEPARATED), ("Divorced", _DIVORCED)):
        if event.tag in ("EVEN", "MARR") and pattern.search(said):
            return kind
    return "Married" if event.tag == "EVEN" and re.match(r" ?marri", said) else _TAGS.get(event.tag)


def _when(event: tuple[str, str | None]) -> tuple[dt.date, bool]:
    kind, words = event
    ends = kind in _ENDS
    return read_day(words).middle or (dt.date.max if ends else dt.date.min), ends
