"""Words for a terminal: a name that somebody else has chosen must not move its cursor or change its title."""

from __future__ import annotations

import codecs
import os
import re
import shlex
import subprocess
import sys

SIMPLER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "→": "->"}
)
_ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, what turns the order of letters around, and what no terminal can show."""


def plainly(words: object) -> str:
    """Return words on one line, with “?” for every sign that a terminal would obey rather than show."""
    return _ORDERS.sub("?", str(words))


def typed(path: object) -> str:
    """Return a path as it has to be typed, in quotation marks where a terminal would take it apart."""
    words = str(path)
    return plainly(subprocess.list2cmdline([words]) if os.name == "nt" else shlex.quote(words))


def show_anything() -> None:
    """Let no word stop a command because the terminal, or the file it goes to, has no letter for it.

    What is typed or piped in may be in any encoding as well; whoever reads it says what is wrong with it.
    """
    codecs.register_error("plainly", _simpler)
    for stream, errors in ((sys.stdout, "plainly"), (sys.stderr, "plainly"), (sys.stdin, "surrogateescape")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)


def _simpler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    words = error.object[error.start : error.end].translate(SIMPLER)
    return "".join(letter if letter.isascii() else "?" for letter in words), error.end
