"""The answers as a table for those who know Python."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from workbook.answers.document import Document
from workbook.answers.entry import entry_from

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, unused-ignore]

COLUMNS = ["chapter", "key", "kind", "prompt", "value", "at"]


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


def _frame(answers: Iterable[tuple[str, dict[str, Any]]]) -> "pandas.DataFrame":
    import pandas

    entries = ((key, entry_from(stored)) for key, stored in answers)
    rows = [
        (key.partition(".")[0], key, entry.kind, entry.prompt, entry.value, entry.at)
        for key, entry in entries
    ]
    rows.sort(key=lambda row: (row[1], row[5]))
    frame = pandas.DataFrame(rows, columns=COLUMNS)
    frame["value"] = pandas.Series([row[4] for row in rows], dtype=object)  # None stays None
    frame["at"] = pandas.to_datetime(frame["at"], utc=True, format="ISO8601", errors="coerce")
    return frame
