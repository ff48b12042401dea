"""The calendar: days as planned, neutral titles, and a file that any calendar understands."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from tests.faults.scale import scaled
from workbook.chapters.roles import MEASURE, PLAN
from workbook.export.formats.calendar import calendar

from .made_up import WORDS, Made, entry, filled, texts

VIENNA = ZoneInfo("Europe/Vienna")
NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
BREAK = "toolbox.break"


def plan(*days, **more):
    """A plan of weeks, each with its date."""
    rows = [{"week": week, "step": f"{WORDS} {week}", "day": day} for week, day in days]
    return {PLAN: entry(rows, "table", **more)}


SIX = plan(*((str(week), f"2026-12-{7 * week - 6:02}") for week in (1, 2)), ("3, midpoint", "2026-12-15"))
ONE = plan(("1", "2026-12-01"))


def events(made, **more):
    """The entries of a calendar by title."""
    raw = calendar(Made(made), **{"now": NOW, "tz": VIENNA, **more})
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def titled(made, title, **more):
    """Those entries that have a title."""
    return [event for event in events(made, **more) if event["SUMMARY"] == title]


def test_each_week_of_the_plan_is_a_whole_day():
    """It begins on its day and ends with it."""
    found = [(event["DTSTART"].dt, event["DTEND"].dt) for event in titled(SIX, "Workbook")]
    assert found == [
        (dt.date(2026, 12, 1), dt.date(2026, 12, 2)),
        (dt.date(2026, 12, 8), dt.date(2026, 12, 9)),
    ]


@pytest.mark.parametrize(("made", "day"), [(SIX, dt.date(2026, 12, 15)), (ONE, dt.date(2026, 12, 15))])
def test_halfway_is_marked_once(made, day):
    """Where the plan says so, or at the start of the third week."""
    (event,) = titled(made, "Workbook: halfway")
    assert event["DTSTART"].dt == day


def test_the_rating_comes_six_times_a_week_apart():
    """At the end of each week, for the whole day, with a quiet alarm in the morning."""
    (event,) = titled(ONE, "Workbook: this week")
    assert event["DTSTART"].dt == dt.date(2026, 12, 7)
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [6]}
    assert event.walk("VALARM")[0]["TRIGGER"].dt == dt.timedelta(hours=9)


def test_a_rating_at_an_hour_is_in_the_reader_s_zone():
    """The file explains the zone, so that seven in the evening stays seven when the clocks change."""
    made = plan(("1", "2027-03-01"))
    raw = calendar(Made(made), now=NOW, tz=VIENNA, rated_at=dt.time(19))
    assert b"DTSTART;TZID=Europe/Vienna:20270307T190000" in raw
    (zone,) = Calendar.from_ical(raw).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Vienna" and zone.walk("DAYLIGHT")


class Local(dt.tzinfo):
    """A zone read from a file that does not say its name, such as a copy of it at /etc/localtime."""

    key = "local"

    def utcoffset(self, moment):
        return dt.timedelta(hours=2)

    def dst(self, moment):
        return dt.timedelta()


@pytest.mark.parametrize("east", [dt.timezone(dt.timedelta(hours=2)), Local()])
def test_a_zone_without_a_name_becomes_utc(east):
    """Neither a bare offset nor “local” means anything to a calendar."""
    raw = calendar(Made(ONE), now=NOW, tz=east, rated_at=dt.time(19))
    assert b"DTSTART:20261207T170000Z" in raw


@pytest.mark.parametrize(("began", "held"), [("2026-11-22T07:50:00Z", 1), ("2026-11-22T07:29:59Z", 0)])
def test_the_return_from_a_break_is_there_until_it_is_over(began, held):
    """In UTC, with an alarm."""
    pause = {"minutes": 30, "began": began, "happened": WORDS}
    found = titled({BREAK: entry(pause, "timer")} | ONE, "Workbook: back")
    assert len(found) == held
    for event in found:
        assert event["DTSTART"].dt == dt.datetime(2026, 11, 22, 8, 20, tzinfo=dt.UTC) and event.walk("VALARM")


def test_nothing_that_was_written_is_in_it():
    """Neither words nor keys nor questions; and it is private on a calendar that others see."""
    raw = calendar(filled("Zwetschgenknödel"), now=NOW, tz=VIENNA).decode()
    plain = raw.replace("\r\n ", "")
    assert "Zwetschgen" not in plain and "10-change" not in plain and "toolbox" not in plain
    titles = set(re.findall("SUMMARY:(.*)\r", plain))
    assert titles == {"Workbook", "Workbook: halfway", "Workbook: this week", "Workbook: back"}
    assert plain.count("CLASS:PRIVATE") == plain.count("TRANSP:TRANSPARENT") == plain.count("BEGIN:VEVENT")


def test_words_are_in_it_when_they_are_chosen():
    """Below the neutral title, not in it."""
    made = SIX | {MEASURE: entry("How much I listened")}
    found = {event["SUMMARY"]: event.get("DESCRIPTION") for event in events(made, with_words=True)}
    assert found["Workbook: halfway"] == f"{WORDS} 3, midpoint"
    assert found["Workbook: this week"] == "How much I listened"


@given(texts)
@settings(max_examples=scaled(60, 2_000))
def test_no_words_break_out_of_their_line(text):
    """Whatever is typed, the file holds as many entries as before, in lines of at most 75 bytes."""
    made = {PLAN: entry([{"week": "1", "step": text[:3_000], "day": "2026-12-01"}], "table")}
    raw = calendar(Made(made), now=NOW, tz=VIENNA, with_words=True)
    assert len(Calendar.from_ical(raw).walk("VEVENT")) == 3
    lines = raw.split(b"\r\n")
    assert raw.endswith(b"\r\n") and all(len(line) <= 75 for line in lines)
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", b"".join(lines))


def test_a_day_that_was_moved_keeps_its_name():
    """So that a calendar moves it and does not show it twice; and a later save counts as newer."""
    before, after = (titled(plan(("1", day), rev=rev), "Workbook")[0]
                     for day, rev in (("2026-12-01", 3), ("2026-12-04", 4)))  # fmt: skip
    assert before["UID"] == after["UID"] and before["SEQUENCE"] < after["SEQUENCE"]


def test_every_entry_has_a_name_of_its_own():
    """Also two rows of one week, and the same plan of somebody else."""
    twice = plan(("1", "2026-12-01"), ("1", "2026-12-02"), ("", "2026-12-03"), ("", "2026-12-04"))
    mine, theirs = ([event["UID"] for event in events(twice, whose=whose)] for whose in ("a", "b"))
    assert len(set(mine + theirs)) == len(mine + theirs) == 12


def test_the_file_is_dated_by_the_given_hour():
    """No clock is read."""
    first, again = (calendar(Made(SIX), now=NOW, tz=VIENNA) for _ in range(2))
    assert first == again and {event["DTSTAMP"].dt for event in events(SIX)} == {NOW}


def test_without_a_day_there_is_no_calendar():
    """The format knows no empty one."""
    assert calendar(Made({}), now=NOW, tz=VIENNA) is None
    assert calendar(Made(plan(("1", None))), now=NOW, tz=VIENNA) is None


NOON = "2026-11-22T08:00:00Z"
STRANGE = [
    *(True, 7, "x", [], [7, None], [{"day": 7}], {"minutes": 30}),
    *([{"day": "9999-12-31", "week": []}], [{"day": "0001-01-01"}]),
    {"minutes": 10**30, "began": NOON},
    {"minutes": 30, "began": "9999-12-31T23:59:59Z"},
    {"minutes": True, "began": 5},
]


@pytest.mark.parametrize("value", STRANGE)
def test_nothing_strange_raises(value):
    """A file may be older, or edited by hand."""
    made = Made({key: entry(value) for key in (PLAN, BREAK, MEASURE)})
    calendar(made, now=NOW, tz=VIENNA, with_words=True, rated_at=dt.time(19))
