"""The recovery code of a lock: made to be written down by hand and typed again years later."""

import hashlib
import re
import secrets
import unicodedata

# The letters of Crockford's base 32: no O beside 0, no I or L beside 1, no U beside V.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5
GROUPS = 6  # of 25 bits each; a seventh group is the check

_READ_AS = str.maketrans("OILU", "011V")
_BETWEEN = re.compile(r"[\s\-_.\u2010-\u2015\u2212]+")
_LENGTH = GROUP * (GROUPS + 1)
_MISSED = 2  # letters left out or put in too much, for it to be taken for a code nevertheless


def new_code() -> str:
    """A code of 150 random bits and a check, in groups as it is printed."""
    code = "".join(secrets.choice(LETTERS) for _ in range(GROUP * GROUPS))
    whole = code + _check(code)
    return "-".join(whole[start : start + GROUP] for start in range(0, _LENGTH, GROUP))


def read_code(typed: str) -> str | None:
    """What counts of a code that somebody typed, None if it is none or holds a slip.

    Capitals, spaces and hyphens do not count, and letters that look like another are read as that.
    """
    letters = _letters(typed)
    code = letters[: GROUP * GROUPS]
    return code if len(letters) == _LENGTH and letters == code + _check(code) else None


def resembles_code(typed: str) -> bool:
    """Whether somebody who typed this meant a recovery code, slips and all."""
    letters = _letters(typed)
    fits = abs(len(letters) - _LENGTH) <= _MISSED and set(letters) <= set(LETTERS)
    return fits and any(letter.isdigit() for letter in typed)


def _letters(typed: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_READ_AS)


def _check(code: str) -> str:
    digest = hashlib.sha256(b"dance-workbook recovery code " + code.encode("utf-8", "replace")).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:GROUP])
