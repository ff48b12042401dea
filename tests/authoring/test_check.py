"""Authoring: what `check` says of a chapter."""

import json

import pytest

from tests.chapters.test_ways import tagged
from workbook.authoring import check, without_a_page
from workbook.chapters import roles

LEAD = "# Here\n\nA lead."
CAUTION = "## When not to\n\nNot when you are afraid."
TEXT = 'page.text("fear", "What do you fear?")'
NEAR = 'page.scale("near", "How near?", low="far", high="close")'
FREE = 'page.scale("free", "How free?", low="not", high="very")'
PLANE = 'page.picture("plane", "Your point", separateness="free", connection="near")'


@pytest.fixture
def ledger(shelf):
    """Writes the ledger of published keys."""

    def ledger(text=None, **keys):
        published = json.dumps({f"01-here.{name}": kind for name, kind in keys.items()})
        (shelf / "keys.json").write_text(text if text is not None else published)

    return ledger


def test_a_good_chapter_has_no_faults(write):
    """Nothing is said when there is nothing to mend."""
    assert (
        check(write(LEAD, TEXT, NEAR, FREE, PLANE, 'page.show("01-here.fear", "You wrote")', CAUTION)) == []
    )


def only(path, *words):
    """The one fault there is; it names the file, and ends its sentence."""
    (fault,) = check(path)
    assert fault.startswith(path.name) and fault.endswith(".")
    return all(each in fault for each in words)


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"cells": [3]}', b"\xff", b'{"cells": ' + b"[" * 100_000])
def test_what_is_no_notebook_is_said_so(shelf, raw):
    """Whatever is in the file, one sentence and no traceback."""
    path = shelf / "01-here.ipynb"
    path.write_bytes(raw)
    assert only(path, "this is not a notebook")


def test_a_file_that_is_not_there_is_said_so(shelf):
    """A slip in the name is found at once."""
    assert only(shelf / "01-gone.ipynb", "there is no such notebook in")


def test_a_slug_that_differs_from_the_file_is_named(write):
    """Both names stand in the sentence, and the way out."""
    path = write(LEAD, CAUTION, opening='from widgets import open_chapter\n\npage = open_chapter("02-there")')
    assert only(path, "cell 1", "“02-there”", "“01-here”", 'Write open_chapter("01-here"')


def test_a_file_name_that_is_no_slug_is_named(write):
    """The name becomes an address and part of every key."""
    assert only(write(LEAD, slug="My chapter"), "its name is no chapter's name")


def test_a_cell_is_named_by_its_number_and_how_it_begins(write):
    """JupyterLab shows neither ids nor numbers; how a cell begins is there to be seen."""
    cell = 'page.slider(\n    "fear",\n    "What do you fear?")'
    assert only(
        write(LEAD, cell, CAUTION), ', cell 3 (“page.slider( "fear", "What do…”): page.slider is unknown'
    )
    assert only(write(LEAD, "x = (", CAUTION), ", cell 3 (“x = (”): this is not Python")


def test_a_cell_that_computes_is_no_fault(write):
    """The app shows it, as JupyterLab does."""
    assert check(write(LEAD, "x = 1", 'page.text("fear", f"What {1}?")', CAUTION)) == []


def test_what_stands_without_an_opening_is_said_once(write):
    """One sentence tells what to write; the cells that wait for it need none."""
    assert only(write(LEAD, TEXT, NEAR, CAUTION, opening=None), "no cell opens")


@pytest.mark.parametrize("formula", ["Take $a^2 + b^2$ of it.", "So:\n\n$$\na^2\n$$"])
def test_a_formula_is_named(write, formula):
    """Readers would see dollars and carets."""
    assert only(write(LEAD, formula, CAUTION), "cell 3", "it holds a formula")


def test_money_is_no_formula(write):
    """Two prices in a line."""
    assert check(write(LEAD, "It costs $5 or $10 a week.", CAUTION)) == []


def test_a_missing_opening_is_said_with_what_to_write(write):
    """The first cell can be copied from the sentence."""
    assert only(write(LEAD, CAUTION, opening=None), "no cell opens", 'page = open_chapter("01-here", "line")')


def test_an_opening_that_is_not_first_is_named(write):
    """Prose before the opening would not be seen as the chapter's."""
    opening = 'from widgets import open_chapter\n\npage = open_chapter("01-here")'
    assert only(write(LEAD, opening, CAUTION, opening=None), "cell 2", "not the first cell")


def test_a_second_opening_is_named(write):
    """One page is enough."""
    again = 'from widgets import open_chapter\n\npage = open_chapter("01-here")'
    assert only(write(LEAD, again, CAUTION), "cell 3", "Once is enough")


@pytest.mark.parametrize("first", ["A lead.", "## Part", "#Here", "# \n\nA lead.", "A lead.\n\n# Late"])
def test_a_missing_title_is_named(write, first):
    """The first Markdown cell begins with it."""
    assert only(write(first, CAUTION), "cell 2", "it has no title")


def test_a_part_for_later_has_a_heading(write):
    """Without one there is nothing to open it by."""
    assert only(write(LEAD, CAUTION, tagged("Weeks later.", "later")), "cell 4", "“later” and no heading")
    assert check(write(LEAD, CAUTION, tagged("## Halfway\n\nLook.", "later"), TEXT)) == []


def test_a_chapter_without_prose_has_no_title(write):
    """The start page needs one."""
    assert ": it has no title" in check(write(TEXT, slug="journal"))[0]


@pytest.mark.parametrize("second", [TEXT, 'page.gate("fear", "?", statements=["a"], instead="b")'])
def test_a_double_key_is_named_with_both_cells(write, second):
    """Two exercises would write over each other."""
    assert only(write(LEAD, TEXT, second, CAUTION), "cell 4", "“fear” is taken by cell 3")


def test_quoting_twice_is_no_double_key(write):
    """A quotation has no key of its own."""
    show = 'page.show("01-here.fear", "You wrote")'
    assert check(write(LEAD, TEXT, show, show, CAUTION)) == []


def test_a_published_key_that_is_gone_is_named(write, ledger):
    """Readers' answers would hang in the air."""
    ledger(fear="text", hope="sentence")
    assert only(
        write(LEAD, TEXT, CAUTION), "“hope” was published and is gone", 'bring back page.sentence("hope"'
    )


def test_a_retired_key_may_be_gone(write, ledger):
    """Its answers stand in the playbook, and no other question takes its key."""
    ledger(fear="text, retired", hope="sentence, retired")
    assert check(write(LEAD, TEXT, CAUTION)) == []
    ledger(fear="scale, retired")
    assert only(write(LEAD, TEXT, CAUTION), "cell 3", "was published as scale and is text now")


def test_a_published_key_that_became_a_picture_is_gone(write, ledger):
    """Only an exercise can hold an answer."""
    ledger(**{"picture-plane": "text"})
    assert "was published and is gone" in " ".join(check(write(LEAD, NEAR, FREE, PLANE, CAUTION)))


def test_a_published_key_of_another_kind_is_named(write, ledger):
    """A text cannot be shown on a scale."""
    ledger(fear="scale")
    assert only(
        write(LEAD, TEXT, CAUTION), "cell 3", "was published as scale and is text now", "a key of its own"
    )


def test_keys_of_other_chapters_and_new_keys_are_no_fault(write, shelf):
    """The ledger holds the whole workbook; a key is new before it is published."""
    (shelf / "keys.json").write_text('{"02-there.fear": "text"}')
    assert check(write(LEAD, TEXT, CAUTION)) == []


@pytest.mark.parametrize("text", ["", "[]", '{"01-here.fear": 3}'])
def test_a_ledger_that_cannot_be_read_is_said_so(write, ledger, text):
    """Without it no promise can be checked."""
    ledger(text)
    assert only(write(LEAD, TEXT, CAUTION), "the ledger keys.json")


def code(**members):
    """A cell that holds an exercise, and what it should not."""
    whole = {
        "cell_type": "code",
        "id": "fear",
        "metadata": {},
        "source": TEXT,
        "outputs": [],
        "execution_count": None,
    }
    return whole | members


@pytest.mark.parametrize("left", [{"outputs": [{"output_type": "stream"}]}, {"execution_count": 3}])
def test_outputs_and_counts_are_named(write, left):
    """They could hold an answer."""
    assert only(write(LEAD, code(**left), CAUTION), "cell 3 (“page.text(", "Clear all outputs")


def test_widget_state_is_named(write):
    """It could hold every answer."""
    assert only(write(LEAD, TEXT, CAUTION, widgets={"state": {}}), "it keeps widget state")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("page.slider('a', 'b')", "page.slider is unknown"),
        ("page.text('a', 'b', low='c')", "it takes no low="),
        ("page.scale('a', 'b')", "it also needs"),
        ("page.text('a')", "takes the key first and the question second"),
        ("page.text('a', '')", "has no prompt"),
        ("page.text('a', 'b', rows=3, rows=4)", "this is not Python"),
        ("page.choice('a', 'b', options=[\n" + "'c',\n" * 11 + "])", "it is longer than 12 lines"),
    ],
)
def test_a_cell_that_is_no_declaration_is_named(write, source, words):
    """What the reader of notebooks does not understand, the author is told."""
    assert only(write(LEAD, source, CAUTION), "cell 3", words)


