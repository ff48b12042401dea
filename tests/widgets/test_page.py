"""The page: what an author calls in a notebook."""

import json
from types import SimpleNamespace

import pytest

from widgets import open_chapter
from workbook.errors import ChapterWrong


def test_a_chapter_opens_with_its_slug():
    """The first line of every notebook."""
    assert repr(open_chapter("01-here", "A line")) == "<Page 01-here: 0 pieces>"


def test_a_chapter_opens_with_the_reader_s_answers(home):
    """Those of the data folder."""
    assert open_chapter("01-here").answers.folder == home


def test_every_call_returns_a_piece_and_displays_nothing(page, capsys):
    """The notebook shows what a cell returns, and only that."""
    page.gate("safe", "?", statements=["a"], instead="b")
    assert page.text("fear", "?").key == "01-here.fear" and len(page.pieces) == 2
    assert capsys.readouterr() == ("", "")


def test_a_slip_is_told_to_the_author(page):
    """With the sentence that `workbook check` has for it."""
    with pytest.raises(ChapterWrong, match="has no prompt"):
        page.text("fear", "")


def test_a_misspelt_picture_is_told_to_the_author(page):
    """With the names that there are."""
    with pytest.raises(ChapterWrong, match=r"no picture “lop”\. There are: ledger, lines, loop"):
        page.picture("lop", "Your loop")


def test_running_a_cell_again_replaces_its_field(page):
    """The old one is closed, the new one has the answer."""
    before = page.text("fear", "?")
    before.value = "dark"
    after = page.text("fear", "?")
    assert before.comm is None and after.value == "dark" and page.pieces == {"01-here.fear": after}


@pytest.fixture
def run(monkeypatch):
    """Says which cell runs, as JupyterLab does; each run has a message of its own."""
    asked, shell = {}, SimpleNamespace(get_parent=lambda: asked)
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)

    def run(cell, message):
        asked.update(metadata={"cellId": cell}, header={"msg_id": message})

    return run


def test_a_cell_whose_words_were_changed_replaces_its_field(page, run):
    """An author mends a question in JupyterLab and runs the cell again."""
    run("a", "1")
    page.text("fear", "?").value = "dark"
    run("a", "2")
    assert page.text("fear", "What do you fear?").value == "dark"


@pytest.mark.parametrize(("cell", "message"), [("b", "2"), ("a", "1")])
def test_a_second_field_under_a_key_is_refused(page, run, cell, message):
    """Of another cell, or twice in one: the second text would be written over the first without a word."""
    run("a", "1")
    field = page.text("fear", "?")
    run(cell, message)
    with pytest.raises(ChapterWrong, match="“fear” is taken by another cell"):
        page.text("fear", "?")
    field.value = "dark"
    assert (
        page.pieces == {"01-here.fear": field}
        and field.comm is not None
        and page.answers[field.key] == "dark"
    )


def test_where_no_cell_is_told_other_words_are_another_field(page):
    """As under stock Voilà, which runs each cell once."""
    page.text("fear", "?")
    with pytest.raises(ChapterWrong, match="is taken"):
        page.text("fear", "And now?")


def test_a_damaged_file_still_opens(home):
    """The page is there, the trouble is told, and not one byte changes."""
    home.mkdir()
    (home / "answers.json").write_text("{damaged")
    field = open_chapter("01-here").text("fear", "?")
    told = []
    field.tell = told.append
    field.receive({"do": "put", "key": field.key, "value": "x", "seq": 1})
    assert told[0]["say"] == "unsaved" and (home / "answers.json").read_text() == "{damaged"


def test_a_picture_follows_its_scales(page, near, free):
    """Words at once, the figure once the page can see it."""
    picture, told = page.picture("plane", "Your point", separateness="free", connection="near"), []
    picture.tell = told.append
    near.value, free.value = 8, 9
    assert told[-1]["answered"] and "connection 8 of 10, separateness 9 of 10" in told[-1]["words"]
    assert "figure" not in told[-1]


def test_a_picture_is_drawn_when_it_is_seen(page, near, free):
    """With its point where it was answered, zero included."""
    picture, told = page.picture("plane", "Your point", separateness="free", connection="near"), []
    near.value, free.value = 0, 9
    picture.tell = told.append
    picture.receive({"do": "draw", "key": picture.key})
    assert list(told[-1]["figure"]["data"][0]["y"]) == [0] and json.dumps(told)


def test_a_picture_without_a_point_draws_nothing(page, near, heard):
    """Half an answer is no point."""
    picture = page.picture("plane", "Your point", separateness="free", connection="near")
    (told,) = heard(picture, do="draw")
    assert not told["answered"] and "figure" not in told and "Answer both" in told["words"]


def test_a_reader_s_edit_redraws(page, near, free, heard):
    """As soon as it is saved."""
    picture, told = page.picture("plane", "Your point", separateness="free", connection="near"), []
    free.value = 2
    picture.tell = told.append
    heard(near, do="put", value=3, rev=0, seq=1)
    assert "connection 3 of 10" in told[-1]["words"]


def test_a_quotation_follows_its_answer(write, page, fear, heard):
    """In words; nothing once it is forgotten."""
    write('page.text("fear", "What do you fear?")')
    quote, told = page.show("01-here.fear", "You wrote"), []
    quote.tell = told.append
    fear.value = "the dark"
    heard(fear, do="forget", seq=1)
    assert ["the dark" in each["html"] for each in told] == [True, False] and told[1]["html"] == ""


def test_an_edit_of_another_shape_is_answered(fear, heard, on_disk):
    """As from a page of another edition: nobody waits for it, and nothing is kept."""
    (told,) = heard(fear, do="put", value="secret", rev="1", seq=2)
    assert (told["say"], told["key"], told["seq"]) == ("unsaved", fear.key, 2) and on_disk() == {}


def test_a_gate_hears_nothing(page, heard, on_disk):
    """Ticks stay in the page."""
    gate = page.gate("safe", "?", statements=["a"], instead="b")
    assert heard(gate, do="put", value=["a"], seq=1) == [] and on_disk() == {} and not hasattr(gate, "value")


def test_an_opened_chapter_is_watched(monkeypatch):
    """The first line of every notebook is enough."""
    watched = []
    monkeypatch.setattr("widgets.page.watch", watched.append)
    page = open_chapter("01-here")
    assert watched == [page]


def test_no_answer_is_in_the_frame(page):
    """What Jupyter saves is the empty frame."""
    page.text("fear", "?").value = "My quiet mornings"
    for piece in (
        page.patterns("patterns", "What comes back"),
        page.picture("loop", "Your loop", i_do="fear"),
    ):
        assert "mornings" not in piece.html and piece.key in piece.html
        assert repr(piece) in (shown := str(piece._repr_mimebundle_())) and "mornings" not in shown
