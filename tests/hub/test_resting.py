"""A room that rests: locked parts stay, all else is gone; a code brings its own part back, and no other."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hub.conftest import Opening
from tests.hub.rooms import for_two
from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file, keyring
from workbook.endpoints.part import account_of, code_for_here, new_code, read_code
from workbook.errors import WorkbookError
from workbook.hub.cleanup import end_left_room
from workbook.hub.resting import answers_of, bring, opens, place, rest, resting
from workbook.hub.room import FACILITATOR, Room, RoomFull, read

KEY, WORDS = "01-what-closeness-asks.fear-to-lose", "what nobody may read 4711"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase costs little."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def room(home: Path) -> Room:
    """A room for two that rests when it closes."""
    made = for_two(home, ends=time.time() + 3600)
    made = replace(made, rests=True)
    made.write()
    return made


def written(room: Room, *, kept: bool, name: str = "") -> tuple[str, str]:
    """Somebody comes in and writes; gives back their account, and the code of their part if they keep it."""
    name = name or room.welcome()
    room.furnish(name)
    answers = Answers.open(answers_of(room, name).parent)
    answers[KEY] = WORDS
    code = new_code(name)
    if kept:
        answers.lock(code)
        answers[KEY] = f"{WORDS} and more"
        keyring.drop(answers.folder)
    return name, code


def everything(folder: Path) -> bytes:
    """All bytes below a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_code_says_whose_it_is_and_is_read_however_it_is_typed() -> None:
    """Eighteen letters; a room’s own code is none."""
    code = new_code("guest-kfmpzt")
    assert code.startswith("kfm-pzt-") and account_of(code) == "guest-kfmpzt" and len(code) == 23
    assert read_code(code.upper().replace("-", " ")) == code
    assert len({new_code("guest-kfmpzt") for _ in range(99)}) == 99
    assert [read_code(typed) for typed in ("kfm-pzt", "", code[:-1], code + "b", "a" * 18)] == [None] * 5


