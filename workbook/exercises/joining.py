"""Two versions of one answer as one, where that can be done without losing a word of either."""

from __future__ import annotations

from typing import Any

from workbook.errors import AnswerRefused
from workbook.exercises.kinds import Exercise


def both(exercise: Exercise, this: Any, that: Any) -> Any:
    """Join two cleaned values of an exercise.

    Args:
        exercise: what was asked.
        this: one value; `None` is unanswered.
        that: another.

    Returns:
        One cleaned value that says what both say; `None` where the kind or its limits do not allow it.
    """
    if this is None or that is None:
        return that if this is None else this
    join = exercise.shape.join
    if join is None:
        return None
    try:
        return exercise.clean(join(this, that))
    except AnswerRefused:
        return None
