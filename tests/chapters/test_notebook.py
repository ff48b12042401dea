"""Chapters: read from their notebooks without running them."""

import json
import os

import pytest

from workbook.chapters import notebook
from workbook.chapters.notebook import (
    Declaration,
    Opening,
    Prose,
    Unclear,
    find_chapter,
    find_exercise,
    read_chapter,
)
from workbook.errors import ChapterMissing

TEXT = 'page.text("fear", "What do you fear?")'


@pytest.fixture
def book(write):
    """A chapter with a title, two exercises, a quotation and a cell nobody understands."""
    scale = 'page.scale("near", "How near?",\n    low="far", high="near")'
    show = 'page.show("01-here.fear", "You wrote")'
    return read_chapter(write("# Here\n\nA lead.", TEXT, scale, show, "page.slider('x', '?')"))


def test_a_chapter_has_its_slug_title_and_line(book):
    """The file's name, the first heading, and the opening's second argument."""
    assert (book.slug, book.title, book.line) == ("01-here", "Here", "A line")


def test_pieces_keep_the_order_of_the_notebook(book):
    """A page is the notebook, top to bottom."""
    kinds = [Opening, Prose, Declaration, Declaration, Declaration, Unclear]
    assert [type(piece) for piece in book.pieces] == kinds


def test_exercises_are_what_can_be_answered(book):
    """A quotation is a record, not an exercise."""
    assert [exercise.key for exercise in book.exercises] == ["01-here.fear", "01-here.near"]
    assert len(book.records) == 3


def test_a_cell_nobody_understands_is_named_and_leaves_the_rest(book):
    """One slip does not close a chapter."""
    assert len(book.problems) == 1 and book.problems[0].startswith("Cell 6: page.slider is unknown.")


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        (TEXT, TEXT, "fear"),
        (TEXT, 'page.scale("fear", "?", low="a", high="b")', "fear"),
        (TEXT, 'page.gate("fear", "?", statements=["a"], instead="b")', "fear"),
        ('page.text("picture-loop", "?")', 'page.picture("loop", "Your loop")', "picture-loop"),
    ],
)
def test_a_second_cell_with_a_key_is_taken_out(write, first, second, key):
    """Its answer would be written over that of the first; the author is told which two they are."""
    book = read_chapter(write("# Here", first, second, "# After"))
    assert [type(piece) for piece in book.pieces] == [Opening, Prose, Declaration, Unclear, Prose]
    assert book.problems == [f"Cell 4: the key “{key}” is taken by cell 3. Change one of the two."]


def test_a_cell_is_named_by_its_number(write):
    """JupyterLab shows no ids."""
    cell = {"cell_type": "code", "id": "my-cell", "metadata": {}, "source": ["x = ", "("], "outputs": []}
    assert read_chapter(write(cell)).problems[0].startswith("Cell 2: this is not Python.")


def test_a_chapter_that_is_not_opened_asks_nothing(write):
    """A kernel would stop there as well: nothing is kept under keys that no one else sees."""
    book = read_chapter(write("# Here", TEXT, opening=None))
    assert book.exercises == [] and "no cell above it opens the chapter" in book.problems[0]


def test_a_file_that_was_renamed_asks_nothing(write):
    """In JupyterLab its answers would go under the name it opens, and here under that of the file."""
    path = write("# Here", TEXT)
    book = read_chapter(path.rename(path.with_name("02-there.ipynb")))
    assert book.exercises == [] and len(book.problems) == 2
    assert "it opens “01-here”, and the file is called “02-there”" in book.problems[0]


def test_a_slip_in_the_opening_closes_no_exercise(write):
    """Whoever opens and does more besides has opened."""
    opening = 'from widgets import open_chapter\n\npage = open_chapter("01-here")\nx = 1'
    book = read_chapter(write("# Here", TEXT, opening=opening))
    assert [exercise.key for exercise in book.exercises] == ["01-here.fear"] and len(book.problems) == 1


def test_blank_and_raw_cells_are_no_pieces(write):
    """What a reader cannot see is not there."""
    raw = {"cell_type": "raw", "metadata": {}, "source": "x"}
    assert (
        len(read_chapter(write(" \n", raw, {"cell_type": "code", "metadata": {}, "source": []})).pieces) == 1
    )


@pytest.mark.parametrize(
    ("slug", "number"), [("01-here", 1), ("10-there", 10), ("00-welcome", None), ("toolbox", None)]
)
def test_numbered_chapters_know_their_number(write, slug, number):
    """The welcome and the pages beside the chapters have none."""
    assert read_chapter(write("# Title", slug=slug)).number == number


def test_chapters_come_in_reading_order(write, shelf):
    """Numbered first, then those beside them in the order they are needed, then any other by name."""
    for slug in ("another", "journal", "10-last", "toolbox", "00-welcome", "02-next"):
        write("# Title", slug=slug)
    order = ["00-welcome", "02-next", "10-last", "toolbox", "journal", "another"]
    assert [book.slug for book in notebook.chapters(shelf)] == order


