"""IPython without a kernel: runs cells in this very process, and says what they show in a kernel’s words."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import comm
from comm.base_comm import BaseComm, CommManager
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import Type
from traitlets.config import Config

PAUSE = 0.1
MUCH = 65_536
BACKEND = "module://matplotlib_inline.backend_inline"


class Say(Protocol):
    """Takes what is said, as a kernel’s message."""

    def __call__(self, kind: str, content: dict[str, Any], buffers: list[bytes]) -> None:
        """Take one message.

        Args:
            kind: such as `stream`.
            content: as a kernel has it.
            buffers: what of it is bytes.
        """


class Printed(io.TextIOBase):
    """Takes what is printed, and says it a few times a second.

    Args:
        name: `stdout` or `stderr`.
        say: takes the text.
    """

    encoding = "utf-8"

    def __init__(self, name: str, say: Callable[[str, dict[str, Any]], None]) -> None:
        self._name, self._say = name, say
        self._parts: list[str] = []
        self._size = 0
        self._last = 0.0

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Take a text."""
        self._parts.append(text)
        self._size += len(text)
        if self._size > MUCH or time.monotonic() - self._last > PAUSE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Say what was printed."""
        if text := "".join(self._parts):
            self._parts.clear()
            self._size = 0
            self._say("stream", {"name": self._name, "text": text})
            self._last = time.monotonic()


def _tell(kind: str, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
    if Shell.initialized():
        Shell.instance().tell(kind, content, buffers)


class _Hook(DisplayHook):
    """Says what a cell’s last line is worth."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        content = {"data": dict(format_dict), "metadata": dict(md_dict or {})}
        _tell("execute_result", content)

    def finish_displayhook(self) -> None:
        pass


class _Publisher(DisplayPublisher):
    """Says what a cell displays."""

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: bool = False,
        **more: Any,
    ) -> None:
        kind = "update_display_data" if update else "display_data"
        _tell(
            kind, {"data": dict(data), "metadata": dict(metadata or {}), "transient": dict(transient or {})}
        )

    def clear_output(self, wait: bool = False) -> None:
        _tell("clear_output", {"wait": wait})


class Shell(InteractiveShell):
    """What `get_ipython()` returns in a cell.

    Attributes:
        asked: the message that asked for what is being done, as in a kernel.
    """

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    say = AnyTrait(None, allow_none=True)
    asked = AnyTrait({})

    @property
    def kernel(self) -> Shell:
        """Itself, for what looks there for the message that asked."""
        return self

    def get_parent(self) -> Mapping[str, Any]:
        """Return the message that asked for what is being done."""
        asked: Mapping[str, Any] = self.asked
        return asked

    def set_parent(self, parent: Mapping[str, Any]) -> None:
        """Know what asks for what is done next."""
        self.asked = parent

    def enable_gui(self, gui: str | None = None) -> None:
        """There are no windows of its own."""

    def tell(self, kind: str, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        """Say something, after what was printed before it."""
        if kind != "stream":
            sys.stdout.flush()
            sys.stderr.flush()
        if self.say is not None:
            self.say(kind, content, buffers or [])

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        self.tell("error", {"ename": etype.__name__, "evalue": str(evalue), "traceback": stb})

    async def execute(self, source: str, cell: str) -> None:
        """Run one cell as a kernel does.

        Args:
            source: as its author wrote it.
            cell: its id.
        """
        wrong = None
        try:
            plain = self.transform_cell(source)  # type: ignore[no-untyped-call]
        except Exception:  # noqa: BLE001 - it is shown where all else of the cell is
            plain, wrong = source, sys.exc_info()
        result = await self.run_cell_async(
            source, store_history=True, transformed_cell=plain, preprocessing_exc_tuple=wrong, cell_id=cell
        )
        self.events.trigger("post_execute")
        self.events.trigger("post_run_cell", result)
        sys.stdout.flush()
        sys.stderr.flush()


class _Comm(BaseComm):
    """A widget’s line."""

    def publish_msg(
        self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
    ) -> None:
        content = {"data": data or {}, "comm_id": self.comm_id, **keys}
        _tell(msg_type, content, [bytes(each) for each in buffers or ()])


def shell(say: Say) -> Shell:
    """Return the one shell of this process.

    Args:
        say: takes all that it says.
    """
    os.environ |= {"PLOTLY_RENDERER": "plotly_mimetype", "MPLBACKEND": BACKEND}
    widgets = CommManager()
    comm.create_comm = _Comm
    comm.get_comm_manager = lambda: widgets
    given = Config()
    given.HistoryManager.enabled = False
    given.InteractiveShell.colors = "nocolor"
    made = Shell.instance(config=given)
    made.say = say
    sys.stdout, sys.stderr = Printed("stdout", made.tell), Printed("stderr", made.tell)
    return made
