"""Whom a reader thinks of: one line a chapter, and what follows from it."""

import datetime as dt

import pytest

from workbook.answers import Answers
from workbook.chapters.notebook import find_chapter
from workbook.insights.due import due
from workbook.insights.patterns import in_words, patterns
from workbook.insights.pictures import PICTURES
from workbook.insights.whom import MOST, is_same, named, not_compared, thought_of, whom

ONE, THREE, FOUR, TEN = (
    "01-what-closeness-asks",
    "03-distance-as-a-strategy",
    "04-too-close",
    "10-change-that-lasts",
)
POINTS = {
    f"{ONE}.connection": 3,
    f"{ONE}.separateness": 4,
    f"{TEN}.connection-again": 6,
    f"{TEN}.separateness-again": 7,
}


def test_a_chapter_is_about_whoever_is_written_there():
    """And about nobody while nothing is."""
    assert (whom({f"{ONE}.whom": " L.\n"}, ONE), whom({}, ONE)) == ("L.", "")


@pytest.mark.parametrize(("one", "other"), [("L.", "l"), ("my L.", "L."), ("Mum", "mum"), ("我", "我")])
def test_the_same_person_may_be_written_otherwise(one, other):
    """A point, a capital and “my” make no other person."""
    assert is_same(one, other) and not_compared(one, other) == ""


def test_two_people_are_not_compared_as_then_and_now():
    """It says so, with both names; and where one of them is not named, that it cannot tell."""
    assert "about L., and now it is about M. Two" in not_compared("L.", "M.")
    assert "not said both times" in not_compared("", "M.")
    assert not_compared("", "") == ""


def test_people_are_gathered_over_chapters():
    """Each once, as first written, with the chapters that are about them."""
    kept = {f"{ONE}.whom": "L.", f"{THREE}.whom": "l", f"{FOUR}.whom": "B.", f"{ONE}.fear-to-lose": "No."}
    assert thought_of(kept) == {"L.": [ONE, THREE], "B.": [FOUR]}


def test_whoever_was_named_is_offered():
    """Those of chapters first, then those of the list of people; not without end."""
    people = [{"who": "l.", "close": 3}, {"who": "R."}, *({"who": f"Aunt {number}"} for number in range(20))]
    found = named({f"{FOUR}.whom": "L.", f"{ONE}.people": people})
    assert found[:2] == ["L.", "R."] and len(found) == MOST


def test_the_family_is_offered_after_them():
    """Those of its map who live, but oneself; nobody twice."""
    family = [
        {"who": "Ro", "is": "me"},
        {"who": "Johann", "is": "family", "died": "1989"},
        {"who": "Marlene", "is": "family"},
        {"who": "l", "is": "friend"},
    ]
    assert named({f"{FOUR}.whom": "L.", "family-map.people": family}) == ["L.", "Marlene"]


def test_the_plane_compares_one_person():
    """With an arrow, and in words; one point alone says who it is with."""
    plane, keys = PICTURES["plane"], PICTURES["plane"].keys
    shown = plane.shown({**POINTS, f"{ONE}.whom": "L.", f"{TEN}.whom": "L"}, keys)
    assert "From then to now: 3 up in connection" in shown.words and len(_arrows(shown.figure)) == 1
    alone = plane.shown({f"{ONE}.connection": 3, f"{ONE}.separateness": 4, f"{ONE}.whom": "L."}, keys)
    assert alone.words.startswith("Your point, with L.: connection 3")


def test_the_plane_says_that_it_cannot_compare_two_people():
    """Two points, no arrow, and why."""
    shown = PICTURES["plane"].shown(
        {**POINTS, f"{ONE}.whom": "L.", f"{TEN}.whom": "M."}, PICTURES["plane"].keys
    )
    assert "Two people cannot be compared" in shown.words and "From then to now" not in shown.words
    assert _arrows(shown.figure) == [] and len(shown.figure["data"]) == 2


def _arrows(figure):
    return [it for it in figure["layout"]["annotations"] if it.get("showarrow")]


def test_a_picture_says_whom_it_is_about():
    """Once there is something to see."""
    loop = PICTURES["loop"]
    given = {f"{THREE}.whom": "G.", f"{THREE}.loop-i-do": "I go."}
    assert loop.shown(given, loop.keys).words.startswith("About G. and me. A circle of four steps.")
    assert "G." not in loop.shown({f"{THREE}.whom": "G."}, loop.keys).words


def test_scales_of_two_people_stand_side_by_side_with_a_warning():
    """On “My patterns”, and nothing of it where it is one person."""
    other = in_words(patterns({**POINTS, f"{ONE}.whom": "L.", f"{TEN}.whom": "M."}))
    same = in_words(patterns({**POINTS, f"{ONE}.whom": "L.", f"{TEN}.whom": "L."}))
    assert "Two people cannot be compared" in other and "cannot be compared" not in same


def test_a_plan_that_is_due_knows_whom_it_is_about(home):
    """As its chapter says now."""
    answers = Answers.open()
    answers.put(f"{ONE}.whom", "L.", kind="text", prompt="")
    planned = {"when": "tea", "then": "say it", "made": "2020-01-01"}
    answers.put(f"{ONE}.try-this-week", planned, kind="plan", prompt="")
    (found,) = due(answers, [find_chapter(ONE)], dt.date(2020, 1, 3), dt.UTC)
    assert found.whom == "L."
