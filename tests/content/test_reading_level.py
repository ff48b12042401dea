"""Plain words: grade 7 on the average and grade 9 at the most, by two formulas."""

import pytest
import textstat

from .conftest import BOOKS, CELLS, named, prose

AVERAGE, LIMIT = 7, 9


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_a_chapter_reads_at_grade_7_at_most(grades, book):
    """On the average of its cells, by either formula."""
    found = [grades(cell.words) for cell in prose(book) if cell.words]
    assert max(sum(formula) / len(found) for formula in zip(*found, strict=True)) <= AVERAGE


@pytest.mark.parametrize("cell", [cell for cell in CELLS if cell.words], ids=named)
def test_no_cell_reads_above_grade_9(grades, cell):
    """No page turns difficult in the middle."""
    assert max(grades(cell.words)) <= LIMIT


def test_difficult_words_are_noticed(grades):
    """The formulas work without a network, and tell hard from easy."""
    hard = "Differentiation presupposes considerable independence notwithstanding intergenerational loyalty."
    easy = "The cat sat on the mat. Then it saw the dog run by the door."
    assert min(grades(hard)) > 15 and max(grades(easy)) < 4


def test_words_are_counted_by_how_they_are_spoken(grades):
    """A dictionary knows what hyphenation does not, and it is the one that is asked."""
    assert textstat.syllable_count("An easy idea.") == 6
