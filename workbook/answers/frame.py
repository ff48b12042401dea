"""The answers as a table for those who know Python."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from workbook.answers.document import Document
from workbook.values import frozen

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, unused-ignore]

COLUMNS = ["chapter", "key", "kind", "prompt", "value", "at"]


def in_words(key: str, stored: Mapping[str, Any]) -> Any:
    """Return the value of an entry with the words of options in the place of their names."""
    from workbook.chapters.told import told

    return told(key, stored["value"], stored["kind"])


def to_frame(document: Document) -> "pandas.DataFrame":
    """Put every answer into one row, sorted by key.

    Returns:
        Columns chapter (the part of the key before the point), key (whole, as in `answers[key]`), kind,
        prompt, value (a Python object, as in `answers[key]`) and at (datetime64 in UTC).
    """
    return _frame((key, stored) for key, stored in document.answers.items() if stored["value"] is not None)


def history(documents: Iterable[Document], key: str | None = None) -> "pandas.DataFrame":
    """Put every version of every answer into one row, sorted by key and by when it was saved.

    Args:
        documents: the snapshots and the present answers, the oldest first.
        key: the one answer whose versions are wanted; all of them by default.

    Returns:
        Columns as in `to_frame`; value is `None` where an answer had been cleared.
    """
    versions: dict[tuple[str, int, str], tuple[str, dict[str, Any]]] = {}
    for document in documents:
        for name, stored in document.answers.items():
            if key in (None, name):
                versions.setdefault((name, stored["rev"], stored["at"]), (name, stored))
    return _frame(versions.values())


def rows_to_frame(answers: Mapping[str, Any]) -> "pandas.DataFrame":
    """Put every row of some answers into a row of its own; what has no rows is one.

    Args:
        answers: key to value, in the order wanted.

    Returns:
        Columns key, and one for each cell, in the order of the page; what is no row of cells stands in the
        column value. Whole numbers are Int64, days datetime64.
    """
    import pandas

    rows = [{"key": key, **row} for key, value in answers.items() for row in _rows(value)]
    takes = _takes(answers)
    named = dict.fromkeys(name for row in rows for name in row)
    frame = pandas.DataFrame(rows, columns=[name for name in {**takes, **named} if name in named])
    for name in frame.columns:
        cells = [row[name] for row in rows if row.get(name) is not None]
        if takes.get(name) == "date":
            frame[name] = pandas.to_datetime(frame[name], format="ISO8601", errors="coerce")
        elif cells and all(type(cell) is int for cell in cells):
            frame[name] = frame[name].astype("Int64")
    return frame


def _rows(value: Any) -> list[dict[str, Any]]:
    """A value as rows of cells."""
    if isinstance(value, dict):
        return [value]
    lines = value if isinstance(value, list) else [value]
    return [line if isinstance(line, dict) else {"value": line} for line in lines]


def _takes(answers: Mapping[str, Any]) -> dict[str, object]:
    """What the columns of the answers take, in the order in which a page shows them."""
    from workbook.chapters.notebook import find_exercise
    from workbook.exercises.column import Table

    asked = [find_exercise(key) for key in answers]
    tables = [each.columns for each in asked if isinstance(each, Table)]
    return {"key": "text"} | {name: column.takes for each in tables for name, column in each.items()}


def _frame(answers: Iterable[tuple[str, dict[str, Any]]]) -> "pandas.DataFrame":
    import pandas

    rows = [
        (
            key.partition(".")[0],
            key,
            stored["kind"],
            stored["prompt"],
            frozen(in_words(key, stored)),
            stored["at"],
        )
        for key, stored in answers
    ]
    rows.sort(key=lambda row: (row[1], row[5]))
    frame = pandas.DataFrame(rows, columns=COLUMNS)
    frame["value"] = pandas.Series([row[4] for row in rows], dtype=object)  # None stays None
    frame["at"] = pandas.to_datetime(frame["at"], utc=True, format="ISO8601", errors="coerce")
    return frame
