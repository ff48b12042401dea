"""Authoring: the chapter that `new` writes, and the names and titles that it takes."""

import pytest

from workbook.authoring import check, write_skeleton
from workbook.chapters.notebook import find_chapter
from workbook.errors import ChapterWrong


@pytest.mark.parametrize("slug", ["11-asking", "toolbox", "99-a-b-c"])
def test_a_skeleton_has_no_faults(shelf, slug):
    """The way starts on firm ground."""
    assert check(write_skeleton(shelf, slug, "Asking")) == []


def test_a_skeleton_holds_what_a_chapter_needs(shelf):
    """A text, a scale, a plan for the week and something to take along."""
    write_skeleton(shelf, "11-asking", "Asking  for\nhelp")
    book = find_chapter("11-asking")
    assert book.title == "Asking for help"
    assert [exercise.kind for exercise in book.exercises] == ["text", "scale", "plan", "text"]


def test_a_skeleton_is_never_written_over_a_chapter(shelf):
    """What is there stays, byte for byte."""
    path = write_skeleton(shelf, "11-asking", "Asking")
    before = path.read_bytes()
    with pytest.raises(ChapterWrong, match=r"There is already a chapter 11-asking in .*\.$"):
        write_skeleton(shelf, "11-asking", "Again")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "slug", ["", "11 asking", "11-Asking", "../11-asking", "11_asking", "-11", "a/b", "11-asking.ipynb"]
)
def test_a_bad_name_is_refused_in_one_sentence(shelf, slug):
    """Nothing is written, here or elsewhere."""
    with pytest.raises(ChapterWrong, match=r"is no name for a chapter; choose .*11-asking-for-help\.$"):
        write_skeleton(shelf, slug, "Asking")
    assert not list(shelf.parent.rglob("*.ipynb"))


def test_a_title_is_needed(shelf):
    """The start page shows it."""
    with pytest.raises(ChapterWrong, match="A chapter needs a title"):
        write_skeleton(shelf, "11-asking", " ")


def test_a_folder_that_refuses_is_said_so(shelf):
    """One sentence with the reason."""
    (shelf / "file").touch()
    with pytest.raises(
        ChapterWrong, match=r"No chapter can be written to .*: Not a directory; choose another\.$"
    ):
        write_skeleton(shelf / "file", "11-asking", "Asking")


def test_odd_titles_stay_titles(shelf):
    """Quotation marks, braces and other letters break nothing."""
    write_skeleton(shelf, "11-asking", '“Né” {slug} "x" \\n')
    assert find_chapter("11-asking").title == '“Né” {slug} "x" \\n'
