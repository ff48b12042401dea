"""From schema 1 to 2: every word that an option ever had becomes its name, and own words stay own words."""

import json
from pathlib import Path

import pytest

from workbook.answers import Answers
from workbook.answers.document import Document, render
from workbook.answers.names_given import give_names, table
from workbook.answers.reading import parse

GOLDEN = Path(__file__).parent / "golden"
BEFORE, AFTER = (GOLDEN / "options-1.json").read_bytes(), (GOLDEN / "options-2.json").read_bytes()
MOVE = "01-what-closeness-asks.my-move"


def named(key, value, **entry):
    """What becomes of one value of schema 1."""
    found = {"min_reader": 1, "answers": {key: {"value": value, **entry}}}
    return give_names(found)["answers"][key]["value"]


def as_before(key, told):
    """An answer in the words that its options had under schema 1, whatever the chapters say now."""
    if isinstance(told, dict):
        columns = {name: key if name in ("kept", "own") else f"{key}.{name}" for name in told}
        return {name: as_before(columns[name], part) for name, part in told.items()}
    if isinstance(told, list):
        return [as_before(key, part) for part in told]
    words = {name: words for words, name in table().get(key, {}).items()}
    return words.get(getattr(told, "name", None), told)


@pytest.mark.parametrize("reader", [None, "1", True])
def test_a_file_that_says_not_who_may_read_it_is_refused(reader):
    """Every file of schema 1 does."""
    with pytest.raises(TypeError, match="min_reader"):
        give_names({"min_reader": reader, "answers": {}})


def test_the_golden_file_of_every_option_is_migrated_byte_for_byte():
    """A reader of schema 1 who chose everything there was, with versions and own words beside it."""
    document = parse(BEFORE)
    assert document.came_as == 1
    assert render(Document(document.members, document.answers)) == AFTER
    assert parse(AFTER).came_as is None and parse(AFTER).answers == document.answers


def test_the_golden_file_holds_every_option_there_was():
    """So none was left out when the table was made."""
    text = json.loads(BEFORE)["answers"]

    def said(value):
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return {value} if isinstance(value, str) else {each for part in parts for each in said(part)}

    for where, names in table().items():
        assert names.keys() <= said(text[".".join(where.split(".")[:2])]), where


@pytest.mark.parametrize(
    ("where", "words"), [(where, words) for where in table() for words in table()[where]]
)
def test_words_become_a_name(where, words):
    """In a choice, a list, cards and cells."""
    chapter, name, *column = where.split(".")
    key, kept = f"{chapter}.{name}", table()[where][words]
    if column:
        assert named(key, [{column[0]: words, "who": words}]) == [{column[0]: kept, "who": words}]
    else:
        assert named(key, words) == kept and named(key, [words]) == [kept]
        assert named(key, {"kept": [words], "own": [words]}) == {"kept": [kept], "own": [words]}


@pytest.mark.parametrize("words", ["step-back", "i step back", "I step back.", "mine"])
def test_other_words_are_the_reader_s_own(words):
    """Also where they are what an option is called now."""
    assert named(MOVE, words) == {"own": words} and named(MOVE, ["I chase", words]) == [
        "chase",
        {"own": words},
    ]


@pytest.mark.parametrize("value", [None, 3, [], {}, [3], {"kept": "x"}, {"kept": [None]}, [{"who": 3}, "x"]])
def test_what_has_another_shape_is_left_alone(value):
    """Nothing is guessed, and nothing lost."""
    assert named(MOVE, value) == named("11-of-somebody.else", value) == value


def test_what_no_chapter_of_ours_asks_is_left_alone():
    """Its author’s chapter knows what its options say."""
    assert named("11-of-somebody.else", "I step back") == "I step back"


def test_versions_beside_an_answer_are_named_too():
    """Until the reader chooses between them."""
    found = give_names(
        {"min_reader": 1, "answers": {MOVE: {"value": "x", "other": [{"value": "I chase"}, 3]}, "k": 3}}
    )
    assert found["answers"][MOVE] == {"value": {"own": "x"}, "other": [{"value": "chase"}, 3]}


@pytest.mark.parametrize("answers", [None, [], "x", {"k": {"other": 3}}])
def test_a_file_of_another_shape_is_left_to_its_check(answers):
    """The step says nothing of it."""
    assert give_names({"min_reader": 1, "answers": answers})["answers"] == answers


def test_a_reader_of_schema_1_finds_every_answer(home):
    """Under the names of the page; and the file is as it was until something is saved."""
    home.mkdir(mode=0o700)
    (home / "answers.json").write_bytes(BEFORE)
    answers, before = Answers.open(), json.loads(BEFORE)["answers"]
    found = {key: as_before(key, value) for key, value in answers.items()}
    assert found == {key: each["value"] for key, each in before.items()}
    assert (answers[MOVE].name, answers.entry(MOVE).beside) == ("chase", "chase, once")
    assert (home / "answers.json").read_bytes() == BEFORE


def test_the_table_is_never_changed():
    """What it says was decided once; a new option is named in its chapter alone."""
    assert (len(table()), sum(map(len, table().values()))) == (32, 214)
