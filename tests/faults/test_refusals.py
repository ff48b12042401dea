"""The system refuses any touch of the disk: a call has truly done it, or a sentence says that it has not."""

import errno
import fcntl
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.faults.cutting import Bench, Course, check_acknowledged, check_left
from tests.faults.deeds import DEEDS, Deed
from tests.faults.folders import ALL
from tests.faults.fragile import Calm, Refusal, Short
from tests.faults.looking import Left, all_in, bytes_in, is_one_sentence
from tests.faults.scale import SOAK
from workbook.errors import AnswersBusy, WorkbookError

# What is handled alike: what is gone, what is closed, what this disk cannot do, and everything else.
KINDS = (
    (errno.ENOENT,),
    (errno.EACCES, errno.EPERM),
    (errno.ENOTSUP, errno.EINVAL),
    (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENAMETOOLONG),
)
THEN = ("goes well", "the same again", "nothing works")


def refusals(course: Course) -> Iterator[Refusal]:
    """At every touch one error of each kind; the errors, and what follows, take turns. In a soak, all."""
    for touch in course.touches:
        for kind, codes in enumerate(KINDS):
            turns = [(touch.number // len(THEN) % len(codes), (touch.number + kind) % len(THEN))]
            for code, then in product(range(len(codes)), range(len(THEN))) if SOAK else turns:
                yield Refusal(at=touch.number, code=codes[code], then=THEN[then])


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_refusal_at_every_touch(bench: Bench, deed: Deed) -> None:
    """Each kind of error, once, for every such touch, and for ever."""
    course = bench.course(deed)
    problems = []
    for fault in refusals(course):
        try:
            _refused(bench, deed, course, fault)
        except (AssertionError, OSError) as error:
            touch = course.touches[fault.at]
            problems.append(f"{errno.errorcode[fault.code]} at {touch}, then {fault.then}: {error!r}")
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
    told = bench.done(deed, folder, fault)
    assert fault.refused and not fault.left_open
    if fault.then != "nothing works" and "unlink" not in {touch.name for touch in fault.refused}:
        assert _temporary(all_in(folder)) <= _temporary(bench.before(deed))
    _check(bench, deed, course, folder, told, fault)


def _check(
    bench: Bench, deed: Deed, course: Course, folder: Path, told: WorkbookError | None, fault: Calm
) -> None:
    if told is not None:
        assert is_one_sentence(str(told), folder), told
        assert not [words for words in ALL[:5] if words in str(told)]
        must_be_old = deed.is_whole and not _is_replaced(fault)
        check_left(bench, deed, folder, course, must_be_old=must_be_old)
        return
    if bench.is_new(deed, all_in(folder), "acknowledged"):
        folder = bench.moved(folder)
        check_acknowledged(deed, folder, course, is_blind=True)
    shutil.rmtree(folder, ignore_errors=True)


def _is_replaced(fault: Calm) -> bool:
    """Whether the new answers have taken the place of the old, and only the disk has not confirmed it."""
    replaced = [
        each for each in fault.touches if each.name == "replace" and each.on.startswith("/answers.json.")
    ]
    return any(touch not in fault.refused for touch in replaced)


def _temporary(left: Left) -> set[str]:
    return {name for name in left if name.endswith(".tmp")}
