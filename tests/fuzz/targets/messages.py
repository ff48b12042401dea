"""What a page says over its line: through the server, packed for the kernel, to the pieces of a chapter."""

from __future__ import annotations

import base64
import json
import os
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from jupyter_client.session import Session

from tests.fuzz.changing import as_document
from tests.fuzz.target import Target
from widgets import Page
from workbook.answers.document import dumps
from workbook.answers.entry import Entry
from workbook.app.open_page import DOES, OpenPage
from workbook.app.routes import Live
from workbook.desk.said import KEEPS

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


class _Line(Live):
    """The line as the server has it, without a socket."""

    def __init__(self, page: OpenPage) -> None:
        self.page, self.library = page, SimpleNamespace(idle=SimpleNamespace(used=lambda: None))

    def _listen(self) -> None: ...

    def hear(self, message: dict[str, Any]) -> None:
        json.dumps(message, allow_nan=False).encode("ascii")


class _Kernel:
    """The other end: messages are packed and unpacked as for a kernel, and the chapter answers."""

    def __init__(self, page: Page, heard: list[dict[str, Any]]) -> None:
        self.session, self.page, self.heard = Session(key=b""), page, heard
        self.client = SimpleNamespace(session=self.session, shell_channel=self)

    def send(self, message: dict[str, Any]) -> None:
        content = self.session.unpack(self.session.pack(message["content"]))
        if message["msg_type"] == "comm_msg":
            self.page._receive(content["data"])

    def tell(self, message: dict[str, Any]) -> None:
        self.heard.append(self.session.unpack(self.session.pack(message)))


def _chapter(answers: _Kept) -> Page:
    page = Page(SLUG, answers)  # type: ignore[arg-type]
    page.text("text", "?")
    page.scale("scale", "?", low="far", high="near")
    page.choice("choice", "?", options=["yes", "no"], other="Own")
    page.checklist("checklist", "?", options=["tea", "walk"], own="More")
    page.table("table", "?", columns={"who": "Who", "day": ("Day", "date"), "close": ("Close", "0-10")})
    page.sentence("sentence", "?", template="I feel {this}.", slots={"this": "a word"})
    page.plan("plan", "?")
    page.deck("deck", "?", cards=["What now?"])
    page.log("log", "?", low="low", high="high")
    page.timer("timer", "?")
    page.breathe("breathe", "?")
    page.family_map("map", "?")
    page.show("01-what-closeness-asks.fear-to-lose", "?")
    return page


_answers = _Kept()
with patch.dict(os.environ, WORKBOOK_SERVED="1"):  # one channel for all, as in the app
    _page = _chapter(_answers)
_heard: list[dict[str, Any]] = []
_kernel = _Kernel(_page, _heard)
_page.connect(SimpleNamespace(on_msg=lambda hear: None, send=_kernel.tell), {})


def _open_page() -> OpenPage:
    page = OpenPage.__new__(OpenPage)
    page._channel, page._closed, page._unanswered = "c", False, set()
    page._settled = SimpleNamespace(set=lambda: None, clear=lambda: None)  # type: ignore[assignment]
    done = {"done": lambda: True, "cancelled": lambda: False, "exception": lambda: None}
    page._kernel = SimpleNamespace(**done, result=lambda: _kernel)  # type: ignore[assignment]
    return page


def _message(raw: bytes) -> None:
    """The page's few words get through, each edit is answered once, and nothing else does anything."""
    _heard.clear()
    _answers.entries.clear()
    page = _open_page()
    for said in raw.split(b"\n")[:4]:
        for text in (said, said.decode("utf-8", "replace")):
            _Line(page).on_message(text)
    for message in _heard:
        page._pass_on({"msg_type": "comm_msg", "content": {"comm_id": "c", "data": message}}, lambda _: None)
    assert not page._unanswered, "An edit was never answered, so that nobody could wait for it."
    for key, entry in _answers.entries.items():
        assert key.startswith((f"{SLUG}.", "family-map.")) and (entry.kind, entry.prompt) != ("", "")


def said(**message: object) -> bytes:
    """Return one message as the page sends it."""
    return json.dumps(message).encode()


PART = base64.b64encode(b"0 HEAD\n0 @I1@ INDI\n1 NAME Anna\n0 TRLR").decode()
_KEYS = tuple(f"{SLUG}.{piece.key.partition('.')[2]}" for piece in _page.pieces.values())

MESSAGE = Target(
    name="message",
    brief=1200,
    run=_message,
    change=as_document,
    words=(
        *_KEYS,
        *sorted(DOES),
        *sorted(KEEPS),
        '"do": ',
        '"seq": ',
        '"want": ',
        '"part"',
        PART,
        "\\ud83d",
        "\n{",
    ),
)
