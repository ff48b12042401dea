"""What was understood of a date, told in one quiet line at its row."""

import pytest

from tests.family.conftest import answers, woman
from workbook.family.dates.understood import understood
from workbook.family.model.tables import read_family


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("c1920", "about 1920"),
        ("ca1920", "about 1920"),
        ("abt1920", "about 1920"),
        ("(1950)", "1950"),
        ("[1950]", "1950"),
        ("21MAR1900", "21 March 1900"),
        ("EITHER 1731 OR 1734", "between 1731 and 1734"),
        ("11 Feb 1731/32", "11 February 1732"),
        ("3-5 May 1950", "between 3 May 1950 and 5 May 1950"),
        ("1699/00", "between 1699 and 1700"),
        ("1950-05-03", "3 May 1950"),
        ("<1950", "before 1950"),
        ("12 MAI 1920", "12 May 1920"),
    ],
)
def test_a_date_in_another_way_is_told_back(typed, says):
    """In the words in which the map itself would write it."""
    (line,) = understood(read_family(answers(people=[woman("Ann", "1899"), woman("Bo", typed)])))
    assert (line.table, line.row, line.says) == ("people", 1, f"Understood: born {says}.")


@pytest.mark.parametrize(
    "typed",
    ["1950", "About 1950", "3 May 1950", "Christmas 1950", "the 1950s", "?", "rather not", "50", None],
)
def test_a_plain_date_is_not_told_back(typed):
    """Nor one that keeps its own words, that is withheld, or that has a sentence of doubt already."""
    assert not list(understood(read_family(answers(people=[woman("Ann", typed)]))))


def test_each_row_has_one_line():
    """For both of its dates, in the words of their columns."""
    given = answers(
        people=[woman("Ann", "c1920", "ca1990"), woman("Bo", "1922")],
        couples=[("Ann", "Bo", "Married", "c1950", "1960?")],
    )
    assert [line.says for line in understood(read_family(given))] == [
        "Understood: born about 1920, died about 1990.",
        "Understood: since about 1950, until about 1960.",
    ]
