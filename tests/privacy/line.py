"""The line between a page and its kernel, in the hands of somebody who is no page."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import websocket

from tests.privacy.asking import FEAR, ONE, PATIENCE, Asking


class Refused(Exception):
    """The line was not opened.

    Args:
        status: the number of the answer.
        said: the rest of it.
    """

    def __init__(self, status: int, said: str) -> None:
        super().__init__(status)
        self.status, self.said = status, said


class Line:
    """An open line to a chapter's kernel.

    Args:
        me: who opens it.
        slug: the chapter.
        start: before the address of the line, such as `demo/`.
        more: for the handshake, such as another `origin` or `host`.

    Attributes:
        heard: every message that was waited past.
    """

    def __init__(self, me: Asking, slug: str = ONE, start: str = "", **more: Any) -> None:
        given = {"cookie": me.cookie, "origin": f"http://{me.host}", "timeout": PATIENCE} | more
        self.heard: list[dict[str, Any]] = []
        address = f"ws://{me.host}{me.start}{start}live/{slug}"
        try:
            self.socket = websocket.create_connection(address, **given)
        except websocket.WebSocketBadStatusException as refused:
            raise Refused(refused.status_code, f"{refused.resp_headers} {refused.resp_body!r}") from None

    def __enter__(self) -> Line:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    def ready(self) -> Line:
        """Wait until the kernel listens."""
        self.until(say="ready")
        return self

    def tell(self, message: object) -> None:
        """Say something: bytes as they are, a text as it is, anything else as JSON."""
        if isinstance(message, bytes):
            self.socket.send_binary(message)
        else:
            self.socket.send(message if isinstance(message, str) else json.dumps(message))

    def put(self, words: object, seq: int, key: str = FEAR) -> dict[str, Any]:
        """Write an answer, and return what is said to it."""
        self.tell({"do": "put", "key": key, "seq": seq, "value": words})
        return self.until(seq=seq)

    def beat(self) -> None:
        """Wait until the server has dealt with all it was told: it answers in turn."""
        self.tell({"do": "beat"})
        self.until(say="beat")

    def until(self, **said: object) -> dict[str, Any]:
        """Return the first message from now on that says all of this.

        Raises:
            AssertionError: the line was closed before.
        """
        for message in self._messages():
            self.heard.append(message)
            if said.items() <= message.items():
                return message
        raise AssertionError(f"the line was closed before it said {said}")

    def _messages(self) -> Iterator[dict[str, Any]]:
        with contextlib.suppress(websocket.WebSocketConnectionClosedException):
            while text := self.socket.recv():
                yield json.loads(text)
