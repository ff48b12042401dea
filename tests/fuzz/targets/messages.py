"""What a page says over its line: through the server to the pieces of a chapter."""

from __future__ import annotations

import base64
import json
from collections import Counter
from types import SimpleNamespace
from typing import Any

from tests.fuzz.changing import as_document
from tests.fuzz.target import Target
from workbook.answers.document import dumps
from workbook.answers.entry import Entry
from workbook.exercises.vocabulary import declare
from workbook.protocol.from_page import EDITS, Arrived, Misfit
from workbook.server.websocket import ChapterWebSocket
from workbook.session.chapter_session import ChapterSession

SLUG = "01-here"


class _Kept:
    """Answers that only this process knows; what cannot be written to a file is noticed here as well."""

    mark, trouble = 0, None

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    def refresh(self) -> None: ...

    def __iter__(self) -> Any:
        return iter(self.entries)

    def entry(self, key: str) -> Entry | None:
        return self.entries.get(key)

    def get(self, key: str, otherwise: Any = None) -> Any:
        return self.entries[key].value if key in self.entries else otherwise

    def put(
        self, key: str, value: Any, *, kind: str, prompt: str, base: int | None = None, **_: object
    ) -> Entry:
        dumps(value).encode("ascii")
        before = self.entries.get(key)
        rev = before.rev + 1 if before else 1
        other = ({"value": before.value, "rev": before.rev, "by": "s-1", "at": ""},) if before else ()
        self.entries[key] = Entry(kind, prompt, value, rev, "s-1", "", other)
        return self.entries[key]

    settle = put

    def forget(self, key: str) -> None:
        self.entries.pop(key, None)


class _Line(ChapterWebSocket):
    """The line as the server has it, without a socket."""

    def __init__(self, page: SimpleNamespace) -> None:
        self.page, self.library = page, SimpleNamespace(idle=SimpleNamespace(used=lambda: None))

    def _listen(self) -> None: ...

    def hear(self, message: dict[str, Any]) -> None:
        json.dumps(message, allow_nan=False).encode("ascii")


def _chapter(answers: _Kept) -> ChapterSession:
    session = ChapterSession(answers)  # type: ignore[arg-type]
    for call, key, given in PIECES:
        session.add(declare(call, SLUG, key, "?", given))
    return session


PIECES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("text", "text", {}),
    ("scale", "scale", {"low": "far", "high": "near"}),
    ("choice", "choice", {"options": ["yes", "no"], "other": "Own"}),
    ("checklist", "checklist", {"options": ["tea", "walk"], "own": "More"}),
    ("table", "table", {"columns": {"who": "Who", "day": ("Day", "date"), "close": ("Close", "0-10")}}),
    ("sentence", "sentence", {"template": "I feel {this}.", "slots": {"this": "a word"}}),
    ("plan", "plan", {}),
    ("deck", "deck", {"cards": ["What now?"]}),
    ("log", "log", {"low": "low", "high": "high"}),
    ("timer", "timer", {}),
    ("breathe", "breathe", {}),
    ("family_map", "map", {}),
    ("show", "01-what-closeness-asks.fear-to-lose", {}),
)
_answers = _Kept()
_session = _chapter(_answers)
_heard: list[dict[str, Any]] = []
_session.connect(_heard.append)


def _message(raw: bytes) -> None:
    """The page's few words get through, each edit is answered once, and nothing else does anything."""
    _heard.clear()
    _answers.entries.clear()
    asked: list[Arrived] = []
    page = SimpleNamespace(tell=lambda message: (asked.append(message), _session.receive(message)))
    page.line = line = _Line(page)
    for said in raw.split(b"\n")[:4]:
        for text in (said, said.decode("utf-8", "replace")):
            line.on_message(text)
    for message in _heard:
        line.hear(message)
    edits = Counter(repr(it.seq) for it in asked if isinstance(it, (*EDITS, Misfit)))
    answers = Counter(repr(it.get("seq")) for it in _heard if it["say"] in ("saved", "unsaved", "forgotten"))
    assert edits <= answers, "An edit was never answered, so that nobody could wait for it."
    for key, entry in _answers.entries.items():
        assert key.startswith((f"{SLUG}.", "family-map.")) and (entry.kind, entry.prompt) != ("", "")


def said(**message: object) -> bytes:
    """Return one message as the page sends it."""
    return json.dumps(message).encode()


PART = base64.b64encode(b"0 HEAD\n0 @I1@ INDI\n1 NAME Anna\n0 TRLR").decode()
_KEYS = tuple(f"{SLUG}.{piece.key.partition('.')[2]}" for piece in _session.pieces.values())

MESSAGE = Target(
    name="message",
    brief=600,
    run=_message,
    change=as_document,
    words=(
        *_KEYS,
        "draw",
        "hello",
        *sorted(kind.do for kind in EDITS),
        '"do": ',
        '"seq": ',
        '"want": ',
        '"part"',
        PART,
        "\\ud83d",
        "\n{",
    ),
)
