"""What became of a plan goes into the log that its author has named, once each time it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.exercises.dated import Log
from workbook.exercises.plan import Plan


def keep_in_log(
    answers: Answers, plan: Plan, before: Mapping[str, Any] | None, now: Mapping[str, str]
) -> None:
    """Add an entry if a plan is told that was not told on that day before.

    It comes before the plan itself: an entry that is there already is not written a second time, whatever was
    cut off in between.

    Args:
        answers: where both are kept.
        plan: what was planned.
        before: the plan as it is kept; `None` without one.
        now: the plan as it is going to be kept.

    Raises:
        WorkbookError: the entry cannot be kept.
    """
    day, words = now.get("told"), plan.outcome(now)
    if not plan.log or not day or not words or day == (before or {}).get("told"):
        return
    log = find_exercise(plan.log)
    if not isinstance(log, Log):
        return
    rows = log.shown(answers.get(plan.log)) or []
    if not any(row.get("day") == day and row.get("words") == words for row in rows):
        answers.append(plan.log, {"day": day, "words": words})
