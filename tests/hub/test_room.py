"""A room on disk: homes closed to others, a place for as many as were said, nothing left in the end."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hub.rooms import for_two
from workbook.errors import WorkbookError
from workbook.hub import accounts, host
from workbook.hub.cleanup import alone
from workbook.hub.room import FACILITATOR, Room, RoomFull, read


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A room for two that is open for an hour from the start of 1970."""
    return for_two(tmp_path, ends=3600.0)


def test_a_room_whose_folder_is_closed_to_its_people_is_not_opened(tmp_path: Path) -> None:
    """Each would come in and could save nothing; the folder in the way is named, and a way out."""
    shut = tmp_path / "closed"
    shut.mkdir(mode=0o700)
    with pytest.raises(WorkbookError, match="could not save anything") as told:
        accounts.try_way(shut / "data" / "room")
    first = next(it for it in reversed((shut / "data").parents) if not it.stat().st_mode & 0o001)
    assert f"may enter {first}." in str(told.value) and "WORKBOOK_HOME" in str(told.value)


@pytest.mark.parametrize("again", [False, True])
def test_a_room_in_a_closed_folder_ends_before_it_begins(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """Where people have their own accounts: a new one as well as one that was left behind."""
    shut = tmp_path / "closed"
    shut.mkdir(mode=0o700)
    monkeypatch.setenv("WORKBOOK_HOME", str(shut / "data"))
    apart = accounts.OwnAccounts(accounts.FIRST, 3)
    monkeypatch.setattr(accounts, "possible", lambda: True)
    monkeypatch.setattr(accounts, "own_accounts", lambda _: apart)
    monkeypatch.setattr(accounts, "try_account", lambda _: None)
    plain = dict.fromkeys(("certificate", "key", "title", "code"), "")
    wish = host.Wish(people=2, minutes=60, memory=150, port=0, address="127.0.0.1", grace=5, idle=60, **plain)
    left, words = replace(room, accounts=apart), host.Words([].append)
    with pytest.raises(WorkbookError, match="only its owner may enter"):
        host.go_on(left, wish, words) if again else host.open_room(wish, words)


def test_a_room_below_open_folders_may_be_anywhere() -> None:
    """Also where nothing is yet."""
    accounts.try_way(Path("/usr/share/not-there/room"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives something away")
def test_a_disk_that_knows_accounts_is_found_out(tmp_path: Path) -> None:
    """And nothing of it stays."""
    accounts.try_disk(tmp_path, accounts.FIRST)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("refuses", [True, False])
def test_a_room_on_a_disk_without_accounts_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    """Whether it says so or only does nothing: each would come in and could save nothing."""

    def chown(*_: object) -> None:
        if refuses:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", chown)
    with pytest.raises(WorkbookError, match="could not save anything"):
        accounts.try_disk(tmp_path, accounts.FIRST)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_knows_no_modes_takes_a_room(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is as closed as that disk is."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(os, "chmod", refuse)
    room.write()
    assert read(room.folder) == room


def test_people_pass_through_the_folder_of_a_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is made for the room, under whatever umask."""
    monkeypatch.setattr(accounts, "possible", lambda: True)
    before = os.umask(0o077)
    try:
        with alone(tmp_path / "data" / "room"):
            assert (tmp_path / "data").stat().st_mode & 0o777 == 0o711
    finally:
        os.umask(before)


def test_a_room_is_read_as_it_was_written(room: Room) -> None:
    """Whoever opens it again finds all it was opened with."""
    assert read(room.folder) == room


def test_a_room_is_for_its_owner_alone(room: Room) -> None:
    """The code and the secret are in a file that others cannot read; what stands on every page, they can."""
    assert (room.folder / "room.json").stat().st_mode & 0o777 == 0o600
    assert room.notice.stat().st_mode & 0o777 == 0o644
    assert room.folder.stat().st_mode & 0o777 == 0o700


def test_where_no_room_is_none_is_found(tmp_path: Path) -> None:
    """Also where there is nothing at all."""
    assert read(tmp_path / "nowhere") is None


@pytest.mark.parametrize("words", ["", "{", "[]", "{}", '{"folder": 1}'])
def test_a_damaged_room_says_the_way_out(room: Room, words: str) -> None:
    """In one sentence."""
    (room.folder / "room.json").write_text(words)
    with pytest.raises(WorkbookError, match="move that folder") as told:
        read(room.folder)
    assert "erase" not in str(told.value)


def test_a_full_room_takes_nobody(room: Room) -> None:
    """The facilitator has a place beside those of the people."""
    room.furnish(FACILITATOR)
    names = {room.welcome(), room.welcome()}
    assert len(names) == 2
    with pytest.raises(RoomFull):
        room.welcome()
    room.furnish(FACILITATOR)


def test_a_home_is_closed_to_others(room: Room) -> None:
    """So is the place for what a server needs for a moment."""
    name = room.welcome()
    assert [path.stat().st_mode & 0o777 for path in (room.home(name), room.place(name))] == [0o700, 0o700]


@pytest.mark.parametrize(
    "name", ["", "..", "../x", "guest-", "guest-ABCDEF", "admin", "guest-abcdef/..", "root"]
)
def test_no_name_leads_out_of_the_room(room: Room, name: str) -> None:
    """Only names that a room gives have a home."""
    with pytest.raises(ValueError, match="no name"):
        room.home(name)


def test_closing_tells_everyone(room: Room) -> None:
    """The words on every page change, and the room knows its new end."""
    before = room.notice.read_text()
    closing = room.closing(1800.0)
    assert "Keep a copy before" in room.notice.read_text() != before
    assert read(room.folder) == closing == replace(room, ends=1800.0)


def test_erasing_leaves_nothing(room: Room) -> None:
    """Homes, secrets and places are gone."""
    name = room.welcome()
    (room.home(name) / "answers.json").write_text("{}")
    assert room.erase()
    assert not room.folder.exists()
    assert not room.temporary.exists()


def test_a_room_moves_inside_the_machine(room: Room) -> None:
    """What is kept of it names the new ports, and its people are told nothing else than before."""
    before = room.closing(7200.0).notice.read_text()
    moved = room.moved((20_001, 20_002))
    assert read(room.folder) == moved and moved.inside == (20_001, 20_002)
    assert room.notice.read_text() == before
