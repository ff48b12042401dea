"""The page: what an author calls, and the one channel of the app."""

import json

import comm
import pytest

from widgets import Page, open_chapter
from workbook.answers import Answers
from workbook.errors import ChapterWrong


@pytest.fixture
def served(monkeypatch):
    """As in a kernel of the app."""
    monkeypatch.setenv("WORKBOOK_SERVED", "1")


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


def test_running_a_cell_again_replaces_its_field(page):
    """The old one is closed, the new one has the answer."""
    before = page.text("fear", "?")
    before.value = "dark"
    after = page.text("fear", "?")
    assert before.comm is None and after.value == "dark" and page.pieces == {"01-here.fear": after}


def test_a_damaged_file_still_opens(home):
    """The page is there, the trouble is told, and not one byte changes."""
    home.mkdir()
    (home / "answers.json").write_text("{damaged")
    field = open_chapter("01-here").text("fear", "?")
    told = []
    field.tell = told.append
    field.receive({"do": "put", "value": "x", "seq": 1})
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
    picture.receive({"do": "draw"})
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
    heard(fear, do="forget")
    assert [each["words"] for each in told] == ["the dark", ""]


def test_a_gate_hears_nothing(page, heard, on_disk):
    """Ticks stay in the page."""
    gate = page.gate("safe", "?", statements=["a"], instead="b")
    assert heard(gate, do="put", value=["a"], seq=1) == [] and on_disk() == {} and not hasattr(gate, "value")


def test_the_app_s_fields_open_no_comm(served, comms, page):
    """One channel serves the whole page, so that a chapter costs one round trip."""
    field = page.text("fear", "?")
    field.value = "dark"
    assert comms == [] and field.comm is None and field.front is None


def test_the_app_s_fields_can_be_shown_and_closed(served, page):
    """As plain HTML, in case anyone prints one."""
    field = page.text("fear", "?")
    data, _ = field._repr_mimebundle_()
    field.close()
    field.close()
    assert set(data) == {"text/plain", "text/html"}


@pytest.fixture
def spoken(served, page, channel):
    """A page of the app with a text and a scale, connected."""
    page.text("fear", "What do you fear?").value = "dark"
    page.scale("near", "How near?", low="a", high="b")
    page.connect(channel, {})
    return channel


def test_a_connected_page_hears_how_everything_stands(spoken):
    """Every field, then that all is ready."""
    assert [(each["say"], each.get("value")) for each in spoken.sent] == [
        ("here", "dark"),
        ("here", None),
        ("ready", None),
    ]


def test_trouble_is_told_when_a_page_connects(served, home, channel):
    """The page says so at its top."""
    home.mkdir()
    (home / "answers.json").write_text("{damaged")
    Page("01-here", Answers.open()).connect(channel, {})
    assert "cannot be read" in channel.sent[-1]["trouble"] or channel.sent[-1]["trouble"].endswith(".")


def test_one_channel_serves_every_field(spoken, on_disk):
    """Each message finds its field by its key."""
    first = spoken.speak(do="put", key="01-here.near", value=0, rev=0, seq=1)
    second = spoken.speak(do="forget", key="01-here.fear", seq=2)
    assert [(each["say"], each["key"], each["seq"]) for each in first + second] == [
        ("saved", "01-here.near", 1),
        ("forgotten", "01-here.fear", 2),
    ]
    assert on_disk() == {"near": 0}


@pytest.mark.parametrize("key", ["01-here.nobody", None, 3, ["x"], "01-here"])
def test_a_message_for_nobody_is_told_that_nothing_was_saved(spoken, on_disk, key):
    """A cell that failed has no field; the words stay on the page, and nothing breaks."""
    (told,) = spoken.speak(do="put", key=key, value="secret", seq=1)
    assert (told["say"], told["key"], told["seq"]) == ("unsaved", key, 1) and "secret" not in str(told)
    assert on_disk() == {"fear": "dark"}


def test_the_app_s_channel_has_a_name(served):
    """The page asks for it when its kernel is ready."""
    open_chapter("01-here")
    assert "dance-workbook" in comm.get_comm_manager().targets


def test_elsewhere_no_channel_waits():
    """In JupyterLab every widget speaks for itself."""
    comm.get_comm_manager().targets.pop("dance-workbook", None)
    open_chapter("01-here")
    assert "dance-workbook" not in comm.get_comm_manager().targets
