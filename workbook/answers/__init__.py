"""One small document per person: read strictly, saved whole, never lost."""

from workbook.answers.answers import Answers
from workbook.answers.entry import Entry, Value

__all__ = ["Answers", "Entry", "Value"]
