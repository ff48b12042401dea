"""Real windows, as processes: killed while they save, or saving at once. What was acknowledged is there.

Who looks afterwards is never the process that wrote, and in the end always a Python that was just started.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.cutting import place
from tests.faults.scale import scaled
from tests.faults.windows import KEY

LIVES, FRESH_EACH = scaled(100, 3000), 25
PATIENCE = 280


def run(what: str, folder: Path, *numbers: int) -> list[Any]:
    """Start Python on windows of its own, and return what they tell."""
    command = [sys.executable, "-m", "tests.faults.windows", what, str(folder), *map(str, numbers)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def room() -> Iterator[Path]:
    """A place in memory."""
    with place() as room:
        yield room


@pytest.mark.parametrize("share", range(LIVES // FRESH_EACH))
def test_killed_while_saving(room: Path, share: int) -> None:
    """Every life ends by SIGKILL, from the first save of a new folder on; every second folder has a lock."""
    is_sealed = share % 2
    lives = run("kill", room / "home", FRESH_EACH, share, is_sealed)
    expected: dict[str, list[Any]] = {}
    for life in lives:
        _add(expected, life["acknowledged"])
        found = life["found"]
        assert found["trouble"] is None and found["sealed"] in (bool(is_sealed), not found["answers"])
        _check_answers(expected, found["answers"], life["life"])
    (fresh,) = run("read", room / "home")
    assert fresh == lives[-1]["found"]
    assert sum(len(life["acknowledged"]) for life in lives) > FRESH_EACH


def _add(expected: dict[str, list[Any]], acknowledged: list[Any]) -> None:
    for key, life, count, length in acknowledged:
        expected[key] = [life, count, length]


def _check_answers(expected: dict[str, list[Any]], found: dict[str, str], life: int) -> None:
    """Each answer is the last one acknowledged, or the one that was being saved when the end came."""
    assert expected.keys() <= found.keys()
    for key, text in found.items():
        at, count, *words = text.split()
        is_whole = len(words) == 37 * int(count) % 2000 and set(words) <= {"word"}
        assert is_whole
        last = expected.get(key, [life, -1])
        assert [int(at), int(count)] >= last[:2]
        assert int(at) == last[0] or int(at) == life
        expected[key] = [int(at), int(count), len(text)]


def test_eight_windows_save_different_answers(room: Path) -> None:
    """Eight times 250 answers, and all two thousand are there."""
    windows, each = 8, scaled(250)
    assert run("crowd", room / "home", windows, each) == [[0] * windows]
    (found,) = run("read", room / "home")
    wanted = {
        f"{name:02}-chapter.answer-{count}": f"{name} {count}"
        for name in range(windows)
        for count in range(each)
    }
    assert found["answers"] == wanted and found["trouble"] is None
    assert json.loads((room / "home" / "answers.json").read_bytes())["seq"] == windows * each


def test_two_windows_save_the_same_text(room: Path) -> None:
    """Twice 500 texts: each is there, on top or beside, or was written over by a window that had read it."""
    each = scaled(500)
    saves = run("contest", room / "home", 2, each)
    stored = json.loads((room / "home" / "answers.json").read_bytes())["answers"][KEY]
    left = {stored["value"], *(version["value"] for version in stored["other"])}
    gone = [save for save in saves if save["text"] not in left]
    unseen = [save for save in gone if not _is_seen(save, saves)]
    assert len(saves) == 2 * each and not unseen
    assert len({save["rev"] for save in saves}) == len(saves)
    (found,) = run("read", room / "home")
    assert found["answers"][KEY] == stored["value"] == max(saves, key=lambda save: save["rev"])["text"]


def _is_seen(save: dict[str, Any], saves: list[dict[str, Any]]) -> bool:
    """Whether a later save was made by a window that had this text before its eyes."""
    return any(later["rev"] > save["rev"] and save["text"] in later["seen"] for later in saves)
