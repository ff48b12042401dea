"""What a reader touches: `open_chapter` opens a chapter, its page makes the fields."""

from widgets.field import Field
from widgets.linking import link
from widgets.log_filter import keep_unsaid
from widgets.page import Page, open_chapter

__all__ = ["Field", "Page", "link", "open_chapter"]

keep_unsaid()  # before anything is said: the key of a lock comes first
