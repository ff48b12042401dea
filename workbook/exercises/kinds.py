"""The kinds of exercise: frozen records that clean a value or say why they cannot.

Every record has a permanent `key` (`NN-slug.name`), a `prompt`, and `clean(value)`. Cleaning returns the
value as it will be kept, `None` where nothing was answered, or raises `AnswerRefused` with the rule and
the way out. Zero is an answer; an empty text is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, get_args

from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import clean_number, clean_text, listed
from workbook.exercises.column import Table
from workbook.exercises.dated import Break, Log
from workbook.exercises.kind import Kind
from workbook.exercises.options import Kept, Options
from workbook.exercises.plan import Plan
from workbook.exercises.script import Script
from workbook.exercises.sentence import Sentence
from workbook.exercises.shapes import LINES, ONE_OF, PILES, Shape, whole_number
from workbook.exercises.text import Text

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

    options: Options
    other: str | None = None

    def clean(self, value: object) -> Kept | None:
        kept = self.options.clean(value, self.prompt)
        if kept is None or self.other or kept in self.options:
            return kept
        raise AnswerRefused(
            f"“{self.prompt}” takes one of: {'; '.join(self.options.words)}. Choose one, or clear it."
        )

    def shown(self, value: object) -> Any:
        """Return what was chosen, even if this edition no longer offers it."""
        return self.options.kept(value)

    def told(self, value: Any) -> Any:
        return self.options.told(value)


@dataclass(frozen=True, kw_only=True)
class Checklist(Kind):
    """Any number of options, and own lines where `own` labels them."""

    kind: ClassVar[str] = "checklist"
    shape: ClassVar[Shape] = LINES
    group: ClassVar[bool] = True

    options: Options
    own: str | None = None

    def clean(self, value: object) -> list[Kept] | None:
        lines = _each_once(self.options.clean(line, self.prompt) for line in listed(value, self.prompt))
        own = [line for line in lines if line not in self.options]
        if own and not self.own:
            raise AnswerRefused(f"“{self.prompt}” takes only the lines it offers. Tick any of them, or none.")
        return [name for name in self.options if name in lines] + own or None

    def shown(self, value: object) -> list[Any] | None:
        """Return what was ticked, even if this edition no longer offers it."""
        return _all_kept(self.options, value) or None

    def told(self, value: Any) -> Any:
        return self.options.all_told(value)


@dataclass(frozen=True, kw_only=True)
class Deck(Kind):
    """Cards to draw from; what is kept is the favourites and cards of one's own."""

    kind: ClassVar[str] = "deck"
    shape: ClassVar[Shape] = PILES
    group: ClassVar[bool] = True

    cards: Options
    own: str = "A card of your own"

    @property
    def labels(self) -> Mapping[str, str]:
        return {"kept": "Kept", "own": self.own}

    def clean(self, value: object) -> dict[str, list[Any]] | None:
        if value is None:
            return None
        if not isinstance(value, Mapping) or not value.keys() <= {"kept", "own"}:
            raise AnswerRefused(f"“{self.prompt}” keeps two lists, kept and own. Give these and no others.")
        kept = (self.cards.clean(card, self.prompt) for card in listed(value.get("kept"), self.prompt))
        own = (clean_text(card, self.prompt) for card in listed(value.get("own"), self.prompt))
        piles = {"kept": _each_once(kept), "own": _each_once(own)}
        return piles if any(piles.values()) else None

    def shown(self, value: object) -> dict[str, list[Any]] | None:
        """Return what was kept, even if this edition no longer offers it."""
        found = value if isinstance(value, Mapping) else {}
        own = found.get("own")
        piles = {
            "kept": _all_kept(self.cards, found.get("kept")),
            "own": [card for card in own if isinstance(card, str)] if isinstance(own, list) else [],
        }
        return piles if any(piles.values()) else None

    def told(self, value: Any) -> Any:
        if not isinstance(value, Mapping) or "kept" not in value:
            return value
        return {**value, "kept": self.cards.all_told(value["kept"])}


def _each_once(lines: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for line in lines:
        if line is not None and line not in found:
            found.append(line)
    return found


def _all_kept(options: Options, value: object) -> list[Any]:
    return _each_once(map(options.kept, value)) if isinstance(value, list) else []


Exercise = Text | Script | Choice | Scale | Balance | Checklist | Table | Log | Sentence | Plan | Deck | Break
"""Every kind there is: `match` with `assert_never` at its end names what a new one still lacks."""

KINDS: tuple[type[Exercise], ...] = get_args(Exercise)
