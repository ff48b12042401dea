"""The elements of a page; drawings, in the rooms below, are made of the same ones."""

from workbook.elements import Html, join, tag, void

__all__ = ["Html", "join", "tag", "void"]
