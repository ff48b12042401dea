"""The process dies at any touch of the disk, or the power goes: nothing acknowledged is lost.

To die before a touch and after the one that came before it is the same for the disk, so every touch is both.
"""

import os
import shutil

import pytest

from tests.faults.cutting import Bench, check_acknowledged, check_left, dies
from tests.faults.deeds import DEEDS, Deed
from tests.faults.fragile import CHANGING, Death, Touch
from tests.faults.power import PowerCut
from tests.faults.scale import scaled

EVERY = scaled(7, 1)  # of the touches that change something, so many apart, a process really dies


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_death_at_every_touch(bench: Bench, deed: Deed) -> None:
    """Whoever opens the folder next finds the old or the new answers, and can do it again."""
    course = bench.course(deed)
    for number in range(len(course.touches)):
        folder = bench.folder(deed)
        assert dies(bench, deed, folder, Death(at=number))
        check_left(bench, deed, folder, course)


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_death_after_the_last_touch(bench: Bench, deed: Deed) -> None:
    """What was acknowledged has happened, even if there was no time to end in peace."""
    course = bench.course(deed)
    folder = bench.folder(deed)
    dies(bench, deed, folder, Death(at=len(course.touches) - 1, is_after=True))
    folder = bench.moved(folder)
    check_acknowledged(deed, folder, course)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_real_death(bench: Bench, deed: Deed) -> None:
    """The same with processes that are gone at once, for a sample of the touches that change something."""
    course = bench.course(deed)
    for touch in [each for each in course.touches if _changes(each)][::EVERY]:
        folder = bench.folder(deed)
        child = os.fork()
        if not child:
            dies(bench, deed, folder, Death(at=touch.number, is_after=True, how=lambda: os._exit(9)))
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        check_left(bench, deed, folder, course)


@pytest.mark.parametrize("names_survive", [False, True], ids=["nothing survives", "names survive"])
@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_the_power_goes(bench: Bench, deed: Deed, names_survive: bool) -> None:
    """What was not waited for is gone, and still the old or the new answers are there."""
    course = bench.course(deed)
    for touch in filter(_changes, course.touches):
        folder = bench.folder(deed)
        fault = PowerCut(at=touch.number, is_after=True, folder=folder, names_survive=names_survive)
        assert dies(bench, deed, folder, fault)
        fault.cut()
        check_left(bench, deed, folder, course)


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_the_power_goes_when_it_is_acknowledged(bench: Bench, deed: Deed) -> None:
    """What was acknowledged had reached the disk."""
    course = bench.course(deed)
    folder = bench.folder(deed)
    fault = PowerCut(at=len(course.touches), folder=folder)
    assert not dies(bench, deed, folder, fault)
    fault.cut()
    folder = bench.moved(folder)
    check_acknowledged(deed, folder, course, is_after_power_cut=True)
    shutil.rmtree(folder, ignore_errors=True)


def _changes(touch: Touch) -> bool:
    return touch.name in (*CHANGING, "open")
