"""Take answers out of the file and out of every copy the workbook has made.

A copy that can be read is written anew without the answer. A copy that cannot be read, such as a damaged
original, is removed as a whole if the answer's key or one of its texts is found in it, and left alone
otherwise: that someone's wish to forget is kept counts for more than a file which nothing can open.
"""

import json
import math
from codecs import BOM_UTF8
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from workbook.answers.document import Document, render
from workbook.answers.encryption import keyring
from workbook.answers.encryption.encrypted_file import is_sealed
from workbook.answers.encryption.passphrase import Lock
from workbook.answers.reading import load_json, parse
from workbook.answers.storage import atomic_write, disk
from workbook.answers.storage.copies import copies_beside, kept_elsewhere
from workbook.answers.storage.damage import KEPT_LIMIT
from workbook.answers.storage.store import AnswersFile
from workbook.errors import AnswersLocked, AnswersNotSaved, AnswersUnreadable

SHORTEST_TRACE = 8
PLACES = ("snapshots", "kept")
SECRETS = ("server-key", "room-secret")  # of the server, and of a browser that has none


@dataclass(frozen=True, slots=True)
class Meant:
    """Which answers are to be forgotten.

    Args:
        name: the key of one answer, or the slug of a chapter and a point.
        whole_chapter: whether it is a chapter.
    """

    name: str
    whole_chapter: bool = False

    def __contains__(self, key: str) -> bool:
        return key.startswith(self.name) if self.whole_chapter else key == self.name

    def among(self, answers: dict[str, Any]) -> list[str]:
        """The keys that are meant."""
        return [key for key in answers if key in self]


def forget(file: AnswersFile, meant: Meant) -> None:
    """Take answers out of the file and of every copy beside it.

    Raises:
        AnswersBusy, AnswersReadOnly: and nothing has changed.
        AnswersNotSaved: if some copy could not be reached; the sentence names it.
    """
    with file.held():
        unreached = _forget_copies(file, meant)
        if gone := meant.among(file.document.answers):
            file.save(_without_all(file.document, gone), snapshot=False)
    if unreached:
        raise AnswersNotSaved(
            f"Forgotten, but copies could not be changed: remove {_listed(unreached)} yourself."
        )


def forget_everything(file: AnswersFile) -> None:
    """Remove the answers and every copy beside them; what is damaged or locked goes as well.

    Raises:
        AnswersBusy: another window is saving, and nothing has changed.
        AnswersNotSaved: if something could not be removed; the sentence names it.
    """
    with file.held(in_trouble=True):
        left = [path for place in PLACES for path in _removed(file.folder / place)]
        # The answers go last: who is interrupted sees that something is still there, and does it again.
        beside = _seen(lambda: copies_beside(file.folder), left, file.folder)
        beside += _seen(lambda: kept_elsewhere(file.folder), left, file.folder)
        left += atomic_write.clean(file.folder, older_than=-math.inf)
        ours = [*beside, *(file.folder / name for name in SECRETS), file.path]
        left += [path for path in ours if not disk.removed(path)]
    keyring.drop(file.folder)
    file.refresh()
    if left:
        raise AnswersNotSaved(f"Not everything could be deleted: remove {_listed(left)} yourself.")
    with suppress(OSError):
        disk.remove(file.folder / "answers.json.lock")
        disk.remove_folder(file.folder)


def _removed(place: Path) -> list[Path]:
    """Remove a folder of copies, and return what is left of it."""
    left: list[Path] = []
    left += [path for path in _seen(partial(_inside, place), left, place) if not disk.removed(path)]
    try:
        if not left:
            disk.remove_folder(place)
    except OSError:
        return [place]
    return left


def _listed(paths: list[Path]) -> str:
    return ", ".join(str(path) for path in paths)


