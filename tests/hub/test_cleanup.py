"""A room that was left behind: it goes on or is erased, as whoever opens one says, and never unasked."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hub.conftest import Opening
from tests.hub.rooms import for_two
from workbook.errors import WorkbookError
from workbook.hub.cleanup import Left
from workbook.hub.room import Room, read

OLD, NEW = "kfm-pzt", "bcd-fgh"


@pytest.fixture
def left(home: Path) -> Room:
    """A room of one person, whose time ran out a week ago; its terminal was closed."""
    room = for_two(home, ends=time.time() - 7 * 86_400)
    room.welcome()
    return room


@pytest.fixture
def opening(opening: Opening) -> Opening:
    """Does so for a room of another name and code."""
    return functools.partial(opening, title="Wednesday", code=NEW)


def test_where_nothing_was_left_nobody_is_asked(opening: Opening) -> None:
    """The new room is as it was wished."""
    room, said = opening()
    assert room and (room.code, room.title, room.people) == (NEW, "Wednesday", 9) and said == []


def test_whose_room_was_left_is_told_and_asked(left: Room, opening: Opening) -> None:
    """With its name, its people and its day: another group may have written there."""
    with pytest.raises(WorkbookError, match="closed"):
        opening("what?\n")
    assert read(left.folder) == left
    _, said = opening("g\n")
    assert (
        "“Tuesday”, of 1 person, which was to close on" in said[0]
        and "erase it and open a new one" in said[0]
    )


@pytest.mark.parametrize(("answer", "wished"), [("g\n", "ask"), (" G\n", "ask"), (None, "go on")])
def test_one_goes_on_for_as_long_as_is_wished(
    left: Room, opening: Opening, answer: str | None, wished: Left
) -> None:
    """Its people and its code as they were; not for the few minutes of a grace."""
    room, said = opening(answer, left=wished)
    assert room and room.code == OLD and room.names() == left.names()
    assert room.ends == pytest.approx(time.time() + 3600, abs=60)
    assert "goes on as it was" in said[-1]


@pytest.mark.parametrize(("answer", "wished"), [("n\n", "ask"), (None, "new")])
def test_one_is_erased_and_a_new_one_opens(
    left: Room, opening: Opening, answer: str | None, wished: Left
) -> None:
    """As it was wished, and that the other is gone is said."""
    room, said = opening(answer, left=wished)
    assert room and (room.code, room.title, room.names()) == (NEW, "Wednesday", [])
    assert "is erased" in said[-1] and not left.temporary.exists()


def test_last_week_s_room_is_not_opened_where_nobody_can_be_asked(left: Room, opening: Opening) -> None:
    """Both ways are named, and nothing is erased."""
    with pytest.raises(WorkbookError, match=r"--go-on\..*--new\."):
        opening(None)
    assert read(left.folder) == left


def test_a_room_that_was_cut_short_goes_on_by_itself(left: Room, opening: Opening) -> None:
    """As after a power cut on a machine where nobody sits; until the time that everyone was told."""
    ends = time.time() + 600
    left.closing(ends)
    room, _ = opening(None)
    assert room and (room.code, room.ends) == (OLD, ends)


def test_three_ways_at_once_are_none(say: Callable[..., tuple[int, str, str]]) -> None:
    """One of them."""
    assert say("host", "--go-on", "--new")[0] == 2
