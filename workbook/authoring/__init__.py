"""For authors: start a chapter, and hear in plain sentences what is wrong with one."""

from workbook.authoring.check import check
from workbook.authoring.skeleton import write_skeleton

__all__ = ["check", "write_skeleton"]
