"""What holds for every input: a second, 200 MB, nothing written, nobody called, only promised refusals."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from tests.fuzz.target import Target

SECOND, MEGABYTES = 1.0, 200
TOO_LONG = 5.0
"""Seconds of computing after which an input is not waited for any more."""

_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.link", "os.symlink"}
_CALLS = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "socket.connect", "socket.getaddrinfo"}
_PER_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10

_watching = False
_hooked = False
_done: list[str] = []


class Broken(AssertionError):
    """A promise was not held."""


class Endless(BaseException):
    """Time was up; no code under test catches this."""


def held(target: Target) -> Callable[[bytes], None]:
    """Return what runs a target on bytes and raises whatever is a crash."""
    _hook()
    start = _peak()

    def run(raw: bytes) -> None:
        with _watched(), _clocked():
            try:
                target.run(raw)
            except target.refuses as refusal:
                said = str(refusal)
                if not said.strip() or "\n" in said:
                    raise Broken("What is refused is not refused in one line.") from None
        if _done:
            raise Broken(f"It did what reading never does: {_done.pop()}.")
        if (grown := _peak() - start) > MEGABYTES:
            raise Broken(f"Memory has grown by {grown:.0f} MB; {MEGABYTES} are allowed.")

    return run


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Let a target lay out a file of its own."""
    global _watching
    before, _watching = _watching, False
    try:
        yield
    finally:
        _watching = before


@contextlib.contextmanager
def _watched() -> Iterator[None]:
    global _watching
    _watching = True
    try:
        yield
    finally:
        _watching = False


@contextlib.contextmanager
def _clocked() -> Iterator[None]:
    """Count processor time, which other programs do not prolong, and break off what does not end."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, TOO_LONG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if (took := time.process_time() - start) > SECOND:
        raise Broken(f"It took {took:.1f} s; {SECOND:.0f} s is allowed.")


def _hook() -> None:
    """Be told of every file and address that is opened, in this process and for as long as it lives."""
    global _hooked
    if not _hooked:
        sys.addaudithook(_look)
        signal.signal(signal.SIGVTALRM, _end)
        _hooked = True


def _look(event: str, given: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        flags = given[2] if isinstance(given[2], int) else 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND):
            _done.append("it opened a file to write in it")  # what is raised in here, the code could catch
    elif event in _CHANGES or event in _CALLS:
        _done.append(event)


def _end(*_: object) -> NoReturn:
    raise Endless(f"It had not ended after {TOO_LONG:.0f} s.")


def _peak() -> float:
    """Return the most memory this process has held, in MB."""
    # Linux lets a process inherit its parent's peak in getrusage, which would hide what is smaller.
    if sys.platform == "linux":
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:
            held = next(line for line in status if line.startswith("VmHWM:"))
        return int(held.split()[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE
