"""The answers document in memory, and the text that is kept of it."""

import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from workbook.answers.schema import FORMAT, HIGHEST, SCHEMA

SIZE_LIMIT = 5_000_000
HEAD = '{\n  "answers": {\n    "'
BETWEEN = ',\n    "'
TAIL = "\n  }"


@dataclass(frozen=True, slots=True)
class Document:
    """One version of the answers; entries are never changed in place.

    Args:
        members: everything in the file but the answers, unknown members included.
        answers: key to entry, as plain JSON values.
        pieces: the text of entries that is already known, so that a save writes anew only what changed.
        came_as: the schema of the file, if that was an earlier one and the document was migrated.
    """

    members: dict[str, Any]
    answers: dict[str, dict[str, Any]]
    pieces: dict[str, str] = field(default_factory=dict, compare=False)
    came_as: int | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        return f"<Document: {len(self.answers)} answers>"

    @property
    def seq(self) -> int:
        """How often it was saved."""
        return int(self.members.get("seq", 0))

    @property
    def newer(self) -> bool:
        """Whether only a newer edition may change it."""
        return bool(self.members["min_reader"] > SCHEMA)

    def with_entry(self, key: str, entry: dict[str, Any], text: str) -> "Document":
        """The same document with one entry put in, whose text is known."""
        return Document(
            self.members, {**self.answers, key: entry}, {**self.pieces, key: text}, came_as=self.came_as
        )

    def without(self, key: str) -> "Document":
        """The same document with one entry gone."""
        answers = {name: entry for name, entry in self.answers.items() if name != key}
        pieces = {name: text for name, text in self.pieces.items() if name != key}
        return Document(self.members, answers, pieces, came_as=self.came_as)

    def stamped(self, app: str, seq: int, seconds: float) -> "Document":
        """The same document, counted and dated for the next save."""
        stamp = {"app": app, "seq": min(seq, HIGHEST), "saved_at": moment(seconds)}
        return Document({**self.members, **stamp}, self.answers, self.pieces)


def new_document() -> Document:
    """An empty document of a new workbook."""
    named = {"format": FORMAT, "schema": SCHEMA, "min_reader": SCHEMA, "workbook_id": uuid.uuid4().hex}
    return Document({**named, "app": "", "seq": 0, "saved_at": ""}, {})


def moment(seconds: float) -> str:
    """A point in time as the file writes it, in UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def dumps(value: object) -> str:
    """A value as JSON in ASCII; raises ValueError or TypeError if it is not JSON."""
    return json.dumps(value, ensure_ascii=True, allow_nan=False, sort_keys=True)


def piece(key: str, entry: dict[str, Any]) -> str:
    """The text of one entry, from after the quotation mark that opens its key."""
    lines = ",\n".join(f"      {dumps(name)}: {dumps(entry[name])}" for name in sorted(entry))
    return f"{dumps(key)[1:]}: {{\n{lines}\n    }}"


def render(document: Document) -> bytes:
    """The whole file: sorted, indented, ASCII, one line for each member of an answer."""
    pieces = document.pieces
    for key in document.answers.keys() - pieces.keys():
        pieces[key] = piece(key, document.answers[key])
    body = BETWEEN.join([pieces[key] for key in sorted(document.answers)])
    texts = {name: dumps(value) for name, value in document.members.items()}
    texts["answers"] = f'{{\n    "{body}{TAIL}' if body else "{}"
    members = ",\n".join(f"  {dumps(name)}: {texts[name]}" for name in sorted(texts))
    return f"{{\n{members}\n}}\n".encode("ascii")
