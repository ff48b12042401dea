"""The playbook as a notebook: nothing but Markdown cells, so that it opens anywhere and runs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from workbook.export.drawn import Drawing
from workbook.export.formats.markdown import Markdown
from workbook.export.playbook import MEMBERS, TITLE, Playbook

NAME = "dance_workbook"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(playbook: Playbook) -> bytes:
    """Return the playbook as a notebook file (nbformat 4.5), UTF-8; each answer's cell carries its record."""
    told: dict[str, Any] = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    if playbook.held:
        told[NAME] = MEMBERS
    cells = [_cell(number, *cell) for number, cell in enumerate(_cells(playbook), 1)]
    file = {"cells": cells, "metadata": told, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(file, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _cells(playbook: Playbook) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the text of each cell and what it carries."""
    write, held = Markdown(in_notebook=True), playbook.held or {}
    yield "\n\n".join([f"# {TITLE}", f"*{playbook.day}*", *map(write.words, playbook.notes)]), {}
    for part in playbook.parts:
        yield f"## {write.line(part.heading)}", {}
        for item in part.items:
            if isinstance(item, Drawing):
                yield write.drawing(item), {}
            else:
                record = held.get(item.key)
                carried = {"key": item.key, "entry": record} if record else None
                yield write.item(item), {NAME: carried} if carried else {}


def _cell(number: int, text: str, carried: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": f"playbook-{number}", "metadata": carried, "source": text}