def _forget_copies(file: AnswersFile, meant: Meant) -> list[Path]:
    """Take answers out of the copies, and return the copies that could not be changed."""
    traces = _traces(meant, file.document)
    left: list[Path] = []
    copies = _seen(lambda: copies_beside(file.folder), left, file.folder)
    for place in (file.folder / name for name in PLACES):
        left += atomic_write.clean(place, older_than=-math.inf)
        copies += _seen(partial(_inside, place), left, place)
    left += atomic_write.clean(file.folder, older_than=-math.inf)
    left += [copy for copy in copies if not _is_forgotten_in(copy, meant, traces, file)]
    return list(dict.fromkeys(left))


def _inside(place: Path) -> list[Path]:
    return [place / name for name in disk.names(place)]


def _seen(look: Callable[[], list[Path]], left: list[Path], place: Path) -> list[Path]:
    """What can be seen in a place; where nothing can, the place itself is left."""
    try:
        return look()
    except OSError:
        left.append(place)
        return []


def _is_forgotten_in(path: Path, meant: Meant, traces: set[bytes], file: AnswersFile) -> bool:
    try:
        _forget_in(path, meant, traces, file)
    except (OSError, AnswersUnreadable, AnswersLocked):
        return False
    return True


def _forget_in(path: Path, meant: Meant, traces: set[bytes], file: AnswersFile) -> None:
    raw, _ = disk.read_file(path, KEPT_LIMIT)
    plain = _opened(raw, file.lock)
    changed = b"" if plain is None else _changed(plain, meant, traces, file.document)
    if changed:
        atomic_write.write_file(path, file.lock.sealed(changed))
    elif changed is not None:
        disk.remove(path)
        disk.sync_folder(path.parent)


def _changed(plain: bytes, meant: Meant, traces: set[bytes], known: Document) -> bytes | None:
    """What a copy becomes: nothing at all where it has to go, None where it may stay as it is."""
    try:
        return _without(plain, meant, known)
    except AnswersUnreadable:
        return b"" if any(trace in plain for trace in traces) else None


def _opened(raw: bytes, lock: Lock) -> bytes | None:
    """The plain bytes of a copy; None if it is sealed and damaged, so that nothing can open it."""
    try:
        return lock.opened(raw)
    except AnswersUnreadable:
        return None if is_sealed(raw) else raw


def _without_all(document: Document, keys: list[str]) -> Document:
    for key in keys:
        document = document.without(key)
    return document


def _without(raw: bytes, meant: Meant, known: Document) -> bytes | None:
    """A copy without the answers, None if it never held them; AnswersUnreadable if that cannot be told."""
    try:
        document = parse(raw, known)
    except AnswersUnreadable:
        return _without_loosely(raw, meant)
    if document.newer or document.came_as is not None:
        return _without_loosely(raw, meant)
    gone = meant.among(document.answers)
    return render(_without_all(document, gone)) if gone else None


def _without_loosely(raw: bytes, meant: Meant) -> bytes | None:
    """The same for a file that is JSON, but not in a shape this edition knows."""
    try:
        found = load_json(raw.removeprefix(BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError:
        raise AnswersUnreadable("The copy is not in the encoding UTF-8.") from None
    if not isinstance(found, dict) or not isinstance(found.get("answers"), dict):
        raise AnswersUnreadable("The copy holds no answers in a shape that is known.")
    gone = meant.among(found["answers"])
    for key in gone:
        del found["answers"][key]
    return json.dumps(found, ensure_ascii=True, sort_keys=True, indent=2).encode("ascii") if gone else None


def _traces(meant: Meant, known: Document) -> set[bytes]:
    """What would give the answers away in a file that cannot be read: their keys and their longer texts."""
    entries = [known.answers[key] for key in meant.among(known.answers)]
    parts = [part for entry in entries for part in (entry, *entry.get("other", ()))]
    values = [part.get(name) for part in parts for name in ("value", "beside")]
    texts = {meant.name, *(text for value in values for text in _texts(value))}
    spelt = {json.dumps(text)[1:-1] for text in texts} | texts
    return {
        text.encode(code, "surrogatepass") for text in spelt for code in ("utf-8", "utf-16-le", "utf-16-be")
    }


def _texts(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if len(value) >= SHORTEST_TRACE else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in parts for text in _texts(part)}
