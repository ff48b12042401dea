"""The ledger: every key ever published, because readers' answers hang on it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbook import paths
from workbook.answers.storage import atomic_write
from workbook.authoring.names import publish_names
from workbook.chapters import notebook, roles
from workbook.chapters.notebook import Chapter
from workbook.errors import WorkbookError

LEDGER = "keys.json"
RETIRED = ", retired"
"""Stands behind the kind of an exercise that went for good; what was answered stays in the playbook."""


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


def write_ledger(folder: Path, published: Mapping[str, str]) -> None:
    """Write the ledger of an author's own chapters.

    Args:
        folder: the folder of the chapters.
        published: every key with its kind.
    """
    text = json.dumps(dict(published), indent=1, sort_keys=True) + "\n"
    atomic_write.write_file(folder / LEDGER, text.encode("utf-8"))


def publish(book: Chapter, folder: Path) -> None:
    """Note the keys of a chapter that leaves its author's hands: from now on, readers' answers hang on them.

    Args:
        book: the chapter.
        folder: where it and the ledger lie.
    """
    published = read_ledger(folder)
    now = {exercise.key: exercise.kind for exercise in book.exercises}
    if now.items() - published.items():
        write_ledger(folder, {**now, **published})
    publish_names(book, folder)


def publish_own() -> None:
    """Note the keys of an author’s own chapters, as soon as others are to write in them.

    A folder that takes no file is shown all the same, and a ledger that cannot be read is named by the check.
    """
    if not paths.are_own_chapters():
        return
    folder = paths.chapters_folder()
    with contextlib.suppress(OSError, ValueError, WorkbookError):
        for book in notebook.chapters(folder):
            publish(book, folder)


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
        lasting = kind.removesuffix(RETIRED)
        went = lasting != kind and key not in now
        if slug == book.slug and not went and now.get(key) != lasting:
            yield key, _broken(name, lasting, now.get(key))
    for key, kind in roles.KINDS.items() if published else ():
        slug, _, name = key.partition(".")
        if slug == book.slug and kind not in (now.get(key), published.get(key)):
            yield key, _unplayed(name, kind)


def without_a_page(folder: Path) -> list[str]:
    """Say which pages the workbook itself relies on and does not find; nothing where no ledger is kept.

    Args:
        folder: the folder of the chapters.
    """
    pages = {*roles.BESIDE, *(key.partition(".")[0] for key in roles.KINDS)}
    gone = [slug for slug in sorted(pages) if not (folder / f"{slug}.ipynb").is_file()]
    way = "Bring it back, or correct workbook/chapters/roles.py"
    return [
        f"{slug}.ipynb: the workbook itself relies on this chapter, and it is not there. {way}."
        for slug in (gone if (folder / LEDGER).exists() else ())
    ]


def _unplayed(name: str, kind: str) -> str:
    way = f'Bring back page.{kind}("{name}", …), or correct workbook/chapters/roles.py'
    return f"the workbook itself relies on “{name}”, and no cell asks it as {kind}. {way}."


def _broken(name: str, kind: str, now: str | None) -> str:
    if now is None:
        way = f'Readers may have answered it: bring back page.{kind}("{name}", …)'
        return f"the key “{name}” was published and is gone. {way}."
    way = f"Make it page.{kind} again, and give the new question a key of its own"
    return f"the key “{name}” was published as {kind} and is {now} now. {way}."