@pytest.mark.parametrize("key", ["01-here.hope", "02-there.fear"])
def test_a_quotation_of_nothing_is_named(write, key):
    """An unknown key would stay empty for ever."""
    assert only(
        write(LEAD, TEXT, f'page.show("{key}", "You wrote")', CAUTION), "cell 4", key, "no chapter asks"
    )


def test_a_quotation_from_another_chapter_is_found(write):
    """It lies beside this one."""
    write("# There", 'page.text("hope", "?")', slug="00-there")
    assert check(write(LEAD, 'page.show("00-there.hope", "You wrote")', CAUTION)) == []


def test_a_picture_of_nothing_is_named(write):
    """Both sides must be asked somewhere."""
    assert only(
        write(LEAD, NEAR, PLANE, CAUTION), "cell 4", "it draws 01-here.free, and no chapter asks that"
    )


def test_a_picture_takes_scales(write):
    """Words and sides have no place from 0 to 10."""
    balance = 'page.balance("free", "?", low="me", high="them")'
    assert only(
        write(LEAD, NEAR, balance, PLANE, CAUTION), "cell 5", "which is a balance", "it takes a scale"
    )


def test_a_picture_that_does_not_exist_is_named(write):
    """And those that do."""
    cell = 'page.picture("spiral", "Your spiral")'
    assert only(write(LEAD, cell, CAUTION), "cell 3", "no picture “spiral”", "loop", "seesaw")


