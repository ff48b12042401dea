"""Do a deed to a fresh folder, cut it short, and say what must hold for whoever comes afterwards."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from tests.faults.deeds import Deed
from tests.faults.folders import at
from tests.faults.fragile import Calm, Died, Touch, fragile
from tests.faults.looking import Answer, Found, Left, all_in, holding, keys_of, look, open_to_others
from workbook.answers.encryption import keyring
from workbook.errors import WorkbookError

IN_MEMORY = Path("/dev/shm")
CLOCK = 1500


@dataclass(frozen=True, slots=True)
class Course:
    """How a deed goes when nothing is wrong: each touch of the folder, and what is found before and after."""

    touches: tuple[Touch, ...]
    before: Found
    after: Found


@contextmanager
def place() -> Iterator[Path]:
    """A place for folders, in memory where the system has such a one: these tests wait for the disk most."""
    base = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="workbook-", dir=base) as made:
        yield Path(made)


@contextmanager
def same_chance(seed: str) -> Iterator[None]:
    """Let what is drawn be the same each time, so that the same deed leaves the same bytes."""
    draw = random.Random(seed).randbytes
    with patch.object(os, "urandom", draw), patch.object(random, "_urandom", draw):
        yield


class Bench:
    """Makes folders as deeds need them, each state once and then by copying."""

    def __init__(self, room: Path) -> None:
        self.room = room
        self._states: dict[Callable[[Path], None], Path] = {}
        self._before: dict[Callable[[Path], None], Left] = {}
        self._left: set[tuple[object, ...]] = set()
        self._courses: dict[str, Course] = {}
        self._unused: dict[str, list[Path]] = {}
        self._count = 0

    def folder(self, deed: Deed) -> Path:
        """A folder in the state before a deed, which nothing has been done to."""
        if unused := self._unused.get(deed.name):
            return unused.pop()
        state = self._state(deed.ready)
        self._count += 1
        folder = self.room / f"home-{self._count}"
        if state.exists():
            shutil.copytree(state, folder)
        return folder

    def before(self, deed: Deed) -> Left:
        """What is in a folder before a deed."""
        self._state(deed.ready)
        return self._before[deed.ready]

    def is_new(self, deed: Deed, left: Left, *how: object) -> bool:
        """Whether a deed has never left this, to the byte; what follows from the same is the same."""
        known, left_so = len(self._left), (deed.name, how, frozenset(left.items()))
        self._left.add(left_so)
        return len(self._left) > known

    def put_away(self, deed: Deed, folder: Path, left: Left) -> None:
        """Use a folder again if nothing has changed in it but its lock, and else remove it."""
        if _but_lock(left) == _but_lock(self.before(deed)):
            self._unused.setdefault(deed.name, []).append(folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)

    def _state(self, ready: Callable[[Path], None]) -> Path:
        if ready not in self._states:
            self._states[ready] = state = self.room / f"state-{len(self._states)}"
            with at(CLOCK):
                ready(state)
            keyring.drop(state)
            self._before[ready] = all_in(state)
        return self._states[ready]

    def course(self, deed: Deed) -> Course:
        """How a deed goes when nothing is wrong."""
        if deed.name not in self._courses:
            folder = self.folder(deed)
            before = look(folder)
            calm = Calm()
            for _ in range(2):  # the first time, Python loads what it needs
                shutil.rmtree(folder, ignore_errors=True)
                folder, calm = self.folder(deed), Calm()
                told = self.done(deed, folder, calm)
                assert told is None, told
            folder = self.moved(folder)
            self._courses[deed.name] = Course(tuple(calm.touches), before, look(folder))
            assert len(keys_of(folder)) <= 1  # or a copy would open with a passphrase that is no more
            check_acknowledged(deed, folder, self._courses[deed.name])
            shutil.rmtree(folder, ignore_errors=True)
        return self._courses[deed.name]

    def done(self, deed: Deed, folder: Path, fault: Calm) -> WorkbookError | None:
        """Do a deed on a disk with a fault.

        Returns:
            None if it is acknowledged, else what the reader is told. What else is raised goes through.
        """
        try:
            with at(CLOCK), same_chance(deed.name), fragile(folder, fault):
                deed.do(folder)
        except WorkbookError as told:
            return told
        finally:
            keyring.drop(folder)
        return None

    def moved(self, folder: Path) -> Path:
        """Move a folder, so that whatever this process still knows of it counts for nothing."""
        self._count += 1
        elsewhere = self.room / f"later-{self._count}"
        with suppress(FileNotFoundError):
            folder.rename(elsewhere)
        return elsewhere


def dies(bench: Bench, deed: Deed, folder: Path, fault: Calm) -> bool:
    """Do a deed and say whether that was its death."""
    try:
        bench.done(deed, folder, fault)
    except Died:
        return True
    return False


def check_acknowledged(
    deed: Deed, folder: Path, course: Course, *, is_after_power_cut: bool = False, is_blind: bool = False
) -> None:
    """What must hold once a deed is acknowledged: it has happened, and what has to be gone is gone.

    Args:
        deed: what was done.
        folder: where.
        course: how it should have gone.
        is_after_power_cut: a name that was removed may have come back; to remove it again is no harm.
        is_blind: the window may not have been able to read, so what it wrote over stays beside it.
    """
    assert not holding(folder, *deed.gone)
    assert not open_to_others(folder)
    found = look(folder)  # last, because opening a lock mends what is not locked
    if is_after_power_cut:
        found = replace(found, can_undo=course.after.can_undo, copies=course.after.copies)
    if is_blind:
        found = replace(found, answers=_without_unseen(found, course))
    assert found == course.after, _difference(found, course.after)


GONE = "The answers file is gone, but its earlier versions are not."


def check_left(bench: Bench, deed: Deed, folder: Path, course: Course, *, must_be_old: bool = False) -> None:
    """What must hold for all that a deed can leave when it was cut short, each looked at once."""
    left = all_in(folder)
    if not bench.is_new(deed, left, must_be_old):
        bench.put_away(deed, folder, left)
        return
    folder = bench.moved(folder)
    check_cut_short(deed, folder, course, must_be_old)
    check_done_again(deed, folder, course)
    shutil.rmtree(folder, ignore_errors=True)


def check_cut_short(deed: Deed, folder: Path, course: Course, must_be_old: bool = False) -> None:
    """What must hold when a deed was cut short: every answer is the old or the new one, and can be read."""
    before, after = course.before, course.after
    assert not open_to_others(folder)
    if deed.is_sealed:
        assert not holding(folder, *deed.gone)
    found = look(folder)
    if not deed.is_whole and str(found.trouble).startswith(GONE):
        return  # of all that was to be erased a version is left: it is shown, and can be erased again
    answers = (before.answers,) if must_be_old else (before.answers, after.answers)
    if deed.is_whole:
        assert found.answers in answers
    for key in {*found.answers, *before.answers, *after.answers}:
        assert found.answers.get(key) in [each.get(key) for each in answers]
    for name in ("trouble", "opens_with", "copies"):
        assert getattr(found, name) in [getattr(each, name) for each in (before, after)]
    assert found.copies == before.copies or found.answers == after.answers or not deed.is_whole


def check_done_again(deed: Deed, folder: Path, course: Course) -> None:
    """What was cut short can be done again, and is complete then."""
    with suppress(WorkbookError), at(CLOCK):
        deed.do(folder)
    keyring.drop(folder)
    check_acknowledged(deed, folder, course)


def _but_lock(left: Left) -> Left:
    return {name: found for name, found in left.items() if name != "/answers.json.lock"}


def _without_unseen(found: Found, course: Course) -> dict[str, Answer]:
    """The answers, but for versions beside them that were on top before."""
    before = {key: value for key, (value, _) in course.before.answers.items()}
    kept = {
        key: [each for each in others if each != before.get(key)]
        for key, (_, others) in found.answers.items()
    }
    after = course.after.answers
    return {
        key: after[key] if key in after and (value, tuple(kept[key])) == after[key] else (value, others)
        for key, (value, others) in found.answers.items()
    }


def _difference(found: Found, wanted: Found) -> str:
    names = [name for name in Found.__slots__ if getattr(found, name) != getattr(wanted, name)]
    return "; ".join(f"{name}: {getattr(found, name)}, not {getattr(wanted, name)}" for name in names)
