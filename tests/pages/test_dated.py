"""What lives in time, as HTML: entries, a break, a circle."""

import json

from bs4 import BeautifulSoup

from workbook.exercises.vocabulary import declare
from workbook.pages.chapter import record


def drawn(call, value=None, **given):
    """A record of a call as parsed HTML."""
    from workbook.pages.known import Known

    declared = declare(call, "05-here", "it", "And today?", given)
    return BeautifulSoup(record(declared, lambda key: Known(None, value, 0)), "html.parser").contents[0]


def test_a_log_offers_one_blank_entry_with_a_day():
    """Each entry has its own named cells."""
    log = drawn("log", low="calm", high="storm", words="What was it?")
    rows = log.select("tbody tr")
    assert len(rows) == 1 and log.select_one("input[type=date]")["aria-label"] == "Day, row 1"


def test_a_log_can_be_searched_only_where_it_says_so():
    """The journal has a search; a thermometer needs none."""
    assert drawn("log", search=True).select_one("input[type=search]")["aria-label"] == "Search the entries"
    assert drawn("log").select_one("input[type=search]") is None


def test_of_a_long_log_only_the_latest_are_rows_and_the_others_say_what_they_hold():
    """A browser makes a row of one when its month is opened; what it says is no markup."""
    rows = [{"day": f"2026-11-{30 - at:02}", "words": f'<b>{at}</b> "said"\nand not'} for at in range(21)]
    log = drawn("log", rows, words="What was it?")
    older = log.select_one("template.older")
    assert len(log.select("tbody tr")) == 12 and not older.find_all()
    assert json.loads(older.text) == [[row["day"], row["words"]] for row in rows[12:]]


def test_a_break_says_its_limits_and_when_it_began():
    """The script takes the moment from here after a reload."""
    value = {"minutes": 30, "began": "2026-11-21T21:00:00Z", "happened": "<b>tea</b>"}
    pause = drawn("timer", value, shortest=20, longest=60)
    assert pause.select_one(".break")["data-began"] == "2026-11-21T21:00:00Z"
    assert pause.select_one("input")["value"] == "30" and "<b>tea</b>" in pause.textarea.text


def test_the_circle_is_no_field():
    """It keeps nothing, so nothing marks it as something to keep."""
    circle = drawn("breathe", rounds=4)
    assert circle["data-rounds"] == "4" and not circle.has_attr("data-key")