def test_a_code_is_made_only_where_a_room_rests(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere a reader would be locked out by a code that no door takes."""
    with pytest.raises(WorkbookError, match="erased when it closes"):
        code_for_here()
    monkeypatch.setenv("WORKBOOK_ROOM_RESTS", "1")
    monkeypatch.setenv("JUPYTERHUB_USER", "guest-kfmpzt")
    assert code_for_here().startswith("kfm-pzt-")


def test_what_is_locked_stays_and_all_else_is_gone(room: Room) -> None:
    """No word in plain text, no secret of the hub, nobody who did not ask for it."""
    kept, _ = written(room, kept=True)
    lost, _ = written(room, kept=False)
    for name in ("hub.sqlite", "hub.log", "cookie-secret"):
        (room.folder / name).write_text(WORDS)
    assert rest(room)
    assert not room.folder.exists() and not room.temporary.exists()
    (sleeping,) = resting(room.folder)
    held = {path.relative_to(sleeping.folder).as_posix() for path in sleeping.folder.rglob("*")}
    assert held == {"room.json", "parts", f"parts/{kept}.json"} and lost not in str(held)
    assert WORDS.encode() not in everything(room.folder.parent)
    assert place(room.folder).stat().st_mode & 0o777 == 0o700


def woken(room: Room) -> Room:
    """The same room on the next evening."""
    (sleeping,) = resting(room.folder)
    sleeping.folder.rename(room.folder)
    room.write()
    return room


def test_a_code_brings_its_own_part_back(room: Room) -> None:
    """With what was written after it was made; to its owner alone, in a home closed to others."""
    name, code = written(room, kept=True)
    rest(room)
    again = woken(room)
    assert opens(again, code) == name and opens(again, new_code(name)) is None
    bring(again, name)
    file = answers_of(again, name)
    assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o777 == 0o700
    answers = Answers.open(file.parent)
    answers.open_lock(code)
    assert answers[KEY] == f"{WORDS} and more" and not list(again.parts.iterdir())
    assert opens(again, code) == name  # on a second device, the same evening
    bring(again, name)


def test_a_missed_evening_costs_nothing(room: Room) -> None:
    """The part waits for the one after it; forgetting everything forgets it."""
    (_, away), (here, _) = written(room, kept=True), written(room, kept=True)
    rest(room)
    again = woken(room)
    bring(again, here)
    answers_of(again, here).unlink()
    rest(again)
    last = woken(room)
    assert opens(last, away) and [path.stem for path in last.parts.iterdir()] == [account_of(away)]


def test_a_full_room_has_no_place_for_who_comes_back(room: Room) -> None:
    """It says so; whoever leads has a place beside the others, and a part of their own."""
    name, code = written(room, kept=True)
    written(room, kept=True, name=FACILITATOR)
    rest(room)
    again = woken(room)
    again.welcome(), again.welcome()
    with pytest.raises(RoomFull):
        bring(again, name)
    assert opens(again, code) == name
    bring(again, FACILITATOR)
    assert answers_of(again, FACILITATOR).is_file()


def test_nothing_is_brought_that_is_no_part(room: Room) -> None:
    """A name that leads elsewhere, and one that nobody has."""
    for name in ("../room", "guest-bbbbbb", ""):
        bring(room, name)
    assert room.names() == [] and opens(room, "bbb-bbb-bbb-bbb-bbb-bbb") is None


def test_which_room_wakes_is_asked(room: Room, opening: Opening) -> None:
    """By name, parts and day; the same code, another secret, and its parts are there."""
    _, code = written(room, kept=True)
    rest(room)
    woken, said = opening("1\n")
    assert "1: “Tuesday”, 1 part kept, since" in said[0]
    assert (woken.title, woken.code, woken.rests) == (room.title, room.code, True)
    assert woken.secret != room.secret and opens(woken, code) and read(room.folder) == woken
    assert resting(room.folder) == []


@pytest.mark.parametrize("how", [{"answer": "n\n"}, {"left": "new"}])
def test_a_new_room_opens_beside_those_that_rest(room: Room, opening: Opening, how: dict[str, str]) -> None:
    """And they rest on."""
    rest(room)
    fresh, _ = opening(**how)
    assert fresh.title == "The room" and fresh.code != room.code and len(resting(room.folder)) == 1


@pytest.mark.parametrize("how", [{"left": "go on"}, {"title": "Tuesday"}])
def test_one_that_is_named_wakes_where_nobody_can_be_asked(
    room: Room, opening: Opening, how: dict[str, str]
) -> None:
    """By its name, or as the only one."""
    rest(room)
    assert opening(None, **how)[0].code == room.code


@pytest.mark.parametrize("answer", [None, "7\n", "0\n", "what\n", "²\n"])
def test_no_room_wakes_by_chance(room: Room, opening: Opening, answer: str | None) -> None:
    """Neither where nobody can be asked nor by an answer that names none; and none is erased."""
    rest(room)
    with pytest.raises(WorkbookError, match=r"rest"):
        opening(answer)
    assert len(resting(room.folder)) == 1


def test_a_room_that_fell_over_rests_where_a_new_one_is_opened(room: Room, opening: Opening) -> None:
    """Nobody loses a part because the power failed in the evening of another group."""
    _, code = written(room, kept=True)
    fresh, said = opening("n\n", left="ask")
    assert "or let it rest and open a new one" in said[0] and fresh.code != room.code
    (sleeping,) = resting(room.folder)
    assert opens(sleeping, code)


def test_a_room_that_rests_is_erased_when_it_is_asked_for(room: Room) -> None:
    """With all its parts, after the last evening."""
    written(room, kept=True)
    rest(room)
    said: list[str] = []
    end_left_room(said.append, "", lambda _: None)
    assert "is erased" in said[-1] and resting(room.folder) == []
    end_left_room(said.append, "", lambda _: None)
    assert said[-1] == "There is no room here."
