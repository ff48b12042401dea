"""The list of what is known and does not touch us, each entry with its reason and its last day."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.supply.advisories import Advisory

LIST = Path(__file__).parent / "allowed.toml"
LONGEST = dt.timedelta(days=90)
_TAKES = {"advisory": str, "package": str, "why": str, "until": dt.date}


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """One entry."""

    advisory: str
    package: str
    why: str
    until: dt.date

    def covers(self, advisory: Advisory) -> bool:
        """Return whether an advisory is the one that is meant."""
        return self.package == advisory.package and self.advisory in advisory.names


def read_allowed(path: Path) -> tuple[Allowed, ...]:
    """Return the entries of a list.

    Raises:
        ValueError: it is no such list, or an entry lacks a part.
    """
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = found.pop("allowed", [])
    if found or not isinstance(entries, list):
        raise ValueError(f"{path.name} takes [[allowed]] entries and nothing else.")
    for entry in entries:
        if entry.keys() != _TAKES.keys() or not all(
            type(entry[name]) is kind and entry[name] for name, kind in _TAKES.items()
        ):
            raise ValueError(
                f"An entry of {path.name} takes advisory, package, why and until, a day without quotes."
            )
    return tuple(Allowed(**entry) for entry in entries)


def faults(
    allowed: Iterable[Allowed], advisories: Iterable[Advisory], today: dt.date, *, whole: bool
) -> Iterator[str]:
    """Return a line for each advisory that is not allowed, and for each entry that no longer holds.

    Args:
        allowed: the entries.
        advisories: everything that is known.
        today: the day it is looked at.
        whole: whether everything could be checked; if not, an entry that matches nothing may still be needed.
    """
    allowed, advisories = list(allowed), list(advisories)
    for entry in allowed:
        about = f"{entry.advisory} in {entry.package}"
        if entry.until < today:
            yield f"Allowed until {entry.until}, which is over: {about}. Look at it again."
        elif entry.until > today + LONGEST:
            yield f"Allowed until {entry.until}, over {LONGEST.days} days ahead: {about}. Shorten it."
        if whole and not any(map(entry.covers, advisories)):
            yield f"Allowed, and no longer known against us: {about}. Take the entry out."
    for advisory in advisories:
        if not any(entry.covers(advisory) for entry in allowed):
            yield f"Not allowed: {advisory}"
