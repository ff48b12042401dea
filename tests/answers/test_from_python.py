"""Whoever writes from Python is told what will not do, and loses nothing in silence."""

import copy
import json
import pickle

import numpy
import pandas
import pytest
from tzlocal import unix

from workbook import Answers
from workbook.errors import AnswerRefused

from .conftest import KEY

NEAR = "01-what-closeness-asks.connection"
JOURNAL = "journal.entries"
WEEKLY = "10-change-that-lasts.weekly"
OWN = "my-own.words"


@pytest.mark.parametrize(
    "number", [numpy.int64(4), numpy.int8(4), numpy.float32(4), 4.0, pandas.Series([4])[0]]
)
def test_the_numbers_of_a_library_are_numbers(answers, number):
    """A mean that came out whole is a whole number."""
    answers[NEAR] = number
    assert (answers[NEAR], type(answers[NEAR])) == (4, int)


@pytest.mark.parametrize("number", [numpy.int64(11), numpy.float64(4.5), numpy.bool_(True), float("inf")])
def test_and_they_keep_to_the_rule(answers, number):
    """Outside the two ends, a fraction, or no number at all."""
    with pytest.raises(AnswerRefused, match="takes a whole number from 0 to 10"):
        answers[NEAR] = number
    assert NEAR not in answers


def test_a_table_of_pandas_is_rows(answers):
    """Days are days, and what is missing is empty."""
    days = pandas.to_datetime(["2026-11-20", "2026-11-21"])
    level = pandas.array([None, 3], dtype="Int64")
    answers[WEEKLY] = pandas.DataFrame({"day": days, "level": level, "words": ["a", "b"]})
    assert answers[WEEKLY] == [
        {"day": "2026-11-21", "words": "b", "level": 3},
        {"day": "2026-11-20", "words": "a", "level": None},
    ]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("01-what-closeness-asks.fear-to-loose", KEY),
        ("journal.entry", JOURNAL),
        ("fear-to-lose", "A key is a chapter and a name"),
        (3, "A key is a chapter and a name"),
    ],
)
def test_a_key_that_nothing_asks_is_refused(answers, key, meant):
    """It would be an answer that no page ever shows; the nearest key is named."""
    with pytest.raises(AnswerRefused, match="No chapter asks") as refused:
        answers[key] = "x"
    assert meant in str(refused.value) and len(answers) == 0


def test_where_there_are_no_chapters_the_rule_is_told(answers, monkeypatch, tmp_path):
    """The nearest key is a help, and no condition."""
    monkeypatch.setenv("WORKBOOK_CHAPTERS", str(tmp_path))
    with pytest.raises(AnswerRefused, match="A key is a chapter and a name"):
        answers[KEY] = "x"


def test_a_key_of_ones_own_says_what_it_is(answers):
    """From then on it keeps its kind and its question."""
    answers.put(OWN, "one", kind="text", prompt="And?")
    answers[OWN] = "two"
    entry = answers.entry(OWN)
    assert (entry.value, entry.kind, entry.prompt) == ("two", "text", "And?")


@pytest.mark.parametrize(
    ("kind", "good", "wrong", "rule"),
    [
        ("text", "x", ["x"], "takes text"),
        ("scale", 3, "3", "a whole number from 0 to 10"),
        ("balance", -5, -6, "a whole number from -5 to 5"),
        ("checklist", ["x"], "x", "a list of lines"),
        ("table", [{"a": 1}], {"a": 1}, "a list of rows"),
        ("sentence", {"gap": "x"}, ["x"], "a dictionary of gaps"),
        ("deck", {"own": ["x"]}, {"others": ["x"]}, "kept and own"),
        ("timer", {"minutes": 20}, 20, "minutes, began and happened"),
    ],
)
def test_a_value_of_another_kind_is_refused(answers, kind, good, wrong, rule):
    """Also where no chapter says any more what was asked."""
    answers.put(OWN, good, kind=kind, prompt="And?")
    with pytest.raises(AnswerRefused, match=rule):
        answers[OWN] = wrong
    assert answers[OWN] == good


def test_an_answer_of_a_kind_nobody_knows_can_be_written_and_cleared(answers):
    """Another edition may know it."""
    answers.put(OWN, "x", kind="sculpture", prompt="And?")
    answers[OWN] = ["y"]
    assert answers[OWN] == ["y"]
    answers[OWN] = None
    assert OWN not in answers


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.append({"day": "2026-11-21"}),
        lambda rows: rows.sort(),
        lambda rows: rows.__setitem__(0, {}),
        lambda rows: rows.__iadd__([1]),
        lambda rows: rows[0].__setitem__("words", "y"),
        lambda rows: rows[0].update(words="y"),
        lambda rows: rows[0].pop("words"),
    ],
)
def test_what_was_read_cannot_be_changed_in_silence(answers, change):
    """It would reach no file; the way out is said, and holds no word of the answer."""
    answers.append(JOURNAL, {"words": "secret"})
    with pytest.raises(TypeError, match=r"answers\.append") as refused:
        change(answers[JOURNAL])
    assert "secret" not in str(refused.value) and answers[JOURNAL][0]["words"] == "secret"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda rows: pickle.loads(pickle.dumps(rows))])  # noqa: S301
