"""Files of every edition there ever was are read, and of one that is made up."""

import copy
import json
import time
from pathlib import Path

import pytest

from workbook.answers import Answers, migrations
from workbook.answers.document import Document, new_document, render
from workbook.answers.migrations import migrate
from workbook.answers.reading import parse
from workbook.answers.schema import SCHEMA
from workbook.errors import AnswersUnreadable

from .conftest import KEY, numbered

GOLDEN = Path(__file__).parent / "golden"
OLD = (GOLDEN / "made-up-schema-0.json").read_bytes()
ENTRY = {"kind": "text", "prompt": "?", "value": "x", "rev": 1, "by": "s", "at": "", "other": []}


def from_0_to_1(found):
    """The step that the made-up schema needs; it works in place, as a careless author might write it."""
    notes = found.pop("notes")
    found["answers"] = {
        key: {
            "kind": "text" if isinstance(note["wrote"], str) else "scale",
            "prompt": note["asked"],
            "value": note["wrote"],
            "rev": note["saves"],
            "by": "",
            "at": "",
        }
        for key, note in notes.items()
    }
    return found


@pytest.fixture
def step(monkeypatch):
    """Makes a function the step from the made-up schema 0."""
    return lambda function: monkeypatch.setitem(migrations.STEPS, 0, function)


@pytest.fixture
def older(home, step):
    """A data folder whose file an earlier edition has written."""
    step(from_0_to_1)
    home.mkdir(mode=0o700)
    (home / "answers.json").write_bytes(OLD)
    return home


def test_the_golden_file_of_schema_1_says_what_it_said():
    """No step may change what no chapter of ours ever asked; of the rest, `test_names_given` tells."""
    raw = (GOLDEN / "schema-1.json").read_bytes()
    document, plain = parse(raw), json.loads(raw)
    assert document.answers == plain.pop("answers") and document.came_as == 1
    assert document.members == {**plain, "schema": SCHEMA, "min_reader": SCHEMA}


def test_a_file_of_schema_1_that_is_laid_out_as_today_is_migrated_as_a_whole():
    """Its pieces are not read one by one: a step may look at all of them."""
    written = render(Document(new_document().members, {KEY: ENTRY}))
    document = parse(numbered(written, schema=1, min_reader=1))
    assert document.came_as == 1 and document.answers == {KEY: ENTRY}


def test_an_earlier_file_is_migrated(step):
    """It says what it said, in the shape of today, and its unknown members are kept."""
    step(from_0_to_1)
    document = parse(OLD)
    assert {key: entry["value"] for key, entry in document.answers.items()} == {
        "01-what-closeness-asks.connection": 0,
        KEY: 'My "quiet" mornings,\nnaïve 🌱',
    }
    assert (document.members["kept_by_all"], document.seq) == (["whatever this is"], 41)
    assert (document.members["schema"], document.members["min_reader"]) == (SCHEMA, SCHEMA)


def test_a_migrated_document_says_from_which_schema(step):
    """So its bytes can be kept before they are written over; what is saved is of today."""
    step(from_0_to_1)
    document = parse(OLD)
    assert document.came_as == 0
    assert document.with_entry("k", ENTRY, "").without(KEY).came_as == 0
    assert document.stamped("", 1, 0).came_as is None and parse(render(document)).came_as is None


def test_what_is_migrated_is_not_changed(step):
    """A step may work in place, and the argument is still what it was."""
    step(from_0_to_1)
    found = json.loads(OLD)
    before = copy.deepcopy(found)
    assert migrate(found) != before and found == before


def test_a_file_of_today_is_handed_back_as_it_is():
    """There is nothing to copy."""
    found = {"schema": SCHEMA}
    assert migrate(found) is found


@pytest.mark.parametrize("schema", [True, False, "0", None, 0.5])
def test_a_schema_that_is_no_number_is_left_to_the_check_of_the_shape(step, schema):
    """Nothing is guessed."""
    step(from_0_to_1)
    found = {"schema": schema}
    assert migrate(found) is found
    with pytest.raises(AnswersUnreadable, match="shape"):
        parse(json.dumps({**json.loads(OLD), "min_reader": 1, "schema": schema}).encode())


