"""Widgets that take in what is shown while they are in use, as `interact` does: kept here as a page would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.compute.limits import Limits

Send = Callable[[str, dict[str, Any]], None]
OUTPUT = "OutputModel"


class Captures:
    """Every output widget that takes in what a message of its page or its cell sets off.

    Args:
        send: takes a message to the widget in the kernel.
        limits: how much each takes in.
    """

    def __init__(self, send: Send, limits: Limits) -> None:
        self._send, self._limits = send, limits
        self._takes: dict[str, list[str]] = {}
        self._by: dict[str, str] = {}
        self._outputs: dict[str, list[dict[str, Any]]] = {}
        self._clears: set[str] = set()

    def look(self, name: str, state: dict[str, Any]) -> None:
        """Take note of an output widget that begins or ends to take in.

        Args:
            name: the widget’s id.
            state: what of it has changed.
        """
        if "outputs" in state:
            self._outputs[name] = list(state["outputs"])
        if "msg_id" not in state:
            return
        before = self._by.pop(name, "")
        if name in self._takes.get(before, ()):
            self._takes[before].remove(name)
            if not self._takes[before]:
                del self._takes[before]  # each message has a name of its own, and there are many
        if parent := state["msg_id"]:
            self._by[name] = parent
            self._takes.setdefault(parent, []).append(name)

    def take(self, parent: str, kind: str, content: dict[str, Any]) -> str | None:
        """Take in what the kernel says, and return the widget that did, if one does.

        Args:
            parent: what set it off.
            kind: of the message.
            content: of the message.
        """
        if not (names := self._takes.get(parent)):
            return None
        name = names[-1]
        had = self._outputs.setdefault(name, [])
        if kind == "clear_output":
            if content.get("wait"):
                self._clears.add(name)
                return name
            had.clear()
        else:
            if name in self._clears:
                had.clear()
            self._add(had, kind, content)
        self._clears.discard(name)
        self._send(name, {"method": "update", "state": {"outputs": had}, "buffer_paths": []})
        return name

    def outputs(self, name: str) -> list[dict[str, Any]]:
        """Return what a widget has taken in."""
        return self._outputs[name]

    def _add(self, had: list[dict[str, Any]], kind: str, content: dict[str, Any]) -> None:
        last = had[-1] if had else {}
        if kind == "stream" and last.get("output_type") == "stream" and last["name"] == content["name"]:
            last["text"] = (last["text"] + content["text"])[: self._limits.text]
        elif len(had) < self._limits.outputs:
            told = {name: said for name, said in content.items() if name != "transient"}
            had.append({"output_type": kind} | told)
