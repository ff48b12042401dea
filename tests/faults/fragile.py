"""A disk that dies or refuses: every touch of one folder's files is counted, and any of them can go wrong.

It stands in for the functions of `os` and for `flock`, so that whatever the workbook does to a folder passes
through it, the file lock included.
"""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHANGING = ("mkdir", "unlink", "rmdir", "rename", "replace", "link", "chmod", "fchmod", "write", "fsync")
TOUCHING = (*CHANGING, "open", "close", "listdir", "scandir", "lstat", "stat", "fstat")


class Died(BaseException):
    """The process is dead: from here on no code of it can touch the disk."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One touch of the folder: the function of the system, and on what."""

    name: str
    on: str
    number: int


@dataclass(slots=True)
class Calm:
    """A disk with which nothing is wrong: it only writes down what is done to it, and what is left open."""

    touches: list[Touch] = field(default_factory=list)
    refused: list[Touch] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)

    def before(self, touch: Touch) -> None:
        """Called before the system is; raises if the system is not to be called."""
        self.touches.append(touch)

    def after(self, touch: Touch) -> None:
        """Called when the system has done it."""


def die() -> None:
    """Die as far as one can inside a test."""
    raise Died


@dataclass(slots=True)
class Death(Calm):
    """A process that dies before or after its touch number `at`.

    Args:
        at: counted from 0.
        is_after: whether that touch still happens.
        how: what dying is; `Died` stops everything that follows, `os._exit` is the real thing.
    """

    at: int = 0
    is_after: bool = False
    how: Callable[[], None] = die
    is_dead: bool = False

    def before(self, touch: Touch) -> None:
        Calm.before(self, touch)
        if self.is_dead or (touch.number == self.at and not self.is_after):
            self._end()

    def after(self, touch: Touch) -> None:
        if touch.number == self.at and self.is_after:
            self._end()

    def _end(self) -> None:
        self.is_dead = True
        self.how()


@dataclass(slots=True)
class Refusal(Calm):
    """A system that refuses touch number `at`, and perhaps what follows.

    Args:
        at: counted from 0.
        code: the error it gives.
        then: "goes well", or "the same again" for every later touch of that name, or "nothing works".
    """

    at: int = 0
    code: int = errno.EIO
    then: str = "goes well"

    def before(self, touch: Touch) -> None:
        Calm.before(self, touch)
        if self._is_refused(touch):
            self.refused.append(touch)
            raise OSError(self.code, os.strerror(self.code), touch.on)

    def _is_refused(self, touch: Touch) -> bool:
        if touch.number <= self.at or self.then == "goes well":
            return touch.number == self.at
        return self.then == "nothing works" or touch.name == self.refused[0].name


@dataclass(slots=True)
class Short(Calm):
    """A system that takes only a part of what it is given to write.

    Args:
        share: how many bytes it takes at a time; 0 is a system that takes nothing and says so.
        times: how often.
    """

    share: int = 7
    times: int = 1


@contextmanager
def fragile(folder: Path, fault: Calm) -> Iterator[Calm]:
    """Let everything that is done to a folder meet a fault.

    Args:
        folder: where the fault is; nothing else is touched by it.
        fault: what goes wrong.
    """
    real = {name: getattr(os, name) for name in (*TOUCHING, "fdopen")}
    flock = fcntl.flock
    watch = _Watch(str(folder), fault)
    try:
        for name in TOUCHING:
            setattr(os, name, watch.over(name, real[name]))
        os.fdopen = watch.over_reading(real["fdopen"])
        fcntl.flock = watch.over_lock(flock)
        yield fault
    finally:
        for name, function in real.items():
            setattr(os, name, function)
        fcntl.flock = flock
        fault.left_open.extend(watch.names.values())
        for descriptor in watch.names:
            os.close(descriptor)


class _Watch:
    def __init__(self, folder: str, fault: Calm) -> None:
        self.folder, self.fault = folder, fault
        self.names: dict[int, str] = {}
        self.is_looking = False  # the fault itself looks at the folder

    def over(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **more: Any) -> Any:
            on = self._named(arguments, more)
            if (
                on is None or self.is_looking or (name, on) == ("lstat", "/")
            ):  # only looks where the folder lies
                return real(*arguments, **more)
            return self._touched(name, on, real, arguments, more)

        return watched

    def over_lock(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Letting go of a lock cannot fail: a system lets go for a process that has died, too."""

        def watched(descriptor: int, what: int) -> Any:
            if descriptor not in self.names or what & fcntl.LOCK_UN:
                return real(descriptor, what)
            return self._touched("flock", self.names[descriptor], real, (descriptor, what), {})

        return watched

    def over_reading(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def watched(descriptor: int, *arguments: Any, **more: Any) -> Any:
            file = real(descriptor, *arguments, **more)
            on = self.names.get(descriptor)
            return file if on is None else _Reading(self, on, file)

        return watched

    def _named(self, arguments: tuple[Any, ...], more: dict[str, Any]) -> str | None:
        """The file of the folder a call is about; None if it is about something else."""
        for each in (*arguments[:2], more.get("dir_fd")):
            if type(each) is int and each in self.names:
                return self.names[each]
            if isinstance(each, (str, os.PathLike)) and os.fspath(each).startswith(self.folder):
                return os.fspath(each).removeprefix(self.folder) or "/"
        return None

    def _touched(self, name: str, on: str, real: Callable[..., Any], arguments: Any, more: Any) -> Any:
        touch = Touch(name, on, len(self.fault.touches))
        try:
            self._tell(self.fault.before, touch)
        except BaseException:
            if name == "close":  # whatever it says, the system lets go of it
                self._let_go(arguments[0], real)
            raise
        try:
            found = self._done(name, real, arguments, more)
        except OSError:  # the system's own no, such as “it is there already”
            self._tell(self.fault.after, touch)
            raise
        if name == "open":
            self.names[found] = on
        if name == "close":
            self.names.pop(arguments[0], None)
        self._tell(self.fault.after, touch)
        return found

    def _done(self, name: str, real: Callable[..., Any], arguments: Any, more: Any) -> Any:
        if name != "write" or not isinstance(self.fault, Short) or not self.fault.times:
            return real(*arguments, **more)
        self.fault.times -= 1
        return real(arguments[0], arguments[1][: self.fault.share]) if self.fault.share else 0

    def _tell(self, hook: Callable[[Touch], None], touch: Touch) -> None:
        self.is_looking = True
        try:
            hook(touch)
        finally:
            self.is_looking = False

    def _let_go(self, descriptor: int, close: Callable[[int], None]) -> None:
        self.names.pop(descriptor, None)
        close(descriptor)


class _Reading:
    """A file being read, whose reading can go wrong too."""

    def __init__(self, watch: _Watch, on: str, file: Any) -> None:
        self._watch, self._on, self._file = watch, on, file

    def __enter__(self) -> "_Reading":
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.names.pop(self._file.fileno(), None)
        self._file.close()

    def read(self, count: int) -> bytes:
        found: bytes = self._watch._touched("read", self._on, self._file.read, (count,), {})
        return found
