"""The ledger: every key ever published, because readers' answers hang on it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbook.chapters import Chapter

LEDGER = "keys.json"


def read_ledger(folder: Path) -> Mapping[str, str]:
    """Return every key ever published with its kind; nothing where no ledger is kept.

    Args:
        folder: the folder of the chapters.

    Raises:
        ValueError: it is not one object of keys and kinds.
    """
    path = folder / LEDGER
    if not path.exists():
        return {}
    published = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(published, dict) or not all(isinstance(kind, str) for kind in published.values()):
        raise ValueError(LEDGER)
    return published


def broken_promises(book: Chapter, folder: Path) -> Iterator[tuple[str, str]]:
    """Say which published keys of a chapter are gone or stand for something else now.

    Args:
        book: the chapter.
        folder: where it and the ledger lie.

    Returns:
        The key and a sentence or two, for each; the key is empty where the ledger itself is at fault.
    """
    try:
        published = read_ledger(folder)
    except (OSError, ValueError):
        yield "", f"the ledger {LEDGER} beside it cannot be read. Bring back the last good version of it."
        return
    now = {exercise.key: exercise.kind for exercise in book.exercises}
    for key, kind in published.items():
        slug, _, name = key.partition(".")
        if slug == book.slug and now.get(key) != kind:
            yield key, _broken(name, kind, now.get(key))


def _broken(name: str, kind: str, now: str | None) -> str:
    if now is None:
        way = f'Readers may have answered it: bring back page.{kind}("{name}", …)'
        return f"the key “{name}” was published and is gone. {way}."
    way = f"Make it page.{kind} again, and give the new question a key of its own"
    return f"the key “{name}” was published as {kind} and is {now} now. {way}."
