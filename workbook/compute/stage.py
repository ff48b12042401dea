"""Everything that the computing cells of one page show, and what of it the page has been told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from workbook.compute.capture import Captures, Send
from workbook.compute.cell import Cell
from workbook.compute.limits import Limits
from workbook.compute.models import TARGET, Models, encoded, referred

Message = dict[str, Any]
MOMENT = 0.03
SHOWN = {"stream", "display_data", "execute_result", "error", "clear_output"}


class Line(Protocol):
    """A page that listens."""

    def hear(self, message: Message) -> None:
        """Tell the page something."""

    def close(self) -> None:
        """Hang up."""


class Stage:
    """What is shown, from the kernel’s messages to those of the page.

    Args:
        names: the ids of the cells.
        send: takes a message to a widget in the kernel.
        limits: how much is shown.
    """

    def __init__(self, names: Iterable[str], send: Send, limits: Limits) -> None:
        self.limits = limits
        self.cells = {name: Cell(name, limits) for name in names}
        self.models = Models(limits)
        self._captures = Captures(send, limits)
        self._line: Line | None = None
        self._shown: set[int] = set()
        self._there: set[str] = set()
        self._changed: set[str] = set()
        self._later: asyncio.TimerHandle | None = None

    def connect(self, line: Line | None) -> None:
        """Tell a page everything, and from now on what changes."""
        self._line = line
        self._shown.clear()
        self._there.clear()
        self._changed.update(self.cells)
        if line is not None:
            line.hear({"say": "begin"})
            self.flush()

    def change(self, name: str | None) -> None:
        """Tell the page of a cell in a moment: much may happen to it at once."""
        if name is not None:
            self._changed.add(name)
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(MOMENT, self.flush)

    def stand(self, name: str, state: str, words: str = "") -> None:
        """Let a cell stand in another way."""
        cell = self.cells.get(name)
        if cell is not None:
            cell.state, cell.words = state, words
            self.change(name)

    def may_reach(self, cell: str, widget: str) -> bool:
        """Return whether a cell shows a widget, by itself or as a part of what it shows."""
        shown = self.cells.get(cell)
        return shown is not None and widget in self.models.reach(shown.widgets(), set())

    def take(self, message: Message, cell: str | None, parent: str | None) -> None:
        """Take what the kernel says.

        Args:
            message: what it says.
            cell: the cell that set it off.
            parent: the page’s own name for what set it off.
        """
        kind, content = message["msg_type"], message["content"]
        if kind in SHOWN:
            self._show(kind, content, message["parent_header"].get("msg_id", ""), cell)
        elif kind == "update_display_data":
            for each in self.cells.values():
                if each.updated(content):
                    self.change(each.name)
        elif kind.startswith("comm_"):
            self._widget(kind, content, [bytes(each) for each in message.get("buffers", ())], parent)

    def _show(self, kind: str, content: Message, set_off: str, cell: str | None) -> None:
        widget = self._captures.take(set_off, kind, content) if kind != "error" else None
        if widget is not None:
            self._took_in(widget)
        elif (shows := self.cells.get(cell or "")) is not None:
            acts: dict[str, Callable[[], None]] = {
                "stream": lambda: shows.printed(content["name"], content["text"]),
                "error": lambda: shows.went_wrong(content),
                "clear_output": lambda: shows.clear(bool(content.get("wait"))),
            }
            acts.get(kind, lambda: shows.displayed(content))()
            self.change(shows.name)

    def _took_in(self, widget: str) -> None:
        state = {"outputs": self._captures.outputs(widget)}
        if model := self.models.known.get(widget):
            model.take({"state": state}, [])
        self._forward(widget, {"method": "update", "state": state}, [], None)

    def _widget(self, kind: str, content: Message, buffers: list[bytes], parent: str | None) -> None:
        name, data = content["comm_id"], content.get("data", {})
        if kind == "comm_open" and content.get("target_name") == TARGET:
            self.models.open(name, data, buffers)
            self._captures.look(name, data.get("state", {}))
            if self.models.known[name].links:
                self._changed.update(self.cells)
                self.change(None)
        elif kind == "comm_close":
            self.models.closed(name)
        elif kind == "comm_msg" and (model := self.models.known.get(name)):
            if data.get("method") in ("update", "echo_update"):
                model.take(data, buffers)
                if data["method"] == "update":
                    self._captures.look(name, data["state"])
            self._forward(name, data, buffers, parent)

    def _forward(self, name: str, data: Message, buffers: list[bytes], parent: str | None) -> None:
        if self._line is None or name not in self._there or self.models.known[name].large:
            return
        if set(referred(data.get("state"))) - self._there:
            self._changed.update(self.cells)
            self.flush()  # what is referred to comes first
        told = {"say": "widget", "id": name, "data": data, "buffers": encoded(buffers), "parent": parent}
        self._line.hear(told)

    def flush(self) -> None:
        """Tell the page now of all that has changed."""
        if self._later is not None:
            self._later.cancel()
            self._later = None
        if self._line is None:
            return
        for name in [name for name in self.cells if name in self._changed]:
            self._tell(self._line, self.cells[name])
        self._changed.clear()

    def _tell(self, line: Line, cell: Cell) -> None:
        reach = self.models.reach(cell.widgets(), set())
        for name in reversed(reach):
            if name not in self._there:
                self._there.add(name)
                line.hear({"say": "model", "id": name} | self.models.known[name].message())
        line.hear(cell.message(self._shown) | {"reach": reach})
        self._shown.update(cell.shows)
