"""The words in which people write dates: months in some languages, “about”, “unknown”, “rather not”."""

from __future__ import annotations

import calendar
import re
import unicodedata

EARLIEST_YEAR, LATEST_YEAR = 10, 2190

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MONTHS_ELSEWHERE = (
    "jan januar jänner janvier enero gennaio januari janeiro",
    "feb februar février febrero febbraio februari fevereiro",
    "mar märz mrz mars marzo maart mrt março",
    "apr avril abril aprile",
    "mai mayo maggio mei maio",
    "jun juni juin junio giugno junho",
    "jul juli juillet julio luglio julho",
    "aug août agosto augustus",
    "sep sept septembre septiembre setembro settembre",
    "oct okt oktober octobre octubre ottobre outubro",
    "nov novembre noviembre novembro",
    "dec dez dezember décembre diciembre dicembre dezembro",
)

NOT_KNOWN = frozenset(
    ("", "-", "?", "??", "???", "unknown", "not known", "unk", "n/k", "don't know", "no idea", "not sure")
)
"""What stands for a fact nobody knows."""

DIED_YES = frozenset(
    ("yes", "y", "dead", "died", "deceased", "late", "true", "x", "†", "+", "ja", "oui", "sí")
)
"""What the reader writes when somebody died on a day that is not told."""

DIED_NO = frozenset(("no", "n", "alive", "living", "still alive", "false", "n/a", "not dead", "no, alive"))
"""What the reader writes when somebody lives."""

_BEFORE_DIGITS = r"(?![^\W\d_])\.?"  # “c1920” as well as “c. 1920”, and not “christmas”
BEFORE = re.compile(rf"(before|bef{_BEFORE_DIGITS}|<|earlier than|ante|by|vor) ?")
AFTER = re.compile(rf"(after|aft{_BEFORE_DIGITS}|>|later than|post|nach) ?")
APPROXIMATE = re.compile(
    rf"(about|around|circa|~|≈|(abt|ca?|approx(imately)?|est(imated)?|cal){_BEFORE_DIGITS}|roughly|"
    r"perhaps|maybe|probably|possibly|some ?time (in|around)|um|etwa|vers|hacia) ?"
)

_RATHER_NOT = re.compile(
    r"(i('d| would)? )?(rather|prefer|preferred) not( to)?( (say|tell|answer))?( so)?|private"
)


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


def month_named(word: str) -> int:
    """Return 1–12 for the name of a month or a usual short form, and 0 for any other word."""
    return _BY_NAME.get(_bare(word.casefold()), 0)


def says_rather_not(text: str | None) -> bool:
    """Return whether a cell says that the reader would rather not go into it."""
    if not text or len(text) >= 50 or text.isdecimal():
        return False
    return bool(_RATHER_NOT.fullmatch(plain(text)))


def plain(text: str) -> str:
    """Return text to compare: ordinary letters, digits and hyphens, small letters, single spaces."""
    if not text:
        return ""
    if not text.isascii():
        text = "".join(_ordinary(sign) for sign in unicodedata.normalize("NFKC", text))
    return " ".join(text.casefold().split()).rstrip(".;,! ").strip()


def _ordinary(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign in "‐‑‒–—−":
        return "-"
    return "'" if sign in "’‘ʼ`" else sign


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


_BY_NAME = {
    _bare(word.casefold()): number
    for number, (english, others) in enumerate(zip(MONTHS, _MONTHS_ELSEWHERE, strict=True), 1)
    for word in (english, *others.split())
}
