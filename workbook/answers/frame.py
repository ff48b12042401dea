"""The answers as a table for those who know Python."""

from typing import TYPE_CHECKING

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
    import pandas

    entries = [(key, entry_from(stored)) for key, stored in sorted(document.answers.items())]
    rows = [
        (key.partition(".")[0], key, entry.kind, entry.prompt, entry.value, entry.at)
        for key, entry in entries
        if entry.value is not None
    ]
    frame = pandas.DataFrame(rows, columns=COLUMNS).astype({"value": object})
    frame["at"] = pandas.to_datetime(frame["at"], utc=True, format="ISO8601", errors="coerce")
    return frame
