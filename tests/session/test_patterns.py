"""The patterns in an open page: gathered when they can be seen, and again when something has changed."""

import subprocess
import sys

import pytest

from tests.insights.reader import READER
from workbook.answers import Answers
from workbook.protocol.from_page import Draw

from .conftest import Opened

GATHER = {"do": "draw", "want": "patterns"}
FEAR, LOG = "01-what-closeness-asks.fear-to-lose", "05-intensity.thermometer"


@pytest.fixture
def page():
    """The page of patterns, of a reader who wrote a sentence in two chapters and one entry of a log."""
    answers = Answers.open()
    answers[FEAR] = "My quiet mornings with Marlene"
    answers["03-distance-as-a-strategy.loop-i-do"] = "I go quiet when Marlene rings"
    answers[LOG] = [{"day": "2026-03-29", "level": 2, "words": "Marlene rang"}]
    return Opened("my-patterns")


@pytest.fixture
def piece(page):
    """The piece, before the page can see it."""
    return page.patterns("patterns", "What comes back")


def test_nothing_is_told_until_it_can_be_seen(piece, heard):
    """Only that it may be asked for: no word of an answer travels to a page that may never show it."""
    assert heard(piece, do="hello") == [{"say": "patterns", "key": "my-patterns.patterns"}]


def test_what_comes_back_is_told_when_asked(piece, heard):
    """As HTML, with the lines over time in words; the figure follows when the lines are in view."""
    patterns, lines = heard(piece, **GATHER)
    assert "quiet" in patterns["before"] and (patterns["names"], patterns["hidden"]) == (True, False)
    assert "Marlene rang" in lines["words"] and lines["answered"] and "figure" not in lines
    (drawn,) = heard(piece, do="draw")
    assert drawn["say"] == "drawn" and drawn["figure"]["data"]


def test_names_are_hidden_before_they_leave(piece, heard):
    """In the patterns and in the words of the lines; they are in no message."""
    told = heard(piece, **GATHER, hide=True)
    assert (
        len(told) == 2 and "Marlene" not in str(told) and told[0]["hidden"] and "M. rang" in told[1]["words"]
    )
    assert "Marlene" not in str(heard(piece, do="draw"))
    assert "Marlene" in str(heard(piece, **GATHER, hide=False))


def test_a_change_elsewhere_is_gathered_anew(page, piece, heard):
    """In another window, or by another program; nothing is said when nothing has changed."""
    heard(piece, **GATHER)
    told = []
    piece.tell = told.append
    page.look()
    assert told == []
    Answers.open()["05-intensity.signal"] = "A quiet alarm"
    page.look()
    assert "A <b>quiet</b> alarm" in told[0]["before"]
    del Answers.open()[FEAR]
    told.clear()
    page.look()
    assert "mornings" not in told[0]["before"]


def test_what_is_noticed_on_this_page_is_not_counted(page, piece, heard):
    """It is about the rest, and would only echo it; nor is the page told anew at each word of it."""
    heard(piece, **GATHER)
    told = []
    piece.tell = told.append
    note = page.text("notice", "What do you notice?")
    note.set("Rivers, rivers, quiet rivers")
    page.look()
    assert told == []
    assert "ivers" not in str(heard(piece, **GATHER))


def test_what_is_changed_before_anyone_looked_is_not_gathered(page, piece):
    """A page that is not in view costs nothing."""
    told = []
    piece.tell = told.append
    Answers.open()["05-intensity.signal"] = "A quiet alarm"
    page.look()
    assert told == [{"say": "patterns", "key": "my-patterns.patterns"}]


def test_patterns_are_found_without_a_heavy_package():
    """A server stays small, and a browser without pandas draws them as well."""
    code = (
        "import sys; from workbook.answers import Answers; from workbook.session import chapter_session\n"
        "from workbook.protocol.from_page import Draw; from workbook.exercises.vocabulary import declare\n"
        "piece = chapter_session.ChapterSession(Answers.open()).add(\n"
        "    declare('patterns', 'my-patterns', 'patterns', '?', {}))\n"
        "piece.here()\n"
        "piece.receive(Draw(key='x', want='patterns'))\n"
        "print([name for name in ('pandas', 'plotly', 'numpy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_no_answer_of_a_whole_workbook_is_lost_on_the_way():
    """All of it fits in a message, and a reader of ten chapters waits for less than half a megabyte."""
    piece = Opened("my-patterns").patterns("patterns", "?")
    piece.answers.update(READER)
    told = []
    piece.tell = told.append
    piece.receive(Draw(key=piece.key, want="patterns"))
    assert 20_000 < len(told[0]["before"]) < 500_000
