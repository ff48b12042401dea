"""Notebooks of one's own stand on the start page, under a heading of their own."""

import json
from dataclasses import replace

import pytest

from tests.conftest import CHECKOUT, notebook
from workbook.chapters.notebook import chapters, own_notebooks
from workbook.endpoints.reading import chapter_to_read, contents
from workbook.errors import ChapterMissing
from workbook.pages.chapter import COMPUTED, TO_ITS_AUTHOR
from workbook.place import HUB
from workbook.server.own_chapters import own_copy

from .made_up import at

HEADING = "Your own notebooks"


@pytest.fixture
def mine(home):
    """The reader's folder, after a first visit to JupyterLab, with two notebooks more."""
    folder = own_copy()
    for name, title in (("my-plots", "# A year in plots"), ("Untitled", "# Nothing yet")):
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook(title, "import pandas")))
    return folder


def test_who_has_none_sees_no_heading():
    """A reader who never opens JupyterLab is told nothing of it."""
    assert HEADING not in str(contents(at()).body)


def test_they_are_listed_the_one_for_all_first(mine):
    """Each with a link; one whose name can be no address is left out."""
    assert [book.slug for book in own_notebooks(mine)] == ["your-own-notebook", "my-plots"]
    page = str(contents(at()).body).partition(HEADING)[2]
    assert page.index("your-own-notebook.ipynb") < page.index("my-plots.ipynb") and "Untitled" not in page


def test_they_are_no_chapters(mine):
    """Neither in the contents nor between two chapters, also where their folder is the one in use."""
    assert [book.slug for book in chapters(mine)] == [book.slug for book in chapters(CHECKOUT / "chapters")]


def test_one_opens_with_a_place_for_what_it_computes(mine):
    """Its prose, and words where its cells will show something."""
    page = str(chapter_to_read(at(), "my-plots").body)
    assert "A year in plots" in page and COMPUTED in page and "unclear" not in page


def test_a_slip_in_one_is_told_to_whoever_wrote_it(mine):
    """They are the reader's own, so that nobody else reads them."""
    (mine / "my-slip.ipynb").write_text(json.dumps(notebook("# A slip", "page.text(")))
    page = str(chapter_to_read(at(), "my-slip").body)
    assert TO_ITS_AUTHOR in page and "cell 2: this is not Python." in page


@pytest.mark.parametrize("otherwise", [{"invented": "Maya"}, {"alone": True}, {"place": HUB}])
def test_before_others_there_are_none(mine, otherwise):
    """A demonstration, the static site and a hub show what belongs to all."""
    asked = at()
    asked = replace(asked, site=replace(asked.site, **otherwise))
    assert asked.own_notebooks == []
    with pytest.raises(ChapterMissing):
        chapter_to_read(asked, "my-plots")
