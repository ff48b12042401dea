"""For authors: start a chapter, and hear in plain sentences what is wrong with one."""

from workbook.authoring.check import check
from workbook.authoring.ledger import without_a_page
from workbook.authoring.skeleton import write_skeleton

__all__ = ["check", "without_a_page", "write_skeleton"]
