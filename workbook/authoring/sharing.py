"""A chapter as one file for a colleague: its cells, and nothing that its author or a program left in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbook.authoring.skeleton import METADATA


def shareable(path: Path) -> bytes:
    """Return a chapter without outputs, counts, states of widgets, and whatever else programs keep there.

    Args:
        path: its notebook, which checks.
    """
    notebook = json.loads(path.read_text(encoding="utf-8"))
    book = {"cells": [_clean(cell) for cell in notebook["cells"]], "metadata": METADATA}
    text = json.dumps({**book, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def _clean(cell: dict[str, Any]) -> dict[str, Any]:
    tags = cell.get("metadata", {}).get("tags")
    kept: dict[str, Any] = {name: cell[name] for name in ("cell_type", "id", "source") if name in cell}
    kept["metadata"] = {"tags": tags} if tags else {}
    return kept | ({"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else {})
