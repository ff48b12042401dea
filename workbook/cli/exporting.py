"""Answers out of the workbook: a file for other programs, for paper or for a calendar."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.own_file import write_own
from workbook.cli.terminal_text import plainly
from workbook.errors import WorkbookError

if TYPE_CHECKING:
    from workbook.answers import Answers
    from workbook.export.selection import Wanted

PATIENCE = 1.0


class To(StrEnum):
    """The kinds of file."""

    md = "md"
    html = "html"
    docx = "docx"
    ipynb = "ipynb"
    csv = "csv"
    xlsx = "xlsx"
    ics = "ics"
    json = "json"
    schema = "schema"
    sheets = "sheets"
    short_sheets = "short-sheets"
    person_sheet = "person-sheet"
    card = "card"


def export(answers: Answers, to: To, wanted: Wanted, out: Path | None, *, force: bool) -> Path:
    """Write a file that only its owner may read, and return where it is.

    Args:
        answers: the reader's answers.
        to: the kind of file.
        wanted: which answers.
        out: the file, or a folder for it; by default it is written to the current folder.
        force: whether a file that is there may be written over.

    Raises:
        WorkbookError: there is nothing to write, or it cannot be written there.
    """
    from workbook.export.files import KINDS, Asked
    from workbook.zone import zone

    kind = KINDS[to]
    path = _place(out, kind.name)
    if path.exists() and not force:
        raise WorkbookError(f"{path} is there already: choose another name with --out, or add --force.")
    with _told(plainly(path.name)):
        raw = kind.make(Asked(answers, wanted, dt.datetime.now(dt.UTC), zone()))
    write_own(path, lambda file: file.write(raw), force=force)
    return path


def _place(out: Path | None, name: str) -> Path:
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say what is being made if that takes longer than a second."""
    saying = threading.Timer(PATIENCE, lambda: print(f"Making {name} …", file=sys.stderr, flush=True))
    saying.daemon = True
    saying.start()
    try:
        yield
    finally:
        saying.cancel()
