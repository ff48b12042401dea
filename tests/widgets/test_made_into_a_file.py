"""A file that nbconvert makes of a chapter has its forms to read, and none of its reader's words."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import CHECKOUT, notebook
from workbook.answers import Answers
from workbook.chapters.notebook import read_chapter

ONE = "01-what-closeness-asks"
SAID = "a sentence for nobody else"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A reader who has answered."""
    folder = tmp_path_factory.mktemp("reader") / "home"
    Answers.open(folder)[f"{ONE}.fear-to-lose"] = SAID
    return folder


@pytest.fixture(scope="module")
def made(home):
    """Makes an HTML file of a notebook, with its cells run."""

    def made(path: Path) -> str:
        kept = ("JPY_SESSION_NAME", "VOILA_REQUEST_URL")
        env = {name: it for name, it in os.environ.items() if name not in kept} | {"WORKBOOK_HOME": str(home)}
        command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "--stdout", str(path)]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout

    return made


@pytest.fixture(scope="module")
def chapter(made):
    """The first chapter as such a file."""
    return made(CHECKOUT / "chapters" / f"{ONE}.ipynb")


def test_the_forms_can_be_read(chapter):
    """Questions with room to write, in their order, as on paper."""
    page = BeautifulSoup(chapter, "html.parser")
    question = page.select_one(f"[for=control-{ONE}-fear-to-lose]").text
    assert "what do you fear to lose, or to gain?" in question
    assert page.select_one(f"textarea#control-{ONE}-fear-to-lose").text == ""
    asked = read_chapter(CHECKOUT / "chapters" / f"{ONE}.ipynb").exercises
    assert len(page.select(".jp-RenderedHTMLCommon .field")) == len(asked)
    assert not page.select("script[type='application/vnd.jupyter.widget-view+json']")


def test_no_answer_goes_into_it(chapter):
    """Neither into a form nor into what widgets keep behind it; it says so where it begins."""
    assert SAID not in chapter and "shown without your answers; what other cells show" in chapter


def test_fields_in_a_box_keep_no_answer_either(made, tmp_path):
    """A box of ipywidgets is drawn from what its widgets keep."""
    opening = f'from widgets import open_chapter\nfrom ipywidgets import HBox\npage = open_chapter("{ONE}")'
    cell = 'page_box = HBox([page.text("fear-to-lose", "What do you fear to lose?")])\npage_box'
    (tmp_path / "row.ipynb").write_text(json.dumps(notebook(opening, cell)))
    page = made(tmp_path / "row.ipynb")
    assert "application/vnd.jupyter.widget-state+json" in page and "IPY_MODEL_" in page and SAID not in page
