"""A year of journal is no row of four hundred dots: it is counted by week, and a longer time by month."""

import datetime as dt

import pytest

from workbook.insights.pictures import counts, lines

LAST = dt.date(2026, 11, 30)


def journal(many, step=1):
    """Entries up to the last day, every so many days."""
    days = (LAST - dt.timedelta(days=step * number) for number in range(many))
    return {"journal": [{"day": day.isoformat(), "words": "x"} for day in days]}


def marks(trace):
    """Where each stroke stands, and how tall it is."""
    across, up = trace["x"], trace["y"]
    return {across[at]: round(up[at] - up[at + 1], 4) for at in range(0, len(across), 3)}


@pytest.mark.parametrize(
    ("many", "step", "unit"), [(40, 9, ""), (41, 9, "week"), (399, 1, "week"), (400, 2, "month")]
)
def test_few_are_dots_more_are_weeks_and_years_are_months(many, step, unit):
    """The label of the row says which."""
    figure = lines.figure(journal(many, step))
    label = figure["layout"]["annotations"][-1]["text"]
    assert label == (f"journal<br>by {unit}" if unit else "journal")
    assert figure["data"][0]["mode"] == ("lines" if unit else "markers")


def test_a_stroke_is_as_tall_as_its_week_is_full():
    """The fullest takes three quarters of its row, and stays within it; a week without a day has none."""
    days = ["2026-11-02", *["2026-11-24"] * 30, *["2026-11-29"] * 10]
    trace = lines.figure({"journal": [{"day": day, "words": "x"} for day in days]})["data"][0]
    assert marks(trace) == pytest.approx({"2026-11-05": 0.75 / 40, "2026-11-26": 0.75}, abs=1e-3)
    assert all(-0.5 < y < 0.5 for y in trace["y"] if y is not None)


def test_a_few_years_fit_on_a_phone():
    """No more strokes than there is room for side by side."""
    assert len(marks(lines.figure(journal(399))["data"][0])) == 58
    assert len(marks(lines.figure(journal(700, 2))["data"][0])) == 46


def test_the_words_say_the_same():
    """Month by month, the last year of them, and the fullest week."""
    told = lines.words(journal(399))
    assert "399 entries from 28 October 2025 to 30 November 2026. By month, the last 12 months: 31 in" in told
    assert "31 in October 2026 and 30 in November 2026; at most 7 entries in one week." in told
    assert "By month" not in lines.words(journal(40))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_counted(day):
    """Their weeks reach beyond all calendars."""
    given = {"journal": [{"day": day, "words": "x"}] * 41}
    assert len(marks(lines.figure(given)["data"][0])) == 1 and "41 in" in lines.words(given)


def test_a_row_that_counts_has_room_for_its_label():
    """Two lines of it, beside another row."""
    both = {**journal(41), "practice_1": [{"day": "2026-11-01", "words": "x"}]}
    tall = lines.figure(both)["layout"]["height"] - lines.figure(journal(41))["layout"]["height"]
    assert tall == 52 and counts.by([]) == ""
