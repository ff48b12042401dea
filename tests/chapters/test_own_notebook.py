"""The notebook for those who know Python: ten lines that run, show something, and keep nothing."""

import ast
import json

import pytest

from tests.conftest import CHECKOUT
from tests.insights.reader import READER
from workbook.answers import Answers
from workbook.authoring.ledger import read_ledger
from workbook.chapters.notebook import chapters
from workbook.server.own_chapters import own_copy

NOTEBOOK = CHECKOUT / "chapters" / "python" / "your-own-notebook.ipynb"
STORED = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in STORED["cells"] if cell["cell_type"] == "code"]


def run():
    """What each cell shows, run one after the other as a kernel does; `None` for nothing."""
    names, shown = {}, []
    for source in CODE:
        *before, last = ast.parse(source).body
        exec(compile(ast.Module(before, []), "cell", "exec"), names)  # noqa: S102 - our own notebook
        shown.append(eval(compile(ast.Expression(last.value), "cell", "eval"), names))  # noqa: S307
    return shown


@pytest.fixture
def shown():
    """The notebook of an invented reader."""
    answers = Answers.open()
    for key, value in READER.items():
        answers[key] = value
    return run()


def test_it_has_ten_cells_and_no_outputs():
    """They could hold an answer; and each cell is led in by a line of prose."""
    kinds = [cell["cell_type"] for cell in STORED["cells"]]
    assert kinds == ["markdown", *["markdown", "code"] * 10]
    code = [cell for cell in STORED["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] is not None for cell in code)
    assert STORED["metadata"].keys() <= {"kernelspec", "language_info"}
    assert len({cell["id"] for cell in STORED["cells"]}) == len(STORED["cells"])


def test_every_cell_shows_something_of_the_reader(shown):
    """Tables with rows, figures with points, a drawing that is no invitation."""
    opened, one, table, scales, weeks, plane, lines, loop, person, again = shown
    assert repr(opened) == f"<Answers: {len(READER)}>" and one.startswith("My quiet mornings")
    assert list(table.columns) == ["chapter", "key", "kind", "prompt", "value", "at"] and len(table) == 3
    assert scales["01-what-closeness-asks.connection"] == 4
    assert person.name == "K." and b"The loop between us" in person.html
    assert (len(weeks), str(weeks["level"].dtype), weeks["day"].dtype.kind) == (4, "Int64", "M")
    assert len(plane.data) >= 2 and len(lines.data) >= 4 and lines.layout.annotations[0].x != 0.5
    assert "sort things" in loop.words and again["quiet"] == 7


def test_it_runs_where_nothing_is_written_yet():
    """Every cell, with nothing to show or an invitation."""
    shown = run()
    assert len(shown) == 10 and shown[1] is None and len(shown[3]) == 0 and "<svg" in shown[7].svg


def test_it_is_no_chapter():
    """Neither for the app nor for those who check chapters: it asks nothing, and keeps nothing."""
    assert "your-own-notebook" not in [book.slug for book in chapters(CHECKOUT / "chapters")]
    assert not [key for key in read_ledger(CHECKOUT / "chapters") if key.startswith("your-own-notebook")]


def test_lab_puts_it_beside_the_chapters(monkeypatch):
    """In the reader's folder, once; what they made of it stays."""
    monkeypatch.setenv("WORKBOOK_CHAPTERS", str(CHECKOUT / "chapters"))
    mine = own_copy() / NOTEBOOK.name
    assert mine.read_bytes() == NOTEBOOK.read_bytes()
    mine.write_text("mine")
    own_copy()
    assert mine.read_text() == "mine"
