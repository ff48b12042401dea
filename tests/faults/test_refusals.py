"""The system refuses any touch of the disk: a call has truly done it, or a sentence says that it has not."""

import errno
import fcntl
import shutil
from itertools import product
from pathlib import Path

import pytest

from tests.faults.cutting import Bench, Course, check_acknowledged, check_cut_short, check_done_again
from tests.faults.deeds import DEEDS, Deed
from tests.faults.folders import ALL
from tests.faults.fragile import Calm, Refusal, Short
from tests.faults.looking import bytes_in, is_one_sentence
from tests.faults.scale import SOAK
from workbook.errors import AnswersBusy, WorkbookError

CODES = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EIO,
    errno.EACCES,
    errno.EROFS,
    errno.ENOENT,
    errno.EMFILE,
    errno.ENAMETOOLONG,
)
THEN = ("goes well", "the same again", "nothing works")


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_refusal_at_every_touch(bench: Bench, deed: Deed) -> None:
    """Each kind of error, once, for every such touch, and for ever."""
    course = bench.course(deed)
    problems = []
    for touch, (kind, code) in product(course.touches, enumerate(CODES)):
        for then in THEN if SOAK else (THEN[0], THEN[1 + (touch.number + kind) % 2]):
            try:
                _refused(bench, deed, course, Refusal(at=touch.number, code=code, then=then))
            except (AssertionError, OSError) as error:
                problems.append(f"{errno.errorcode[code]} at {touch}, then {then}: {error!r}")
    assert not problems


@pytest.mark.parametrize("deed", DEEDS, ids=str)
@pytest.mark.parametrize(("share", "times"), [(0, 1), (0, 1000), (1, 1), (7, 1), (700, 1000)])
def test_short_writes(bench: Bench, deed: Deed, share: int, times: int) -> None:
    """The system takes a part of what it is given, or nothing."""
    folder = bench.folder(deed)
    fault = Short(share=share, times=times)
    told = bench.done(deed, folder, fault)
    assert share == 0 or told is None
    _check(bench, deed, bench.course(deed), folder, told, fault)


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_another_window_holds_the_lock(bench: Bench, deed: Deed) -> None:
    """After a while the reader is told so, and not a byte has changed."""
    folder = bench.folder(deed)
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "answers.json.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        before = bytes_in(folder)
        told = bench.done(deed, folder, Refusal(at=-1))
        assert isinstance(told, AnswersBusy)
        after = bytes_in(folder)
    assert {path: after[path] for path in before} == before
    assert all("kept/damaged-" in str(path) for path in after.keys() - before.keys())


def _refused(bench: Bench, deed: Deed, course: Course, fault: Refusal) -> None:
    folder = bench.folder(deed)
    before = _temporary(folder)
    told = bench.done(deed, folder, fault)
    assert fault.refused and not fault.left_open
    if fault.then != "nothing works" and "unlink" not in {touch.name for touch in fault.refused}:
        assert _temporary(folder) <= before
    _check(bench, deed, course, folder, told, fault)


def _check(
    bench: Bench, deed: Deed, course: Course, folder: Path, told: WorkbookError | None, fault: Calm
) -> None:
    if told is not None:
        assert is_one_sentence(str(told), folder), told
        assert not [words for words in ALL[:5] if words in str(told)]
        if bench.is_as_before(deed, folder):  # what comes next is known: it is the folder the deed is done to
            bench.give_back(deed, folder)
            return
    elsewhere = bench.moved(folder)
    if told is None:
        check_acknowledged(deed, elsewhere, course, is_blind=True)
    else:
        _check_refused(deed, elsewhere, course, fault)
    shutil.rmtree(elsewhere, ignore_errors=True)


def _check_refused(deed: Deed, folder: Path, course: Course, fault: Calm) -> None:
    check_cut_short(deed, folder, course, must_be_old=deed.is_whole and not _is_replaced(fault))
    check_done_again(deed, folder, course)


def _is_replaced(fault: Calm) -> bool:
    """Whether the new answers have taken the place of the old, and only the disk has not confirmed it."""
    replaced = [
        each for each in fault.touches if each.name == "replace" and each.on.startswith("/answers.json.")
    ]
    return any(touch not in fault.refused for touch in replaced)


def _temporary(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.tmp")}
