"""An open chapter: its pieces by their keys, and what its page hears."""

import pytest

from tests.session.conftest import Heard, Opened
from workbook.answers import Answers
from workbook.session.chapter_session import NOT_UNDERSTOOD


@pytest.fixture
def spoken(page):
    """A chapter with a text and a scale, and its page."""
    page.text("fear", "What do you fear?").set("dark")
    page.scale("near", "How near?", low="a", high="b")
    return Heard(page)


def test_a_connected_page_hears_how_everything_stands(spoken):
    """Every field, then that all is ready."""
    assert [(each["say"], each.get("value")) for each in spoken.told] == [
        ("here", "dark"),
        ("here", None),
        ("ready", None),
    ]


def connected(page, made):
    """What a page hears that was made with these answers, as far as it is told their values."""
    heard = []
    page.connect(heard.append, made)
    return {each["key"]: each.get("value", "as it is") for each in heard if each["say"] == "here"}


def test_what_a_page_was_made_with_is_not_said_again(spoken, page):
    """Neither an answer nor that there is none; where each stands in the file is."""
    assert connected(page, page.answers.fingerprint) == dict.fromkeys(page.pieces, "as it is")
    assert page.pieces["01-here.fear"].rev == 1


@pytest.mark.parametrize("changed", ["01-here.fear", "01-here.near", "02-there.other"])
def test_a_page_that_was_made_with_other_answers_is_told_all(spoken, page, changed):
    """As from a browser's store, whatever has changed since, and wherever."""
    made = page.answers.fingerprint
    Answers.open().put(changed, 4, kind="scale", prompt="?")
    assert connected(page, made).keys() == page.pieces.keys()
    assert "as it is" not in connected(page, made).values() and "as it is" not in connected(page, "").values()


def test_nobody_waits_for_a_picture(page):
    """Fields are ready to take words before anything is drawn."""
    page.picture("loop", "Your loop", i_do="fear", they_feel="hope")
    page.patterns("again", "What comes back")
    page.text("fear", "What do you fear?")
    assert [each["say"] for each in Heard(page).told] == ["here", "ready", "drawn", "patterns"]


def test_trouble_is_told_when_a_page_connects(home):
    """The page says so at its top."""
    home.mkdir()
    (home / "answers.json").write_text("{damaged")
    trouble = Heard(Opened("01-here")).told[-1]["trouble"]
    assert "cannot be read" in trouble or trouble.endswith(".")


def test_each_message_finds_its_field(spoken, on_disk):
    """By its key."""
    first = spoken.speak(do="put", key="01-here.near", value=0, rev=0, seq=1)
    second = spoken.speak(do="forget", key="01-here.fear", seq=2)
    assert [(each["say"], each["key"], each["seq"]) for each in first + second] == [
        ("saved", "01-here.near", 1),
        ("forgotten", "01-here.fear", 2),
    ]
    assert on_disk() == {"near": 0}


@pytest.mark.parametrize("key", ["01-here.nobody", None, 3, ["x"], "01-here"])
def test_a_message_for_nobody_is_told_that_nothing_was_saved(spoken, on_disk, key):
    """A piece that could not be made has no field; the words stay on the page, and nothing breaks."""
    (told,) = spoken.speak(do="put", key=key, value="secret", seq=1)
    assert (told["say"], told["key"], told["seq"]) == ("unsaved", key, 1) and "secret" not in str(told)
    assert on_disk() == {"fear": "dark"}


def test_an_edit_without_a_number_is_not_taken(spoken, on_disk):
    """Nobody could be told what became of it."""
    assert spoken.speak(do="put", key="01-here.fear", value="light") == [] and on_disk() == {"fear": "dark"}


def test_a_page_that_comes_back_goes_on_where_it_was(spoken, page, on_disk):
    """On a new line: what it wrote itself is no other version, though it heard of no acknowledgement."""
    spoken.speak(do="put", key="01-here.fear", value="dark and", rev=1, seq=1)
    again = Heard(page)
    (told,) = again.speak(do="put", key="01-here.fear", value="dark and light", rev=1, seq=2)
    assert (told["say"], told["others"]) == ("saved", []) and on_disk()["fear"] == "dark and light"


def test_a_piece_that_cannot_be_made_leaves_the_others(page, monkeypatch):
    """It is named, with the kind of error and no word more."""
    from workbook.exercises.vocabulary import declare

    monkeypatch.setattr(
        page, "_piece", lambda record, made=page._piece: 1 / 0 if "odd" in record.key else made(record)
    )
    records = [declare("text", "01-here", key, "?", {}) for key in ("odd", "even")]
    assert page.open(records) == [("01-here.odd", "ZeroDivisionError")]
    assert [*page.pieces] == ["01-here.even"]


def test_what_the_map_adds_stands_in_its_table_at_once(on_disk):
    """Before the next look at the file would show it."""
    page = Opened("family-map")
    page.table("people", "Who?", columns={"who": "Name"})
    piece = page.family_map("map", "Your map")
    heard = Heard(page)
    heard.told.clear()
    page.answers.put("family-map.people", [{"who": "Ada"}], kind="table", prompt="?")
    piece.after("family-map.people")
    assert [(told["key"], told["value"]) for told in heard.told] == [("family-map.people", [{"who": "Ada"}])]


@pytest.mark.parametrize("wrong", [{"rev": "1"}, {"do": "settle", "keep": "this"}, {"do": "settle", "of": 3}])
def test_an_edit_of_another_shape_is_answered_and_keeps_nothing(spoken, on_disk, wrong):
    """As from a page of another edition: nobody waits for it, and nobody's words are written over."""
    (told,) = spoken.speak(**{"do": "put", "key": "01-here.fear", "value": "secret", "seq": 1, **wrong})
    assert told == {"say": "unsaved", "why": NOT_UNDERSTOOD, "key": "01-here.fear", "seq": 1}
    assert on_disk() == {"fear": "dark"}
