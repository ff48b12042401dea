"""An if–then plan, and what became of it: what I expect, what happened, was I right, what I learned.

The days in it are the reader's own: when it was made, when to ask about it again, when it was told, and when
it was given up. Each may be missing, as in every plan of an earlier edition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import clean_text, dated
from workbook.exercises.sentence import Sentence
from workbook.exercises.shapes import GAPS, Shape, gaps

RIGHT: Mapping[str, str] = {
    "yes": "I was right.",
    "partly": "I was partly right.",
    "no": "I was not right.",
    "unsure": "I cannot tell yet.",
}
"""Whether it went as expected, by its permanent name."""

TOLD: Mapping[str, str] = {
    "expect": "What I expect",
    "happened": "What happened",
    "right": "Was I right?",
    "learned": "What I learned",
}
DAYS: Mapping[str, str] = {
    "made": "Planned on",
    "ask": "Ask me from",
    "told": "In the log since",
    "dropped": "Decided against it on",
}
OUTCOME = ("happened", "right", "learned")
SOON, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


def right_in_words(name: str) -> str:
    """Return whether it went as expected, in words; a name that no edition knows as it stands."""
    return RIGHT.get(name, name)


def _joined(this: Mapping[str, str], that: Mapping[str, str]) -> dict[str, str]:
    """Join two plans: words stand side by side, of two days the later counts, and this says who was right."""
    single = {*DAYS, "right"}
    words = gaps(*({name: it for name, it in plan.items() if name not in single} for plan in (this, that)))
    days = {name: max(this.get(name, ""), that.get(name, "")) for name in DAYS}
    right = this.get("right") or that.get("right") or ""
    return words | {name: it for name, it in {**days, "right": right}.items() if it}


LOOP = Shape(GAPS.schema, "a dictionary of gaps and what fills them, and what became of the plan", _joined)


@dataclass(frozen=True, kw_only=True)
class Plan(Sentence):
    """An if–then plan: when this happens, I do that (Gollwitzer and Sheeran 2006, 94 studies).

    Attributes:
        log: the full key of the log that takes what became of it; `None` for none.
        weekly: whether it is for every week, and asked about every week.
    """

    kind: ClassVar[str] = "plan"
    shape: ClassVar[Shape] = LOOP

    log: str | None = None
    weekly: bool = False

    @property
    def labels(self) -> Mapping[str, str]:
        return {**self.slots, **TOLD, **DAYS}

    def clean(self, value: object) -> dict[str, str] | None:
        if value is None:
            return None
        if not isinstance(value, Mapping) or not value.keys() <= self.labels.keys():
            names = ", ".join(self.labels)
            raise AnswerRefused(f"“{self.prompt}” keeps {names}. Give these and no others.")
        kept = {name: clean_text(value.get(name), self.prompt) for name in self.labels}
        if kept["right"] not in (None, *RIGHT):
            raise AnswerRefused(f"“{self.prompt}” takes one of: {', '.join(RIGHT)}. Choose one, or clear it.")
        kept |= {name: it and dated(it, self.prompt) for name, it in kept.items() if name in DAYS}
        filled = {name: it for name, it in kept.items() if it is not None}
        return filled if filled.keys() - DAYS.keys() else None

    def kept(self, value: object) -> dict[str, str]:
        """Return a plan as it will be kept; an empty one where nothing is planned.

        Raises:
            AnswerRefused: it does not fit.
        """
        return self.clean(value) or {}

    def shown(self, value: object) -> dict[str, str] | None:
        """Return what this edition knows of it; a part that it cannot read is left out."""
        if not isinstance(value, Mapping):
            return None
        fitting = {name: it for name, it in value.items() if name in self.labels and self._fits(name, it)}
        return self.clean(fitting)

    def _fits(self, name: str, part: object) -> bool:
        try:
            self.clean({name: part})
        except AnswerRefused:
            return False
        return True

    def outcome(self, value: Mapping[str, str]) -> str:
        """Return what became of a plan, as a line or more for a log; empty where nothing is told."""
        told = (value.get("happened"), RIGHT.get(value.get("right", "")), value.get("learned"))
        return "\n".join(part.strip() for part in told if part)

    def asks_from(self, value: Mapping[str, str], made: dt.date) -> dt.date | None:
        """Return the first day on which to ask how it went; `None` where there is nothing to ask any more.

        Args:
            value: the plan, cleaned.
            made: when it was planned, where it does not say so itself.
        """
        planned = any(value.get(slot) for slot in self.slots)
        if not planned or "dropped" in value or ("told" in value and not self.weekly):
            return None
        if "ask" in value:
            return dt.date.fromisoformat(value["ask"])
        since = dt.date.fromisoformat(value.get("told") or value.get("made") or made.isoformat())
        wait = WEEK if self.weekly else SOON
        return since + wait if since < dt.date.max - WEEK else None
