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


def test_history_holds_every_version_that_is_kept(answers, put, clock):
    """Once each, the oldest first; what was cleared is told as such."""
    for minutes, value in enumerate(["first", "second", None, "third"]):
        clock(700 * minutes)
        put(answers, value)
        put(answers, minutes, key="02-x.other", kind="scale")
    told = answers.history(KEY)
    assert list(told["value"]) == ["first", "second", None, "third"] and set(told["key"]) == {KEY}
    assert told["at"].is_monotonic_increasing and str(told["at"].dtype).endswith("UTC]")
    assert len(answers.history()) == 8 and list(answers.history().columns) == list(told.columns)


def test_history_passes_over_what_cannot_be_read(answers, put, clock):
    """A damaged snapshot takes nothing else away."""
    for minutes, value in enumerate(["first", "second", "third"]):
        clock(700 * minutes)
        put(answers, value)
    oldest = min((answers.folder / "snapshots").iterdir())
    oldest.write_bytes(b"{")
    assert "third" in list(answers.history(KEY)["value"])


def test_no_answers_make_an_empty_table_of_the_same_types(answers):
    """A chart of nothing is an empty chart."""
    frame = answers.to_frame()
    assert len(frame) == 0 and str(frame["at"].dtype).endswith("UTC]") and frame["value"].dtype == object
