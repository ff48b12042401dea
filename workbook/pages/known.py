"""What a page knows of each key while it is put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from workbook.exercises.kinds import Exercise


class Known(NamedTuple):
    """What is known of one key: its exercise, its answer, the answer's revision, and words kept beside it."""

    exercise: Exercise | None
    value: Any
    rev: int
    beside: str = ""


Look = Callable[[str], Known]
