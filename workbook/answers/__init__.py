"""One small document per person: read strictly, saved whole, never lost."""

from workbook.answers.answers import Answers
from workbook.answers.entry import Entry, Value
from workbook.answers.view import AnswersCopy

__all__ = ["Answers", "AnswersCopy", "Entry", "Value"]
