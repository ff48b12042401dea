"""Days that return: one day twice, an age somebody else had, a month of loss, a year of much at once.

Each is a question to the reader, never a claim: a date explains nothing by itself.
Source: the idea that such days may be noticed without being known comes from family systems writing on
“anniversary reactions”; the wording and the reckoning are ours.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from workbook.family.dates.day import NO_DAY, Day, ages
from workbook.family.dates.words import MONTHS
from workbook.family.model.events import LOSSES, Event, events, reader
from workbook.family.model.people import Family, Person
from workbook.family.model.relatives import named, relatives

WITHIN = dt.timedelta(days=366)
"""How close together the events of one cluster lie."""


@dataclass(frozen=True)
class Question:
    """One gentle question about a day.

    Attributes:
        day: the next time the day comes round, on or after today; `None` where no day of the year is meant.
        says: one or two sentences, the last of them a question.
        people: ids, those it is about.
        kind: `same age`, `same day`, `time of year` or `one year`.
    """

    day: dt.date | None
    says: str
    people: tuple[int, ...]
    kind: str


def anniversaries(family: Family, today: dt.date) -> tuple[Question, ...]:
    """Return the questions that the dates of a family raise; none about whoever the reader would rather not.

    Args:
        family: as read.
        today: the reader's own day; ages and the next time of each day are counted from it.

    Returns:
        Ages the reader has now first, then days by when they come round, then years, earliest first.
    """
    told = events(family)
    twice = list(_same_days(told, today))
    told_already = {(question.day, person) for question in twice for person in question.people}
    coming = [*twice, *_times_of_year(family, told, today, told_already)]
    coming.sort(key=lambda question: (question.day or dt.date.max, question.people))
    return (*_same_ages(family, today), *coming, *_clusters(told))


def _same_ages(family: Family, today: dt.date) -> Iterator[Question]:
    me = reader(family)
    now = me.age(today) if me else None
    if me is None or now is None:
        return
    kin = relatives(family)
    for person in family.people:
        then = person.age_at_death
        if person is not me and not person.rather_not and _meets(now, then):
            yield _question_of_age(now, then, f"{named(person, kin)} died", (person.id,))
    for person in (family.people[one] for one in _forebears(kin)):
        if not person.rather_not:
            yield from _turning_points(family, person, now, kin)


def _turning_points(
    family: Family, person: Person, now: tuple[int, int], kin: Mapping[int, str]
) -> Iterator[Question]:
    """Return questions about the ages at which a parent or grandparent first became a parent, or parted."""
    children = [family.people[child] for child in family.offspring.get(person.id, ())]
    first = next((child for child in children if child.born.known), None)
    if first and not first.rather_not and _meets(now, ages(person.born, first.born)):
        says = f"{named(person, kin)} first became a parent"
        yield _question_of_age(now, ages(person.born, first.born), says, (person.id, first.id))
    for couple in family.couples:
        then = ages(person.born, couple.until)
        if person.id in (couple.one, couple.two) and couple.parted and _meets(now, then):
            other = family.people[couple.two if couple.one == person.id else couple.one]
            if not other.rather_not:
                says = f"{named(person, kin)} and {named(other, kin)} parted"
                yield _question_of_age(now, then, says, (person.id, other.id))


def _forebears(kin: Mapping[int, str]) -> list[int]:
    words = ("mother", "father", "parent")
    return [person for person, word in kin.items() if word.removeprefix("grand") in words]


def _meets(now: tuple[int, int], then: tuple[int, int] | None) -> bool:
    """Return whether two ages may be the same, where both are known to within a year."""
    if then is None or then[1] - then[0] > 1 or now[1] - now[0] > 1 or then[1] == 0:
        return False
    return now[0] <= then[1] and then[0] <= now[1]


def _question_of_age(
    now: tuple[int, int], then: tuple[int, int] | None, says: str, people: tuple[int, ...]
) -> Question:
    sure = then is not None and now[0] == now[1] == then[0] == then[1]
    age = "the age" if sure else "about the age"
    return Question(
        None, f"You are now {age} at which {says}. Does that number mean anything to you?", people, "same age"
    )


def _same_days(told: tuple[Event, ...], today: dt.date) -> Iterator[Question]:
    by_day: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in told:
        if event.day.month and event.day.day:
            by_day[event.day.month, event.day.day].append(event)
    for (month, day), group in by_day.items():
        if len({(event.kind, event.day.year) for event in group}) > 1:  # the birth of twins is one thing
            says = _and([f"{event.says}{_in_year(event.day)}" for event in group])
            yield Question(
                _next(today, month, day),
                f"{day} {MONTHS[month - 1]} stands here more than once: {says}. "
                "Do you notice anything on that day?",
                _people(group),
                "same day",
            )


def _in_year(day: Day) -> str:
    return f" in {day.year}" if day.year else ""


def _times_of_year(
    family: Family,
    told: tuple[Event, ...],
    today: dt.date,
    told_already: Container[tuple[dt.date | None, int]],
) -> Iterator[Question]:
    me = reader(family)
    kin = relatives(family)
    for event in told:
        person = family.people[event.people[0]]
        if event.kind not in ("death", "loss") or not event.day.month or person is me:
            continue
        if me is not None and person.id not in kin and person.is_ not in ("Friend", "Chosen family"):
            continue
        day = _next(today, event.day.month, event.day.day or 1)
        if (day, person.id) in told_already:
            continue
        when = _when(event.day, me.born if me else NO_DAY)
        says = (
            f"{event.says[:1].upper()}{event.says[1:]} {when}. Do you notice anything at that time of year?"
        )
        yield Question(day, says, event.people, "time of year")


def _when(day: Day, born: Day) -> str:
    """Return when something happened, told by the reader's own age where that is known."""
    month = MONTHS[(day.month or 1) - 1]
    if not day.year:
        return f"in the month of {month}"
    if born.earliest and day.latest and day.latest < born.earliest:
        return f"in {month} {day.year}, before you were born"
    then = ages(born, day)
    turned = day.year - born.year if born.year and not born.about else 0
    if born.month == day.month and turned > 0:
        return f"in the {month} in which you turned {turned}"
    if then and then[0] == then[1] and then[0] > 0:
        return f"in {month} {day.year}, when you were {then[0]}"
    if turned > 0:
        return f"in {month} {day.year}, the year in which you turned {turned}"
    return f"in {month} {day.year}"


