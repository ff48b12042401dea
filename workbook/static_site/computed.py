"""Keep what the cells of a page have changed: where no server is, they cannot do so themselves."""

from __future__ import annotations

from typing import Any

from workbook.answers import Answers
from workbook.errors import WorkbookError

OF_OTHERS = "a part of this page may change answers of its own chapter, and no others"


def keep(answers: Answers, asked: dict[str, Any]) -> dict[str, Any]:
    """Keep changes as a page hands them over, and return whether that is done, or why not.

    Args:
        answers: the reader's answers.
        asked: `chapter`, and `edits` with a key, the rev that the cells had seen, and their entry.
    """
    for edit in asked.get("edits", ()):
        key, entry = str(edit["key"]), edit["entry"]
        if not key.startswith(f"{asked.get('chapter')}."):
            return {"why": OF_OTHERS}
        given = {"kind": str(entry.get("kind", "text")), "prompt": str(entry.get("prompt", ""))}
        try:
            answers.put(key, entry.get("value"), base=int(edit["rev"]), beside=entry.get("beside"), **given)
        except WorkbookError as error:
            return {"why": str(error)}
    return {"done": True}