def test_steps_are_taken_in_order(monkeypatch):
    """From each schema to the next, each counted up."""
    seen = []

    def step(found):
        seen.append((found["schema"], found.get("min_reader")))
        return found

    monkeypatch.setattr(migrations, "SCHEMA", 3)
    for number in (2, 0, 1):
        monkeypatch.setitem(migrations.STEPS, number, step)
    assert migrate({"schema": 1, "min_reader": 1}) == {"schema": 3, "min_reader": 3}
    assert seen == [(1, 1), (2, 2)]


@pytest.mark.parametrize("schema", [0, -1, -(10**18)])
def test_a_missing_step_is_refused_at_once(schema):
    """One sentence, however far back."""
    start = time.process_time()
    with pytest.raises(AnswersUnreadable, match=r"^The answers file is of an older edition [^.]*\.$"):
        migrate({"schema": schema})
    assert time.process_time() - start < 0.1


def trips(found):
    """A step that meets what it did not expect."""
    raise KeyError(found["notes"][KEY]["wrote"])


@pytest.mark.parametrize("function", [trips, list, lambda found: None, lambda found: trips(found)])
def test_a_step_that_fails_is_refused_without_a_word_of_the_answers(step, function):
    """Opening never raises anything else, and nothing typed gets into an error."""
    step(function)
    with pytest.raises(AnswersUnreadable, match=r"^The answers file [^.]*\.$") as refusal:
        parse(OLD)
    assert "mornings" not in str(refusal.value) and refusal.value.__suppress_context__


def test_what_does_not_fit_after_migrating_is_refused(step):
    """Rather none of it than half."""
    step(lambda found: {**from_0_to_1(found), "answers": {KEY: {"value": "half"}}})
    with pytest.raises(AnswersUnreadable, match="shape"):
        parse(OLD)


def test_an_earlier_file_in_the_layout_of_today_is_migrated_too(step):
    """The fast way of reading leaves it to the whole way."""

    def louder(found):
        for entry in found["answers"].values():
            entry["prompt"] = entry["prompt"].upper()
        return found

    step(louder)
    members = {**new_document().members, "schema": 0}
    document = parse(render(Document(members, {"x.y": {**ENTRY, "prompt": "why"}})))
    assert document.answers["x.y"]["prompt"] == "WHY" and document.came_as == 0


def test_a_file_that_is_for_a_newer_edition_alone_is_not_migrated(step):
    """What it needs counts, whatever its own number."""
    step(trips)
    assert parse(OLD.replace(b'"schema": 0', b'"schema": 0, "min_reader": 9')).newer


def test_opening_an_earlier_file_writes_nothing(older):
    """Only the first save does."""
    assert Answers.open()[KEY].startswith("My") and [path.name for path in older.iterdir()] == [
        "answers.json"
    ]
    assert (older / "answers.json").read_bytes() == OLD


def test_the_first_save_keeps_the_file_as_the_earlier_edition_left_it(older, put):
    """Whoever goes back to the earlier edition has its file."""
    answers = Answers.open()
    put(answers, "new", key="x.y")
    put(answers, "newer", key="x.y")
    kept = list((older / "kept").glob("before-migration-*.json"))
    assert [path.read_bytes() for path in kept] == [OLD]
    assert json.loads(answers.path.read_bytes())["schema"] == SCHEMA and len(Answers.open()) == 3


def test_an_earlier_file_that_cannot_be_migrated_is_treated_as_damaged(older, step):
    """Its bytes are set aside, and nothing is raised into a chapter."""
    step(trips)
    answers = Answers.open()
    assert answers.read_only and "older edition" in answers.trouble
    assert [path.read_bytes() for path in (older / "kept").iterdir()] == [OLD]
