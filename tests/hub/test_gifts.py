"""What people give with one press: counted once, theirs until it is shown, and told as a sum alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.groups.poll.showing import FEWEST
from workbook.hub.gifts import MOST, NOT_ASKED, SHOWN, Gifts, NotGiven

ONE = (336, "before")
PEOPLE = [f"guest-{letter * 6}" for letter in "bcdfghjkmnpq"]


@pytest.fixture
def gifts() -> Gifts:
    """A room that is asked one thing."""
    found = Gifts()
    found.ask(*ONE)
    return found


def all_give(gifts: Gifts, people: list[str], step: int = 7) -> None:
    """Each gives the same."""
    for who in people:
        gifts.give(who, *ONE, step)


def test_a_later_number_takes_the_place_of_an_earlier(gifts: Gifts) -> None:
    """Whoever presses twice counts once."""
    all_give(gifts, PEOPLE[:6])
    gifts.give(PEOPLE[0], *ONE, 2)
    gifts.show(*ONE)
    (sums,) = gifts.sums()
    assert sums.people == sum(sums.counts) == 6 and (sums.counts[2], sums.counts[7]) == (1, 5)


def test_what_is_taken_back_is_not_counted(gifts: Gifts) -> None:
    """And nothing of it is left with whoever gave it."""
    all_give(gifts, PEOPLE[:6])
    gifts.take_back(PEOPLE[0], *ONE)
    gifts.show(*ONE)
    assert next(gifts.sums()).people == 5
    assert next(gifts.of(PEOPLE[0])).step is None


def test_what_the_room_has_seen_stays(gifts: Gifts) -> None:
    """It is neither taken back nor exchanged: the difference would tell it."""
    all_give(gifts, PEOPLE[:5])
    gifts.show(*ONE)
    before = next(gifts.sums())
    for change in (lambda: gifts.take_back(PEOPLE[0], *ONE), lambda: gifts.give(PEOPLE[0], *ONE, 1)):
        with pytest.raises(NotGiven, match=SHOWN):
            change()
    assert next(gifts.sums()) == before and next(gifts.of(PEOPLE[0])).shown


def test_to_show_fewer_than_five_shows_nothing_and_holds_nobody(gifts: Gifts) -> None:
    """The four may still take theirs back."""
    all_give(gifts, PEOPLE[:4])
    gifts.show(*ONE)
    (sums,) = gifts.sums()
    assert (sums.people, sums.counts) == (0, ())
    gifts.take_back(PEOPLE[0], *ONE)


@pytest.mark.parametrize("group", [(336, "after"), (337, "before"), (336, "")])
def test_nothing_is_given_that_is_not_asked(gifts: Gifts, group: tuple[int, str]) -> None:
    """Another scale, another moment."""
    with pytest.raises(NotGiven, match=NOT_ASKED):
        gifts.give(PEOPLE[0], *group, 5)


def test_a_question_that_was_stopped_is_asked_again_with_what_was_given(gifts: Gifts) -> None:
    """So that nobody’s number is found by beginning anew with one person more."""
    all_give(gifts, PEOPLE[:5])
    gifts.show(*ONE)
    gifts.stop(*ONE)
    with pytest.raises(NotGiven, match=NOT_ASKED):
        gifts.give(PEOPLE[6], *ONE, 5)
    gifts.ask(*ONE)
    gifts.give(PEOPLE[6], *ONE, 5)
    gifts.show(*ONE)
    (sums,) = gifts.sums()
    assert sum(sums.counts) == 5 and sums.waiting


def test_a_room_is_asked_so_much_and_no_more(gifts: Gifts) -> None:
    """Its memory is that of the hub."""
    for number in range(100):
        gifts.ask(number, "")
    assert len(list(gifts.sums())) == MOST


pressed = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE), st.integers(0, 10), st.sampled_from(["give", "back", "show", "stop", "ask"])
    ),
    max_size=80,
)


@given(pressed)
def test_two_pictures_never_differ_by_fewer_than_five_people(presses: list[tuple[str, int, str]]) -> None:
    """Whatever is pressed by whom in whatever order; and none is of fewer than five."""
    gifts, before = Gifts(), (0,) * 11
    gifts.ask(*ONE)
    for who, step, what in presses:
        try:
            match what:
                case "give":
                    gifts.give(who, *ONE, step)
                case "back":
                    gifts.take_back(who, *ONE)
                case "show":
                    gifts.show(*ONE)
                case "stop":
                    gifts.stop(*ONE)
                case "ask":
                    gifts.ask(*ONE)
        except NotGiven:
            pass
        (sums,) = gifts.sums()
        now = sums.counts or (0,) * 11
        more = [new - old for new, old in zip(now, before, strict=True)]
        assert now == before or (min(more) >= 0 and sum(more) >= FEWEST)
        assert sums.people == 0 or sums.people >= FEWEST
        before = now
