"""What a page gets when it asks, whoever carries the question: a server, or the browser alone."""

from workbook.endpoints.request import PageContext, Request, Response

__all__ = ["PageContext", "Request", "Response"]
