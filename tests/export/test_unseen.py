"""What only a program reads leaves with no table and no share; the answers file keeps it."""

import datetime as dt

import pytest

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.export.formats.csv_file import csv
from workbook.export.selection import in_order
from workbook.export.share import preview, share

KEY, ID = "family-map.people", "a1b2c3"


@pytest.fixture
def answers(home):
    """Somebody on the map, with an id in their row."""
    kept = Answers.open()
    exercise = find_exercise(KEY)
    value = exercise.clean([{"who": "Ada", "id": ID}])
    kept.put(KEY, value, kind=exercise.kind, prompt=exercise.prompt)
    return kept


def test_ids_stay_at_home(answers):
    """In no table, no quotation and no file to share."""
    told = [str(each.value) for each in in_order(answers)]
    texts = [csv(answers, dt.UTC).decode("utf-8-sig"), preview(share(answers, KEY)), *told]
    assert [("Ada" in text, ID in text) for text in texts] == [(True, False)] * 3
    assert answers[KEY][0]["id"] == ID
