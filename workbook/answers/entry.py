"""One answer as a reader of Python meets it."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from workbook.values import frozen

Value: TypeAlias = str | int | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer with its history; its repr never shows what was written.

    Args:
        kind: kind of exercise, such as "text" or "scale".
        prompt: the question as the reader saw it.
        value: the answer, None if it was cleared.
        rev: how often this answer was saved; 0 if never.
        by: the session that saved it.
        at: when, in UTC, for people to read; never used to decide anything.
        other: versions written elsewhere at the same time, kept until the reader chooses; each a dict with
            at least value, rev, by and at.
        beside: own words that stand beside a choice and are no part of the answer now.
    """

    kind: str
    prompt: str = field(repr=False)
    value: Value | None = field(repr=False)
    rev: int = 0
    by: str = ""
    at: str = ""
    other: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    beside: str = field(default="", repr=False)


def entry_from(stored: dict[str, Any]) -> Entry:
    """Read one entry of the document; what it holds is frozen, for a change would be kept nowhere."""
    beside = stored.get("beside")
    return Entry(
        kind=stored["kind"],
        prompt=stored["prompt"],
        value=frozen(stored["value"]),
        rev=int(stored["rev"]),
        by=stored["by"],
        at=stored["at"],
        other=tuple(map(frozen, stored.get("other", ()))),
        beside=beside if isinstance(beside, str) else "",
    )
