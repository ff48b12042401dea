"""The room code: six letters that are told apart by eye and by ear."""

from __future__ import annotations

import hmac
import secrets

from workbook.errors import WorkbookError

LETTERS = "bcdfghjkmnpqrstvwxz"  # no vowels, so that no word comes out; no l, no y
LENGTH = 6
SHORTEST = 4


def new_code() -> str:
    """Return a fresh code, such as “kfm-pzt”: 47 million are possible."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{letters[:3]}-{letters[3:]}"


def tidy(typed: str) -> str:
    """Return what counts of a code that somebody typed: letters and digits, small."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum())


def own_code(wished: str) -> str:
    """Return a code of the facilitator's own.

    Raises:
        WorkbookError: it is too short to keep anybody out.
    """
    if len(tidy(wished)) < SHORTEST:
        raise WorkbookError(
            f"The room code is too short: it needs at least {SHORTEST} letters or digits. "
            "Choose a longer one, or leave --code out."
        )
    return wished.strip()


def same(typed: str, code: str) -> bool:
    """Return whether a code was typed rightly; how long that takes tells nothing."""
    return hmac.compare_digest(tidy(typed[:200]).encode(), tidy(code).encode())
