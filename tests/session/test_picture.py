"""Pictures in an open page: sent when they can be seen, and drawn anew when an answer changes."""

import pytest

from workbook.answers import Answers


@pytest.fixture
def loop(page):
    """A circle of two texts."""
    return page.picture("loop", "Your loop", i_do="fear", they_feel="hope")


def test_a_diagram_is_sent_once_it_can_be_seen(loop, fear, heard):
    """Before that only its words; a page that is never scrolled to needs no more."""
    fear.set("I go quiet")
    told = []
    loop.tell = told.append
    loop.here()
    assert "svg" not in told[-1] and told[-1]["answered"] and "I go quiet" in told[-1]["words"]
    (seen,) = heard(loop, do="draw")
    assert seen["svg"].startswith("<svg") and "I go quiet" in seen["svg"]


def test_a_diagram_follows_what_is_changed_elsewhere(page, loop, fear, heard):
    """And says nothing when nothing has changed."""
    fear.set("I go quiet")
    heard(loop, do="draw")
    told = []
    loop.tell = told.append
    page.look()
    assert told == []
    Answers.open().put(fear.key, "I talk more", kind="text", prompt="?")
    page.look()
    assert len([each for each in told if "I talk more" in each.get("svg", "")]) == 1


def test_what_is_forgotten_leaves_nothing_to_see(loop, fear, heard):
    """An invitation stands there again."""
    fear.set("I go quiet")
    heard(loop, do="draw")
    told = []
    loop.tell = told.append
    fear.set(None)
    assert told[-1]["answered"] is False and "svg" not in told[-1]
    assert told[-1]["words"] and "quiet" not in told[-1]["words"]


def test_an_answer_of_another_chapter_can_be_drawn(page, heard):
    """By its full key."""
    Answers.open().put("04-far.i-do", "I ring twice", kind="text", prompt="?")
    picture = page.picture("loop", "Your loop", i_do="04-far.i-do")
    page.look()
    (told,) = heard(picture, do="draw")
    assert "I ring twice" in told["svg"] and picture.sources == ("04-far.i-do",)


def test_the_timeline_draws_the_family_map_s_days(page, heard):
    """Whichever page the tables stand on."""
    picture = page.picture("timeline", "Days")
    assert picture.sources and all(key.startswith("family-map.") for key in picture.sources)
    people = [{"who": "Me", "is": "Me", "born": "9 May 1980"}, {"who": "N.", "died": "9 May 1999"}]
    Answers.open().put("family-map.people", people, kind="table", prompt="?")
    page.look()
    (told,) = heard(picture, do="draw")
    assert "9 May" in told["svg"] and "9 May" in told["words"]
