"""Data folders as a life with the workbook leaves them, each made the same way every time."""

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

from tests.faults.looking import PASSPHRASES
from workbook.answers import Answers
from workbook.answers.document import Document
from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.operations.preview import read_copy
from workbook.answers.storage import disk

FIRST, SECOND = PASSPHRASES
CHAPTER = "01-what-closeness-asks"
KEY, NEXT, ELSEWHERE, COPIED = (
    f"{CHAPTER}.fear-to-lose",
    f"{CHAPTER}.gain",
    "02-patterns.where-from",
    "02-patterns.only-in-the-copy",
)
WORDS = {
    KEY: "my own quiet mornings",
    NEXT: "somebody to laugh with",
    ELSEWHERE: "at the table of my grandmother",
}
NEW = "words that nobody has seen before"
FROM_COPY = "a sentence from another computer"
ALL = (*WORDS.values(), NEW, FROM_COPY, CHAPTER, "02-patterns")
CONFLICT = "answers (conflicted copy).json"
NOON = 1_795_262_400.0


def at(seconds: float) -> AbstractContextManager[object]:
    """Set the clock to some seconds after a noon."""
    return patch.object(disk, "now", lambda: NOON + seconds)


def put(answers: Answers, key: str, value: str | None, base: int | None = None) -> None:
    """Save one text."""
    answers.put(key, value, kind="text", prompt="?", base=base)


def opened(folder: Path) -> Answers:
    """Open the answers as a reader does, with the passphrase if they ask for it."""
    answers = Answers.open(folder)
    if answers.locked:
        answers.open_lock(FIRST)
    return answers


def copy_of(extra: str = "") -> Document:
    """A copy from elsewhere: one answer that is not here, one the same, one with another text."""
    return read_copy(_copied(extra))


def nothing(folder: Path) -> None:
    """No folder at all."""


def new(folder: Path) -> None:
    """Three answers, and the snapshot of the first save."""
    answers = opened(folder)
    with at(1400):
        for key, words in WORDS.items():
            put(answers, key, words)


def deep(folder: Path) -> None:
    """As many snapshots as are ever kept, of which the next one pushes one out."""
    new(folder)
    answers = opened(folder)
    for number in range(10):
        with at(2100.0 + 700 * number):
            put(answers, NEXT, f"{WORDS[NEXT]} {number}")
    with at(8500):
        put(answers, NEXT, WORDS[NEXT])


def full(folder: Path) -> None:
    """Answers with everything beside them that can ever lie there, each holding every answer."""
    new(folder)
    answers = opened(folder)
    with at(1500):
        put(answers, KEY, f"not yet {WORDS[KEY]}")
        put(answers, KEY, WORDS[KEY])
    with at(2800):
        answers.restore(copy_of(), "replace")
        answers.undo()
        answers.restore(copy_of("more"), "merge")
        put(answers, KEY, WORDS[KEY])
    whole = answers.path.read_bytes()
    _write(folder / "kept" / f"damaged-{'0' * 16}.json", whole[:-40])
    _write(folder / CONFLICT, _copied())
    _write(folder / f"answers.json.{'0' * 16}.tmp", whole)


def split(folder: Path) -> None:
    """An answer with another version beside it."""
    new(folder)
    put(opened(folder), KEY, FROM_COPY, base=0)


def old(folder: Path) -> None:
    """A file, and a snapshot, of an earlier edition."""
    new(folder)
    for path in (folder / "answers.json", *(folder / "snapshots").iterdir()):
        _write(path, _as_before(path.read_bytes()))


def old_and_locked(folder: Path) -> None:
    """A file of an earlier edition, with a lock on it."""
    locked(folder)
    path = opened(folder).path
    key = keyring.held(folder)
    assert key is not None
    _write(path, encrypted_file.seal(_as_before(encrypted_file.unseal(path.read_bytes(), key)), key))


def _as_before(raw: bytes) -> bytes:
    found = json.loads(raw)
    found["texts"] = found.pop("answers")
    return json.dumps({**found, "schema": 0, "min_reader": 0}).encode()


def step(found: dict) -> dict:
    """What brings the file of that earlier edition to schema 1."""
    return {**{name: each for name, each in found.items() if name != "texts"}, "answers": found["texts"]}


def restored(folder: Path) -> None:
    """A copy was brought in, which can be undone."""
    new(folder)
    opened(folder).restore(copy_of(), "replace")


def with_conflict_copy(folder: Path) -> None:
    """A program that keeps folders in step has left a copy."""
    new(folder)
    _write(folder / CONFLICT, _copied())


def damaged(folder: Path) -> None:
    """A snapshot is whole, and of the file most."""
    new(folder)
    _write(folder / "answers.json", (folder / "answers.json").read_bytes()[:-100])


def damaged_alone(folder: Path) -> None:
    """The same damage, and no snapshot."""
    damaged(folder)
    shutil.rmtree(folder / "snapshots")


def behind_lock(ready: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same folder, with a lock on it that is not open."""

    def behind(folder: Path) -> None:
        ready(folder)
        opened(folder).lock(FIRST)

    return behind


locked, restored_and_locked = behind_lock(new), behind_lock(restored)


def damaged_and_locked(folder: Path) -> None:
    """The same damage to a locked file."""
    locked(folder)
    with at(900):
        put(opened(folder), NEXT, "something for the day")
    _write(folder / "answers.json", (folder / "answers.json").read_bytes()[:-100])


def _copied(extra: str = "") -> bytes:
    texts = {COPIED: FROM_COPY, NEXT: WORDS[NEXT], KEY: f"{FROM_COPY} {extra}"}
    entry = {"kind": "text", "prompt": "?", "rev": 1, "by": "s-z", "at": "2026-11-21T00:00:00Z", "other": []}
    answers = {key: {**entry, "value": text} for key, text in texts.items()}
    head = {"format": "dance-workbook-answers", "schema": 1, "min_reader": 1, "workbook_id": "w", "seq": 3}
    return json.dumps({**head, "app": "0", "saved_at": "", "answers": answers}).encode()


def _write(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    path.chmod(0o600)