def test_a_role_that_a_picture_does_not_have_is_named(write):
    """And those that it has."""
    cell = 'page.picture("plane", "Your point", up="near")'
    assert only(write(LEAD, NEAR, cell, CAUTION), "cell 4", "takes no up=", "connection, separateness")


@pytest.mark.parametrize(
    "prose",
    ["<b>Bold</b>", "<div>\n\nBlock\n\n</div>", "> A <br> line", "- x\n- <!-- y -->", "a|b\n-|-\n<i>|c"],
)
def test_html_in_prose_is_named(write, prose):
    """Readers would see it as typed."""
    assert only(write(LEAD, prose, CAUTION), "cell 3", "it holds HTML")


@pytest.mark.parametrize("prose", ["3 < 4 and 5 > 4", "`<b>`", "<https://example.org>", "A & B", "    <b>"])
def test_what_only_looks_like_html_is_none(write, prose):
    """Signs, code and addresses are Markdown."""
    assert check(write(LEAD, prose, CAUTION)) == []


@pytest.mark.parametrize(
    ("slug", "faults"), [("01-here", 1), ("10-there", 1), ("00-welcome", 0), ("toolbox", 0)]
)
def test_a_numbered_chapter_says_when_not_to(write, slug, faults):
    """Advice without its limits harms."""
    found = check(write(LEAD, "## When now", slug=slug))
    assert len(found) == faults and all("“## When not to”" in fault for fault in found)


def test_every_fault_is_said_at_once(write):
    """An author mends them in one sitting."""
    assert len(check(write("No title", "page.slider('a', 'b')", "<b>x</b>", code(execution_count=1)))) == 5


def test_faults_do_not_repeat_what_a_cell_showed(write):
    """An output may hold an answer, so nothing of it is said."""
    shown = code(outputs=[{"output_type": "stream", "text": "secret"}])
    assert "secret" not in " ".join(check(write(LEAD, shown, CAUTION)))


def test_a_key_that_the_workbook_relies_on_is_missed(write, ledger, monkeypatch):
    """In a chapter of its own folder alone, where a ledger is kept; of another kind it is as good as gone."""
    monkeypatch.setitem(roles.KINDS, "01-here.near", "text")
    path = write(LEAD, NEAR, CAUTION)
    assert check(path) == []
    ledger(near="scale")
    assert only(path, "cell 3", "relies on “near”", 'page.text("near", …)', "workbook/chapters/roles.py")


def test_a_page_that_the_workbook_relies_on_is_missed(shelf, ledger):
    """Among the published chapters; a folder of somebody’s own may hold what it likes."""
    assert without_a_page(shelf) == []
    ledger()
    assert any(fault.startswith("family-map.ipynb: the workbook itself") for fault in without_a_page(shelf))


def test_threads_that_cannot_be_drawn_are_said(write):
    """The page would stand without them, and nobody would know why."""
    path = write(LEAD, TEXT, CAUTION)
    notebook = json.loads(path.read_text())
    path.write_text(json.dumps({**notebook, "metadata": {"threads": ["M0 0H9", "over there"]}}))
    assert only(path, "threads are not two lines")
