"""What becomes of a plan on the start page: it is told, asked about later, given up, or forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from workbook.answers import Answers
from workbook.answers.storage import disk
from workbook.chapters.notebook import find_exercise
from workbook.errors import WorkbookError
from workbook.exercises.kinds import Plan
from workbook.exercises.plan import OUTCOME
from workbook.session.told_plan import keep_in_log
from workbook.zone import zone

LATER = dt.timedelta(days=3)
GONE = "This plan is no longer there. Reload the page."
NOTHING_TOLD = "Choose or write something first. One word is enough."


class Keeper(Protocol):
    """Whoever keeps the answers of this run."""

    async def ask(self, work: Callable[[Answers], None]) -> None:
        """Let one piece of work have the answers."""


async def plan(keeper: Keeper, asked: dict[str, Any]) -> dict[str, Any]:
    """Do with a plan what a button of the start page asks for.

    Args:
        keeper: whoever keeps the answers.
        asked: `key`, `what` (told, later, dropped or forget), the `rev` that the page has seen, what is told.

    Raises:
        WorkbookError: there is no such plan, or it says nothing.
    """
    exercise = find_exercise(str(asked.get("key", "")))
    if not isinstance(exercise, Plan):
        raise WorkbookError(GONE)
    today = dt.datetime.fromtimestamp(disk.now(), zone()).date()
    await keeper.ask(lambda answers: _done(answers, exercise, asked, today))
    return {"done": True}


def _done(answers: Answers, exercise: Plan, asked: Mapping[str, Any], today: dt.date) -> None:
    answers.refresh()
    before = exercise.shown(answers.get(exercise.key))
    if before is None:
        raise WorkbookError(GONE)
    if asked.get("what") == "forget":
        answers.forget(exercise.key)
        return
    now = exercise.kept({**before, **_changes(asked, today)})
    if asked.get("what") == "told":
        if not exercise.outcome(now):
            raise WorkbookError(NOTHING_TOLD)
        keep_in_log(answers, exercise, before, now)
    rev = asked.get("rev")
    base = rev if type(rev) is int else None
    answers.put(exercise.key, now, kind=exercise.kind, prompt=exercise.prompt, base=base)


def _changes(asked: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    told = {part: asked.get(part) or None for part in OUTCOME}
    match asked.get("what"):
        case "told":
            return {**told, "told": today.isoformat(), "ask": None}
        case "later":
            return {**told, "ask": (today + LATER).isoformat()}
        case "dropped":
            return {**told, "dropped": today.isoformat()}
    raise WorkbookError(GONE)
