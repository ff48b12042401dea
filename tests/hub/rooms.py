"""A real room: “workbook host” in a process of its own, with a Python that everyone may run."""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import queue
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from workbook.hub.room import Room

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 120
STRANGER = 60_577
SYSTEM = (Path("/usr/bin"), Path("/usr/local/bin"))
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__")
WORKS = "import ssl, sqlite3, workbook"


@functools.cache
def place() -> tuple[str, Path]:
    """Return a Python and a checkout that other accounts can use as well.

    Root’s own Python and the checkout may lie where nobody else can enter. The system’s Python then takes its
    place, with the same packages; what is closed is laid out again where it is open.
    """
    if not is_root() or _everyone_can_run(sys.executable, CHECKOUT):
        return sys.executable, CHECKOUT
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folder = Path(tempfile.mkdtemp(prefix="py-", dir="/tmp"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    packages = folder / "lib" / version / "site-packages"
    packages.mkdir(parents=True)
    (folder / "bin").mkdir()
    system = next((each for each in SYSTEM if (each / version).exists()), SYSTEM[0])
    (folder / "bin" / "python").symlink_to(system / version)
    (folder / "pyvenv.cfg").write_text(f"home = {system}\ninclude-system-site-packages = false\n")
    here = [Path(path) for path in sys.path if path.endswith("site-packages")]
    (packages / "here.pth").write_text("\n".join(str(laid_open(path, folder)) for path in here))
    for name in ("share", "etc"):
        found = [path.parents[2] / name for path in here if (path.parents[2] / name / "jupyter").is_dir()]
        if found:
            (folder / name).symlink_to(laid_open(found[0], folder))
    made, checkout = str(folder / "bin" / "python"), laid_open(CHECKOUT, folder)
    assert _everyone_can_run(made, checkout), (
        f"rooms need a {version} for everyone: install it in {SYSTEM[0]}"
    )
    return made, checkout


def laid_open(folder: Path, into: Path) -> Path:
    """Return a folder as everyone may enter it: as it is, or laid out again with the same files.

    Args:
        folder: the folder.
        into: where it may be laid out.
    """
    ways = [folder, *folder.parents]
    if all(way.stat().st_mode & stat.S_IXOTH for way in ways) and folder.stat().st_mode & stat.S_IROTH:
        return folder
    copy = into / f"open-{len(list(into.glob('open-*')))}"
    shutil.copytree(folder, copy, copy_function=_lay, ignore=LEFT_OUT, symlinks=True)
    for each in [copy, *(path for path in copy.rglob("*") if path.is_dir() and not path.is_symlink())]:
        each.chmod(0o755)
    return copy


def _lay(file: str, at: str) -> None:
    """Lay one file out: the same one where everyone may read it, a copy otherwise."""
    mode = os.stat(file).st_mode
    if mode & stat.S_IROTH:
        with contextlib.suppress(OSError):
            os.link(file, at)
            return
    shutil.copyfile(file, at)
    os.chmod(at, 0o755 if mode & stat.S_IXUSR else 0o644)


def _everyone_can_run(program: str, checkout: Path) -> bool:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "HOME": "/"}
    with contextlib.suppress(OSError):
        done = subprocess.run(
            [program, "-c", WORKS],
            env=env,
            cwd="/",
            user=STRANGER,
            group=STRANGER,
            extra_groups=[],
            capture_output=True,
        )
        return done.returncode == 0
    return False


def is_root() -> bool:
    """Whether rooms here give everyone an account."""
    return sys.platform == "linux" and os.geteuid() == 0


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Hosted:
    """A running “workbook host”.

    Args:
        home: its data folder.
        more: further words for the command line.
    """

    def __init__(self, home: Path, *more: str) -> None:
        self.home = home
        program, checkout = place()
        env = os.environ | {"WORKBOOK_HOME": str(home), "PYTHONPATH": str(checkout)}
        env["PATH"] = f"{Path(sys.executable).parent}:{env['PATH']}"
        command = [program, "-m", "workbook.cli", "host", "--no-browser", *more]
        self.process = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._said: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._said.put(line.rstrip("\n"))
        self._said.put(None)

    def until(self, words: str, patience: float = PATIENCE) -> str:
        """Wait until it says a line with these words, and return the line."""
        known = [line for line in self.lines if re.search(words, line)]
        until = time.monotonic() + patience
        while not known:
            line = self._said.get(timeout=max(0.1, until - time.monotonic()))
            assert line is not None, f"it ended and said {self.lines}\n{self.log()[-2000:]}"
            self.lines.append(line)
            known = [line] if re.search(words, line) else []
        return known[-1]

    def ready(self) -> Hosted:
        """Wait until people can come in."""
        self.until("Your own link:")
        return self

    @property
    def url(self) -> str:
        """The address for everyone."""
        return self.until("Address for everyone: ").partition(": ")[2]

    @property
    def code(self) -> str:
        """The room code."""
        return self.until("Room code: ").partition(": ")[2]

    @property
    def link(self) -> str:
        """The facilitator’s own link."""
        return self.until("Your own link: ").partition(": ")[2]

    @property
    def room(self) -> dict[str, Any]:
        """What is kept of the room."""
        found: dict[str, Any] = json.loads((self.home / "room" / "room.json").read_text())
        return found

    def log(self) -> str:
        """What the hub has logged."""
        path = self.home / "room" / "hub.log"
        return path.read_text() if path.exists() else ""

    def answers(self, name: str) -> dict[str, Any]:
        """Return someone’s answers on disk."""
        path = self.home / "room" / "people" / name / "workbook" / "answers.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        return {key: entry["value"] for key, entry in document["answers"].items()}

    def family(self) -> list[psutil.Process]:
        """Return every process of the room."""
        folder, found = str(self.home / "room"), []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                env = process.environ()
                inside = folder in (
                    env.get("WORKBOOK_ROOM_FOLDER"),
                    env.get("WORKBOOK_ROOM", "").removesuffix("/notice"),
                )
                if inside or process.pid == self.process.pid:
                    found.append(process)
        return found

    def hub(self) -> psutil.Process:
        """Return the hub."""
        return next(each for each in self.family() if "jupyterhub" in each.cmdline())

    def server(self, name: str) -> psutil.Process:
        """Return someone’s server: it stands in that person's home."""
        return next(each for each in self.family() if each.cwd() == str(self.home / "room" / "people" / name))

    def token(self, name: str) -> str:
        """Return the token of someone’s server: it stands nowhere but in the memory of that process."""
        server = self.server(name).pid
        maps = [line.split() for line in Path(f"/proc/{server}/maps").read_text().splitlines()]
        with open(f"/proc/{server}/mem", "rb") as memory:
            for first, last in (each[0].split("-") for each in maps if each[1] == "rw-p"):
                with contextlib.suppress(OSError):
                    memory.seek(int(first, 16))
                    part = memory.read(int(last, 16) - int(first, 16))
                    if found := re.search(rb"JUPYTERHUB_API_TOKEN=(\w+)\0", part):
                        return found[1].decode()
        raise AssertionError("the server has no token")

    def rested(self, name: str) -> None:
        """Wait until someone’s server has stopped."""
        with contextlib.suppress(StopIteration, psutil.NoSuchProcess):
            self.server(name).wait(PATIENCE)

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """End everything without warning, as when the power fails."""
        family = self.family()
        for process in family:
            with contextlib.suppress(psutil.Error):
                process.kill()
        self.process.wait()
        psutil.wait_procs(family, timeout=PATIENCE)

    def end(self) -> int:
        """End it as Ctrl-C does twice, and return the exit code."""
        if self.process.poll() is None:
            self.interrupt()
            with contextlib.suppress(AssertionError, queue.Empty):
                self.until("Ctrl-C again", 20)
            self.interrupt()
        return self.process.wait(60)


@contextlib.contextmanager
def hosted(*more: str) -> Iterator[Hosted]:
    """Open a room for a test, and leave nothing of it."""
    home = Path(tempfile.mkdtemp(prefix="room-", dir="/tmp"))
    home.chmod(0o711)
    local = ("--address", "127.0.0.1", "--port", str(free_port()))
    running = Hosted(home, *local, *more)
    try:
        yield running.ready()
    finally:
        with contextlib.suppress(Exception):
            running.end()
        running.kill()
        shutil.rmtree(home, ignore_errors=True)


def for_two(folder: Path, ends: float) -> Room:
    """Return a room for two on disk, which nobody has opened.

    Args:
        folder: where its own folder is made.
        ends: its end, in seconds since 1970.
    """
    room = Room(
        folder=folder / "room",
        temporary=folder / "t",
        title="Tuesday",
        code="kfm-pzt",
        secret="s" * 32,
        people=2,
        memory=300,
        ends=ends,
        grace=5,
        address="127.0.0.1",
        port=8000,
        inside=(1, 2),
    )
    room.write()
    return room
