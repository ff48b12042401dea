"""Dates as people write them: read as far as they go, and never further."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.family.dates.typed import Day, ages, read_day

EXACT = dt.date(1950, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3 May 1950",
        "3rd May 1950",
        "3rd of May, 1950",
        "May 3, 1950",
        "may 3rd 1950",
        "1950-05-03",
        "1950-05-03T10:00",
        "1950/05/03",
        "03.05.1950",
        "3. 5. 1950",
        "3. Mai 1950",
        "3 mai 1950",
        "3 de mayo de 1950",
        "Wednesday 3 May 1950",
        "19500503",
        "  3  MAY  1950 ",
        "٣ May ١٩٥٠",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    """Every usual spelling of one day is that day."""
    day = read_day(text)
    assert (day.earliest, day.latest, day.exact) == (EXACT, EXACT, True)
    assert (day.year, day.month, day.day, day.in_words, day.doubt) == (1950, 5, 3, "3 May 1950", "")


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words", "short"),
    [
        ("1950", "1950-01-01", "1950-12-31", "1950", "1950"),
        ("in 1950", "1950-01-01", "1950-12-31", "1950", "1950"),
        ("May 1950", "1950-05-01", "1950-05-31", "May 1950", "1950"),
        ("1950-05", "1950-05-01", "1950-05-31", "May 1950", "1950"),
        ("5/1950", "1950-05-01", "1950-05-31", "May 1950", "1950"),
        ("about 1950", "1945-01-01", "1955-12-31", "about 1950", "~1950"),
        ("c. 1950", "1945-01-01", "1955-12-31", "about 1950", "~1950"),
        ("1950?", "1945-01-01", "1955-12-31", "about 1950", "~1950"),
        ("ABT 1950", "1945-01-01", "1955-12-31", "about 1950", "~1950"),
        ("before 1950", None, "1949-12-31", "before 1950", "<1950"),
        ("<1950", None, "1949-12-31", "before 1950", "<1950"),
        ("after 1950", "1951-01-01", None, "after 1950", ">1950"),
        ("after May 1950", "1950-06-01", None, "after May 1950", ">1950"),
        ("1948–1952", "1948-01-01", "1952-12-31", "between 1948 and 1952", "1948–1952"),
        ("between 1948 and May 1952", "1948-01-01", "1952-05-31", "between 1948 and May 1952", "1948–1952"),
        ("1950 or 1951", "1950-01-01", "1951-12-31", "between 1950 and 1951", "1950–1951"),
        ("1950/51", "1950-01-01", "1951-12-31", "between 1950 and 1951", "1950–1951"),
        ("1950-55", "1950-01-01", "1955-12-31", "between 1950 and 1955", "1950–1955"),
        ("the 1950s", "1950-01-01", "1959-12-31", "the 1950s", "1950–1959"),
        ("late 1950s", "1955-01-01", "1959-12-31", "late 1950s", "1955–1959"),
        ("195x", "1950-01-01", "1959-12-31", "195x", "1950–1959"),
        ("19xx", "1900-01-01", "1999-12-31", "19xx", "1900–1999"),
        ("Christmas 1950", "1950-01-01", "1950-12-31", "Christmas 1950", "1950"),
        ("shortly before 1950", "1945-01-01", "1955-12-31", "shortly before 1950", "~1950"),
    ],
)
def test_uncertain_and_partial_dates(
    text: str, earliest: str | None, latest: str | None, words: str, short: str
) -> None:
    """A date is known from its first to its last possible day."""
    day = read_day(text)
    assert (day.earliest and day.earliest.isoformat(), day.latest and day.latest.isoformat()) == (
        earliest,
        latest,
    )
    assert (day.in_words, day.short, day.doubt, day.exact) == (words, short, "", False)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("50", "short year"),
        ("'50", "short year"),
        ("3.5.50", "short year"),
        ("3 May 50", "short year"),
        ("195O", "not a date"),
        ("1950a", "not a date"),
        ("44 BC", "not a date"),
        ("5710", "not a date"),
        ("12345", "not a date"),
        ("1952–1948", "not a date"),
    ],
)
def test_what_cannot_be_read_is_kept_as_words(text: str, doubt: str) -> None:
    """Nothing is guessed, least of all a century."""
    day = read_day(text)
    assert (day.known, day.doubt, day.text, day.in_words) == (False, doubt, text, text)


@pytest.mark.parametrize(
    ("text", "doubt", "month"),
    [
        ("31 February 1950", "no such day", 2),
        ("1950-13-01", "no such day", None),
        ("00.00.1950", "no such day", None),
        ("03/05/1950", "two readings", None),
        ("12/05/1950", "two readings", None),
    ],
)
def test_a_slip_is_read_as_far_as_it_goes(text: str, doubt: str, month: int | None) -> None:
    """The year is used, the doubtful part is not."""
    day = read_day(text)
    assert (day.year, day.doubt, day.month, day.day) == (1950, doubt, month, None)


def test_a_day_is_told_from_a_month_by_its_size() -> None:
    """13/05/1950 has one reading, in either order."""
    assert read_day("13/05/1950").earliest == read_day("05/13/1950").earliest == dt.date(1950, 5, 13)


@pytest.mark.parametrize("text", ["?", "unknown", "Not known", "don’t know", "-"])
def test_unknown_is_an_answer(text: str) -> None:
    """Unknown is kept, shown as a question mark, and no doubt is raised."""
    day = read_day(text)
    assert (day.known, day.short, day.doubt, day.withheld) == (False, "?", "", False)


@pytest.mark.parametrize("text", ["rather not", "Rather not say", "I’d rather not say", "prefer not to say"])
def test_rather_not_is_an_answer(text: str) -> None:
    """What is withheld shows nothing at all."""
    day = read_day(text)
    assert (day.withheld, day.known, day.short, day.in_words) == (True, False, "", "")


def test_a_day_without_a_year_keeps_its_place_in_the_year() -> None:
    """A birthday is known even where the year is not."""
    day = read_day("3 May")
    assert (day.month, day.day, day.known, day.in_words) == (5, 3, False, "3 May")


@pytest.mark.parametrize("text", [None, "", "  "])
def test_nothing_is_nothing(text: str | None) -> None:
    """An empty cell is the empty day."""
    assert read_day(text) == Day()


def test_ages_are_as_wide_as_the_dates() -> None:
    """Exact dates give one age, years give two, and nobody is older than the dates allow."""
    born = read_day("3 May 1950")
    assert ages(born, read_day("2 May 2000")) == (49, 49)
    assert ages(born, read_day("3 May 2000")) == (50, 50)
    assert ages(read_day("1950"), read_day("2000")) == (49, 50)
    assert ages(born, read_day("1940")) is None
    assert ages(read_day("before 1950"), read_day("2000")) is None


@given(
    st.text(max_size=60) | st.from_regex(r"[a-z]{0,8} ?\d{0,4}[-/. ]\d{0,4}[-/. ]?\d{0,5}", fullmatch=True)
)
def test_no_text_raises(text: str) -> None:
    """Whatever is typed comes back as typed, with its first day before its last."""
    day = read_day(text)
    assert day.text == " ".join(text.split())
    assert not (day.earliest and day.latest) or day.earliest <= day.latest
    assert isinstance(day.short, str) and (day.middle is not None) == day.known


@given(st.dates(dt.date(1000, 1, 1), dt.date(2190, 12, 31)))
def test_every_day_comes_back_from_its_own_words(date: dt.date) -> None:
    """A day in words reads as the same day."""
    day = read_day(date.isoformat())
    assert day.earliest == date and read_day(day.in_words).earliest == date
