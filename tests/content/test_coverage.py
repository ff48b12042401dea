"""The table of where each idea and each caution of the brief landed: complete, and true to the notebooks."""

import json
from pathlib import Path

import pytest

from .conftest import BOOKS

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
