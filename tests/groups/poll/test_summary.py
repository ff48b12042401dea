"""What a room gave: the same in numbers, in the figure, in words and in the table."""

from __future__ import annotations

import pandas
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.groups.poll.made_up import asked, vote
from workbook.export.plots import plot
from workbook.groups.poll.showing import shown
from workbook.groups.poll.summary import average, figure, tell, tick, words

FIRST, SECOND = list(asked())[:2]
BALANCE = next(number for number, it in asked().items() if it.scale.kind == "balance")
steps = st.lists(st.integers(0, 10), min_size=5, max_size=40)


def room(*given_steps: int, number: int = FIRST, moment: str = ""):
    """The groups of a room in which each gave one step."""
    return shown(
        [[vote(who, step, moment=moment, numbers=(number,)) for who, step in enumerate(given_steps)]]
    )


def told(*given_steps: int, number: int = FIRST, moment: str = ""):
    """What is told of them."""
    return tell(room(*given_steps, number=number, moment=moment), asked())[number][0]


def test_the_numbers_are_right() -> None:
    """Counts, average, and between which values two thirds lie."""
    found = told(0, 4, 5, 6, 6, 9, 10)
    assert found.people == 7 and found.counts == (1, 0, 0, 0, 1, 1, 2, 0, 0, 1, 1)
    assert found.mean == pytest.approx(40 / 7)
    assert (found.low, found.high) == (4, 9)
    assert average(found, asked()[FIRST]) == "On average 5.7; at least two thirds are between 4 and 9."


@given(steps)
def test_at_least_two_thirds_lie_where_it_is_said(given_steps: list[int]) -> None:
    """Whatever was given."""
    found = told(*given_steps)
    inside = sum(found.low <= step <= found.high for step in given_steps)
    assert inside * 3 >= len(given_steps) * 2 and sum(found.counts) == len(given_steps)


def test_two_thirds_leave_a_sixth_at_each_end() -> None:
    """Of twenty-four people, the three lowest and the three highest."""
    found = told(*[0] * 3, *[1] * 2, *[5] * 13, *[9] * 3, *[10] * 3)
    assert (found.low, found.high) == (1, 9)


def test_a_balance_speaks_of_its_two_sides() -> None:
    """Zero is even; a step is not a value."""
    scale = asked()[BALANCE].scale
    found = told(5, 5, 5, 5, 0, number=BALANCE)
    assert found.mean == -1 and tick(-1) == "−1"
    said = words(found, asked()[BALANCE])
    assert f"5 towards “{scale.low}”: 1" in said and "even: 4" in said and f"1 towards “{scale.low}”;" in said


def test_unanimity_is_said_as_such() -> None:
    """One sentence, no spread."""
    assert words(told(9, 9, 9, 9, 9, 9), asked()[FIRST]) == "All 6 people gave 9."


@given(steps)
def test_the_words_say_what_the_bars_show(given_steps: list[int]) -> None:
    """Each value that somebody gave, with how many, and no other."""
    found = told(*given_steps)
    said = words(found, asked()[FIRST])
    bars = figure(found, asked()[FIRST], max(found.counts))["data"][0]
    seen = {value: count for value, count in zip(bars["y"], bars["x"], strict=True) if count}
    if len(seen) > 1:
        assert said.partition(" – ")[2] == "; ".join(f"{v}: {c}" for v, c in seen.items()) + "."


def test_nothing_is_told_of_a_group_below_five() -> None:
    """Nor of a scale that is not known here."""
    groups = room(1, 2, 3, 4, 5) | {
        (SECOND, ""): {b"12345": 3},
        (1, ""): dict.fromkeys(map(str.encode, "abcde"), 3),
    }
    assert [(number, one.people) for number, each in tell(groups, asked()).items() for one in each] == [
        (FIRST, 5)
    ]


@given(steps)
def test_two_thirds_lie_where_it_says(given_steps) -> None:
    """As pandas finds the sixths, rounded outwards."""
    values, found = pandas.Series(given_steps), told(*given_steps)
    assert found.low == values.quantile(1 / 6, interpolation="lower")
    assert found.high == values.quantile(5 / 6, interpolation="higher")
    assert found.mean == pytest.approx(values.mean())


@given(steps, st.sampled_from([FIRST, BALANCE]), st.sampled_from(["", "before", "after"]))
def test_plotly_takes_the_figure_and_it_becomes_a_drawing(given_steps, number, moment) -> None:
    """With its words inside, for who listens."""
    one = asked()[number]
    found = told(*given_steps, number=number, moment=moment)
    made = figure(found, one, max(found.counts))
    go.Figure(made)
    drawn = plot(made, "A title", words(found, one))
    assert "<title>A title</title>" in drawn and "nan" not in drawn and drawn.count("<rect") >= 1
