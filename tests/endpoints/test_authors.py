"""Whoever may change a chapter reads why a cell does not work; whoever reads it is told kindly."""

from dataclasses import replace

import pytest

from workbook.endpoints.reading import chapter_to_read
from workbook.pages.chapter import UNCLEAR

from .made_up import at

CELLS = {
    "page.slider('fear', 'What?')": "page.slider is unknown.",
    "page.text(“fear”, “What?”)": "this is not Python. Check its brackets and quotation marks.",
    'page.text("fear", "What?", exmaple="Maya: x")': "it takes no exmaple=; did you mean example=?",
    'page.scale("near", "How near?", low="far")': "does not fit: it also needs high.",
    'page.picture("lop", "Your loop")': "there is no picture “lop”.",
    'page.show("01-here.gone", "You wrote")': "it shows 01-here.gone, and no chapter asks that.",
    'page.picture("plane", "You", up="near")': "the picture plane takes no up=.",
}


def read(write, cell, *, author):
    """The page of a chapter with this cell."""
    code = {"cell_type": "code", "metadata": {}, "source": cell, "outputs": [], "execution_count": None}
    write("# Here\n\nA lead.", code)
    asked = at()
    return str(chapter_to_read(replace(asked, site=replace(asked.site, author=author)), "01-here").body)


@pytest.mark.parametrize(("cell", "why"), CELLS.items())
def test_its_author_reads_what_to_write(write, cell, why):
    """In the place of the cell, with its number, in the words of `workbook check`."""
    page = read(write, cell, author=True)
    assert "To you as its author:" in page and "cell 3: " in page and why in page.replace("&quot;", '"')


@pytest.mark.parametrize("cell", CELLS)
def test_a_reader_is_told_kindly(write, cell):
    """That it is not their fault, and that nothing is lost; a quotation of nothing is simply not there."""
    page = read(write, cell, author=False)
    assert "author:" not in page and "cell 3" not in page
    assert (UNCLEAR in page) != (cell.startswith(('page.show("01', 'page.picture("plane')))
