"""What somebody changes in the file with an editor, who does not count as a program does."""

from typing import Any

from workbook.answers.document import Document
from workbook.answers.merge import same_value


def counted_on(before: Document, now: Document) -> Document:
    """Count on each answer that is another under the same number, so that it is seen, and never written over.

    Args:
        before: the answers as they were last read or saved here.
        now: the answers as the file has them.

    Returns:
        The same answers; those that were changed by hand have the next rev, in memory until the next save.
    """
    known = before.answers
    changed = {
        key: {**entry, "rev": entry["rev"] + 1}
        for key, entry in now.answers.items()
        if key in known and entry is not known[key] and _is_by_hand(known[key], entry)
    }
    if not changed:
        return now
    pieces = {key: text for key, text in now.pieces.items() if key not in changed}
    return Document(now.members, {**now.answers, **changed}, pieces, came_as=now.came_as)


def _is_by_hand(known: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Another value under the same number; or one counted on before, of which the file does not know yet."""
    if known["by"] != entry["by"]:
        return False
    on = int(known["rev"]) - int(entry["rev"])
    return on in (0, 1) and same_value(known["value"], entry["value"]) is (on == 1)
