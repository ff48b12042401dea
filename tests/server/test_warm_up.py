"""What has been read and set before anybody asks is not read and set again."""

from __future__ import annotations

import sys

from workbook.chapters import notebook
from workbook.chapters.notebook import chapters, find_exercise
from workbook.pages.chapter import chapter
from workbook.pages.known import Known
from workbook.pages.prose import prose
from workbook.server.warm_up import warm_up


def test_no_reader_waits_for_what_all_read() -> None:
    """No notebook is parsed, no prose set, no picture's code loaded when a chapter is opened later."""
    for read in (notebook._read, prose):  # by the tests before this one
        read.cache_clear()
    warm_up()
    before = (notebook._read.cache_info().misses, prose.cache_info().misses, set(sys.modules))
    for book in chapters():
        assert chapter(book, lambda key: Known(find_exercise(key), None, 0))
    assert (notebook._read.cache_info().misses, prose.cache_info().misses, set(sys.modules)) == before