def test_a_copy_can_be_changed(answers, copied):
    """Whoever wants to work with it has a list and dictionaries like any other."""
    answers.append(JOURNAL, {"words": "one"})
    rows = copied(answers[JOURNAL])
    rows[0]["words"] = "two"
    rows.append({"words": "three"})
    answers[JOURNAL] = rows
    assert [row["words"] for row in answers[JOURNAL]] == ["two", "three"]
    assert json.loads(json.dumps(answers[JOURNAL])) == answers[JOURNAL]


def test_a_row_is_added_to_what_is_in_the_file(answers):
    """Two programs that add at the same time lose nothing, and leave no choice to make."""
    other = Answers.open()
    answers.append(JOURNAL, {"day": "2026-11-20", "words": "one"})
    other.append(JOURNAL, {"day": numpy.datetime64("2026-11-21"), "words": "two"})
    answers.append(JOURNAL, {"day": "2026-11-19", "words": "three"})
    entry = Answers.open().entry(JOURNAL)
    assert [row["words"] for row in entry.value] == ["two", "one", "three"] and entry.other == ()


def test_a_row_without_a_day_is_of_today(answers, clock, monkeypatch):
    """As a new entry on the page is, in the reader's own time zone."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setattr(unix, "_cache_tz", None)
    answers.append(JOURNAL, {"words": "one"})
    assert answers[JOURNAL][0]["day"] == "2026-11-22"


def test_a_table_takes_rows_at_its_end(answers):
    """In the order in which they were written; what another edition kept in a row stays."""
    people = "01-what-closeness-asks.people"
    answers.put(people, [{"who": "Lea", "shoe": 38}], kind="table", prompt="Who?")
    answers.append(people, {"who": "Tom", "close": numpy.int64(3)})
    assert [row["who"] for row in answers[people]] == ["Lea", "Tom"]
    assert answers[people][0] == {"who": "Lea", "shoe": 38} and answers[people][1]["close"] == 3


@pytest.mark.parametrize(
    ("key", "row", "why"),
    [
        (JOURNAL, {"word": "x"}, "names its cells: day, words"),
        (JOURNAL, {}, "has to say something"),
        (JOURNAL, "x", "names its cells"),
        (JOURNAL, {"day": "yesterday", "words": "x"}, "takes a day such as"),
        (KEY, {"words": "x"}, "is a text and takes no rows"),
        ("journal.entrys", {"words": "x"}, "Did you mean 'journal.entries'"),
        (3, {"words": "x"}, "No chapter asks 3"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(answers, key, row, why):
    """With the rule, and nothing is written."""
    with pytest.raises(AnswerRefused, match=why):
        answers.append(key, row)
    assert not answers.path.exists()


def test_no_more_rows_than_an_answer_holds(answers):
    """Two thousand."""
    answers[JOURNAL] = [{"day": "2026-11-21", "words": "x"}] * 2000
    with pytest.raises(AnswerRefused, match="2,000 rows at most"):
        answers.append(JOURNAL, {"words": "y"})
    assert len(answers[JOURNAL]) == 2000


def test_a_renamed_answer_takes_everything_along(answers, put):
    """Its kind, its question, its count and what stands beside it; the old key is gone."""
    put(answers, "one", key="mine.old")
    elsewhere = Answers.open()
    put(answers, "two", key="mine.old")
    put(elsewhere, "three", key="mine.old", base=1)
    put(answers, None, key="mine.new")
    assert answers.rename("mine.old", "mine.new") is True
    entry = Answers.open().entry("mine.new")
    assert (entry.value, entry.prompt, entry.rev) == ("three", "What do you fear to lose?", 4)
    assert [version["value"] for version in entry.other] == ["two"]
    assert Answers.open().entry("mine.old") is None


def test_what_is_not_there_is_not_renamed(saved):
    """And the file is not written."""
    before = saved.path.read_bytes()
    assert saved.rename("mine.old", "mine.new") is False and saved.rename(KEY, KEY) is False
    assert saved.path.read_bytes() == before


def test_no_answer_is_renamed_over_another(saved, put):
    """One of the two would be gone."""
    put(saved, "other", key="mine.new")
    with pytest.raises(AnswerRefused, match=r"an answer under 'mine\.new' already"):
        saved.rename(KEY, "mine.new")
    assert len(Answers.open()) == 2
