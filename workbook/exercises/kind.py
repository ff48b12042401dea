"""What every kind of exercise has."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from workbook.errors import AnswerRefused
from workbook.exercises.shapes import Shape


@dataclass(frozen=True, kw_only=True)
class Kind(ABC):
    """One prompt with its permanent key.

    Attributes:
        kind: its name in the answers file and in the vocabulary of authors, permanent.
        shape: what its value is made of.
        group: whether its control is several controls.
        key: `NN-slug.name`, permanent.
        prompt: the question as the reader sees it.
        hint: one quiet line below the question.
        example: a worked example, `Name: words`, folded until asked for.
    """

    kind: ClassVar[str]
    shape: ClassVar[Shape]
    group: ClassVar[bool] = False

    key: str
    prompt: str
    hint: str | None = None
    example: str | None = None

    @property
    def chapter(self) -> str:
        """The chapter's slug: the part of the key before the dot."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """The exercise's own name: the part of the key after the dot."""
        return self.key.partition(".")[2]

    @property
    def worked(self) -> tuple[str, str]:
        """The worked example: whose it is, empty if nobody is named, and the words."""
        example = self.example or ""
        who, colon, words = example.partition(":")
        return (who.strip(), words) if colon and len(who) < 24 and "\n" not in who else ("", example)

    @property
    def labels(self) -> Mapping[str, str]:
        """What the reader sees over each named part of a value."""
        return {}

    @abstractmethod
    def clean(self, value: object) -> Any:
        """Return the value as it will be kept, or `None` for unanswered.

        Raises:
            AnswerRefused: the value does not fit; the message says the rule and the way out.
        """

    def shown(self, value: object) -> Any:
        """Return a value from the file as this edition can show it; `None` where it cannot.

        The file may have been edited by hand, or written by another edition. It is not changed.
        """
        try:
            return self.clean(value)
        except AnswerRefused:
            return None

    def told(self, value: Any) -> Any:
        """Return a value from the file in the words of today; what was told already stays as it is.

        Where an option stands in it by its name, the words are a `Label`, which knows the name.
        """
        return value
