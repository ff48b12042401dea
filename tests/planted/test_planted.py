"""The faults still fit: each can be planted, and names tests that are there."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.planted.copying import ROOT
from tests.planted.faults import FAULTS, Fault
from tests.planted.judging import CAUGHT, PASSED, became
from tests.planted.named import Missing, Named, located

# The package of the source holds no workflows.
HERE = [fault for fault in FAULTS if not fault.file.startswith(".github/") or (ROOT / ".github").is_dir()]
NAMED = Named("test_x", "test_it", ("start",))
CASE = '<testcase classname="tests.test_x" name="test_it[start, empty]">{}</testcase>'
REPORTS = {
    "": PASSED,
    '<failure message="AssertionError: assert 1 == 2"/>': CAUGHT,
    '<failure message="assert []"/>': CAUGHT,
    '<failure message="KeyError: 1"/>': "failure: KeyError: 1",
    '<error message="failed on setup"/>': "error: failed on setup",
    '<skipped message="elsewhere"/>': "skipped: elsewhere",
}


@pytest.mark.parametrize("fault", HERE, ids=lambda fault: fault.name)
def test_each_fault_can_be_planted(fault: Fault) -> None:
    """What is changed stands there once."""
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.old) == 1 and fault.old != fault.new


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_names_tests_that_are_there(fault: Fault) -> None:
    """One file has it, whichever that is."""
    assert fault.tests and [located(test) for test in fault.tests]


def test_no_two_faults_have_one_name() -> None:
    """So that each can be asked for."""
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize(
    "said", ["test_that_is_nowhere", "no test", "test_other::test_each_fault_can_be_planted"]
)
def test_a_test_that_is_gone_is_told(said: str) -> None:
    """In the words of its name."""
    with pytest.raises(Missing, match=said):
        located(said)


@pytest.mark.parametrize(("report", "told"), REPORTS.items())
def test_only_what_a_test_asserts_counts(report: str, told: str) -> None:
    """A test that breaks for another reason has noticed nothing."""
    assert became(NAMED, [ElementTree.fromstring(CASE.format(report))]) == told  # noqa: S314 - our own words


def test_a_case_that_was_not_run_is_told() -> None:
    """Nothing was noticed where nothing was looked at."""
    assert became(NAMED, []).startswith("was not run")
