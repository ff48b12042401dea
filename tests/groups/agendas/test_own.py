"""A plan of one's own: begun from an agenda or freely, changed press by press, and led by the clock."""

import pytest

from tests.conftest import CHECKOUT
from workbook.chapters.evening import Item
from workbook.chapters.notebook import chapters
from workbook.groups.agendas.own import (
    as_agenda,
    changed,
    exercises_of,
    name_of,
    of_session,
    sessions_of,
    with_minutes,
)
from workbook.groups.agendas.reading import agendas, find_agenda
from workbook.groups.leading import links

ASKED = links.asked(chapters(CHECKOUT / "chapters"))
SHORT = find_agenda("45-minutes").session(1)
SIX = "06-saying-what-matters"
PLAN = (Item("a.one", 3), Item("a.two", 4), Item("a.three", 5))


def test_an_agenda_gives_its_exercises_each_once():
    """With the minutes in which people write: what is shown once before comes in the same place."""
    assert exercises_of(SHORT) == (
        Item(f"{SIX}.complaint", 4),
        Item(f"{SIX}.honest", 4),
        Item(f"{SIX}.direct", 6),
        Item(f"{SIX}.try-this-week", 3),
    )


@pytest.mark.parametrize("agenda", agendas(), ids=lambda agenda: agenda.name)
def test_every_session_makes_a_plan_that_adds_up(agenda):
    """So it can be led by the same clock."""
    for session in agenda.sessions:
        own = as_agenda(exercises_of(session), ASKED, session).session(1)
        assert own.minutes == sum(block.minutes for block in own.blocks)
        assert {key for block in own.blocks for key in block.exercises} <= ASKED.keys()


@pytest.mark.parametrize(
    ("does", "order"),
    [
        ("up-1", ["two", "one", "three"]),
        ("up-0", ["one", "two", "three"]),
        ("down-1", ["one", "three", "two"]),
        ("down-2", ["one", "two", "three"]),
        ("out-0", ["two", "three"]),
        ("", ["one", "two", "three"]),
        ("up-9", ["one", "two", "three"]),
        ("burn", ["one", "two", "three"]),
    ],
)
def test_a_press_changes_one_thing(does, order):
    """And one that means nothing changes nothing."""
    assert [item.key for item in changed(PLAN, does)] == [f"a.{name}" for name in order]


def test_what_is_added_comes_last_and_once():
    """With a few minutes, until somebody says how many."""
    assert changed(PLAN, "", "a.new")[-1] == Item("a.new", 5)
    assert changed(PLAN, "", "a.two") == PLAN


def test_minutes_are_taken_as_they_are_typed():
    """What is no number leaves them as they were."""
    assert [item.minutes for item in with_minutes(PLAN, ["9", "x", "9999"])] == [9, 4, 240]
    assert with_minutes(PLAN, []) == PLAN


def test_the_words_of_the_block_in_which_people_write_are_said():
    """Not those with which it was shown; and none without an agenda."""
    block = as_agenda(exercises_of(SHORT), ASKED, SHORT).session(1).blocks[0]
    assert block.say[0].startswith("Now it is your turn") and block.safety
    assert as_agenda((Item(f"{SIX}.honest"),), ASKED).session(1).blocks[0].say == ()


@pytest.mark.parametrize(("name", "session"), [(name, it) for name, it, _ in sessions_of(agendas())])
def test_a_session_has_a_name_that_can_be_typed(name, session):
    """Its exercises are found by it, also by the longer one; a first session is named like its agenda."""
    items = exercises_of(session)
    short = name_of(items)
    assert short == name.removesuffix(".1") and of_session(short) == of_session(name) == items


@pytest.mark.parametrize("name", ["", "six-weeks.9", "six-weeks.x", "nowhere.1", "45-minutes.1.1", "<b>"])
def test_what_names_no_session_asks_nothing(name):
    """Nor has a plan that no session asks a name."""
    assert of_session(name) == () == of_session(name_of([Item("a.b", 3)]))
