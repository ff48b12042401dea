"""How values are cleaned: each function returns what will be kept, or says the rule and the way out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from workbook.errors import AnswerRefused

LONGEST = 50_000

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r+\n")


def clean_text(value: object, prompt: str) -> str | None:
    """Return text as typed, or `None` when it is blank.

    Args:
        value: what came from the page; `str` or `None`.
        prompt: the question, named in a refusal.

    Raises:
        AnswerRefused: not text, or longer than 50,000 characters.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise AnswerRefused(f"“{prompt}” takes words. Write the answer as text, or leave it empty.")
    text = _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", value))
    if len(text) > LONGEST:
        raise AnswerRefused(
            f"“{prompt}” has {len(text):,} characters and {LONGEST:,} is the most one answer can hold. "
            "Shorten it, or keep the rest in a file of your own."
        )
    return text if text.strip() else None


def clean_number(value: object, prompt: str, lowest: int, highest: int) -> int | None:
    """Return a whole number between two ends, or `None`; zero is a number.

    Raises:
        AnswerRefused: not a whole number, or outside the two ends.
    """
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise AnswerRefused(
            f"“{prompt}” takes a whole number from {lowest} to {highest}. Choose one of these, or clear it."
        )
    return value


def listed(value: object, prompt: str) -> Sequence[object]:
    """Return a list as it is, and nothing as an empty one.

    Raises:
        AnswerRefused: not a list.
    """
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise AnswerRefused(f"“{prompt}” takes a list of lines. Give a list, or leave it empty.")
    return value


def dated(text: str, where: str) -> str:
    """Return a day in its plain form, such as `2026-11-21`.

    Raises:
        AnswerRefused: not a day.
    """
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise AnswerRefused(
            f"“{where}” takes a day such as 2026-11-21. Write it so, or leave it empty."
        ) from None
