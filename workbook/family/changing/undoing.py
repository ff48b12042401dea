"""What was done on the map, taken back: only what it changed, wherever that stands by now."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from workbook.family.changing.links import Rows


def undone(now: Rows, before: Rows, after: Rows) -> Rows:
    """Return rows without one change among them; what was written since stays.

    Args:
        now: the rows there are.
        before: as they were before the change.
        after: as they were behind it.
    """
    if _marks(now) == _marks(after):
        return before
    gone, come = Counter(_marks(before)), Counter(_marks(after))
    added, removed = come - gone, gone - come
    kept = []
    for row in now:
        if added[_mark(row)] > 0:
            added[_mark(row)] -= 1
        else:
            kept.append(row)
    for place, row in enumerate(before):
        if removed[_mark(row)] > 0:
            removed[_mark(row)] -= 1
            kept.insert(min(place, len(kept)), row)
    return kept


def _marks(rows: Rows) -> list[str]:
    return [_mark(row) for row in rows]


def _mark(row: dict[str, Any]) -> str:
    return json.dumps({name: cell for name, cell in row.items() if cell is not None}, sort_keys=True)
