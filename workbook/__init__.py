"""The Dance Workbook: what it knows, keeps and can say about a reader's answers."""

__version__ = "0.1.0"

from workbook.answers import Answers

__all__ = ["Answers", "__version__"]
