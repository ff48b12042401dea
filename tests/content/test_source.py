"""What the source says and an earlier edition had bent: it stands in its place, in our own words."""

import json
from pathlib import Path

import pytest

from .conftest import BOOKS, FOLDER

MENDED = json.loads((Path(__file__).parent / "source.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("idea", MENDED)
def test_an_idea_of_the_source_stands_unbent(idea):
    """Its words are in that cell, so that none of them is lost when somebody makes it shorter."""
    slug, name, words = MENDED[idea]
    cells = json.loads((FOLDER / f"{slug}.ipynb").read_text(encoding="utf-8"))["cells"]
    found = next("".join(cell["source"]) for cell in cells if cell["id"] == name)
    assert words in found.replace('"\n    "', "")


def test_words_for_feelings_are_at_hand_wherever_one_is_asked_for():
    """In a gap for a feeling, and below a question what somebody feels."""
    every = [exercise for book in BOOKS for exercise in book.exercises if hasattr(exercise, "feelings")]
    asked = [it for it in every if "feeling" in getattr(it, "slots", ()) or "feel" in it.prompt.split("?")[0]]
    assert len(asked) > 8 and [it.key for it in asked if not it.feelings] == []
