"""The table of where each idea and each caution of the brief landed: complete, and true to the notebooks."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from workbook.chapters.ways import short_way

from .conftest import BOOKS, FOLDER, NUMBERED

TABLE = json.loads((Path(__file__).parent / "coverage.json").read_text(encoding="utf-8"))
PLACES = {
    book.slug: {piece.cell for piece in book.pieces} | {exercise.name for exercise in book.exercises}
    for book in BOOKS
}


def test_every_idea_and_every_caution_is_in_the_table():
    """In the order of the brief, and nothing else beside them."""
    ideas, cautions = (f"k{number}" for number in range(1, 143)), (f"W{number}" for number in range(1, 23))
    assert list(TABLE) == [*ideas, *cautions]


@pytest.mark.parametrize("item", TABLE)
def test_an_item_has_a_place_that_is_there(item):
    """A page, and a cell or an exercise of that page; each once."""
    places = [tuple(place) for place in TABLE[item]]
    assert places and len(set(places)) == len(places)
    assert [(slug, name) for slug, name in places if name not in PLACES.get(slug, ())] == []


TAKEN = json.loads((Path(__file__).parent / "takeaways.json").read_text(encoding="utf-8"))
BY_NAME = {book.slug: book for book in NUMBERED}


def test_every_part_of_the_source_has_three_of_them():
    """Its two takeaways and its exercise, as far as the brief counts them, or three in all."""
    assert Counter(slug for slug, _, _ in TAKEN.values()) == dict.fromkeys(BY_NAME, 3)


@pytest.mark.parametrize("item", TAKEN)
def test_a_takeaway_stands_on_the_short_way(item):
    """Whoever has ten minutes meets it too, in the words of its intent."""
    slug, name, words = TAKEN[item]
    short = [piece.cell for piece in short_way(BY_NAME[slug]).pieces]
    cells = json.loads((FOLDER / f"{slug}.ipynb").read_text(encoding="utf-8"))["cells"]
    said = next("".join(cell["source"]) for cell in cells if cell["id"] == name)
    assert name in short and words in re.sub(r'"\s*\n\s*"', "", said)
