"""Words for a terminal: a name that somebody else has chosen must not move its cursor or change its title."""

from __future__ import annotations

import re

_ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, what turns the order of letters around, and what no terminal can show."""


def plainly(words: object) -> str:
    """Return words on one line, with “?” for every sign that a terminal would obey rather than show."""
    return _ORDERS.sub("?", str(words))
