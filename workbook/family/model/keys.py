"""What stays the same about somebody who is renamed: a key in their row, and in each row that means them.

Rows of earlier editions have none. Then the key is made of the name, always the same one, so that two windows
which write it down for the first time write the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

KEY = "id"
REFERS = {
    "couples": ("one", "two"),
    "children": ("child", "parent", "other", "twin"),
    "ties": ("one", "two"),
    "homes": ("who",),
}
"""Table to its columns that name people."""

UNSEEN = {"people": (KEY,)} | {
    table: tuple(f"{column}_id" for column in columns) for table, columns in REFERS.items()
}
"""Table to the cells that hold keys, and that no column shows."""


def key_of(name: str, taken: Callable[[str], bool]) -> str:
    """Return the key of somebody whose row has none.

    Args:
        name: what tells them from others, spelled as `same_name` does.
        taken: whether a key is another one’s.
    """
    number = 1
    while taken(key := hashlib.sha256(f"{name}\n{number}".encode("utf-8", "replace")).hexdigest()[:10]):
        number += 1
    return key


def reference(column: str) -> str:
    """Return the name of the cell that holds the key of whoever a column names."""
    return f"{column}_id"
