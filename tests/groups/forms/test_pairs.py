"""Who sits with whom: everybody, somebody new as long as there is, and never two who must not."""

from collections import Counter
from itertools import combinations

import pytest

from tests.pages.conftest import parsed
from workbook.groups.forms.pairs import NoPairs, pairs, printed, read_apart, read_people

APART = read_apart("1-2, 3 - 4;5–6", 12)


def met(evenings):
    """How often two sat in one group."""
    return Counter(
        frozenset(two) for groups in evenings for group in groups for two in combinations(group, 2)
    )


@pytest.mark.parametrize("people", [4, 5, 6, 7, 9, 12, 13, 14, 24, 39, 40])
def test_everybody_sits_with_somebody_every_evening(people):
    """In pairs, and with an odd number in one three."""
    for groups in pairs(people):
        assert sorted(number for group in groups for number in group) == [*range(1, people + 1)]
        assert [len(group) for group in groups if len(group) != 2] == [3] * (people % 2)


@pytest.mark.parametrize("people", [8, 10, 12, 14, 30])
def test_nobody_meets_again_while_there_is_somebody_new(people):
    """Over six evenings."""
    assert max(met(pairs(people)).values()) == 1


@pytest.mark.parametrize("people", [6, 7, 12, 13])
def test_two_who_are_apart_never_meet(people):
    """Neither as a pair nor in a three."""
    assert not met(pairs(people, read_apart("1-2, 3-4", people))).keys() & read_apart("1-2, 3-4", people)


def test_others_take_their_turn_as_the_third():
    """Nobody joins two others more than twice in six evenings."""
    thirds = [group[2] for groups in pairs(7) for group in groups if len(group) == 3]
    assert len(thirds) == 6 and max(Counter(thirds).values()) <= 2


def test_what_cannot_be_is_said():
    """Somebody who may sit with nobody, too few people, and what is no number."""
    with pytest.raises(NoPairs, match="make two groups"):
        pairs(4, read_apart("1-2, 1-3, 1-4", 4))
    for text in ("", "3", "41", "-4", "ten", "9999"):
        with pytest.raises(NoPairs, match="from 4 to 40"):
            read_people(text)
    for text in ("3", "3-3", "1-13", "0-1", "Ann-Bob", "1-2 x"):
        with pytest.raises(NoPairs, match="3-7, 4-5"):
            read_apart(text, 12)


def test_the_paper_has_numbers_and_room_for_names():
    """Six evenings, those apart, a line for each person."""
    page = parsed(printed(12, APART).decode())
    assert len(page.select("table tr")) == 6 and len(page.select(".two .tick")) == 12
    assert "Never paired: 1 and 2, 3 and 4, 5 and 6." in page.text
