"""Words to say aloud, and the second sentence: what may come back, and what is said then.

As long as nothing is chosen or written for what comes back, the value is the words alone, as in every script
of an earlier edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from workbook.errors import AnswerRefused
from workbook.exercises.cleaning import clean_text
from workbook.exercises.shapes import WORDS, Shape, gaps
from workbook.exercises.text import Text

REPLIES: Mapping[str, tuple[str, str]] = {
    "silence": ("Silence", "Say nothing, and look away."),
    "you-always": ("“You always …”", "Say: “You always do this.”"),
    "tears": ("Tears", "Turn away, as if you were crying."),
    "no": ("A no", "Say: “No. I don’t want that.”"),
    "joke": ("A joke", "Laugh, and make a joke of it."),
    "own": ("Something else", ""),
}
"""What may come back, by its permanent name: what it is called, and how a friend plays it."""

PARTS: Mapping[str, str] = {
    "words": "What I say",
    "reply": "What they may answer",
    "theirs": "What they may say",
    "next": "What I say then",
}


def _joined(this: str | Mapping[str, str], that: str | Mapping[str, str]) -> str | dict[str, str]:
    """Join two scripts without losing a word of either; the first one says what comes back."""
    if isinstance(this, str) and isinstance(that, str):
        return f"{this}\n\n{that}"
    first, second = ({"words": it} if isinstance(it, str) else dict(it) for it in (this, that))
    reply = first.pop("reply", None) or second.get("reply")
    second.pop("reply", None)
    return gaps(first, second) | ({"reply": reply} if reply else {})


SPOKEN = Shape(
    {
        "anyOf": [
            WORDS.schema,
            {
                "type": "object",
                "properties": dict.fromkeys(PARTS, WORDS.schema),
                "additionalProperties": False,
            },
        ]
    },
    f"text, or a dictionary with {', '.join(PARTS)}",
    _joined,
)


@dataclass(frozen=True, kw_only=True)
class Script(Text):
    """Words to say aloud, with a rehearsal timer of `seconds` (shortest, longest)."""

    kind: ClassVar[str] = "script"
    shape: ClassVar[Shape] = SPOKEN

    seconds: tuple[int, int] = (15, 30)

    @property
    def labels(self) -> Mapping[str, str]:
        return PARTS

    @property
    def offered(self) -> frozenset[str]:
        return frozenset(REPLIES)

    def clean(self, value: object) -> Any:
        if not isinstance(value, Mapping):
            return super().clean(value)
        if not value.keys() <= PARTS.keys():
            raise AnswerRefused(f"“{self.prompt}” keeps {', '.join(PARTS)}. Give these and no others.")
        parts = {name: clean_text(value.get(name), self.prompt) for name in PARTS}
        if parts["reply"] not in (None, *REPLIES):
            raise AnswerRefused(
                f"“{self.prompt}” takes one of: {', '.join(REPLIES)}. Choose one, or clear it."
            )
        kept = {name: it for name, it in parts.items() if it is not None}
        return kept["words"] if [*kept] == ["words"] else kept or None

    def shown(self, value: object) -> Any:
        """Return what this edition knows of it; a reply that it does not know is left out."""
        if not isinstance(value, Mapping):
            return super().shown(value)
        known = {name: it for name, it in value.items() if name in PARTS and isinstance(it, str)}
        return super().shown({name: it for name, it in known.items() if name != "reply" or it in REPLIES})


def parts_of(value: Any) -> dict[str, str]:
    """Return a script by its parts, whether it is words alone or more."""
    return {"words": value} if isinstance(value, str) else dict(value or {})


def reply_in_words(parts: Mapping[str, str]) -> str:
    """Return what may come back: the reader’s own words for it, or what it is called; empty for nothing."""
    name = parts.get("reply", "")
    own = parts.get("theirs") if name in ("own", "") else None
    return own or REPLIES.get(name, (name, ""))[0]
