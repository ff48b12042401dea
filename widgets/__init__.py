"""What a reader touches: `open_chapter` opens a chapter, its page makes the fields."""

from widgets.field import Field
from widgets.page import Page, open_chapter
from widgets.unsaid import keep_unsaid

__all__ = ["Field", "Page", "open_chapter"]

keep_unsaid()  # before anything is said: the key of a lock comes first
