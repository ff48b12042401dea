"""The answers as they are, and the schema that others may check them by."""

import copy
import json
from pathlib import Path

import fastjsonschema
import pytest
from jsonschema import Draft7Validator

from workbook.answers import Answers
from workbook.answers.schema import SCHEMA
from workbook.exercises.kinds import KINDS
from workbook.export.formats.json_file import published

from .made_up import filled

GOLDEN = Path(__file__).parent.parent / "answers" / "golden" / f"schema-{SCHEMA}.json"


@pytest.fixture(scope="module")
def fits():
    """Says whether a document fits the published schema, after two libraries."""
    schema = json.loads(published())
    Draft7Validator.check_schema(schema)
    quick, thorough = fastjsonschema.compile(schema, use_default=False), Draft7Validator(schema)

    def fits(document):
        try:
            quick(document)
        except fastjsonschema.JsonSchemaValueException:
            assert not thorough.is_valid(document)
            return False
        assert thorough.is_valid(document)
        return True

    return fits


@pytest.fixture
def golden():
    """The answers file that is kept for this schema."""
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_it_has_a_name_of_its_own_and_no_foreign_address():
    """Nothing is fetched to read it."""
    schema = json.loads(published())
    assert schema["$id"] == f"urn:dance-workbook:answers:schema:{SCHEMA}"
    assert set(filter(None, (line for line in published().decode().split('"') if "://" in line))) == {
        "http://json-schema.org/draft-07/schema#"
    }


def test_the_golden_file_fits(fits, golden):
    """And an empty workbook does."""
    assert fits(golden) and fits({**golden, "answers": {}})


def test_an_answer_of_every_kind_fits(fits, golden):
    """As the exercises clean them."""
    made = filled()
    kinds = {it.kind for it in made.entries.values()}
    entries = {
        key: {"kind": it.kind, "prompt": it.prompt, "value": it.value, "rev": 1, "by": "s", "at": ""}
        for key, it in made.entries.items()
    }
    assert fits({**golden, "answers": entries}) and kinds == {kind.kind for kind in KINDS}


def test_what_is_saved_fits(fits):
    """The file as the workbook gives it away."""
    answers = Answers.open()
    answers["01-what-closeness-asks.fear-to-lose"] = "My mornings."
    answers["01-what-closeness-asks.connection"] = 0
    assert fits(json.loads(answers.text())) and answers.text() == answers.path.read_bytes()


BROKEN = {
    "text": [5, "", ["x"], "x" * 50_001],
    "scale": [11, -1, 2.5, "5", True],
    "balance": [-6, 6],
    "choice": [["x"]],
    "checklist": ["x", [5], [""]],
    "table": [[5], [{"who": []}], {"who": "x"}],
    "log": [[{"level": 2.5}]],
    "sentence": [{"gap": 5}, ["x"]],
    "deck": [{"kept": "x"}, {"other": []}],
    "timer": [{"minutes": 0}, {"until": "x"}],
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_value_of_another_shape_does_not_fit(fits, golden, kind):
    """Each kind has its own; a kind that nobody knows may hold anything."""
    key = next(iter(golden["answers"]))
    for value in BROKEN[kind]:
        changed = copy.deepcopy(golden)
        changed["answers"][key] |= {"kind": kind, "value": value}
        assert not fits(changed), value
        changed["answers"][key]["kind"] = "of-a-later-edition"
        assert fits(changed)


@pytest.mark.parametrize("member", ["format", "schema", "min_reader", "answers"])
def test_a_member_that_is_missing_or_wrong_does_not_fit(fits, golden, member):
    """The frame of the file is checked too."""
    assert not fits({name: it for name, it in golden.items() if name != member})
    assert not fits({**golden, member: []})


@pytest.mark.parametrize("member", ["kind", "prompt", "value", "rev", "by", "at"])
def test_an_answer_without_a_member_does_not_fit(fits, golden, member):
    """Every answer describes itself."""
    key = next(iter(golden["answers"]))
    del golden["answers"][key][member]
    assert not fits(golden)
