"""Take one answer out of every copy the workbook has made.

A copy that can be read is written anew without the answer. A copy that cannot be read, such as a damaged
original, is removed as a whole if the answer's key or one of its texts is found in it, and left alone
otherwise: that someone's wish to forget is kept counts for more than a file which nothing can open.
"""

import json
import math
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

from workbook.answers import disk, writing
from workbook.answers.document import Document, render
from workbook.answers.reading import load_json, parse
from workbook.answers.recovery import KEPT_LIMIT
from workbook.errors import AnswersUnreadable

SHORTEST_TRACE = 8


def forget_copies(folder: Path, key: str, known: Document) -> list[Path]:
    """Take one answer out of the snapshots and the kept copies.

    Args:
        folder: the data folder.
        key: the answer's key.
        known: the document that still holds the answer, if anything does.

    Returns:
        The copies that could not be changed.
    """
    texts = _traces(key, known)
    unreached: list[Path] = []
    for place in (folder / "snapshots", folder / "kept"):
        for name in _names(place, unreached):
            try:
                _forget_in(place / name, key, texts, known)
            except (OSError, AnswersUnreadable):
                unreached.append(place / name)
        writing.clean(place, older_than=-math.inf)
    return unreached


def _names(place: Path, unreached: list[Path]) -> list[str]:
    try:
        return disk.names(place)
    except OSError:
        unreached.append(place)
        return []


def _forget_in(path: Path, key: str, traces: set[bytes], known: Document) -> None:
    raw, _ = disk.read_file(path, KEPT_LIMIT)
    try:
        changed = _without(raw, key, known)
    except AnswersUnreadable:
        if any(trace in raw for trace in traces):
            disk.remove(path)
            disk.sync_folder(path.parent)
        return
    if changed is not None:
        writing.write_file(path, changed)


def _without(raw: bytes, key: str, known: Document) -> bytes | None:
    """A copy without the answer, None if it never held it; AnswersUnreadable if that cannot be told."""
    try:
        document = parse(raw, known)
    except AnswersUnreadable:
        return _without_loosely(raw, key)
    if document.newer:
        return _without_loosely(raw, key)
    return render(document.without(key)) if key in document.answers else None


def _without_loosely(raw: bytes, key: str) -> bytes | None:
    """The same for a file that is JSON, but not in a shape this edition knows."""
    try:
        found = load_json(raw.removeprefix(BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError:
        raise AnswersUnreadable("The copy is not in the encoding UTF-8.") from None
    if not isinstance(found, dict) or not isinstance(found.get("answers"), dict):
        raise AnswersUnreadable("The copy holds no answers in a shape that is known.")
    if key not in found["answers"]:
        return None
    del found["answers"][key]
    return json.dumps(found, ensure_ascii=True, sort_keys=True, indent=2).encode("ascii")


def _traces(key: str, known: Document) -> set[bytes]:
    """What would give the answer away in a file that cannot be read: its key and its longer texts."""
    texts = {key, *_texts(known.answers.get(key, {}).get("value"))}
    for version in known.answers.get(key, {}).get("other", ()):
        texts.update(_texts(version["value"]))
    spelt = {json.dumps(text)[1:-1] for text in texts} | texts
    return {
        text.encode(code, "surrogatepass") for text in spelt for code in ("utf-8", "utf-16-le", "utf-16-be")
    }


def _texts(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if len(value) >= SHORTEST_TRACE else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in parts for text in _texts(part)}
