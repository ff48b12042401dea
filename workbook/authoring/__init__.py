"""For authors: start a chapter, hear in plain sentences what is wrong with it, rename its keys, share it."""

from workbook.authoring.check import check
from workbook.authoring.ledger import publish, without_a_page
from workbook.authoring.renaming import rename
from workbook.authoring.sharing import shareable
from workbook.authoring.skeleton import write_skeleton

__all__ = ["check", "publish", "rename", "shareable", "without_a_page", "write_skeleton"]
