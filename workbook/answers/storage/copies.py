"""Answers files from elsewhere: read as strictly as our own, and found where sync programs leave them.

When two computers have saved at once, a program that keeps folders in step keeps both files and gives one of
them a longer name.
"""

import json
import os
import re
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbook.answers.document import Document, new_document
from workbook.answers.encryption.encrypted_file import SEALED_LIMIT, is_sealed, open_key, unseal
from workbook.answers.reading import parse
from workbook.answers.schema import FORMAT
from workbook.answers.storage import disk
from workbook.answers.storage.salvage import salvage
from workbook.errors import AnswersFlawed, AnswersNewer, AnswersUnreadable, CopyLocked

HIGHEST_REV = 2**52  # no honest copy counts so far, and what does would leave no room to count on
LONGEST_NAME = 60
DAMAGED = "The copy is damaged; only what can still be read in it is counted here."

_NAME = re.compile(
    r"answers("
    r" ?[(\[].+[)\]]"  # Dropbox, Nextcloud, Google Drive, Seafile: in brackets, in any language
    r"| \d{1,4}"  # iCloud
    r"|-.+"  # OneDrive: the name of the computer
    r"|_.*conflict.*"  # ownCloud, Synology
    r"|\.(sync-)?conflict.*"  # Syncthing, Resilio
    r"|\.variant-.+"  # Unison and others
    r")\.json"
    r"|answers\.json(\.\.path\d+|[._-](sync-)?conflict[\w-]*| ?[(\[].+[)\]])",  # rclone: behind the ending
    re.IGNORECASE | re.DOTALL,
)
_ELSEWHERE = re.compile(
    r"\.(?P<hidden>answers.*\.json)\.icloud"  # iCloud Drive
    r"|(?P<plain>answers.*\.json)\.(nextcloud|owncloud|opencloud|cloud|rsls|bts|!sync)"  # others
    r"|[.~]syncthing[.~](?P<coming>answers.*\.json)(\.tmp)?",  # Syncthing, while it fetches
    re.IGNORECASE | re.DOTALL,
)


def conflict_copies(folder: Path) -> list[Path]:
    """Find the copies that sync programs have left in a data folder, by their names.

    Returns:
        Plain files only, the one written last first; none if they cannot be seen.
    """
    try:
        return copies_beside(folder)
    except OSError:
        return []


def copies_beside(folder: Path) -> list[Path]:
    """The same for whoever has to reach every copy.

    Raises:
        OSError: if the folder or a copy cannot be looked at.
    """
    found = [folder / name for name in disk.names(folder) if _NAME.fullmatch(name)]
    written = {path: _written(path) for path in found}
    return sorted((path for path in found if written[path]), key=lambda path: (-written[path], path.name))


def kept_elsewhere(folder: Path) -> list[Path]:
    """Find what stands for answers that a sync program keeps elsewhere, or is still fetching.

    Raises:
        OSError: if the folder cannot be looked at.
    """
    return [folder / name for name in disk.names(folder) if _ELSEWHERE.fullmatch(name)]


def stands_for_answers(path: Path) -> bool:
    """Whether it stands for the answers file itself, and not for a copy of it."""
    found = _ELSEWHERE.fullmatch(path.name)
    return found is not None and "answers.json" in {str(name).lower() for name in found.groupdict().values()}


def read_copy(raw: bytes, secret: str | None = None) -> Document:
    """Read a copy of the answers.

    Args:
        raw: the bytes of the file.
        secret: its passphrase or recovery code, if it is locked.

    Raises:
        AnswersUnreadable: it is no answers file that can be trusted, or a newer edition's.
        CopyLocked: it is locked and there is no secret.
        WrongPassphrase: the secret is another one.
    """
    return _read(raw, secret, "The copy")


def read_copy_file(path: Path, secret: str | None = None) -> Document:
    """Read a copy of the answers from a plain file; otherwise as `read_copy`."""
    return _read(copy_bytes(path), secret, _called(path))


