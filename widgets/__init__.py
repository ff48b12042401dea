"""What a reader touches: `open_chapter` opens a chapter, its page makes the fields."""

from widgets.field import Field
from widgets.page import Page, open_chapter

__all__ = ["Field", "Page", "open_chapter"]
