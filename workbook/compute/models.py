"""The widgets of a kernel as their page needs them: what each is at this moment, and what it refers to."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any

from workbook.compute.limits import Limits

TARGET = "jupyter.widget"
REFERS = "IPY_MODEL_"
LINKS = ("LinkModel", "DirectionalLinkModel")
Path = tuple[str | int, ...]


class Model:
    """A widget: its state, with what of it is bytes apart.

    Args:
        data: what opened it.
        buffers: its bytes.
        limits: how large it may be.

    Attributes:
        large: whether it is too large to be shown.
    """

    def __init__(self, data: dict[str, Any], buffers: list[bytes], limits: Limits) -> None:
        self.state: dict[str, Any] = {}
        self.bytes: dict[Path, bytes] = {}
        self._limits = limits
        self.large = False
        self.take(data, buffers)

    def take(self, data: dict[str, Any], buffers: list[bytes]) -> None:
        """Take what has changed."""
        state = data.get("state", {})
        self.state |= state
        self.bytes = {path: kept for path, kept in self.bytes.items() if path[0] not in state}
        paths = [tuple(path) for path in data.get("buffer_paths", ())]
        self.bytes |= dict(zip(paths, map(bytes, buffers), strict=False))
        self.large = self._weight() > self._limits.size

    def _weight(self) -> int:
        texts = sum(len(each) for each in self.state.values() if isinstance(each, str))
        return texts + sum(map(len, self.bytes.values()))

    def message(self) -> dict[str, Any]:
        """Return all of it, for a page that does not know it yet."""
        if self.large:
            return {"large": True, "state": {}}
        return {"state": self.state, "paths": list(self.bytes), "buffers": encoded(self.bytes.values())}

    @property
    def links(self) -> bool:
        """Whether it shows nothing and ties two others together."""
        return self.state.get("_model_name") in LINKS

    def refers(self) -> Iterator[str]:
        """Return the widgets that its state names."""
        yield from referred(self.state)


def referred(state: Any) -> Iterator[str]:
    """Return the widgets that a state names, at any depth."""
    if isinstance(state, str):
        if state.startswith(REFERS):
            yield state[len(REFERS) :]
    elif isinstance(state, dict):
        for each in state.values():
            yield from referred(each)
    elif isinstance(state, list):
        for each in state:
            yield from referred(each)


def encoded(buffers: Iterable[bytes]) -> list[str]:
    """Return bytes as text that a message can hold."""
    return [base64.b64encode(each).decode("ascii") for each in buffers]


def decoded(buffers: Iterable[Any]) -> list[bytes]:
    """Return the bytes that a message of a page holds as text."""
    return [base64.b64decode(each) for each in buffers if isinstance(each, str)]


def to_a_widget(data: dict[str, Any]) -> dict[str, Any] | None:
    """Return what a page says to a widget, as far as one may hear it; `None` for anything else."""
    match data:
        case {"method": "update", "state": dict(state), **more}:
            return {"method": "update", "state": state, "buffer_paths": list(more.get("buffer_paths") or ())}
        case {"method": "custom", "content": content}:
            return {"method": "custom", "content": content}
    return None


class Models:
    """All widgets of a kernel by their ids.

    Args:
        limits: how large each may be.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.known: dict[str, Model] = {}

    def open(self, name: str, data: dict[str, Any], buffers: list[bytes]) -> None:
        """Know a widget from now on."""
        self.known[name] = Model(data, buffers, self._limits)

    def closed(self, name: str) -> None:
        """Forget a widget."""
        self.known.pop(name, None)

    def reach(self, names: Iterable[str], but: set[str]) -> list[str]:
        """Return the widgets that are needed to show some.

        Args:
            names: those to show.
            but: those that are there already.
        """
        waiting, found = list(names), []
        seen = set(but)
        while waiting:
            name = waiting.pop()
            if name not in seen and (model := self.known.get(name)):
                seen.add(name)
                found.append(name)
                waiting.extend(model.refers())
            if not waiting:
                waiting.extend(self._links(seen))
        return found

    def _links(self, seen: set[str]) -> Iterator[str]:
        """Return what no view names, and what ties one of these widgets to another."""
        for name, model in self.known.items():
            if model.links and name not in seen and not seen.isdisjoint(model.refers()):
                yield name
