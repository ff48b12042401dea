"""As an ordinary user, even where root runs the tests: what is closed stays closed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults import folders
from tests.faults.cutting import CLOCK, place
from tests.faults.deeds import DEEDS
from tests.faults.looking import bytes_in, is_one_sentence
from tests.faults.strangers import USER

LESS = ("022", "027", "077")  # what is closed under 000 is closed where more is taken away
pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")


@pytest.fixture
def room() -> Iterator[Path]:
    """A place that belongs to an ordinary user."""
    with place() as room:
        give(room)
        yield room


def give(path: Path) -> None:
    """Let a folder and all that is in it belong to the ordinary user, if it can be another one at all."""
    for each in (path, *path.rglob("*")) if os.getuid() == 0 else ():
        os.chown(each, USER, USER)


def as_ordinary_user(what: str, folder: Path, *more: str) -> Any:
    """Do something as an ordinary user, and return what was seen."""
    command = [sys.executable, "-m", "tests.faults.strangers", what, str(folder), *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def home(room: Path) -> Path:
    """The answers of the ordinary user."""
    with folders.at(CLOCK):
        folders.new(room / "home")
    give(room)
    return room / "home"


def test_it_is_an_ordinary_user(home: Path) -> None:
    """Where nothing is closed, everything works; so the next tests fail for the right reason."""
    seen = as_ordinary_user("save", home)
    assert (seen["said"], seen["trouble"], seen["answers"]) == (None, None, folders.WORDS)


@pytest.mark.parametrize("mode", [0o555, 0o500])
def test_a_folder_that_may_only_be_read(home: Path, mode: int) -> None:
    """Reading goes on, saving says why not, and not a byte has changed."""
    before = bytes_in(home)
    home.chmod(mode)
    seen = as_ordinary_user("save", home)
    home.chmod(0o700)
    assert seen["answers"] == folders.WORDS and bytes_in(home) == before
    assert "this account may not write there" in seen["said"] and is_one_sentence(seen["said"], home)


@pytest.mark.parametrize("closed", ["answers.json", "."], ids=["the file", "the folder"])
def test_what_may_not_be_read(home: Path, closed: str) -> None:
    """The page opens with a sentence, and nothing is saved over what cannot be seen."""
    before = bytes_in(home)
    (home / closed).chmod(0o000)
    seen = as_ordinary_user("save", home)
    (home / closed).chmod(0o700)
    assert seen["answers"] == {} and bytes_in(home) == before
    assert is_one_sentence(seen["trouble"], home) and is_one_sentence(seen["said"], home)


@pytest.mark.skipif(getattr(os, "getuid", int)() != 0, reason="only root can make what belongs to another")
def test_somebody_elses_answers(home: Path) -> None:
    """They stay closed to this user."""
    for path in (home, *home.rglob("*")):
        os.chown(path, USER + 1, USER + 1)
    seen = as_ordinary_user("save", home)
    assert seen["answers"] == {} and is_one_sentence(seen["said"], home)


@pytest.mark.parametrize("umask", ["000", *(pytest.param(it, marks=pytest.mark.soak) for it in LESS), "777"])
def test_only_the_owner_can_read_at_any_moment(room: Path, umask: str) -> None:
    """Whatever the umask and the deed, folders are 0700 and files 0600, also while it is being done."""
    seen = as_ordinary_user("everything", room, umask)
    assert seen == {deed.name: [] for deed in DEEDS}
