"""What may be written under a key from Python: what a chapter asks there, or what is kept there already."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from workbook.answers.entry import Entry
from workbook.answers.storage import disk
from workbook.errors import AnswerRefused, ChapterMissing, nearest
from workbook.values import plain

Given = tuple[Any, str, str]
"""A value, its kind and its question."""


def fitting(key: str, value: object, before: Entry | None) -> Given:
    """Return a value as it will be kept, and the kind and the question to keep it with.

    Args:
        key: in full.
        value: what Python gives.
        before: the record under that key, if there is one.

    Raises:
        AnswerRefused: nothing is asked or kept under this key, or it is of another kind.
    """
    from workbook.chapters.notebook import find_exercise
    from workbook.chapters.told import by_words

    exercise = find_exercise(key) if isinstance(key, str) else None
    if exercise is not None:
        words = by_words(exercise, plain(value), names=True)
        return exercise.clean(words), exercise.kind, exercise.prompt
    if before is None:
        raise AnswerRefused(_unknown(key))
    return _of_the_kind(key, plain(value), before.kind), before.kind, before.prompt


def with_row(key: str, row: object, rows: object) -> Given:
    """Return the rows of a log or a table with one more, and what to keep them with.

    Args:
        key: in full.
        row: a dictionary of cells; in a log, one without a day is of today.
        rows: those that are kept.

    Raises:
        AnswerRefused: no log or table is asked under this key, or the row does not fit it.
    """
    from workbook.chapters.notebook import find_exercise
    from workbook.exercises.column import Table

    exercise = find_exercise(key) if isinstance(key, str) else None
    if exercise is None:
        raise AnswerRefused(_unknown(key))
    if not isinstance(exercise, Table):
        rule = f"“{exercise.prompt}” is a {exercise.kind} and takes no rows"
        raise AnswerRefused(f"{rule}. Set the whole of it: answers[{key!r}] = {exercise.shape.says}.")
    given = plain(row)
    if exercise.kind == "log" and isinstance(given, dict):
        given = {**given, "day": given.get("day") or _today()}
    return exercise.with_row(rows, given), exercise.kind, exercise.prompt


def _today() -> str:
    from workbook.zone import zone

    return dt.datetime.fromtimestamp(disk.now(), zone()).date().isoformat()


def _of_the_kind(key: str, value: Any, kind: str) -> Any:
    """No chapter says any more what is asked, but the kind of what is there says its shape."""
    import fastjsonschema

    from workbook.exercises.kinds import KINDS

    shape = next((each.shape for each in KINDS if each.kind == kind), None)
    if value is None or shape is None:
        return value
    try:
        return fastjsonschema.validate(dict(shape.schema), value, use_default=False)
    except fastjsonschema.JsonSchemaException:
        raise AnswerRefused(f"Under {key!r} a {kind} is kept, and it takes {shape.says}.") from None


def _unknown(key: object) -> str:
    near = nearest(str(key), _keys())
    meant = f"Did you mean {near!r}?" if near else "A key is a chapter and a name, as in list(answers)."
    own = "To keep something of your own, say what it is: answers.put(key, value, kind=…, prompt=…)."
    return f"No chapter asks {key!r}, and nothing is kept under it. {meant} {own}"


def _keys() -> Iterable[str]:
    from workbook.chapters.notebook import chapters

    try:
        return [exercise.key for chapter in chapters() for exercise in chapter.exercises]
    except ChapterMissing:
        return ()
