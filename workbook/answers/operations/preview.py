"""Put a copy beside the current answers, join the two or let one replace the other, and take it back again.

A cleared answer says nothing: it counts as none, and gives way to one that says something. A rev never goes
down, and rises above both sides where the one on top is not what a page at that rev has seen: so no page that
is open elsewhere is taken for having seen what was restored.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from workbook.answers.document import Document, dumps
from workbook.answers.merge import join, same_value
from workbook.answers.storage.copies import read_copy, read_copy_file, read_or_salvage

__all__ = [
    "Preview",
    "merged",
    "preview",
    "read_copy",
    "read_copy_file",
    "read_or_salvage",
    "replaced",
    "undone",
]

Stored: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy would bring, by the keys of the answers, sorted.

    Args:
        new: answers that only the copy has.
        changed: answers that are different in the copy, or have another version beside them.
        same: answers that are the same in both.
        only_here: answers that the copy does not have.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    only_here: tuple[str, ...]


def preview(current: Document, copy: Document) -> Preview:
    """Compare a copy with the current answers; what was cleared counts as not there."""
    here, there = _said(current), _said(copy)
    both = here.keys() & there.keys()
    same = {key for key in both if here[key] == there[key]}
    parts = (there.keys() - here.keys(), both - same, same, here.keys() - there.keys())
    return Preview(*(tuple(sorted(part)) for part in parts))


def merged(current: Document, copy: Document) -> Document:
    """Join a copy with the current answers; no text of either is lost, and twice is once."""
    answers = {**copy.answers, **current.answers}
    for key in current.answers.keys() & copy.answers.keys():
        answers[key] = _joined(current.answers[key], copy.answers[key])
    return Document(_members(current, copy), answers)


def replaced(current: Document, copy: Document) -> Document:
    """Let a copy take the place of the current answers.

    An answer that only the current ones have is cleared but keeps its count: if it were taken out, a page
    that is open elsewhere could later write over a new one unseen.
    """
    keys = current.answers.keys() | copy.answers.keys()
    answers = {key: _in_place(current.answers.get(key), copy.answers.get(key)) for key in keys}
    return Document(_members(current, copy), _present(answers))


def undone(before: Document, restored: Document, current: Document) -> Document:
    """Take a restore back.

    Args:
        before: the answers as they were before it.
        restored: the answers as it left them.
        current: the answers now; what was changed or forgotten since then stays so, and a text that the
            restore had put in the shade stands beside it.
    """
    keys = before.answers.keys() | restored.answers.keys() | current.answers.keys()
    answers = {
        key: _back(before.answers.get(key), restored.answers.get(key), current.answers.get(key))
        for key in keys
    }
    return Document({**before.members, **_highest(before, current)}, _present(answers))


def _said(document: Document) -> dict[str, tuple[str, frozenset[str]]]:
    """What each answer says: its value, and the other versions beside it."""
    said = {key: _says(entry) for key, entry in document.answers.items()}
    return {key: found for key, found in said.items() if found != _says(None)}


def _says(entry: Stored | None) -> tuple[str, frozenset[str]]:
    if entry is None:
        return dumps(None), frozenset()
    value = dumps(entry["value"])
    others = frozenset(dumps(version["value"]) for version in entry.get("other", ()))
    return value, others - {value, dumps(None)}


def _joined(here: Stored, there: Stored) -> Stored:
    joined = join(here, there)
    full = here if there["value"] is None else there
    if joined["value"] is None and full["value"] is not None:
        return join({**full, "rev": joined["rev"] + 1}, joined)
    if any(side["rev"] >= joined["rev"] and not _same(side, joined) for side in (here, there)):
        return {**joined, "rev": joined["rev"] + 1}
    return joined


def _in_place(here: Stored | None, there: Stored | None) -> Stored | None:
    """An entry that says what one side says, and counts on from both."""
    if here is None:
        return there
    if there is None:
        return here if _says(here) == _says(None) else {**here, "value": None, "other": [], **_above(here)}
    if not _same(here, there):
        return {**there, **_above(here, there)}
    top = max(here, there, key=lambda entry: (entry["rev"], entry["by"]))
    return {**there, **{name: top[name] for name in ("rev", "by", "at")}}


def _back(before: Stored | None, restored: Stored | None, now: Stored | None) -> Stored | None:
    if same_value(now, restored):
        return _in_place(now, before)
    if now is None or before is None or _says(before) == _says(restored):
        return now
    beside = join({**now, **_above(now, before)}, before)
    return now if _says(beside) == _says(now) else beside


def _above(*entries: Stored) -> dict[str, int]:
    """A rev that no page which has seen one of these can have."""
    return {"rev": max(int(entry["rev"]) for entry in entries) + 1}


def _same(a: Stored, b: Stored) -> bool:
    return same_value(a["value"], b["value"])


def _present(answers: dict[str, Stored | None]) -> dict[str, Stored]:
    return {key: entry for key, entry in answers.items() if entry is not None}


def _members(current: Document, copy: Document) -> Stored:
    """The workbook stays the one it is, unless nothing was ever saved in it; nothing unknown is dropped."""
    weak, strong = (current, copy) if current.seq == 0 else (copy, current)
    return {**weak.members, **strong.members, **_highest(current, copy)}


def _highest(a: Document, b: Document) -> Stored:
    counts = {name: max(a.members[name], b.members[name]) for name in ("schema", "min_reader")}
    return {**counts, "seq": max(a.seq, b.seq)}
