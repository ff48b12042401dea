"""What a page and an open chapter say to each other."""

from __future__ import annotations

import json
import math
import re
from typing import Any

Message = dict[str, Any]
KEEPS = {"put", "forget", "settle"}
DEEPEST = 20
"""Lists and rows within one another; what a page says has four."""

_HALF = re.compile("[\ud800-\udfff]")


def understood(text: str | bytes) -> Message | None:
    """Return a message of a page as a chapter can be told it, `None` where it is none.

    Half a character, as when a sign is cut in two, becomes the mark for one that was lost: the text around it
    is to be saved.
    """
    try:
        message = _whole(json.loads(text), DEEPEST)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) and isinstance(message.get("do"), str) else None


def _whole(value: Any, deep: int) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError
    if isinstance(value, list | dict) and not deep:
        raise ValueError
    if isinstance(value, list):
        return [_whole(each, deep - 1) for each in value]
    if isinstance(value, dict):
        return {_whole(name, deep): _whole(each, deep - 1) for name, each in value.items()}
    return value
