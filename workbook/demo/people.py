"""The invented people of the demonstration, and how the answers of one of them get into a folder.

Their days are told from today, so that nothing in the demonstration ever looks old:

- a whole cell: `today-12`, `today+30`, `Sunday-2` (the last Sunday before today, two weeks earlier),
  `next 3 March`; with a time, such as `today-12 18:30`, a moment in UTC;
- inside a text: `[34 years ago]` for a year, `[14 May, 34 years ago]` for the day on which somebody was born
  who is 34 today.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbook.answers import Answers, Value
from workbook.answers.document import moment
from workbook.answers.storage import atomic_write, disk
from workbook.answers.storage.store import AnswersFile
from workbook.chapters.notebook import chapters
from workbook.errors import AnswersNotSaved, WorkbookError
from workbook.family.dates.words import MONTHS

FIRST, APART = 70, 3
"""How many days ago the first chapter was answered, and how many days after that came each other page."""

LATER = {
    "their-discomfort-after": 50,
    "midpoint": 21,
    "review": 2,
    "principles": 2,
    "connection-again": 2,
    "separateness-again": 2,
    "notice": 1,
}
"""What was answered only when it could be: name of the exercise to days ago."""

MARK = "invented.txt"
_MARK_SAYS = "The answers in this folder are invented. They are put back to what they were at each reset.\n"

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CELL = re.compile(
    rf"(?:today(?P<step>[+-]\d+)|(?P<weekday>{'|'.join(_WEEKDAYS)})-(?P<weeks>\d+)"
    r"|next (?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+))(?: (?P<clock>\d\d:\d\d))?"
)
_YEARS = re.compile(r"\[(?:(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+), )?(?P<years>\d+) years? ago\]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class FolderTaken(WorkbookError):
    """A folder holds answers that are not invented; the message says the way out."""


@dataclass(frozen=True)
class Person:
    """One invented person.

    Attributes:
        name: as they would like to be called.
        line: age, work and the people around them, in one line.
        answers: full key to value, the days as they are told in the file; `on` turns them into days.
    """

    name: str
    line: str
    answers: Mapping[str, Any]

    def on(self, today: dt.date) -> dict[str, Value]:
        """Return the answers as they stand on a day: every value as its exercise keeps it."""
        return {key: _told_on(value, today) for key, value in self.answers.items()}


NOBODY = Person("Nobody", "Empty pages: an exercise before anything is written.", {})


def people() -> list[Person]:
    """Return the invented people, in the order in which they are offered."""
    return list(_people())


@functools.cache
def _people() -> tuple[Person, ...]:
    folder = Path(__file__).with_name("people")
    return tuple(
        _person(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))
    )


def _person(told: dict[str, Any]) -> Person:
    answers = {
        f"{slug}.{name}": value for slug, page in told["answers"].items() for name, value in page.items()
    }
    return Person(told["name"], told["line"], answers)


def fill(folder: Path, person: Person, now: dt.datetime) -> None:
    """Make a folder hold the answers of one person and nothing else: no earlier version, no lock, no copy.

    Args:
        folder: a folder of the demonstration, or one without answers; it is made if need be.
        person: whose answers.
        now: today is its day, and every answer is earlier; without a time zone, it is local time.

    Raises:
        FolderTaken: the folder holds answers that did not come from here; nothing has changed.
        AnswersBusy: another window is saving for more than 5 seconds; nothing has changed.
        AnswersNotSaved: the disk refuses.
    """
    folder = Path(folder).absolute()
    before = Answers.open(folder)
    if before.path.exists() and not (folder / MARK).exists():
        raise FolderTaken(
            f"The answers in {folder} are not invented, and a demonstration writes over nobody’s: "
            "give it a folder of its own."
        )
    # A page that is still open has seen the old revs; counting on, it sees that there is something newer.
    rev = 1 + max((entry.rev for key in before if (entry := before.entry(key))), default=0)
    entries = {key: {**entry, "rev": rev} for key, entry in _entries(person, now)}
    before.forget_everything()
    _mark(folder)
    AnswersFile(folder).change(lambda empty: replace(empty, answers=entries, pieces={}))


def _mark(folder: Path) -> None:
    try:
        disk.make_folder(folder)
        if not (folder / MARK).exists():
            with os.fdopen(disk.create(folder / MARK), "w", encoding="utf-8") as mark:
                mark.write(_MARK_SAYS)
    except OSError as error:
        what, way_out = atomic_write.cause(error)
        raise AnswersNotSaved(f"The invented answers were not written, because {what}: {way_out}.") from error


def _entries(person: Person, now: dt.datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    told = person.on(now.date())
    pages = [chapter for chapter in chapters() if chapter.exercises]
    for place, page in enumerate(pages):
        for number, exercise in enumerate(page.exercises):
            if exercise.key in told:
                value = told[exercise.key]
                at = moment(_saved(value, _days_ago(exercise.name, place), number, now).timestamp())
                asked = {"kind": exercise.kind, "prompt": exercise.prompt}
                yield exercise.key, {**asked, "value": value, "by": "demo", "at": at, "other": []}


def _days_ago(name: str, place: int) -> int:
    return LATER.get(name, FIRST - APART * place)


def _saved(value: Value, days_ago: int, number: int, now: dt.datetime) -> dt.datetime:
    """Return when an answer was saved last: on its page's evening, or after the newest day it tells of."""
    today = now.date()
    told = (dt.date.fromisoformat(day) for day in _ISO.findall(json.dumps(value)))
    day = max([today - dt.timedelta(days_ago), *(day for day in told if day < today)])
    return dt.datetime.combine(day, dt.time(19, 5), now.tzinfo) + dt.timedelta(minutes=2 * number)


def _told_on(value: Any, today: dt.date) -> Any:
    if isinstance(value, dict):
        return {name: _told_on(part, today) for name, part in value.items()}
    if isinstance(value, list):
        return [_told_on(part, today) for part in value]
    if not isinstance(value, str):
        return value
    if cell := _CELL.fullmatch(value):
        day = _day(cell, today).isoformat()
        return f"{day}T{cell['clock']}:00Z" if cell["clock"] else day
    return _YEARS.sub(lambda found: _years_ago(found, today), value)


def _day(cell: re.Match[str], today: dt.date) -> dt.date:
    if cell["step"]:
        return today + dt.timedelta(int(cell["step"]))
    if cell["weekday"]:
        since = (today.weekday() - _WEEKDAYS.index(cell["weekday"]) - 1) % 7 + 1
        return today - dt.timedelta(since + 7 * int(cell["weeks"]))
    day = dt.date(today.year, MONTHS.index(cell["month"]) + 1, int(cell["day"]))
    return day if day >= today else day.replace(year=today.year + 1)


def _years_ago(found: re.Match[str], today: dt.date) -> str:
    year = today.year - int(found["years"])
    if not found["day"]:
        return str(year)
    is_to_come = (MONTHS.index(found["month"]) + 1, int(found["day"])) > (today.month, today.day)
    return f"{found['day']} {found['month']} {year - is_to_come}"
