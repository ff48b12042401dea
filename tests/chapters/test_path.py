"""A path: its steps, how long they take, and what reaches a person."""

from workbook.chapters.notebook import chapters, read_chapter
from workbook.chapters.path import guarded, sections

GATE = 'page.gate("before", "?", statements=["a"], instead="b"{})'


def test_a_heading_with_an_exercise_is_a_step(write):
    """What asks nothing is read with the others, and not counted."""
    book = read_chapter(
        write("# They left", "## One", 'page.text("a", "?")', "Words", "## When not to\n\nNot now.")
    )
    assert [(part.title, part.number, len(part.pieces)) for part in sections(book)] == [
        ("", 0, 2),
        ("One", 1, 3),
        ("When not to", 0, 1),
    ]


def test_what_stands_behind_a_gate_reaches_a_person(write):
    """The next exercise does; a gate that is asked once in a sitting guards no step."""
    once, each = GATE.format(", once=True"), GATE.format("").replace("before", "then")
    book = read_chapter(
        write("# P", once, 'page.text("a", "?")', each, 'page.text("b", "?")', 'page.text("c", "?")')
    )
    assert guarded(book) == {"01-here.b"}


def test_paths_stand_behind_all_chapters(write):
    """They are no part of the order of reading."""
    for slug in ("path-01", "01-here", "zebra"):
        write("# T", 'page.text("a", "?")', slug=slug)
    assert [book.slug for book in chapters()] == ["01-here", "zebra", "path-01"]
