"""In a kernel of JupyterLab an author hears what the app says, in one sentence and without a traceback."""

import os
import sys
from pathlib import Path

import pytest
from jupyter_client import KernelManager

from tests.endpoints.test_authors import CELLS
from workbook.authoring import check
from workbook.server import lab

OPENING = 'from widgets import open_chapter\n\npage = open_chapter("01-here")'
RUNS_IN_A_KERNEL = ('page.text("fear", f', "for name", "print(")
"""What computes is Python like any other: where a kernel runs it, it works."""
WRONG = {cell: why for cell, why in CELLS.items() if not cell.startswith(RUNS_IN_A_KERNEL)}
MORE = {
    'page.txet("fear", "What?")': "page.txet is unknown. A chapter can call: balance,",
    'page.text("fear")': "page.text takes the key first and the question second",
    'page.text("fear", "What?", "Why?")': "page.text takes the key first and the question second",
    'page.text("fear", "What?", key="x")': "page.text takes the key first and the question second",
    'page.text("Fear", "What?")': "'Fear' is no key.",
    "page.scale(“near”, “How?”)": "this is not Python. Check its brackets and quotation marks.",
}


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """A kernel as `workbook lab` starts one, for a folder with one chapter."""
    folder = tmp_path_factory.mktemp("own")
    first = str(Path(lab.__file__).with_name("lab_startup.py"))
    ours = {"PYTHONSTARTUP": first, "WORKBOOK_CHAPTERS": str(folder), "JPY_SESSION_NAME": "01-here.ipynb"}
    env = os.environ | ours | {"WORKBOOK_HOME": str(folder / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    (folder / "01-here.ipynb").write_text("{}")
    manager = KernelManager()
    manager.start_kernel(env=env)
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready()
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def run(kernel):
    """Runs a cell; what stands under it in the end, without colours."""

    def run(cell):
        shown = []

        def hear(message):
            content = message["content"]
            if message["msg_type"] == "error":
                shown.append("\n".join(content["traceback"]))
            elif message["msg_type"] in ("stream", "execute_result"):
                shown.append(str(content.get("text") or content.get("data")))

        kernel.execute_interactive(cell, output_hook=hear, timeout=60)
        return "".join(shown)

    return run


def test_without_the_first_cell_it_says_what_to_write(run):
    """Python itself would only say that there is no such name."""
    said = run('page.text("fear", "What?")')
    assert said.startswith("no cell above it opens the chapter") and 'page = open_chapter("slug"' in said
    assert said.count("\n") == 0 and "once it is run: choose Run, then Run All Cells" in said


@pytest.mark.parametrize(("cell", "why"), [*WRONG.items(), *MORE.items()])
def test_the_sentence_is_that_of_the_app(run, cell, why):
    """And it is all there is: no line of ours or of Python's."""
    assert "Error" not in run(OPENING)
    said = run(cell)
    assert why in said and said.count("\n") == 0 and "Traceback" not in said


def test_a_cell_that_computes_runs(run):
    """Python is Python, magic words and mistakes included."""
    run(OPENING)
    assert run("%time page.slug") and "01-here" in run("page.slug")
    assert "ZeroDivisionError" in run("1 / 0") and "SyntaxError" in run("for (")
    assert "has no attribute" in run("page.text.nothing")
    assert run("hasattr(page, '_nothing')").endswith("False'}")


def test_a_notebook_of_another_name_is_said_so(run):
    """Its answers would go under keys that the app never looks for."""
    said = run('open_chapter("02-there")')
    assert "it opens “02-there”, and the file is called “01-here”" in said and "restart the kernel" in said


def test_a_key_twice_is_said_so(run):
    """Neither of the two is written over."""
    run(OPENING)
    run('page.text("twice", "One?")')
    assert "The key “twice” is taken by another cell" in run('page.text("twice", "Another?")')


def test_a_key_that_was_just_asked_can_be_shown(run):
    """It need not be in the file on the disk yet."""
    run(OPENING)
    run('page.scale("new", "How?", low="a", high="b")')
    assert run('page.show("01-here.new", "It was")').startswith("{'text/plain': '<Piece")


@pytest.mark.parametrize("cell", CELLS)
def test_check_says_the_same(write, cell):
    """The third that has to agree."""
    code = {"cell_type": "code", "metadata": {}, "source": cell, "outputs": [], "execution_count": None}
    (fault,) = check(write("# Here", code, "## When not to\n\nNever."))
    assert CELLS[cell] in fault
