"""Settling: the reader has seen two versions and says which is kept."""

import pytest

from workbook.answers import Answers
from workbook.answers.encryption.passphrase import Lock
from workbook.answers.merge import version_id
from workbook.errors import AnswersLocked

from .conftest import KEY

ASKED = {"kind": "text", "prompt": "What do you fear to lose?"}


@pytest.fixture
def two(home, put):
    """Two versions of one text; “yours” lies beside."""
    first, second = Answers.open(), Answers.open()
    put(first, "yours", base=0)
    put(second, "mine", base=0)
    return second


@pytest.fixture
def beside(two):
    """The name of the version that lies beside."""
    (version,) = two.entry(KEY).other
    return version_id(version)


@pytest.mark.parametrize("value", ["mine", "yours", "mine\n\nyours", None])
def test_what_is_chosen_is_kept_and_the_other_dropped(two, beside, value):
    """Whatever the choice, the question is settled."""
    entry = two.settle(KEY, value, **ASKED, seen=beside)
    again = Answers.open().entry(KEY)
    assert (again.value, again.other) == (entry.value, entry.other) == (value, ())


def test_a_version_that_came_in_between_stays(two, beside, put):
    """It has not been decided about."""
    put(Answers.open(), "a third", base=0)
    entry = two.settle(KEY, "mine", **ASKED, base=2, seen=beside)
    assert [version["value"] for version in entry.other] == ["a third"]


def test_settling_twice_is_settling_once(two, beside):
    """A message that arrives twice does no harm."""
    two.settle(KEY, "yours", **ASKED, seen=beside)
    entry = two.settle(KEY, "yours", **ASKED, seen=beside)
    assert (entry.value, entry.other) == ("yours", ())


def test_two_versions_have_the_same_name_only_if_they_are_the_same():
    """Also where another program has counted badly."""
    version = {"kind": "text", "prompt": "?", "value": "a", "rev": 1, "by": "s", "at": ""}
    assert version_id(version) == version_id(dict(version))
    assert version_id(version) != version_id({**version, "value": "b"})


def test_the_mark_is_another_whenever_the_answers_are(answers, put):
    """That is how a page learns that it has to look."""
    before = answers.mark
    assert answers.mark is before
    put(Answers.open(), "from elsewhere")
    answers.refresh()
    assert answers.mark is not before


def test_a_lock_without_its_key_lets_nothing_through(home):
    """Rather nothing saved than something in plain text."""
    lock = Lock(home)
    lock.is_on = True
    with pytest.raises(AnswersLocked):
        lock.sealed(b"plain")
