"""The line that fault tests speak through does to bytes what it says, and nothing else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.faults.proxy import CHUNK, HERE, Proxy

SOON = 5.0
QUIET = 0.3


def echo(listener: socket.socket) -> None:
    """Send back to everybody whatever they say, until nobody can come any more."""
    while True:
        try:
            caller, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_echo_to, args=(caller,), daemon=True).start()


def _echo_to(caller: socket.socket) -> None:
    with caller:
        try:
            while said := caller.recv(65_536):
                caller.sendall(said)
        except OSError:
            return


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A line to a server that says back what it hears."""
    listener = socket.create_server((HERE, 0))
    threading.Thread(target=echo, args=(listener,), daemon=True).start()
    with Proxy(listener.getsockname()[1]) as line:
        yield line
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


def call(proxy: Proxy) -> socket.socket:
    return socket.create_connection((HERE, proxy.port), timeout=SOON)


def hear(caller: socket.socket, length: int) -> bytes:
    heard = b""
    while len(heard) < length and (piece := caller.recv(length - len(heard))):
        heard += piece
    return heard


def says_back(caller: socket.socket, words: bytes) -> bool:
    caller.sendall(words)
    return hear(caller, len(words)) == words


def heard_within(caller: socket.socket, seconds: float) -> bytes | None:
    caller.settimeout(seconds)
    try:
        return caller.recv(CHUNK)
    except TimeoutError:
        return None
    finally:
        caller.settimeout(SOON)


def is_silent(caller: socket.socket) -> bool:
    return heard_within(caller, QUIET) is None


def has_ended(caller: socket.socket) -> bool:
    try:
        return caller.recv(1) == b""
    except ConnectionResetError:
        return True


def test_it_passes_every_byte(proxy: Proxy) -> None:
    """A megabyte comes back as it was sent, and so does the end."""
    sent = bytes(range(256)) * 4096
    with call(proxy) as caller:
        threading.Thread(target=caller.sendall, args=(sent,)).start()
        assert hear(caller, len(sent)) == sent
        caller.shutdown(socket.SHUT_WR)
        assert caller.recv(1) == b""


def test_a_cut_closes_and_refuses(proxy: Proxy) -> None:
    """Open connections end at once, new ones are refused, and `heal` lets them in again."""
    with call(proxy) as caller:
        assert says_back(caller, b"before")
        proxy.cut()
        assert has_ended(caller)
    with pytest.raises(ConnectionRefusedError):
        call(proxy)
    proxy.heal()
    with call(proxy) as caller:
        assert says_back(caller, b"after")


def test_a_cut_of_some_seconds_heals_by_itself(proxy: Proxy) -> None:
    """It refuses for that long, and then lets in whoever asks."""
    began = time.monotonic()
    proxy.cut(0.5)
    with _let_in(proxy) as caller:
        assert time.monotonic() - began >= 0.5 and says_back(caller, b"after")


def _let_in(proxy: Proxy) -> socket.socket:
    """Connect as soon as one may; what never comes is for the test's own end to tell."""
    while True:
        with suppress(ConnectionRefusedError):
            return call(proxy)


def test_a_later_cut_outlives_an_earlier_one(proxy: Proxy) -> None:
    """The healing of a short cut does not end a cut without an end."""
    proxy.cut(0.2)
    proxy.cut()
    ended = time.monotonic() + 3 * QUIET
    while time.monotonic() < ended:
        with pytest.raises(ConnectionRefusedError):
            call(proxy)


@pytest.mark.parametrize(("up", "down"), [(True, True), (True, False), (False, True)])
def test_a_delay_is_kept_in_each_direction(proxy: Proxy, up: bool, down: bool) -> None:
    """There and back takes twice as long as one way, and nothing changes places."""
    with call(proxy) as caller:
        proxy.delay(100, up=up, down=down)
        began = time.monotonic()
        assert says_back(caller, b"one, two, three")
        assert time.monotonic() - began >= 0.1 * (up + down)


def test_a_shorter_delay_overtakes_nothing(proxy: Proxy) -> None:
    """What was sent first arrives first."""
    with call(proxy) as caller:
        assert says_back(caller, b"before")
        proxy.delay(300, down=False)
        caller.sendall(b"first ")
        heard = heard_within(caller, 0.1) or b""  # nothing, unless this computer is busy
        proxy.delay(0)
        caller.sendall(b"second")
        assert heard + hear(caller, 12 - len(heard)) == b"first second"


def test_a_black_hole_swallows_until_it_is_healed(proxy: Proxy) -> None:
    """Nothing passes, nothing closes, new connections are accepted; then all that was held arrives."""
    with call(proxy) as old:
        assert says_back(old, b"before")
        proxy.blackhole()
        with call(proxy) as new:
            old.sendall(b"old")
            new.sendall(b"new")
            assert is_silent(old) and is_silent(new)
            proxy.heal()
            assert hear(old, 3) == b"old" and hear(new, 3) == b"new"


def test_a_black_hole_can_have_one_way_out(proxy: Proxy) -> None:
    """What the server says can be swallowed while it hears everything."""
    with call(proxy) as caller:
        assert says_back(caller, b"before")
        proxy.blackhole(up=False)
        caller.sendall(b"heard")
        assert is_silent(caller)
        proxy.blackhole(up=True, down=False)
        assert hear(caller, 5) == b"heard"
        caller.sendall(b"held")
        assert is_silent(caller)


def test_without_a_server_a_connection_ends(proxy: Proxy) -> None:
    """A line to nobody closes what connects, as a line whose server has died does."""
    with socket.create_server((HERE, 0)) as gone:
        port = gone.getsockname()[1]
    with Proxy(port) as line, call(line) as caller:
        assert has_ended(caller)
