"""Copies that a reader has looked at and not yet taken; they wait in memory and nowhere else."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from workbook.answers.document import Document

MOST = 3
SECONDS = 600.0


@dataclass(frozen=True)
class Beside:
    """Where a copy lies that was found beside the answers, and what opened it."""

    path: Path
    secret: str | None = field(repr=False)


@dataclass(frozen=True)
class LookedAt:
    """A copy that waits for a decision.

    Attributes:
        document: what is in it.
        beside: where it lies, if it was found in the data folder.
        until: when it is let go.
    """

    document: Document
    beside: Beside | None
    until: float


class LookedAtCopies:
    """At most three copies, each for ten minutes and for one use."""

    def __init__(self) -> None:
        self._waiting: dict[str, LookedAt] = {}

    def hold(self, document: Document, beside: Beside | None = None) -> str:
        """Keep a copy, letting go of the oldest if there are too many, and return its ticket."""
        self._let_go()
        while len(self._waiting) >= MOST:
            del self._waiting[next(iter(self._waiting))]
        ticket = uuid.uuid4().hex
        self._waiting[ticket] = LookedAt(document, beside, time.monotonic() + SECONDS)
        return ticket

    def find(self, ticket: object) -> LookedAt | None:
        """Return the copy a ticket stands for, or `None` when it is spent."""
        self._let_go()
        return self._waiting.get(ticket) if isinstance(ticket, str) else None

    def spend(self, ticket: str) -> None:
        """Let a copy go once it was taken."""
        self._waiting.pop(ticket, None)

    def clear(self) -> None:
        """Let all of them go: nothing readable stays behind a closed lock."""
        self._waiting.clear()

    def _let_go(self) -> None:
        now = time.monotonic()
        self._waiting = {ticket: copy for ticket, copy in self._waiting.items() if copy.until > now}
