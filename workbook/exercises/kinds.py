"""The kinds of exercise: frozen records that clean a value or say why they cannot.

Every record has a permanent `key` (`NN-slug.name`), a `prompt`, and `clean(value)`. Cleaning returns the
value as it will be kept, `None` where nothing was answered, or raises `AnswerRefused` with the rule and
the way out. Zero is an answer; an empty text is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, get_args

from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import clean_number, clean_text, listed
from workbook.exercises.column import Table
from workbook.exercises.dated import Break, Log
from workbook.exercises.kind import Kind
from workbook.exercises.plan import Plan
from workbook.exercises.sentence import Sentence
from workbook.exercises.shapes import LINES, ONE_OF, PILES, WORDS, Shape, whole_number

__all__ = [
    "KINDS",
    "Balance",
    "Checklist",
    "Choice",
    "Deck",
    "Exercise",
    "Plan",
    "Scale",
    "Script",
    "Sentence",
    "Table",
    "Text",
]


@dataclass(frozen=True, kw_only=True)
class Text(Kind):
    """A free text; `gently` maps a word to one kind remark shown when that word is typed.

    Attributes:
        feelings: whether it asks for a feeling, and words for feelings are offered beside it.
    """

    kind: ClassVar[str] = "text"
    shape: ClassVar[Shape] = WORDS

    rows: int = 3
    gently: Mapping[str, str] = field(default_factory=dict)
    feelings: bool = False

    def clean(self, value: object) -> str | None:
        return clean_text(value, self.prompt)


@dataclass(frozen=True, kw_only=True)
class Script(Text):
    """Words to say aloud, with a rehearsal timer of `seconds` (shortest, longest)."""

    kind: ClassVar[str] = "script"

    seconds: tuple[int, int] = (15, 30)


@dataclass(frozen=True, kw_only=True)
class Scale(Kind):
    """A whole number from 0 to 10, unanswered until touched."""

    kind: ClassVar[str] = "scale"
    shape: ClassVar[Shape] = whole_number(0, 10)
    lowest: ClassVar[int] = 0
    highest: ClassVar[int] = 10

    low: str
    high: str

    def clean(self, value: object) -> int | None:
        return clean_number(value, self.prompt, self.lowest, self.highest)

    def in_words(self, value: int | None) -> str:
        """Return a number as it is said."""
        return "" if value is None else f"{value} of {self.highest}"


@dataclass(frozen=True, kw_only=True)
class Balance(Scale):
    """A whole number from −5 to +5 between two sides; 0 means even."""

    kind: ClassVar[str] = "balance"
    shape: ClassVar[Shape] = whole_number(-5, 5)
    lowest: ClassVar[int] = -5
    highest: ClassVar[int] = 5

    def in_words(self, value: int | None) -> str:
        if value is None:
            return ""
        return "even" if value == 0 else f"{abs(value)} towards “{self.low if value < 0 else self.high}”"


@dataclass(frozen=True, kw_only=True)
class Choice(Kind):
    """One of several options, none chosen beforehand; `other` labels a free line."""

    kind: ClassVar[str] = "choice"
    shape: ClassVar[Shape] = ONE_OF
    group: ClassVar[bool] = True

    options: tuple[str, ...]
    other: str | None = None

    @property
    def offered(self) -> frozenset[str]:
        return frozenset(self.options)

    def clean(self, value: object) -> str | None:
        text = clean_text(value, self.prompt)
        if text is None or text in self.options or self.other:
            return text
        raise AnswerRefused(
            f"“{self.prompt}” takes one of: {'; '.join(self.options)}. Choose one, or clear it."
        )

    def shown(self, value: object) -> str | None:
        """Return what was chosen, even if this edition no longer offers it."""
        return value if isinstance(value, str) else None


@dataclass(frozen=True, kw_only=True)
class Checklist(Kind):
    """Any number of options, and own lines where `own` labels them."""

    kind: ClassVar[str] = "checklist"
    shape: ClassVar[Shape] = LINES
    group: ClassVar[bool] = True

    options: tuple[str, ...]
    own: str | None = None

    @property
    def offered(self) -> frozenset[str]:
        return frozenset(self.options)

    def clean(self, value: object) -> list[str] | None:
        lines = [text for line in listed(value, self.prompt) if (text := clean_text(line, self.prompt))]
        own = [line for line in dict.fromkeys(lines) if line not in self.options]
        if own and not self.own:
            raise AnswerRefused(f"“{self.prompt}” takes only the lines it offers. Tick any of them, or none.")
        return [option for option in self.options if option in lines] + own or None

    def shown(self, value: object) -> list[str] | None:
        """Return what was ticked, even if this edition no longer offers it."""
        return [line for line in value if isinstance(line, str)] or None if isinstance(value, list) else None


@dataclass(frozen=True, kw_only=True)
class Deck(Kind):
    """Cards to draw from; what is kept is the favourites and cards of one's own."""

    kind: ClassVar[str] = "deck"
    shape: ClassVar[Shape] = PILES
    group: ClassVar[bool] = True

    cards: tuple[str, ...]
    own: str = "A card of your own"

    @property
    def labels(self) -> Mapping[str, str]:
        return {"kept": "Kept", "own": self.own}

    @property
    def offered(self) -> frozenset[str]:
        return frozenset(self.cards)

    def clean(self, value: object) -> dict[str, list[str]] | None:
        if value is None:
            return None
        if not isinstance(value, Mapping) or not value.keys() <= {"kept", "own"}:
            raise AnswerRefused(f"“{self.prompt}” keeps two lists, kept and own. Give these and no others.")
        piles = {name: self._pile(value.get(name)) for name in ("kept", "own")}
        return piles if any(piles.values()) else None

    def _pile(self, value: object) -> list[str]:
        lines = (clean_text(line, self.prompt) for line in listed(value, self.prompt))
        return list(dict.fromkeys(line for line in lines if line))


Exercise = Text | Script | Choice | Scale | Balance | Checklist | Table | Log | Sentence | Plan | Deck | Break
"""Every kind there is: `match` with `assert_never` at its end names what a new one still lacks."""

KINDS: tuple[type[Exercise], ...] = get_args(Exercise)
