"""What the source says and an earlier edition had bent: it stands in its place, in our own words."""

import json
from pathlib import Path

import pytest

from .conftest import FOLDER

MENDED = json.loads((Path(__file__).parent / "source.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("idea", MENDED)
def test_an_idea_of_the_source_stands_unbent(idea):
    """Its words are in that cell, so that none of them is lost when somebody makes it shorter."""
    slug, name, words = MENDED[idea]
    cells = json.loads((FOLDER / f"{slug}.ipynb").read_text(encoding="utf-8"))["cells"]
    found = next("".join(cell["source"]) for cell in cells if cell["id"] == name)
    assert words in found.replace('"\n    "', "")
