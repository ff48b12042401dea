"""The reader's time zone, whatever the system calls it."""

import datetime as dt
import os
import time

import pytest
from tzlocal import unix

from workbook.answers import Answers
from workbook.chapters.roles import PLAN
from workbook.zone import has_name, zone

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows its zones by other means")
SUMMER, WINTER = (dt.datetime(2026, month, 1, 12, tzinfo=dt.UTC) for month in (7, 1))


@pytest.fixture
def said(monkeypatch):
    """Says what stands in `TZ`, and that nobody has looked yet."""

    def said(words):
        monkeypatch.setenv("TZ", words)
        monkeypatch.setattr(unix, "_cache_tz", None)
        time.tzset()
        return zone()

    with monkeypatch.context():
        yield said
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("words", "summer", "winter"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", 2, 1),
        ("EST5EDT,M3.2.0,M11.1.0", -4, -5),
        ("GMT0BST", 1, 0),
        ("JST-9", 9, 9),
        ("IST-5:30", 5.5, 5.5),
        ("<+03>-3", 3, 3),
        ("UTC0", 0, 0),
    ],
)
def test_a_rule_is_reckoned_by_the_system(said, words, summer, winter):
    """With its summer time; Python's own zones know no rules."""
    hours = [
        moment.astimezone(said(words)).utcoffset() / dt.timedelta(hours=1) for moment in (SUMMER, WINTER)
    ]
    assert hours == [summer, winter]


@pytest.mark.parametrize("words", ["Mars/Phobos", "Europe", "../x", "/", "/etc/hostname", "ü"])
def test_a_slip_is_utc(said, words):
    """As for every other program on that system."""
    assert SUMMER.astimezone(said(words)).utcoffset() == dt.timedelta()


def test_a_zone_with_a_name_keeps_it(said):
    """Calendars name it to other programs."""
    assert str(said("Europe/Vienna")) == "Europe/Vienna" and has_name(said(":Europe/Vienna"))
    assert not has_name(said("CET-1")) and not has_name(dt.UTC) and not has_name(None)


def test_any_day_can_be_told(said):
    """Also one that no clock of a system reaches."""
    here = said("CET-1CEST,M3.5.0,M10.5.0/3")
    assert dt.datetime(1, 1, 2, tzinfo=dt.UTC).astimezone(here).year == 1
    assert dt.datetime(9999, 12, 31, 23, tzinfo=here).astimezone(dt.UTC).year == 9999
    assert (here.utcoffset(None), here.tzname(None), here.dst(None)) == (dt.timedelta(), None, None)
    assert SUMMER.astimezone(here).tzname() == "CEST"


def test_the_hour_that_comes_twice_is_told_twice(said):
    """Before and after the clocks go back."""
    here = said("CET-1CEST,M3.5.0,M10.5.0/3")
    twice = [dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1)]
    assert [moment.astimezone(here).hour for moment in twice] == [2, 2]
    assert [moment.astimezone(here).astimezone(dt.UTC) for moment in twice] == twice


def test_nothing_is_warned_of(said, recwarn):
    """A disagreement between two names of a zone is nobody's business here."""
    said("CET-1")
    assert not recwarn.list


@pytest.mark.parametrize("to", ["json", "md", "csv", "docx", "xlsx", "ics"])
def test_answers_go_out_in_any_zone(said, say, tmp_path, to):
    """No kind of file needs a zone of the name that Python knows."""
    said("CET-1CEST,M3.5.0,M10.5.0/3")
    Answers.open()[PLAN] = [{"week": "1", "step": "x", "day": "2026-07-01"}]
    code, _, err = say("export", "--to", to, "--out", tmp_path)
    assert (code, err) == (0, "")
