"""Every way in holds what it promises, for what once broke it and for thousands of odd inputs."""

from __future__ import annotations

import importlib.util
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.fuzz import bounds
from tests.fuzz.__main__ import Tried, names, tried
from tests.fuzz.bounds import Broken, Endless, held
from tests.fuzz.one import CRASHED, seeds
from tests.fuzz.target import Target
from tests.fuzz.targets import MODULES, find
from workbook.errors import AnswerRefused, AnswersUnreadable

LARGE = """
from tests.fuzz.bounds import held
from tests.fuzz.target import Target

held(Target(name="planted", run=lambda raw: b"x" * 250_000_000))(b"x")
"""
ONCE = [path for name in names() for folder in seeds(name) for path in sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Tried]]]:
    """Every target, two at a time, each in a process of its own and from the same seed each time."""
    place = tmp_path_factory.mktemp("fuzz")
    given = ["--seed=8", f"--found={place / 'found'}"]

    def run(name: str) -> Tried:
        return tried(name, f"--executions={find(name).brief}", *given, keep=place / "kept" / name)

    with ThreadPoolExecutor(2) as pool:
        yield {name: pool.submit(run, name) for name in names()}


@pytest.mark.parametrize("name", names())
def test_odd_inputs_break_nothing(rounds: dict[str, Future[Tried]], name: str) -> None:
    """Each is taken or refused as promised, in a second and 200 MB, with nothing written."""
    done = rounds[name].result()
    assert done.code == 0, done.said[-4000:]
    assert done.executions >= find(name).brief, done.said[-4000:]


@pytest.mark.parametrize("path", ONCE, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_stays_mended(replay: Callable[[str], Callable[[bytes], None]], path: Path) -> None:
    """Whatever once broke a target, and whatever it starts from, breaks it no more."""
    assert replay(path.parent.name)(path.read_bytes()) is None


@pytest.fixture(scope="module")
def replay() -> Callable[[str], Callable[[bytes], None]]:
    """Runs a target in this process."""
    return {name: held(find(name)) for name in names()}.__getitem__


def test_every_target_has_inputs_to_start_from() -> None:
    """And every folder of inputs a target, so that none is passed over."""
    assert sorted(MODULES) == sorted([*names(), "planted"])


def _endless(raw: bytes) -> None:
    while raw:
        pass


def _slow(raw: bytes) -> None:
    start = time.process_time()
    while time.process_time() < start + 1.1:
        pass


def _writes(raw: bytes) -> None:
    Path("/dev/null").write_bytes(raw)


def _calls(raw: bytes) -> None:
    import socket

    with socket.socket() as line:
        line.connect_ex(("127.0.0.1", 9))


def _refuses(raw: bytes) -> None:
    raise AnswersUnreadable("No.")


def _says_nothing(raw: bytes) -> None:
    raise AnswerRefused("")


def _raises(raw: bytes) -> None:
    raise KeyError(raw)


@pytest.mark.parametrize(
    ("run", "breaks", "says"),
    [
        (_endless, Endless, "had not ended"),
        (_slow, Broken, "It took"),
        (_writes, Broken, "opened a file to write"),
        (_calls, Broken, "connect"),
        (_says_nothing, Broken, "not refused in one line"),
        (_raises, KeyError, "x"),
        (_refuses, AnswersUnreadable, "No"),
    ],
)
def test_each_bound_is_held(
    monkeypatch: pytest.MonkeyPatch, run: Callable[[bytes], None], breaks: type[BaseException], says: str
) -> None:
    """What is too slow, too large, writes, calls somebody, or raises what was not promised is a crash."""
    monkeypatch.setattr(bounds, "TOO_LONG", 3.0 if run is not _endless else 0.3)
    with pytest.raises(breaks, match=says):
        held(Target(name="planted", run=run, refuses=(AnswerRefused,)))(b"x")


def test_too_much_memory_is_a_crash() -> None:
    """In a process of its own, which no test before has made large."""
    done = subprocess.run(
        [sys.executable, "-c", LARGE], capture_output=True, text=True, check=False, cwd=CHECKOUT
    )
    assert done.returncode and "Memory has grown" in done.stderr


@pytest.mark.parametrize("how", [[], ["--by-chance"]], ids=["watched", "by chance"])
def test_a_planted_crash_is_found_kept_and_told(tmp_path: Path, how: list[str]) -> None:
    """With its input, where that is, and how to run it again; and it happens again."""
    given = ["--seconds=30", f"--found={tmp_path}", *how]
    found = tried("planted", *given, keep=tmp_path / "kept")
    (kept,) = (tmp_path / "planted").iterdir()
    assert found.code == CRASHED and f"--target planted --again {kept}" in found.said, found.said[-4000:]
    assert tried("planted", "--again", str(kept), *given, keep=tmp_path / "kept").code == CRASHED


def test_the_fuzzer_that_watches_is_there_where_it_can_be() -> None:
    """On Linux and the processors most servers have; elsewhere the same inputs are changed by chance."""
    there = importlib.util.find_spec("atheris") is not None
    could = sys.platform == "linux" and platform.machine() == "x86_64" and sys.version_info < (3, 15)
    assert there or not could
