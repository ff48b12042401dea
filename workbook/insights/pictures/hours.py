"""Hours a week as people write them: “3–4”, “about 2”, “half an hour”, “1½”, “90 min”, “1 hour a day”.

Read gently: what is not clear stays unread, and the picture says so instead of guessing.
"""

from __future__ import annotations

import re
import unicodedata

WEEK = 168
"""Hours in a week; nobody can carry more of one task."""

COUNTS = {
    "none": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40,
}  # fmt: skip
FRACTIONS = {"half": 0.5, "½": 0.5, "quarter": 0.25, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_NUMBER = r"(\d+(?:\.\d+)?)"
_ROUGHLY = re.compile(
    r"^(?:about|around|approx(?:imately)?\.?|roughly|circa|ca?\.?|some|maybe|perhaps|nearly|almost|"
    r"over|up to|at least|more than|less than|under|~|≈|>|<|±)\s*"
)
_AFTERWARDS = re.compile(r"\s*(?:\+|ish|or so|or more|or less|roughly|approx\.?|\(?\?\)?|\.|!)$")
_EACH = re.compile(
    r"\s*(?:/|per|a|an|each|every)?\s*\b(day|night|morning|evening|daily|week|weekly|wk|month|monthly|year|yearly)$"
)
_PART_OF = re.compile(r"(half|quarter|third)( of)? an? (day|night|morning|evening|week)$")
_HOURS = r"(?:h|hr|hrs|hour|hours|std)\.?"
_MINUTES = r"(?:m|min|mins|minute|minutes)\.?"


def hours_of(words: str) -> float | None:
    """Return hours a week, the middle of a span; `None` where they cannot be read.

    Args:
        words: a cell as typed. Without a unit the number is hours, without “a day” it is a week's.
    """
    said = _plainly(words)
    if not said or len(said) > 60:
        return None
    said, times = _each(said)
    said = _trimmed(said)
    found = _amount(said) if times else None
    if found is None or not times:
        return None
    hours = round(found * times, 2)
    return hours if 0 <= hours <= WEEK else None


def _plainly(words: str) -> str:
    """Return words in small letters, digits of any script as 0–9, decimal commas as points."""
    said = "".join(str(unicodedata.decimal(sign, sign)) for sign in words.casefold())
    said = re.sub(r"(?<=\d),(?=\d{1,2}\b)", ".", said)
    said = re.sub(r"\s*[–—−‒]\s*", "-", said)
    said = re.sub(r"(?<=[\w½¼¾])-(?=[a-z])", " ", said)
    return " ".join(said.split())


def _each(said: str) -> tuple[str, int]:
    """Return the words without “a week” or “a day”, and how often in a week that is; 0 if it is not known."""
    match = _EACH.search(said)
    if not match:
        return said, 1
    if not said[: match.start()].strip() or _PART_OF.search(said):
        return said, 0
    period = match[1].removesuffix("ly")
    times = (
        7 if period in ("day", "dai", "night", "morning", "evening") else 1 if period in ("week", "wk") else 0
    )
    return said[: match.start()].strip(), times


def _trimmed(said: str) -> str:
    before = None
    while said != before:
        before = said
        said = _AFTERWARDS.sub("", _ROUGHLY.sub("", said))
    return said


def _amount(said: str) -> float | None:
    for read in (_span, _clock, _both, _minutes, _hours):
        found = read(said)
        if found is not None:
            return found
    return None


def _span(said: str) -> float | None:
    """Read “3–4”, “3 to 4 hours”, “between 3 and 4”, “2 or 3”."""
    said = re.sub(r"^between (.+) and ", r"\1-", said)
    parts = re.split(r"-| to | or ", said)
    if len(parts) != 2:
        return None
    minutes = re.search(rf"\d\s*{_MINUTES}$", parts[1])
    whole = re.fullmatch(_NUMBER, parts[0])
    start = _minutes(f"{parts[0]} min") if minutes and whole else _amount(_trimmed(parts[0]))
    end = _amount(_trimmed(parts[1]))
    return (start + end) / 2 if start is not None and end is not None and start <= end else None


def _clock(said: str) -> float | None:
    """Read “1:30” and “2h30”."""
    match = re.fullmatch(r"(\d{1,3})(?::|\s*h\s*)(\d\d)", said)
    return int(match[1]) + int(match[2]) / 60 if match and int(match[2]) < 60 else None


def _both(said: str) -> float | None:
    """Read “2 hours 30 minutes”."""
    match = re.fullmatch(rf"(.+?)\s*{_HOURS},?\s*(?:and\s+)?(\d+)\s*{_MINUTES}", said)
    hours = _count(match[1]) if match else None
    return hours + int(match[2]) / 60 if match and hours is not None else None


def _minutes(said: str) -> float | None:
    match = re.fullmatch(rf"(.+?)\s*{_MINUTES}", said)
    minutes = _count(match[1]) if match else None
    return None if minutes is None else minutes / 60


def _hours(said: str) -> float | None:
    """Read “3”, “3 h”, “half an hour”, “an hour and a half”, “two and a half hours”."""
    said = re.sub(r"^(an?|one) hour and (a half|a quarter|½|¼)$", r"1 and \2", said)
    said = re.sub(r"^an? hour$", "1", said)
    said = re.sub(r"\s*(?:of\s+)?(?:an?\s+)?hours?$", "", said)
    said = re.sub(rf"(?<=[\d½¼¾])\s*{_HOURS}$", "", said)
    return _count(said)


def _count(said: str) -> float | None:
    said = said.strip()
    if re.fullmatch(_NUMBER, said):
        return float(said) if len(said) < 9 else None
    if said in COUNTS:
        return COUNTS[said]
    if match := re.fullmatch(r"(?:(\d{1,3}) )?(\d)/(\d)", said):
        return int(match[1] or 0) + int(match[2]) / int(match[3]) if match[3] != "0" else None
    return _with_fraction(said)


def _with_fraction(said: str) -> float | None:
    match = re.fullmatch(r"(?:(\w+?)\s*(?:and )?)??(?:(three) )?(?:a )?(half|quarters?|[½¼¾⅓⅔])", said)
    if not match:
        return None
    whole = 0.0 if not match[1] else _count(match[1]) if match[1] not in FRACTIONS else None
    part = FRACTIONS[match[3].removesuffix("s")] * (3 if match[2] else 1)
    return None if whole is None else whole + part
