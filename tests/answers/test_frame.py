"""The answers as a table."""

import pytest

from .conftest import KEY, TEXT


@pytest.fixture
def frame(saved, put):
    """Three answers, one of them cleared."""
    put(saved, 0, key="01-what-closeness-asks.connection", kind="scale", prompt="How close?")
    put(saved, ["a", "b"], key="02-x.list", kind="checklist", prompt="Which?")
    put(saved, "gone", key="02-x.gone")
    put(saved, None, key="02-x.gone")
    return saved.to_frame()


def test_columns(frame):
    """In the order one reads them."""
    assert list(frame.columns) == ["chapter", "key", "kind", "prompt", "value", "at"]


def test_one_row_for_each_answer(frame):
    """Sorted by key; zero is an answer, a cleared one is not."""
    assert list(frame["value"]) == [0, TEXT, ["a", "b"]]
    assert list(frame["chapter"]) == ["01-what-closeness-asks", "01-what-closeness-asks", "02-x"]


def test_keys_are_whole(frame, saved):
    """A key from the table opens the answer."""
    assert saved[frame["key"][1]] == TEXT and frame["key"][1] == KEY


def test_times_are_times_in_utc(frame):
    """So that they can be sorted and drawn."""
    assert str(frame["at"].dtype).endswith("UTC]") and frame["at"].notna().all()


def test_no_answers_make_an_empty_table_of_the_same_types(answers):
    """A chart of nothing is an empty chart."""
    frame = answers.to_frame()
    assert len(frame) == 0 and str(frame["at"].dtype).endswith("UTC]") and frame["value"].dtype == object
