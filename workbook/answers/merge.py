"""Bring versions of the same answers together, by what was saved how often and never by the clock.

An answer is seen as the set of its versions: the one on top and those in `other`. Merging joins the sets; the
highest `(rev, by)` comes out on top, and of the rest every text stays that is not already said.
"""

import hashlib
from typing import Any, TypeAlias

from workbook.answers.document import Document, dumps

Stored: TypeAlias = dict[str, Any]

LATER_WINS = frozenset({"scale", "balance", "choice", "checklist"})


def merge(a: Document, b: Document) -> Document:
    """Join two documents; whichever comes first, the result is the same.

    Args:
        a: a document.
        b: another, such as a restored copy or one left by a program that keeps folders in step.

    Returns:
        A document with every answer of both, and every text of both. Members besides the answers are those
        of the document saved more often, completed from the other.
    """
    less, more = sorted((a, b), key=lambda document: document.seq)
    answers = {**less.answers, **more.answers}
    for key in less.answers.keys() & more.answers.keys():
        answers[key] = join(less.answers[key], more.answers[key])
    return Document(_members(less, more), answers)


def _members(less: Document, more: Document) -> Stored:
    """Where both were saved equally often, each member is settled by itself: order does not matter."""
    members = {**less.members, **more.members}
    if less.seq == more.seq:
        for name in less.members.keys() & more.members.keys():
            members[name] = max(less.members[name], more.members[name], key=dumps)
    return members


def join(a: Stored, b: Stored) -> Stored:
    """Join two states of one answer that know nothing of each other."""
    if a == b:
        return a
    versions = sorted([*_versions(a), *_versions(b)], key=_rank, reverse=True)
    return _stacked(versions)


def merge_entry(stored: Stored | None, incoming: Stored, base: int | None) -> Stored:
    """Put a new version on top of what is stored.

    Args:
        stored: the entry in the file, None if there is none.
        incoming: the new version, with its rev already above the stored one.
        base: the rev its writer had seen; None if the writer knew what is stored.

    Returns:
        The entry to store. If its writer had not seen the stored text, that text is kept in `other`: a later
        one, and also an earlier one, written anew after the answer was forgotten elsewhere. A version that
        the same session wrote and has now written over is not kept: its writer had seen it.
    """
    if stored is None:
        return {**incoming, "other": []}
    if _same_version(stored, incoming):
        return stored
    others = [version for version in stored.get("other", ()) if not _own_draft(version, incoming, base)]
    if base is not None and stored["rev"] != base:
        others.append(_top(stored))
    versions = sorted(others, key=_rank, reverse=True)
    return {**stored, **_stacked([incoming, *versions])}


def settle_entry(stored: Stored | None, incoming: Stored, base: int | None, seen: str) -> Stored:
    """Put the version on top that the reader has chosen, and drop the one it was chosen over.

    Args:
        stored: the entry in the file, None if there is none.
        incoming: the chosen version, with its rev already above the stored one.
        base: the rev its writer had seen.
        seen: the `version_id` of the version in `other` that the reader has read and decided about.

    Returns:
        The entry to store; a version that arrived since stays in `other`.
    """
    entry = merge_entry(stored, incoming, base)
    return {**entry, "other": [version for version in entry["other"] if version_id(version) != seen]}


def version_id(version: Stored) -> str:
    """A short name of one version in `other`; two versions have the same only if they are the same."""
    return hashlib.sha256(dumps(version).encode("ascii")).hexdigest()[:16]


def _own_draft(version: Stored, incoming: Stored, base: int | None) -> bool:
    return bool(version["rev"] == base and version["by"] == incoming["by"])


def _same_version(a: Stored, b: Stored) -> bool:
    return all(a[name] == b[name] for name in ("rev", "by")) and same_value(a["value"], b["value"])


def same_value(a: object, b: object) -> bool:
    """Whether two values are the same in the file; unlike in Python, 1 and True are not."""
    return dumps(a) == dumps(b)


def _rank(version: Stored) -> tuple[int, str, str]:
    return version["rev"], version["by"], dumps(version)


def _top(entry: Stored) -> Stored:
    return {name: member for name, member in entry.items() if name != "other"}


def _versions(entry: Stored) -> list[Stored]:
    kind, prompt = entry["kind"], entry["prompt"]
    return [_top(entry), *({"kind": kind, "prompt": prompt, **version} for version in entry.get("other", ()))]


def _stacked(versions: list[Stored]) -> Stored:
    """An entry from its versions, highest first: of the lower ones, every text once."""
    top, *lower = versions
    said = {dumps(top["value"])} if _is_kept(top) else set()
    other: list[Stored] = []
    for version in lower:
        text = dumps(version["value"])
        if text not in said and _is_kept(version):
            said.add(text)
            other.append(version)
    return {**top, "other": other}


def _is_kept(version: Stored) -> bool:
    return version["value"] is not None and version.get("kind") not in LATER_WINS
