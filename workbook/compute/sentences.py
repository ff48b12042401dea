"""What a page says in the place of an output: in a reader’s words, and why in an author’s."""

from __future__ import annotations

import re

from workbook.compute.limits import Limits
from workbook.pages.chapter import COMPUTED

WAITING = COMPUTED
FAILED = "This part could not be computed. Everything else works; what you saved is safe."
AGAIN = "What computes this part has stopped, and is started again. Your answers are not touched."
STOPPED = "What computes this part has stopped several times. Your answers are not touched."
ENDED = "This part ended its own program, and is left out. Everything else works."
MANY = "This part rests, because many pages that compute are open. Load this page again to go on here."
NOT_STARTED = "What computes this part could not be started. Everything else works."
SEALED = (
    "Your answers have a passphrase. This part has a program of its own, which is not given the key, "
    "so it stays empty. Everything else works."
)
LEFT_OUT = "The rest is left out: this part says more than fits on a page."
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07?")
_MISSING = re.compile(r"No module named ['\"]([\w.]+)['\"]")
LONGEST_WHY = 8_000


def too_long(limits: Limits) -> str:
    """Return what is said of a cell that was stopped."""
    return f"This part took longer than {limits.seconds:g} seconds and was stopped. Everything else works."


def too_large(limits: Limits) -> str:
    """Return what is said of an output or a widget that is not shown."""
    return f"This part shows something larger than {limits.size // 1_000_000} MB, which is left out."


def failed(name: str, value: str, limits: Limits) -> str:
    """Return what a reader is told of an error.

    Args:
        name: the error's class.
        value: what it says.
        limits: how long a cell may take.
    """
    if name == "KeyboardInterrupt":
        return too_long(limits)
    if name in ("ModuleNotFoundError", "ImportError") and (missing := _MISSING.search(value)):
        package = missing[1].partition(".")[0]
        return f"This part needs the Python package “{package}”, which is not installed here."
    return FAILED


def why(name: str, value: str, traceback: list[str]) -> str:
    """Return what an author is told of an error: where, and what Python says."""
    if name == "KeyboardInterrupt":
        return ""
    told = "\n".join(traceback) or f"{name}: {value}"
    return plain(told)[-LONGEST_WHY:]


def plain(text: str) -> str:
    """Return what a terminal would show of a text at last: no colours, a line written over as it ended."""
    lines = (line.rstrip("\r").rpartition("\r")[2] for line in _ANSI.sub("", text).split("\n"))
    return "\n".join(lines)
