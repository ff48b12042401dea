"""A sentence with gaps to fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from workbook.errors import AnswerRefused, ChapterWrong
from workbook.exercises.cleaning import clean_text
from workbook.exercises.kind import Kind
from workbook.exercises.shapes import GAPS, Shape

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Sentence(Kind):
    """A sentence with `{slots}` to fill, shown whole as it grows; `slots` says what goes into each.

    Attributes:
        feelings: whether it asks for a feeling, and words for feelings are offered beside it.
        unless: the full key of an answer that makes this one needless: it is folded while there is that one.
    """

    kind: ClassVar[str] = "sentence"
    shape: ClassVar[Shape] = GAPS
    group: ClassVar[bool] = True

    template: str
    slots: Mapping[str, str]
    gently: Mapping[str, str] = field(default_factory=dict)
    feelings: bool = False
    unless: str | None = None

    def __post_init__(self) -> None:
        if sorted(_SLOT.findall(self.template)) != sorted(self.slots):
            raise ChapterWrong(
                f"The template of {self.key} and its slots name different gaps. "
                "Use every {gap} once in the template, and give it one entry in slots."
            )

    @property
    def labels(self) -> Mapping[str, str]:
        return self.slots

    def parts(self) -> list[str]:
        """Return the template cut at its gaps: words, slot, words, slot, …, words."""
        return _SLOT.split(self.template)

    def clean(self, value: object) -> dict[str, str] | None:
        if value is None:
            return None
        if not isinstance(value, Mapping) or not value.keys() <= self.slots.keys():
            gaps = ", ".join(self.slots)
            raise AnswerRefused(f"“{self.prompt}” has the gaps {gaps}. Fill these and no others.")
        filled = {slot: clean_text(value.get(slot), self.prompt) for slot in self.slots}
        return {slot: text for slot, text in filled.items() if text is not None} or None

    def whole(self, value: Any) -> str:
        """Return the sentence by itself, “…” in a gap that is open; nothing where all are."""
        return self.filled(value) if value else ""

    def filled(self, value: Mapping[str, str]) -> str:
        """Return the sentence with what is in its gaps, “…” in one that is open."""
        return _SLOT.sub(lambda gap: value.get(gap[1], "…").strip(), self.template)
