"""The reader's own folder of notebooks: a copy of the chapters to change, and chapters that others wrote."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook import paths
from workbook.answers.storage import atomic_write, disk
from workbook.errors import ChapterWrong, WorkbookError

FOR_PYTHON = "python/*.ipynb"
"""Notebooks that are no chapters: the app and `workbook check` take none from a folder below."""
AS_COPIED = ".as-copied.json"
"""What each notebook was when it was copied: one that nobody has changed since may be renewed."""


def own_copy() -> Path:
    """Copy the chapters, and what is for Python, into the reader’s folder.

    What the reader has changed is never written over. What is still as it was copied becomes that of this
    edition.

    Returns:
        the folder of the copy.

    Raises:
        WorkbookError: the folder cannot be written.
    """
    folder = paths.notebooks_folder()
    with _writing(folder) as copied:
        for notebook in [*paths.chapters_folder().glob("*.ipynb"), *paths.chapters_folder().glob(FOR_PYTHON)]:
            _take(notebook.name, notebook.read_bytes(), folder, copied)
    return folder


def take_in(chapter: Path) -> Path:
    """Put a chapter that somebody gave into the reader’s folder, beside the others.

    Args:
        chapter: its notebook.

    Returns:
        the folder that it is in now.

    Raises:
        ChapterWrong: there is another chapter of that name.
        WorkbookError: the folder cannot be written.
    """
    folder = paths.chapters_folder() if paths.are_own_chapters() else own_copy()
    raw = chapter.read_bytes()
    with _writing(folder) as copied:
        if not _take(chapter.name, raw, folder, copied):
            raise ChapterWrong(
                f"There is another {chapter.name} in {folder}, which somebody has changed. "
                "Move that one somewhere else, and open this one again."
            )
    return folder


@contextmanager
def _writing(folder: Path) -> Iterator[dict[str, str]]:
    try:
        disk.make_folder(paths.data_folder())  # before all others: it is closed to other accounts
        disk.make_folder(folder)
        before = _as_copied(folder)
        copied = dict(before)
        yield copied
        if copied != before:
            atomic_write.write_file(folder / AS_COPIED, json.dumps(copied, indent=1, sort_keys=True).encode())
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise WorkbookError(
            f"The notebooks cannot be copied to {folder}: {reason}. "
            "Free some space or set WORKBOOK_HOME to another folder."
        ) from None


def _as_copied(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / AS_COPIED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(mark) for name, mark in found.items()} if isinstance(found, dict) else {}


def _take(name: str, raw: bytes, folder: Path, copied: dict[str, str]) -> bool:
    """Put a notebook into the folder, unless one that somebody has changed is there."""
    path, mark = folder / name, hashlib.sha256(raw).hexdigest()
    there = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None
    if there not in (None, mark, copied.get(name)):
        return False
    if there != mark:
        atomic_write.write_file(path, raw)
    copied[name] = mark
    return True
