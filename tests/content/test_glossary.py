"""The glossary: every special word explained once, and led to from where it is first used."""

import re
from collections import Counter

import pytest

from workbook.pages.prose import anchor

from .conftest import CELLS

GLOSSARY = "\n".join(
    cell.markdown for cell in CELLS if cell.slug == "toolbox" and cell.name.startswith("glossary")
)
EXPLAINED = re.findall(r"^### (.+)\n+((?:(?!#).*\n?)*)", GLOSSARY, re.MULTILINE)
TERMS = [term for term, _ in EXPLAINED]
SEARCHED = ["Intimacy", "Differentiation", "Cut-off", "Withdrawal", "Pursuer", "Distancer"]
LINK = re.compile(r"\[[^\]]*\]\(toolbox\.ipynb#([^)]+)\)")
CHAPTERS = [cell for cell in CELLS if re.match(r"\d\d-", cell.slug)]
LINKS = Counter(to for cell in CHAPTERS for to in LINK.findall(cell.markdown))


def test_every_term_is_explained_once():
    """In the order of the alphabet, so that it is found by eye."""
    assert sorted(set(TERMS), key=str.lower) == TERMS


@pytest.mark.parametrize(("term", "explained"), EXPLAINED)
def test_an_explanation_is_one_line(term, explained):
    """A sentence and a way back, and no heading or list."""
    assert re.fullmatch(r"[A-Z].+\.", explained.strip())


@pytest.mark.parametrize(("term", "explained"), EXPLAINED)
def test_an_explanation_leads_back(term, explained):
    """To where the word is used: whoever looks for it wants to do something with it."""
    (way,) = re.findall(r"See \[[^\]]+\]\(([^)]+)\)\.$", explained.strip())
    assert "#" in way and not way.startswith("toolbox")


@pytest.mark.parametrize("searched", SEARCHED)
def test_a_word_that_readers_search_for_is_there(searched):
    """As others call it, whatever this workbook says in its chapters."""
    assert searched in TERMS


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_led_to_from_a_chapter(term):
    """A word that no chapter uses needs no explaining."""
    assert anchor(term) in LINKS


def test_every_such_link_finds_its_term():
    """None of them ends at the top of the page."""
    assert LINKS.keys() <= set(map(anchor, TERMS))


def test_no_term_is_linked_twice():
    """Once, at its first use; after that it is known."""
    assert [to for to, times in LINKS.items() if times > 1] == []


def test_headings_and_stories_lead_nowhere():
    """Nobody is called away from the middle of a scene."""
    lines = [line for cell in CELLS for line in cell.markdown.splitlines() if line.startswith(("#", ">"))]
    assert [line for line in lines if LINK.search(line)] == []
