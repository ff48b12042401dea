"""How much of a page is caution: said once, in its place, and not in every paragraph."""

import pytest

from workbook.chapters.minutes import words
from workbook.chapters.notebook import Declaration, Prose
from workbook.chapters.roles import WELCOME
from workbook.chapters.ways import is_caution
from workbook.exercises.declared import Gate

from .conftest import BOOKS, named

MOST, ON_THE_WELCOME, ON_A_PATH = 0.12, 0.15, 0.2
"""Shares of what is read: a path is short, and has a whole gate before its step all the same."""

PAGES = [book for book in BOOKS if book.number or book.is_path or book.slug == WELCOME]


def warns(piece):
    """Whether a piece says when not to: the caution box, a private check, what leads up to one."""
    if isinstance(piece, Prose):
        return piece.private or is_caution(piece)
    return isinstance(piece, Declaration) and isinstance(piece.record, Gate)


@pytest.mark.parametrize("book", PAGES, ids=named)
def test_caution_is_a_tenth_and_not_a_quarter(book):
    """Counted as the minutes are: all that is read by whoever comes by."""
    share = sum(words(it) for it in book.pieces if warns(it)) / sum(map(words, book.pieces))
    most = ON_THE_WELCOME if book.slug == WELCOME else ON_A_PATH if book.is_path else MOST
    assert 0 < share <= most


def gates():
    """Every private check of every page."""
    return [(book.slug, record) for book in BOOKS for record in book.records if isinstance(record, Gate)]


def test_every_gate_asks_something():
    """Whoever reads its lines knows what to do with them."""
    assert [f"{slug}.{gate.key}" for slug, gate in gates() if "?" not in gate.prompt] == []


def test_no_gate_leads_to_a_part_for_those_who_could_be_hurt():
    """Where harm is ticked, Support comes first, and no exercise."""
    assert [gate.key for _, gate in gates() if gate.lane] == []
