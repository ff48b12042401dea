"""A line on this computer that can be cut, slowed down, and made to swallow every byte."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

HERE = "127.0.0.1"
CHUNK = 65_536
HELD = 64
PATIENCE = 10


@dataclass
class Way:
    """One direction of the line, for every connection on it."""

    seconds: float = 0.0
    is_open: asyncio.Event = field(default_factory=asyncio.Event)


class Proxy:
    """Passes bytes between whoever connects and a server, for as long as it is told to.

    It runs in a thread of its own, so that a test can go on while the line is bad.

    Args:
        port: where the server listens, on this computer.
    """

    def __init__(self, port: int) -> None:
        self.to = port
        # Held without listening all the time: while cut, the port refuses, and nobody else can take it.
        self._place = _bound(0)
        self.port: int = self._place.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        self._do(self._begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def cut(self, seconds: float | None = None) -> None:
        """Close every connection and refuse new ones, for some seconds or until `heal`."""
        self._do(lambda: self._cut(seconds))

    def delay(self, ms: float, *, up: bool = True, down: bool = True) -> None:
        """Let bytes arrive later: `up` those for the server, `down` those for the page."""

        async def slow() -> None:
            self._up.seconds, self._down.seconds = up * ms / 1000, down * ms / 1000

        self._do(slow)

    def blackhole(self, *, up: bool = True, down: bool = True) -> None:
        """Keep connections and accept new ones, but pass nothing until `heal`; then what was held arrives."""

        async def swallow() -> None:
            for way, shut in ((self._up, up), (self._down, down)):
                (way.is_open.clear if shut else way.is_open.set)()

        self._do(swallow)

    def heal(self) -> None:
        """Be a good line again."""
        self._do(self._heal)

    def close(self) -> None:
        """Cut the line for good and end the thread."""
        if self._loop.is_closed():
            return
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()
        self._place.close()

    def _do(self, act: Callable[[], Coroutine[Any, Any, None]]) -> None:
        asyncio.run_coroutine_threadsafe(act(), self._loop).result(PATIENCE)

    async def _begin(self) -> None:
        self._up, self._down = Way(), Way()
        self._carrying: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._healing: asyncio.TimerHandle | None = None
        await self._heal()

    async def _heal(self) -> None:
        self._forget_timer()
        for way in (self._up, self._down):
            way.seconds = 0.0
            way.is_open.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._accept, sock=_bound(self.port))

    async def _cut(self, seconds: float | None) -> None:
        self._forget_timer()
        if self._server is not None:
            self._server.close()
            self._server = None
        carrying = list(self._carrying)
        for task in carrying:
            task.cancel()
        await asyncio.gather(*carrying, return_exceptions=True)
        if seconds is not None:
            self._healing = self._loop.call_later(
                seconds, lambda: self._carry(asyncio.ensure_future(self._heal()))
            )

    def _forget_timer(self) -> None:
        if self._healing is not None:
            self._healing.cancel()
            self._healing = None

    def _carry(self, task: asyncio.Task[None]) -> None:
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._carry(asyncio.ensure_future(self._connection(reader, writer)))

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        try:
            await self._up.is_open.wait()
            far_reader, far_writer = await asyncio.open_connection(HERE, self.to)
            ends.append(far_writer)
            await asyncio.gather(_pass(reader, far_writer, self._up), _pass(far_reader, writer, self._down))
        except OSError:
            pass  # an end that is gone takes the other with it
        finally:
            for end in ends:
                end.transport.abort()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
    held: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(HELD)
    reading = asyncio.ensure_future(_take(reader, held, way))
    try:
        while True:
            due, piece = await held.get()
            await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
            await way.is_open.wait()
            if not piece:
                break
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
    finally:
        reading.cancel()


async def _take(reader: asyncio.StreamReader, held: asyncio.Queue[tuple[float, bytes]], way: Way) -> None:
    piece = b"-"
    while piece:
        with contextlib.suppress(OSError):
            piece = b""
            piece = await reader.read(CHUNK)
        await held.put((asyncio.get_running_loop().time() + way.seconds, piece))


def _bound(port: int) -> socket.socket:
    place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    place.bind((HERE, port))
    return place
