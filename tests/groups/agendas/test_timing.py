"""Times of the clock: when each block begins, how late it is, and what can give minutes back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.groups.agendas.agenda import Block, NoTime, Session
from workbook.groups.agendas.timing import read_ran, read_start, soon, times

TWO = dt.time(14, 0)


def told(found):
    """The starts as they stand on the page."""
    return [f"{time:%H:%M}" for time in found.starts]


def test_as_planned(session):
    """One block after the other, from the start."""
    found = times(session, TWO)
    assert told(found) == ["14:00", "14:05", "14:17", "14:24"]
    assert (found.end, found.behind, found.shorter, found.words) == (dt.time(14, 30), 0, (), "On time.")


def test_a_block_that_ran_over_moves_all_later_ones(session):
    """And the block with most to give is named first."""
    found = times(session, TWO, [9])
    assert told(found) == ["14:00", "14:09", "14:21", "14:28"]
    assert (found.behind, found.shorter) == (4, ((2, 4),))
    assert found.words == "4 minutes behind. You can make “Picture” 4 minutes shorter."


def test_a_block_may_be_left_out(session):
    """If it can be made as short as nothing; then the next one gives, too."""
    found = times(session, TWO, [14])
    assert found.shorter == ((2, 7), (1, 2))
    assert found.words == (
        "9 minutes behind. You can leave out “Picture”. You can make “Writing” 2 minutes shorter."
    )


def test_what_cannot_be_made_up_is_said(session):
    """Nothing is promised that the blocks cannot give."""
    found = times(session, TWO, [5, 12], running=9)
    assert told(found)[3] == "14:26" and found.shorter == ()
    assert found.words == (
        "2 minutes behind. Tell the room that you may end 2 minutes late, or ask what to leave out."
    )


def test_the_block_that_is_on_is_not_taken_from(session):
    """It has begun, and it is not cut from under people."""
    assert times(session, TWO, [9], running=0).shorter == ((2, 4),)
    assert times(session, TWO, [5, 16], running=0).shorter == ()


def test_a_late_beginning_counts(session):
    """The end that was promised stays the measure."""
    found = times(session, TWO, late=5)
    assert (told(found)[0], found.end, found.behind) == ("14:05", dt.time(14, 35), 5)


def test_time_in_hand(session):
    """Quicker than planned is said as well."""
    assert times(session, TWO, [5, 8]).words == "4 minutes in hand."


@pytest.mark.parametrize(("ran", "words"), [([5, 12, 7, 6], "On time."), ([5, 12, 7, 9], "3 minutes late.")])
def test_at_the_end(session, ran, words):
    """Nothing is left to shorten."""
    assert times(session, TWO, ran).words == words


def test_midnight_is_passed(session):
    """Some groups meet late."""
    assert told(times(session, dt.time(23, 50))) == ["23:50", "23:55", "00:07", "00:14"]


def test_more_minutes_than_blocks_change_nothing(session):
    """What was typed too much is left aside."""
    assert times(session, TWO, [5, 12, 7, 6, 99]) == times(session, TWO, [5, 12, 7, 6])


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=9), st.data())
def test_giving_back_what_is_named_ends_on_time(planned, data):
    """Whatever happened: with the blocks as short as named, the end is as planned, or it is said how late."""
    blocks = tuple(
        Block(minutes=minutes, least=min(least, minutes), title=str(at), aim="It helps.")
        for at, (minutes, least) in enumerate(planned)
    )
    session = Session(title="S", minutes=sum(block.minutes for block in blocks), blocks=blocks)
    ran = data.draw(st.lists(st.integers(0, 90), max_size=len(blocks) - 1))
    found = times(session, TWO, ran)
    given_back = sum(minutes for _, minutes in found.shorter)
    assert all(minutes <= blocks[at].minutes - blocks[at].least for at, minutes in found.shorter)
    assert given_back <= max(found.behind, 0)
    late = found.behind - given_back
    assert ("you may end" in found.words) == (late > 1 and found.behind > 1)


@pytest.mark.parametrize(
    ("now", "start"), [((14, 1), (14, 5)), ((14, 5), (14, 5)), ((23, 58), (0, 0)), ((0, 0), (0, 0))]
)
def test_the_next_round_time(now, start):
    """Nobody begins at 14:03."""
    assert soon(dt.datetime(2026, 3, 1, *now, tzinfo=dt.UTC)) == dt.time(*start)


@pytest.mark.parametrize(("text", "time"), [("14:05", (14, 5)), (" 9:30 ", (9, 30)), ("00:00", (0, 0))])
def test_a_start_is_read(text, time):
    """As a browser sends it, and as people type it."""
    assert read_start(text) == dt.time(*time)


@pytest.mark.parametrize(
    "text", ["", "noon", "24:00", "14:60", "14.05", "1405", "-1:00", "14:05:00", "٠٩:٣٠"]
)
def test_no_start_is_said_in_a_sentence(text):
    """With an example."""
    with pytest.raises(NoTime, match=r"write hours and minutes, such as 14:05\.$"):
        read_start(text)


def test_minutes_are_read_up_to_the_first_that_is_missing():
    """A block without a number is not finished, and none after it."""
    assert read_ran(["5", " 12 ", "", "7"]) == [5, 12]


@pytest.mark.parametrize("text", ["-1", "5.5", "ten", "601", "9999", "٣"])
def test_no_minutes_are_said_in_a_sentence(text):
    """With the rule."""
    with pytest.raises(NoTime, match=r"a whole number from 0 to 600, or leave the field empty\.$"):
        read_ran([text])
