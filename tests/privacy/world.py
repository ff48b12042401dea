"""A small world on disk in which a workbook runs, so that whatever a process leaves is in one folder."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import BrowserContext, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, MISSING
from tests.e2e.patience import BESIDE
from tests.long_way import long_way
from tests.privacy.canaries import Canaries
from tests.privacy.sweep import shown_by_processes, sweep

T = TypeVar("T")
CHAPTERS = Path(__file__).parents[2] / "chapters"
FOLDERS = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
    "IPYTHONDIR": "home/.ipython",
    "JUPYTER_CONFIG_DIR": "home/.jupyter",
    "JUPYTER_DATA_DIR": "home/.local/share/jupyter",
    "JUPYTER_RUNTIME_DIR": "run/jupyter",
    "WORKBOOK_HOME": "home/workbook",
    "WORKBOOK_CHAPTERS": "chapters",
}
MAY_HOLD = ("home/workbook/answers.json", "home/workbook/snapshots/", "home/workbook/kept/", "asked-for/")
# Every logger of every Python speaks at its lowest level, whatever a program says of levels; only what a
# program filters out of its logs stays out.
LOUD = """
import logging, os
_form = logging.Formatter("%(name)s %(levelname)s %(message)s")
_file = os.open({log!r} + f"/{{os.getpid()}}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
def handle(self, record):
    if not self.disabled and self.filter(record):
        os.write(_file, (_form.format(record) + "\\n").encode("utf-8", "backslashreplace"))
        self.callHandlers(record)
logging.Logger.handle = handle
logging.Logger.getEffectiveLevel = lambda self: logging.DEBUG
"""
EXPORTS = """
import contextlib, sys
from workbook.cli import app
from workbook.cli.exporting import To
for to in To:
    app(["export", "--to", to.value, "--out", sys.argv[1]], standalone_mode=False)
"""


class World:
    """One folder with a home, temporary folders, chapters, logs and a browser's profile in it.

    Args:
        folder: where; short, for sockets lie in it.
        way: how the workbook runs there.
    """

    def __init__(self, folder: Path, way: str) -> None:
        self.folder, self.canaries = folder, Canaries(way)
        for name in {*FOLDERS.values(), "asked-for", "loud"} - {"home/workbook", "chapters"}:
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "logs").mkdir(mode=0o1777)
        (folder / "logs").chmod(0o1777)
        (folder / "run").chmod(0o700)
        shutil.copytree(CHAPTERS, folder / "chapters", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "loud" / "sitecustomize.py").write_text(LOUD.format(log=str(folder / "logs")))
        self.home = folder / "home" / "workbook"

    @property
    def env(self) -> dict[str, str]:
        """The environment of every process in it."""
        path = [str(self.folder / "loud"), os.environ.get("PYTHONPATH", ""), str(CHAPTERS.parent)]
        own = {name: str(self.folder / place) for name, place in FOLDERS.items()}
        return os.environ | own | {"PYTHONPATH": os.pathsep.join(filter(None, path))}

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        """Start processes in it; they may leave core files, if nothing of ours keeps them from it."""
        before, limits = dict(os.environ), resource.getrlimit(resource.RLIMIT_CORE)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (limits[1], limits[1]))
        os.environ.update(self.env)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            resource.setrlimit(resource.RLIMIT_CORE, limits)

    @contextlib.contextmanager
    def browser(self) -> Iterator[BrowserContext]:
        """A browser with a profile of its own on disk, closed as a reader closes it."""
        assert CHROMIUM, MISSING
        with sync_playwright() as running:
            context = running.chromium.launch_persistent_context(
                self.folder / "profile",
                executable_path=CHROMIUM,
                args=FLAGS,
                env=self.env | {"PYTHONPATH": ""},
                locale="en-GB",
                timezone_id="Europe/London",
                viewport={"width": 1280, "height": 900},
            )
            context.set_default_timeout(BESIDE)
            try:
                yield long_way(context)
            finally:
                context.close()

    def export(self) -> None:
        """Ask for a file of every kind."""
        asked = [sys.executable, "-c", EXPORTS, str(self.folder / "asked-for")]
        done = subprocess.run(asked, env=self.env, cwd=self.folder, capture_output=True, text=True)
        (self.folder / "logs" / "export.out").write_text(done.stdout + done.stderr)
        assert done.returncode == 0, done.stderr[-2000:]

    def until(self, log: Path, words: re.Pattern[str], process: subprocess.Popen[bytes]) -> re.Match[str]:
        """Wait until a log says something, and return how; the process must live on until then."""
        ends = time.monotonic() + 120
        while True:
            said = log.read_text(errors="replace")
            if found := next(filter(None, map(words.search, said.splitlines())), None):
                return found
            assert process.poll() is None and time.monotonic() < ends, said[-2000:]
            threading.Event().wait(0.1)

    def found(self) -> dict[str, str]:
        """Return every file in it that holds or is named by a word, and in which form."""
        return sweep(self.folder, self.canaries.stem, self.canaries.given)

    def astray(self) -> dict[str, str]:
        """Return the files that may not hold a word and do, and the processes that show one."""
        found = {name: how for name, how in self.found().items() if not name.startswith(MAY_HOLD)}
        return found | shown_by_processes(self.canaries.stem)


@contextlib.contextmanager
def world(way: str) -> Iterator[World]:
    """Make a world for a test, and leave nothing of it."""
    folder = Path(tempfile.mkdtemp(prefix="w-", dir="/tmp"))
    try:
        yield World(folder, way)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def apart(work: Callable[[], T]) -> T:
    """Do something in a thread of its own: other tests may have left a browser’s loop running in theirs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()
