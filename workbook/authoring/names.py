"""The names of options that were ever published: readers' answers hang on them as on keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbook.answers.storage import atomic_write
from workbook.chapters.notebook import Chapter
from workbook.exercises.kinds import Checklist, Choice, Deck, Exercise, Table
from workbook.exercises.options import Options
from workbook.exercises.vocabulary import NAME

NAMES = "names.json"
OFFERED, RETIRED = "offered", "retired"

Published = Mapping[str, Mapping[str, str]]
"""By full key, or full key, a point and a column: each name, and whether it is offered or retired."""


def read_names(folder: Path) -> Published:
    """Return every name ever published; nothing where no such ledger is kept.

    Args:
        folder: the folder of the chapters.

    Raises:
        ValueError: it is not one object of keys, and names that are offered or retired.
    """
    path = folder / NAMES
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    names = found.values() if isinstance(found, dict) else (None,)
    if not all(isinstance(each, dict) and set(each.values()) <= {OFFERED, RETIRED} for each in names):
        raise ValueError(NAMES)
    return dict(found)


def write_names(folder: Path, published: Published) -> None:
    """Write the ledger of names.

    Args:
        folder: the folder of the chapters.
        published: as `read_names` returns it.
    """
    text = json.dumps(dict(published), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    atomic_write.write_file(folder / NAMES, text.encode("utf-8"))


def publish_names(book: Chapter, folder: Path) -> None:
    """Note the names of a chapter that leaves its author's hands.

    Args:
        book: the chapter.
        folder: where it and the ledger lie.
    """
    before = read_names(folder)
    now = {where: {**before.get(where, {}), **dict.fromkeys(its, OFFERED)} for where, _, its in offers(book)}
    if any(before.get(where) != its for where, its in now.items()):
        write_names(folder, {**before, **now})


def offers(book: Chapter) -> Iterator[tuple[str, Exercise, Options]]:
    """Return everything there is to choose from: where, what asks, and its options.

    Args:
        book: the chapter.
    """
    for exercise in book.exercises:
        match exercise:
            case Choice() | Checklist():
                yield exercise.key, exercise, exercise.options
            case Deck():
                yield exercise.key, exercise, exercise.cards
            case Table():
                for name, column in exercise.columns.items():
                    if column.options:
                        yield f"{exercise.key}.{name}", exercise, column.options


def broken_names(book: Chapter, folder: Path, *, ours: bool) -> Iterator[tuple[str, str]]:
    """Say which names of a chapter are gone, came back, or were never given.

    Args:
        book: the chapter.
        folder: where it and the ledger lie.
        ours: whether it comes with the workbook: then every option has a name, and the ledger has them all.

    Returns:
        The key and a sentence or two, for each; the key is empty where the ledger itself is at fault.
    """
    try:
        published = read_names(folder)
    except (OSError, ValueError, AttributeError, TypeError):
        yield "", f"the ledger {NAMES} beside it cannot be read. Bring back the last good version of it."
        return
    for where, exercise, options in offers(book):
        known = published.get(where, {})
        yield from ((exercise.key, words) for words in _broken(where, options, known, ours=ours))


def _broken(where: str, options: Options, known: Mapping[str, str], *, ours: bool) -> Iterator[str]:
    called = where.partition(".")[2]
    for name, state in known.items():
        if state == OFFERED and name not in options:
            way = f"bring it back, with other words if need be, or note it as “{RETIRED}” in {NAMES}"
            yield f"{called}: the name “{name}” was published and is gone. Readers may have chosen it: {way}."
        elif state == RETIRED and name in options:
            yield f"{called}: the name “{name}” is retired. Give the new option a name of its own."
    for name in options if ours else ():
        if not NAME.fullmatch(name):
            way = f'Write a short one before it, such as "step-back": "{name}"'
            yield f"{called}: “{name}” has no name. {way}."
        elif name not in known:
            yield f"{called}: the name “{name}” is not in {NAMES}. Add it there as “{OFFERED}”."
