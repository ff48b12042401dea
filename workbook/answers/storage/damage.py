"""When the answers file cannot be trusted: change nothing, set its bytes aside, show what can be chosen."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from workbook.answers.document import Document, moment, new_document
from workbook.answers.encryption.encrypted_file import is_sealed
from workbook.answers.merge import merge
from workbook.answers.storage import atomic_write, disk, snapshots
from workbook.answers.storage.salvage import salvage
from workbook.errors import AnswersUnreadable, WorkbookError

KEPT_LIMIT = 50_000_000

Name: TypeAlias = Literal["both", "snapshot", "salvaged", "afresh"]
Lock: TypeAlias = Callable[[bytes], bytes]
Version: TypeAlias = tuple[Document, str | None]  # with the moment it is from

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_WORDS = {
    "both": (
        "Both together",
        "The earlier version{of}, completed from the damaged file: {count}; where they differ, you see both.",
        "the earlier version{of}, completed from the damaged file, with {count}",
    ),
    "snapshot": (
        "The earlier version",
        "The last whole version{of}: {count}.",
        "the earlier version{of} with {count}",
    ),
    "salvaged": (
        "The rest of the damaged file",
        "What can still be read in the damaged file and nothing else: {count}.",
        "what can still be read in the damaged file, {count}",
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on after damage.

    Args:
        name: what chooses it.
        title: a few words for a button.
        says: one sentence for the reader.
        document: what would be saved.
        answers: how many answers that holds.
        when: from when it is, in UTC; None if that is not known.
    """

    name: Name
    title: str
    says: str
    document: Document = field(repr=False)
    answers: int
    when: str | None


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a damaged file leaves to choose from.

    Args:
        document: what to show meanwhile: that of the first choice.
        trouble: what was found, in a sentence or two.
        choices: best first; the last is always to start afresh.
        kept: the copy of the damaged bytes; None if there is none, so that nothing may be written over them.
    """

    document: Document
    trouble: str
    choices: tuple[Choice, ...]
    kept: Path | None


def recover(path: Path, found: AnswersUnreadable, in_hand: Document, opened: Lock, sealed: Lock) -> Recovery:
    """Find what a reader can go on with; the damaged file itself is not touched.

    Args:
        path: the answers file.
        found: what is wrong with it.
        in_hand: the version this window read or saved last; empty if it did not.
        opened: takes the lock off what was read from a file, if there is one.
        sealed: puts the lock on what is to be written, if there is one.
    """
    raw = _bytes_of(path)
    kept = None
    if raw is not None:
        with suppress(OSError, WorkbookError):
            kept = set_aside(path.parent / "kept", raw, sealed)
    whole = _whole(path.parent, in_hand, opened, sealed)
    rest = None if raw is None else _rest(raw, whole, opened)
    choices = tuple(_choices(whole, rest, kept))
    return Recovery(choices[0].document, _sentences(found, choices[0], kept), choices, kept)


def _bytes_of(path: Path) -> bytes | None:
    with suppress(OSError, AnswersUnreadable):
        return disk.read_file(path, KEPT_LIMIT)[0]
    return None


def set_aside(place: Path, raw: bytes, sealed: Lock) -> Path:
    """Copy the bytes of a damaged file to the kept ones, once: the name says what is in it.

    Returns:
        The copy.

    Raises:
        OSError, AnswersLocked: and there is none.
    """
    kept = place / f"damaged-{hashlib.sha256(raw).hexdigest()[:16]}.json"
    if kept.name not in disk.names(place):
        disk.make_folder(place)
        atomic_write.write_file(kept, raw if is_sealed(raw) else sealed(raw))
    return kept


def _whole(folder: Path, in_hand: Document, opened: Lock, sealed: Lock) -> Version | None:
    """The newest whole version; one that only a newer edition may change is not ours to go on with."""
    good = snapshots.newest_good(folder, opened)
    if good is not None and good[1].newer:
        good = None
    if in_hand.seq > (0 if good is None else good[1].seq) and not in_hand.newer:
        with suppress(WorkbookError):
            snapshots.rescue(folder, in_hand, sealed)
        return in_hand, _latest([in_hand.members.get("saved_at")])
    if good is None:
        return None
    snapshot, document = good
    return document, _latest([document.members.get("saved_at")]) or moment(snapshots.taken_at(snapshot))


def _rest(raw: bytes, whole: Version | None, opened: Lock) -> Version | None:
    """What is left in the damaged file."""
    with suppress(WorkbookError):
        raw = opened(raw)
    answers = salvage(raw)
    if not answers:
        return None
    members = new_document().members if whole is None else whole[0].members
    return Document(members, answers), _latest(entry["at"] for entry in answers.values())


def _choices(whole: Version | None, rest: Version | None, kept: Path | None) -> Iterator[Choice]:
    """Every way to go on, best first; the same answers are not offered twice."""
    seen: list[object] = []
    if whole is not None and rest is not None:
        both = merge(whole[0], rest[0])
        if both.answers != whole[0].answers:
            yield _choice("both", both, whole[1])
            seen.append(both.answers)
    if whole is not None:
        yield _choice("snapshot", *whole)
        seen.append(whole[0].answers)
    if rest is not None and rest[0].answers not in seen:
        yield _choice("salvaged", *rest)
    stays = "" if kept is None else "; the damaged file stays in the folder “kept”"
    says = f"A workbook without answers{stays}."
    yield Choice("afresh", "Start with no answers", says, new_document(), 0, None)


def _choice(name: Name, document: Document, when: str | None) -> Choice:
    answers = sum(entry["value"] is not None for entry in document.answers.values())
    title, says, _ = _WORDS[name]
    return Choice(name, title, says.format(of=_of(when), count=_count(answers)), document, answers, when)


def _sentences(found: AnswersUnreadable, first: Choice, kept: Path | None) -> str:
    aside = "" if kept is None else ". Nothing in it was deleted: it is in the folder “kept”"
    shown = "no answers, because no earlier version can be read"
    if first.name != "afresh":
        shown = _WORDS[first.name][2].format(of=_of(first.when), count=_count(first.answers))
    return (
        f"{str(found).rstrip('.')}{aside}. You see {shown}. Please choose which answers to use, on the page "
        "“Your answers” or with “workbook restore”. Nothing new is saved until then."
    )


def _count(answers: int) -> str:
    return "1 answer" if answers == 1 else f"{answers} answers"


def _of(when: str | None) -> str:
    return "" if when is None else time.strftime(" of %d %B %Y, %H:%M UTC", time.strptime(when, _MOMENT))


def _latest(moments: Iterable[object]) -> str | None:
    """The latest of some moments, as far as they are any."""
    texts = {each for each in moments if isinstance(each, str)}
    return next(filter(_is_moment, sorted(texts, reverse=True)), None)


def _is_moment(text: str) -> bool:
    with suppress(ValueError):
        return bool(time.strptime(text, _MOMENT))
    return False
