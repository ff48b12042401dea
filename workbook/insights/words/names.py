"""Names in what somebody wrote: those of a table's rows, initials, kin, and capitals within a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from workbook.insights.coerce import words_of
from workbook.insights.words.common_words import COMMON
from workbook.insights.words.own_words import as_written

KIN = frozenset(
    [
        "mum",
        "mummy",
        "mom",
        "mommy",
        "mam",
        "mama",
        "mother",
        "dad",
        "daddy",
        "papa",
        "father",
        "sister",
        "brother",
        "son",
        "daughter",
        "gran",
        "granny",
        "grandma",
        "grandmother",
        "grandad",
        "grandpa",
        "grandfather",
        "aunt",
        "auntie",
        "uncle",
        "cousin",
        "niece",
        "nephew",
    ]
)
MYSELF = frozenset({"i", "me", "myself", "mine", "self", "we", "us", "both", "all", "everyone", "nobody"})
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "the", "old", "young"})
PLAIN = KIN | MYSELF | TITLES
"""Words that tell nobody's name."""

CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "new-year",
        "ramadan",
        "eid",
        "passover",
        "diwali",
    ]
)
NO_NAMES = frozenset(
    ["english", "german", "french", "spanish", "italian", "internet", "whatsapp", "facebook"]
)
LONGEST, MOST_WORDS = 40, 3
MANY_CAPITALS = 0.12
"""From this share of words on, a text is in a language that writes all its nouns so."""

ENOUGH = 40
"""Words in which that can be seen."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_INITIAL = re.compile(r"(?<![\w.’'])[^\W\d_]\.(?!\w)")
_WITHIN = re.compile(r"(?<=[^\W\d_],\s)[^\W\d_]{2,}|(?<=[^\W\d_]\s)[^\W\d_]{2,}|(?<=,\s)[^\W\d_]{2,}")


def bare(name: str) -> str:
    """Return a name as it is compared: small letters, no point at its end; nothing if it is no name."""
    plain = words_of(name) if len(name) <= LONGEST else ""
    plain = re.sub(r"^(my|our)\s+", "", plain.casefold().rstrip(".…!?"))
    return plain if len(plain.split()) <= MOST_WORDS and plain not in MYSELF else ""


def named_in(cell: str) -> list[str]:
    """Return the people a cell names: “Mum and K.” are two."""
    parts = re.split(r"\s*[,;/&+]\s*|\s+(?:and|und|et|y)\s+", words_of(cell)) if len(cell) <= 200 else []
    return [part for part in parts if bare(part)]


def initials_in(text: str) -> list[str]:
    """Return initials such as “K.”."""
    return [found for found in _INITIAL.findall(text) if found[0].isupper()]


def kin_in(text: str) -> list[str]:
    """Return words such as “Mum” or “sister”, as they were written."""
    return [word for word in as_written(text.replace("’s", "").replace("'s", "")) if word.casefold() in KIN]


def capitals_in(texts: Sequence[str], *, at_starts: bool = False) -> set[str]:
    """Return words that are written with a capital within sentences, and never without one.

    Args:
        texts: everything the reader wrote; where capitals are as many as in German, none are returned.
        at_starts: those too that begin sentences more than once; a few of them are no names.
    """
    written = [word for text in texts for word in as_written(text)]
    inside = [word for text in texts for word in _WITHIN.findall(text) if _is_capital(word)]
    if len(inside) > MANY_CAPITALS * len(written) and len(written) > ENOUGH:
        return set()
    small = {word for word in written if word[:1].islower()}
    no_names = small | COMMON | CALENDAR | NO_NAMES | PLAIN
    starting = Counter(word.removesuffix("’s") for word in written if len(word) > 1 and _is_capital(word))
    often = [word for word, times in starting.items() if at_starts and times > 1]
    return {
        word for word in [*inside, *often] if not {word.casefold(), word.casefold().rstrip("s")} & no_names
    }


def _is_capital(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name in a text: as a whole word, with its capital if it was written with one."""
    plain = words_of(name).rstrip(".…!?")
    plain = re.sub(r"^(my|our)\s+", "", plain, flags=re.IGNORECASE)
    if len(plain) == 1:
        point = r"\." if plain.upper() in "AIO" else r"(?:\.|(?!\w))"
        return re.compile(rf"(?<![\w.’']){re.escape(plain.upper())}{point}(?!\w)")
    if _UNSPACED.search(plain):
        return re.compile(re.escape(plain))
    anyhow = re.IGNORECASE if plain.casefold() in KIN or not plain[:1].isupper() else 0
    return re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)", anyhow)


def names_to_hide(told: Iterable[str], capitals: Iterable[str]) -> tuple[str, ...]:
    """Return every word that is a name, the longest first; “Mum”, “Aunt” and initials tell nobody.

    Args:
        told: cells that hold people, and what the reader is called.
        capitals: what `capitals_in` found.
    """
    words = {word for cell in told for name in named_in(cell) for word in _hideable(name)} | set(capitals)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _hideable(name: str) -> list[str]:
    words = as_written(name)
    telling = [word for word in words if len(word) > 1 and word.casefold() not in PLAIN]
    return [word for word in telling if len(words) == 1 or not word[:1].islower()]


def behind_initials(names: Iterable[str]) -> Callable[[str], str]:
    """Return what puts an initial in the place of each of some names.

    Args:
        names: as `names_to_hide` returns them.
    """
    either = "|".join(_anywhere(name) for name in names)
    if not either:
        return str
    found = re.compile(rf"(?:{either})(?:\.(?!\.))?")
    return lambda text: found.sub(lambda name: f"{name[0][0].upper()}.", text)


def _anywhere(name: str) -> str:
    if _UNSPACED.search(name):
        return re.escape(name)
    whole = rf"(?<!\w){re.escape(name)}(?!\w)"
    return whole if name.casefold() in COMMON else rf"(?i:{whole})"