def test_the_usual_folder_is_the_one_that_was_chosen(write):
    """`WORKBOOK_CHAPTERS` moves the chapters."""
    write("# Title")
    assert [book.slug for book in notebook.chapters()] == ["01-here"]


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_an_empty_or_missing_folder_is_said_so(shelf, folder):
    """One sentence with the folder in it."""
    with pytest.raises(ChapterMissing, match=r"There are no chapters in .*chapters"):
        notebook.chapters(shelf / folder)


@pytest.mark.parametrize(
    "slug", ["02-nowhere", "", "..", "../chapters/01-here", "01-here.ipynb", "01-HERE", "01-here\n"]
)
def test_a_chapter_that_is_not_there_is_said_so(write, slug):
    """Neither a wrong name nor a way around the folder finds anything."""
    write("# Here")
    with pytest.raises(ChapterMissing, match="There is no chapter called"):
        find_chapter(slug)


def test_an_exercise_is_found_by_its_full_key(write):
    """Whoever keeps an answer can ask what it answers."""
    write(TEXT)
    assert find_exercise("01-here.fear").prompt == "What do you fear?"


@pytest.mark.parametrize("key", ["01-here.hope", "02-there.fear", "fear", "", ".", "../x.fear"])
def test_an_unknown_key_finds_nothing(write, key):
    """An answer of another edition is no fault."""
    write(TEXT)
    assert find_exercise(key) is None


NO_NOTEBOOKS = {
    "empty": b"",
    "not JSON": b"{",
    "not UTF-8": b"\xff\xfe",
    "a list": b"[]",
    "a number": b"3",
    "no cells": b"{}",
    "cells are words": b'{"cells": ["x"]}',
    "cells are nothing": b'{"cells": null}',
    "a cell without a source": b'{"cells": [{"cell_type": "code"}]}',
    "a source of numbers": b'{"cells": [{"cell_type": "code", "source": [1]}]}',
    "a cell without a kind": b'{"cells": [{"source": "x"}]}',
    "deep": b'{"cells": ' + b"[" * 100_000,
}


@pytest.mark.parametrize("raw", NO_NOTEBOOKS.values(), ids=NO_NOTEBOOKS)
def test_what_is_no_notebook_is_said_so(shelf, raw):
    """One sentence with the file's name, whatever is in it."""
    (shelf / "01-here.ipynb").write_bytes(raw)
    with pytest.raises(ChapterMissing, match=r"The chapter 01-here\.ipynb cannot be read as a notebook"):
        read_chapter(shelf / "01-here.ipynb")


def test_a_changed_notebook_is_read_again(write):
    """An author saves and reloads."""
    before = read_chapter(write("# One"))
    after = read_chapter(write("# Two, longer"))
    assert (before.title, after.title) == ("One", "Two, longer")


def test_a_change_of_equal_length_is_seen_by_its_time(write):
    """The file's time and size together tell a new version."""
    path = write("# One")
    read_chapter(path)
    path.write_text(path.read_text().replace("One", "Two"))
    os.utime(path, ns=(1, 1))
    assert read_chapter(path).title == "Two"


def test_an_unchanged_notebook_is_read_once(write):
    """Every page asks for every key; the file is not parsed each time."""
    path = write("# One")
    assert read_chapter(path) is read_chapter(path)


def test_a_title_is_the_first_first_level_heading(write):
    """A deeper heading is no title."""
    assert read_chapter(write("## Part", "Words\n\n# Title here \n")).title == "Title here"


def test_reading_never_runs_a_cell(write, shelf):
    """A notebook from elsewhere does nothing by being listed."""
    flag = shelf / "ran"
    read_chapter(
        write(f"page.text('a', open({str(flag)!r}, 'w').name)", f"import os; os.mkdir({str(flag)!r})")
    )
    assert not flag.exists()


GATE = 'page.gate("safe", "Is it?", statements=["I am afraid."], instead="Then read [on](support.ipynb).")'


def test_nothing_private_stands_on_a_wall(write):
    """A private question goes, with the prose that is tagged as leading up to it; everything else stays."""
    tagged = {"cell_type": "markdown", "metadata": {"tags": ["private"]}, "source": "## In private\n\nRead."}
    book = read_chapter(write("# Here", tagged, GATE, TEXT, "## Afterwards"))
    assert len(book.pieces) == 6
    left = [type(piece).__name__ for piece in book.for_a_room.pieces]
    assert left == ["Opening", "Prose", "Declaration", "Prose"]
    assert book.for_a_room.exercises == book.exercises


def test_a_chapter_is_the_same_with_its_source_in_lines(write, shelf):
    """JupyterLab writes a source as a list of lines."""
    path = write("# Here\n\nLead", TEXT)
    before = read_chapter(path).pieces
    document = json.loads(path.read_text())
    for cell in document["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    path.write_text(json.dumps(document))
    assert read_chapter(path).pieces == before
