"""A free text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from workbook.exercises.cleaning import clean_text
from workbook.exercises.kind import Kind
from workbook.exercises.shapes import WORDS, Shape


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
