"""A part of a room that rests between evenings: locked with a code that only its owner gets, once."""

from __future__ import annotations

import os
import re
import secrets

from workbook import config
from workbook.errors import WorkbookError

LETTERS = "bcdfghjkmnpqrstvwxz23456789"  # as accounts of a room are named: told apart by eye and by ear
WHOSE, SECRET, GROUP = 6, 12, 3
"""Letters that say whose part it is, letters that nobody else knows (57 bits, behind scrypt), and a group."""

NO_REST = "This room does not rest: it is erased when it closes. Keep a copy instead."
_OWNER = re.compile(rf"guest-([{LETTERS}]{{{WHOSE}}})")


def new_code(account: str) -> str:
    """Return a code for somebody’s part, such as “kfm-pzt-bcd-fgh-jkm-npq”.

    Args:
        account: whose it is; for one that is not a guest’s the first letters are chance as well.
    """
    found = _OWNER.fullmatch(account)
    letters = (found[1] if found else _chance(WHOSE)) + _chance(SECRET)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def read_code(typed: str) -> str | None:
    """Return a code as it was given out, however it was typed; `None` for what is none.

    Capitals, spaces and hyphens do not count.
    """
    letters = "".join(it for it in typed[:200].casefold() if it.isalnum())
    if len(letters) != WHOSE + SECRET or not set(letters) <= set(LETTERS):
        return None
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def account_of(code: str) -> str:
    """Return whose part a code opens."""
    return f"guest-{code.replace('-', '')[:WHOSE]}"


def code_for_here() -> str:
    """Return a code for whoever’s server this is.

    Raises:
        WorkbookError: it is in no room that rests.
    """
    if not config.ROOM_RESTS.get():
        raise WorkbookError(NO_REST)
    return new_code(os.environ.get("JUPYTERHUB_USER", ""))


def _chance(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))
