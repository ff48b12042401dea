"""When the answers file cannot be trusted: change nothing, set its bytes aside, show the best version."""

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.answers import disk, snapshots, writing
from workbook.answers.document import Document
from workbook.errors import AnswersUnreadable

KEPT_LIMIT = 50_000_000


@dataclass(frozen=True, slots=True)
class Recovery:
    """What can be shown in place of a damaged file, and one sentence that says so."""

    document: Document
    trouble: str


def recover(path: Path, found: AnswersUnreadable, in_hand: Document) -> Recovery:
    """Find the best version to show; the damaged file itself is not touched.

    Args:
        path: the answers file.
        found: what is wrong with it.
        in_hand: the version this window read or saved last; empty if it did not.
    """
    kept = _set_aside(path)
    snapshot, document = _best(path.parent, in_hand)
    return Recovery(document, _sentence(path, found, snapshot, kept))


def _set_aside(path: Path) -> Path | None:
    """Copy the bytes of a damaged file to the kept ones, once: the name says what is in it."""
    with suppress(OSError, AnswersUnreadable):
        raw, _ = disk.read_file(path, KEPT_LIMIT)
        kept = path.parent / "kept" / f"damaged-{hashlib.sha256(raw).hexdigest()[:16]}.json"
        if kept.name not in disk.names(kept.parent):
            disk.make_folder(kept.parent)
            writing.write_file(kept, raw)
        return kept
    return None


def _best(folder: Path, in_hand: Document) -> tuple[Path | None, Document]:
    good = snapshots.newest_good(folder)
    if good is not None and good[1].seq >= in_hand.seq:
        return good
    is_worth_keeping = in_hand.seq > 0 and not in_hand.newer
    return snapshots.rescue(folder, in_hand) if is_worth_keeping else None, in_hand


def _sentence(path: Path, found: AnswersUnreadable, snapshot: Path | None, kept: Path | None) -> str:
    aside = "" if kept is None else f" (a copy of it is in {kept})"
    shown, way_out = "no snapshot of it can be read", ""
    if snapshot is not None:
        when = time.strftime("%d %B %Y, %H:%M UTC", time.gmtime(snapshots.taken_at(snapshot)))
        shown = f"what you see is the snapshot of {when}"
        way_out = f"put {snapshot} in the place of {path}, or "
    return (
        f"{str(found).rstrip('.')}{aside}; {shown}, and nothing is saved until you choose: "
        f"close the workbook and {way_out}move {path} away to start afresh."
    )
