"""The cells of one page where no server is: run by Python in a worker of their own, which has no origin.

Nothing here can reach the answers in the browser’s storage. The page hands in the file as it is kept, and
keeps what cells change in it. Until that is done, nothing is said that could claim it.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

from workbook import paths, tracebacks
from workbook.chapters import notebook
from workbook.chapters.cells import Code
from workbook.compute import sentences
from workbook.compute.limits import Limits
from workbook.compute.models import decoded, to_a_widget
from workbook.compute.stage import Message, Stage
from workbook.static_site.shell import shell

FILE = "answers.json"
GONE = {"value": None}
CLAIMS = ("saved", "forgotten")


class Program:
    """The code cells of a chapter for its page.

    Args:
        tell: takes one message for the page, as JSON.
        begun: JSON with `chapter`, and `left_out`: cells that ended what ran them before, each with the words
            for its place.
    """

    def __init__(self, tell: Callable[[str], None], begun: str) -> None:
        given = json.loads(begun)
        self._tell = tell
        self._left_out: dict[str, str] = given["left_out"]
        self._program = notebook.find_chapter(given["chapter"], paths.chapters_folder()).program
        self._answers = paths.data_folder() / FILE
        self._known: dict[str, Any] = {}
        self._keeping: list[Message] | None = None
        self._waiting: list[Message] = []
        self._asked: tuple[str | None, str | None] = (None, None)
        self._numbers = itertools.count(1)
        self._runs = True
        self._shell = shell(self._hear)
        names = [code.cell for code in self._program if code.computes]
        self._stage = Stage(names, self._to_a_widget, Limits())
        for name in names:
            self._stage.stand(name, "waiting", sentences.WAITING)
        self._stage.connect(self)

    def hear(self, message: Message) -> None:
        """Tell the page something; what was changed has to be kept first."""
        if self._keeping is None:
            self._tell(json.dumps(message, default=str))
        else:
            self._keeping.append(message)

    def close(self) -> None:
        """There is nothing to hang up."""

    async def run(self) -> None:
        """Run every cell, and between two of them what widgets are told."""
        for code in self._program:
            self._take_turns()
            if words := self._left_out.get(code.cell):
                self._stage.stand(code.cell, "done", words)
            else:
                await self._execute(code)
        self._runs = False
        self._take_turns()
        self._stage.flush()

    def receive(self, text: str) -> None:
        """Take one message of the page; something for a widget waits until no cell runs.

        Args:
            text: JSON: `answers` with the file, `kept` with why not, or `widget`.
        """
        message = json.loads(text)
        match message:
            case {"do": "answers", "text": str(kept)}:
                self._hand_in(kept)
            case {"do": "kept", "why": str(why)}:
                self._kept(why)
            case {"do": "widget"}:
                self._waiting.append(message)
                if not self._runs:
                    self._take_turns()

    def _hand_in(self, text: str) -> None:
        """Know the file as it is kept; nothing of it is an empty text."""
        self._known = _entries(text)
        if not text:
            self._answers.unlink(missing_ok=True)
            return
        self._answers.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._answers.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self._answers)

    async def _execute(self, code: Code) -> None:
        self._stage.stand(code.cell, "running", sentences.WAITING)
        self._begin(code.cell, None)
        await self._shell.execute(code.source, code.cell)
        self._end()
        self._stage.stand(code.cell, "done")
        self._stage.flush()

    def _begin(self, cell: str, mark: str | None) -> None:
        """Tell the page what is being done, so that it can end what takes too long."""
        self._stage.flush()
        self._tell(json.dumps({"say": "busy", "cell": cell}))
        self._asked = (cell, mark)
        asked = {"header": {"msg_id": str(next(self._numbers))}, "metadata": {"cellId": cell}}
        self._shell.set_parent(asked)

    def _end(self) -> None:
        self._keep()
        self._tell(json.dumps({"say": "idle"}))

    def _take_turns(self) -> None:
        while self._waiting:
            self._say_to(self._waiting.pop(0))

    def _say_to(self, message: Message) -> None:
        match message:
            case {"cell": str(cell), "id": str(name), "n": str(mark), "data": dict(data)}:
                said = to_a_widget(data) if self._stage.may_reach(cell, name) else None
                if said is not None:
                    self._begin(cell, mark)
                    self._to_a_widget(name, said, decoded(message.get("buffers", ())))
                    self._end()
                self.hear({"say": "heard", "n": mark})
        self._stage.flush()

    def _to_a_widget(self, name: str, data: Message, buffers: list[bytes] | None = None) -> None:
        from comm import get_comm_manager

        content = {"comm_id": name, "data": data}
        buffered = [memoryview(each) for each in buffers or ()]
        if there := get_comm_manager().get_comm(name):
            there.handle_msg({"content": content, "buffers": buffered, "metadata": {}})

    def _hear(self, kind: str, content: dict[str, Any], buffers: list[bytes]) -> None:
        cell, mark = self._asked
        parent = self._shell.get_parent()["header"] if self._shell.asked else {}
        message = {"msg_type": kind, "content": content, "buffers": buffers, "parent_header": parent}
        try:
            self._stage.take(message, cell, mark)
        except Exception:  # noqa: BLE001 - the next one is heard; a message could hold an answer
            tracebacks.show()
        if kind == "stream":
            self._stage.flush()

    def _keep(self) -> None:
        """Hand the page what a cell has changed in the answers, and say nothing more until that is kept."""
        try:
            now = _entries(self._answers.read_text(encoding="utf-8"))
        except FileNotFoundError:
            now = {}
        before, self._known = self._known, now
        edits = [
            {"key": key, "rev": before.get(key, {}).get("rev", 0), "entry": now.get(key, GONE)}
            for key in before | now
            if now.get(key) != before.get(key)
        ]
        if edits:
            self._keeping = self._keeping or []
            self._tell(json.dumps({"say": "put", "edits": edits}))

    def _kept(self, why: str) -> None:
        """Say what had to wait; what was not kept is not called saved."""
        told, self._keeping = self._keeping or [], None
        for message in told:
            self.hear(_unclaimed(message, why) if why else message)


def _entries(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["answers"] if text else {}
    return found


def _unclaimed(message: Message, why: str) -> Message:
    match message:
        case {"say": "widget", "data": {"method": "custom", "content": {"say": said, **rest}} as data} if (
            said in CLAIMS
        ):
            return message | {"data": data | {"content": rest | {"say": "unsaved", "why": why}}}
    return message