def copy_bytes(path: Path) -> bytes:
    """The bytes of a copy, in UTF-8; without following a link or waiting for a pipe.

    Raises:
        AnswersUnreadable: it is no plain file, is too large, or cannot be read.
    """
    called = _called(path)
    try:
        return _in_utf8(disk.read_file(path, SEALED_LIMIT)[0])
    except AnswersFlawed as found:
        raise _about(called, found) from None
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise AnswersUnreadable(f"{called} is not there; look at its name and its folder again.") from None
    except PermissionError:
        raise AnswersUnreadable(f"{called} may not be read by this account; allow it.") from None
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        raise AnswersUnreadable(f"{called} cannot be read ({why}); choose another copy.") from None


def _in_utf8(raw: bytes) -> bytes:
    """Some programs, such as PowerShell, write in UTF-16 what they only pass on."""
    with suppress(UnicodeError):
        if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return raw.decode("utf-16").encode("utf-8")
    return raw


def read_or_salvage(raw: bytes, secret: str | None = None, path: Path | None = None) -> tuple[Document, str]:
    """Read a copy or, if it is damaged, what is still whole in it.

    Args:
        raw: the bytes of the file.
        secret: its passphrase or recovery code, if it is locked.
        path: where it came from, for what is said of it.

    Returns:
        The answers, and a sentence on the damage; empty if there is none.

    Raises:
        AnswersUnreadable, CopyLocked, WrongPassphrase: as `read_copy`, the first only if nothing is whole.
    """
    try:
        return _read(raw, secret, _called(path) if path else "The copy"), ""
    except AnswersNewer:
        raise
    except AnswersUnreadable:
        answers = {} if _is_of_another_kind(raw) else salvage(raw)
        if not answers:
            raise
    return _cleaned(Document(new_document().members, answers)), DAMAGED


def _is_of_another_kind(raw: bytes) -> bool:
    """Whether a file is whole and says that it is something else."""
    with suppress(ValueError, RecursionError):
        found = json.loads(raw)
        return isinstance(found, dict) and found.get("format", FORMAT) != FORMAT
    return False


def _read(raw: bytes, secret: str | None, called: str) -> Document:
    try:
        document = parse(_plain(raw, secret, called))
    except AnswersFlawed as found:
        raise _about(called, found) from None
    if document.newer:
        raise AnswersNewer(
            f"{called} was saved by a newer edition of the workbook; update this one to restore it."
        )
    return _cleaned(document)


def _plain(raw: bytes, secret: str | None, called: str) -> bytes:
    if len(raw) > SEALED_LIMIT or not is_sealed(raw):
        return raw
    if secret is None:
        raise CopyLocked(f"{called} is locked; open it with its passphrase or its recovery code.")
    return unseal(raw, open_key(raw, secret))


def _cleaned(document: Document) -> Document:
    answers = {key: _countable(entry) for key, entry in document.answers.items()}
    members = {**document.members, "seq": min(document.seq, HIGHEST_REV)}
    pieces = {key: text for key, text in document.pieces.items() if answers[key] is document.answers[key]}
    return Document(members, answers, pieces, came_as=document.came_as)


def _countable(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry whose answer can be saved again and again."""
    versions = [entry, *entry.get("other", ())]
    if all(version["rev"] <= HIGHEST_REV for version in versions):
        return entry
    top, *others = ({**version, "rev": min(version["rev"], HIGHEST_REV)} for version in versions)
    return {**top, "other": others}


def _about(called: str, found: AnswersFlawed) -> AnswersFlawed:
    """The same finding, said of a copy and with the way out."""
    return AnswersFlawed(found.flaw, found.number, called=called)


def _called(path: Path) -> str:
    name = "".join(each if each.isprintable() else "?" for each in path.name)
    return f"The copy “{name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + '…'}”"


def _written(path: Path) -> float:
    """When a plain file was last written; 0 for anything else."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        if not disk.is_gone(path):
            raise
        return 0.0
    return max(found.st_mtime, 1.0) if stat.S_ISREG(found.st_mode) else 0.0
