"""What a page gets when it asks, whoever carries the question: a server, or the browser alone."""

from workbook.desk.asked import At, Question, Reply

__all__ = ["At", "Question", "Reply"]
