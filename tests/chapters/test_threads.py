"""The two threads of a chapter, as its notebook's metadata hold them."""

import pytest

from workbook.chapters.notebook import chapters
from workbook.chapters.threads import Threads, threads_in

LINE = "M0 8C80 8-90 20.5 160,20S240 8 320 8"


def test_two_paths_are_the_threads():
    """The reader's stands first."""
    assert threads_in({"threads": [LINE, "M0 8H320"]}) == Threads(LINE, "M0 8H320")


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        [],
        {},
        {"threads": LINE},
        {"threads": [LINE]},
        {"threads": [LINE, LINE, LINE]},
        {"threads": [LINE, 3]},
        {"threads": [LINE, ""]},
        {"threads": [LINE, 'M0 0"/><script>']},
        {"threads": [LINE, "M" + "0 " * 400]},
    ],
)
def test_anything_else_is_none(metadata):
    """Other programs write what they like into metadata."""
    assert threads_in(metadata) is None


def test_every_numbered_chapter_has_threads_of_its_own():
    """A reader knows a chapter by them."""
    threads = [book.threads for book in chapters() if book.number]
    assert all(threads) and len(set(threads)) == len(threads)