def _clusters(told: tuple[Event, ...]) -> Iterator[Question]:
    """Return the years in which losses came together, or a loss with births, moves and beginnings."""
    dated = [event for event in told if event.day.earliest and event.day.latest and not event.day.about]
    dated.sort(key=lambda event: (event.day.earliest or dt.date.max, event.people))
    used: set[int] = set()
    for start in range(len(dated)):
        group = [] if start in used else _group(dated, start)
        members = [dated[place] for place in group]
        losses = sum(event.kind in LOSSES for event in members)
        if losses >= 2 or (losses == 1 and len(members) >= 3):
            used.update(group)
            says = _and([event.says for event in members])
            yield Question(
                None,
                f"{_span(members)} much came together: {says}. What do you know, or wonder, about that time?",
                _people(members),
                "one year",
            )


def _group(dated: list[Event], start: int) -> list[int]:
    """Return the events that surely lie within one year of the first, or in the same calendar year."""
    first = dated[start].day.earliest
    group = []
    for place in range(start, len(dated)):
        day = dated[place].day
        if first is None or day.earliest is None or day.latest is None or day.earliest - first > WITHIN:
            break
        if day.latest - first <= WITHIN or (first.year == day.latest.year):
            group.append(place)
    return group


def _span(members: list[Event]) -> str:
    years = [day.year for event in members for day in (event.day.earliest, event.day.latest) if day]
    return f"In {min(years)}" if min(years) == max(years) else f"Between {min(years)} and {max(years)}"


def _next(today: dt.date, month: int, day: int) -> dt.date:
    """Return the next time a day comes round; 29 February comes on the 28th in most years."""
    for year in (today.year, today.year + 1):
        coming = dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if coming >= today:
            return coming
    return coming


def _people(group: list[Event]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(person for event in group for person in event.people))


def _and(parts: list[str]) -> str:
    return ", and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
