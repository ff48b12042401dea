"""Files of other editions: old ones are read for ever, newer ones are shown and left alone."""

import json
from pathlib import Path

import pytest

from workbook.answers import Answers
from workbook.answers.document import Document, render
from workbook.answers.reading import parse
from workbook.answers.schema import schema

from .conftest import KEY, TEXT, numbered
from .test_reading import file

GOLDEN = Path(__file__).parent / "golden" / "schema-2.json"


def test_the_golden_file_of_today_is_read_and_written_byte_for_byte():
    """Every file ever released can be read for ever."""
    raw = GOLDEN.read_bytes()
    document = parse(raw)
    assert render(Document(document.members, document.answers)) == raw
    assert render(document) == raw


def test_the_golden_file_says_what_was_typed():
    """Emoji, quotes, tags and line breaks included."""
    assert parse(GOLDEN.read_bytes()).answers[KEY]["value"] == TEXT


def test_the_published_schema_names_what_the_golden_file_holds():
    """The schema beside the code is the one that is checked."""
    assert set(schema()["properties"]) <= set(json.loads(GOLDEN.read_bytes()))


def test_a_newer_file_is_shown_and_left_alone(saved, put):
    """What is understood is shown; not one byte changes."""
    raw = numbered(saved.path.read_bytes(), min_reader=9)
    raw = raw.replace(b'"answers": {', b'"answers": {"later.kind": {"shape": 2},', 1)
    saved.path.write_bytes(raw)
    answers = Answers.open()
    assert answers.read_only and "newer edition" in answers.trouble
    assert dict(answers) == {KEY: TEXT}
    with pytest.raises(Exception, match="newer edition"):
        put(answers, "x")
    assert saved.path.read_bytes() == raw


def test_a_newer_file_in_our_layout_is_shown_and_left_alone(saved):
    """The fast way gives up as well."""
    saved.path.write_bytes(numbered(saved.path.read_bytes(), min_reader=9))
    answers = Answers.open()
    assert answers.read_only and dict(answers) == {KEY: TEXT}


def test_a_newer_file_of_a_shape_not_known_is_shown_empty(home):
    """Nothing is understood, nothing is touched."""
    home.mkdir()
    (home / "answers.json").write_bytes(file("[1]", min_reader=9))
    answers = Answers.open()
    assert len(answers) == 0 and "newer edition" in answers.trouble


def test_a_newer_schema_that_this_edition_may_change_is_written(saved, put):
    """Only `min_reader` decides; the schema's number is kept."""
    saved.path.write_bytes(numbered(saved.path.read_bytes(), schema=9))
    put(saved, "new")
    assert json.loads(saved.path.read_bytes())["schema"] == 9
