"""Two versions of one answer: both are shown, and the reader chooses."""

import pytest

from workbook.answers import Answers

from .conftest import Opened

KEY = "01-here.fear"


@pytest.fixture
def elsewhere():
    """Another window."""
    return Answers.open()


@pytest.fixture
def put(elsewhere):
    """Saves a text in the other window."""

    def put(value, kind="text", key=KEY, base=None):
        elsewhere.refresh()
        return elsewhere.put(key, value, kind=kind, prompt="?", base=base)

    return put


@pytest.fixture
def divided(fear, heard, put):
    """A field whose text two windows have changed; the other's version is “theirs”."""
    heard(fear, do="put", value="first", rev=0, seq=1)
    put("theirs")
    (told,) = heard(fear, do="put", value="mine", rev=1, seq=2)
    assert [version["words"] for version in told["others"]] == ["theirs"]
    return told["others"][0]


def choose(field, heard, divided, keep, value="mine", rev=3):
    """Decide as the page does."""
    (told,) = heard(field, do="settle", keep=keep, of=divided["of"], value=value, rev=rev, seq=9)
    assert (told["say"], told["seq"], told["others"]) == ("saved", 9, [])
    return told


def test_a_text_its_page_has_not_seen_is_kept_beside(divided, on_disk):
    """Whoever writes last does not silence the other."""
    assert on_disk()["fear"] == "mine"
    assert divided["at"].endswith("Z") and divided["joins"] is True


def test_what_the_kernel_has_seen_the_page_may_not_have(fear, heard, put):
    """A look at the file between two edits makes no unseen text seen."""
    heard(fear, do="put", value="first", rev=0, seq=1)
    put("theirs")
    fear.here()
    (told,) = heard(fear, do="put", value="mine", rev=1, seq=2)
    assert [version["words"] for version in told["others"]] == ["theirs"]


def test_two_edits_on_their_way_are_no_conflict(fear, heard):
    """The second was sent before the first was acknowledged; both are of this page."""
    heard(fear, do="put", value="a", rev=0, seq=1)
    (told,) = heard(fear, do="put", value="ab", rev=0, seq=2)
    assert told["others"] == [] and told["rev"] == 2


@pytest.mark.parametrize(("keep", "kept"), [("this", "mine"), ("that", "theirs"), ("both", "mine\n\ntheirs")])
def test_the_reader_chooses(fear, heard, divided, keep, kept, on_disk):
    """This, that, or both; the page is told what is in the file now."""
    told = choose(fear, heard, divided, keep)
    assert on_disk()["fear"] == told["value"] == fear.value == kept
    assert Answers.open().entry(KEY).other == ()


def test_what_stands_in_the_box_is_what_is_kept(fear, heard, divided, on_disk):
    """An edit that was not sent yet goes with the choice."""
    choose(fear, heard, divided, "this", value="mine, and more")
    assert on_disk()["fear"] == "mine, and more"


def test_an_emptied_box_may_win(fear, heard, divided, on_disk):
    """To keep nothing is a choice too."""
    choose(fear, heard, divided, "this", value=None)
    assert on_disk()["fear"] is None


def test_a_choice_that_another_window_has_made_changes_nothing(fear, heard, divided, on_disk):
    """The box is saved, and no version is dropped that nobody saw."""
    choose(fear, heard, divided, "this")
    choose(fear, heard, divided, "that", value="later", rev=4)
    assert on_disk()["fear"] == "later"


def test_a_third_version_stays(fear, heard, divided, put):
    """What arrived while the reader was deciding is shown next."""
    put("a third", base=0)
    (told,) = heard(fear, do="settle", keep="this", of=divided["of"], value="mine", rev=3, seq=9)
    assert [version["words"] for version in told["others"]] == ["a third"]


def test_an_unknown_choice_drops_nothing(fear, heard, divided):
    """A page of another edition, or a hostile one."""
    (told,) = heard(fear, do="settle", keep="neither", of=divided["of"], value="mine", rev=3, seq=9)
    assert [version["words"] for version in told["others"]] == ["theirs"]


def test_versions_are_told_when_the_page_opens(divided, heard):
    """Opening later, the question is still there."""
    field = Opened("01-here").text("fear", "What do you fear?")
    (told,) = heard(field, do="hello")
    assert [version["words"] for version in told["others"]] == ["theirs"]


def test_a_version_that_cannot_be_shown_is_kept_and_not_offered(page, heard, put):
    """Another edition may have asked for something else."""
    put("words", kind="text", key="01-here.near")
    put(3, kind="scale", key="01-here.near", base=0)
    near = page.scale("near", "How near?", low="far", high="close")
    (told,) = heard(near, do="hello")
    assert told["value"] == 3 and told["others"] == []
    assert len(Answers.open().entry("01-here.near").other) == 1
