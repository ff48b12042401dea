"""Parts for another day on a page: folded under their heading, and open where they hold an answer."""

from tests.chapters.test_sittings import CELLS
from workbook.chapters.notebook import read_chapter

from .test_ways import shown


def test_a_part_for_later_opens_by_its_heading(write):
    """Which a link finds; below it nothing is folded once more, and all is open without a script."""
    page = shown(read_chapter(write(*CELLS)))
    later = page.select("details.later[open]")
    assert [part.summary.h2["id"] for part in later] == ["halfway", "at-the-end"]
    assert [part.summary.small.text for part in later] == ["For later · 2 min", "For later · 2 min"]
    assert [len(part.select("[data-key]")) for part in later] == [1, 1]
    assert not page.select("details details, .later .stay") and later[0].p.text == "Look."
    assert later[1].select_one(".note h2").text == "When not to"


def test_a_part_for_later_with_an_answer_says_so(write):
    """So that it is not folded over it."""
    page = shown(read_chapter(write(*CELLS)), three="so")
    assert ["data-mine" in part.attrs for part in page.select("details.later")] == [False, True]


def test_the_minutes_of_a_chapter_are_todays(write):
    """What is for another day says its own."""
    page = shown(read_chapter(write(*CELLS)))
    assert page.select_one("[data-way=long]").text == "All of it, 4 min"
