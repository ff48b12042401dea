"""The chapters that compute at this moment, each for its page; a page that comes back finds its own."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from workbook.chapters.cells import Code
from workbook.compute import sentences
from workbook.compute.kernels import Kernels
from workbook.compute.limits import Limits, limits
from workbook.compute.run import Run
from workbook.compute.stage import Line

MOST = 6
"""Kernels at a time for one reader: each takes about a hundred megabytes."""


class Runs:
    """Every chapter that computes, by what its page calls itself.

    Args:
        kernels: where kernels come from.
        within: how long cells may take, and how much they show.
    """

    def __init__(self, kernels: Kernels, within: Limits | None = None) -> None:
        self._kernels, self._limits = kernels, within or limits()
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._ending: dict[str, asyncio.TimerHandle] = {}
        self._work: set[asyncio.Task[None]] = set()

    def open(self, name: str, program: Sequence[Code], line: Line, folder: Path | None = None) -> Run:
        """Let a chapter compute for a page, or go on where that page has lost its line.

        Args:
            name: what the page calls itself.
            program: the code cells of the chapter.
            line: the page.
            folder: where the notebook lies; by default among the chapters.
        """
        if waiting := self._ending.pop(name, None):
            waiting.cancel()
        run = self._runs.get(name)
        if run is None:
            run = self._runs[name] = Run(program, self._kernels, self._limits, folder)
        self._runs.move_to_end(name)
        run.connect(line)
        while len(self._runs) > MOST:
            self._let_go(next(iter(self._runs)), sentences.MANY)
        return run

    def rest(self, name: str, line: Line) -> None:
        """End a chapter a while after its page is gone, unless it comes back."""
        run = self._runs.get(name)
        if run is None or run.line is not line:
            return
        run.connect(None)
        later = asyncio.get_running_loop().call_later
        self._ending[name] = later(self._limits.gone, self._let_go, name)

    def _let_go(self, name: str, words: str = "") -> None:
        self._ending.pop(name, None)
        if run := self._runs.pop(name, None):
            if run.line is not None:
                run.line.hear({"say": "off", "words": words})
                run.line.close()
            task = asyncio.ensure_future(run.close())
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def close(self, words: str = "") -> None:
        """End everything, as when the answers get a lock.

        Args:
            words: what pages that are open say instead.
        """
        for name in list(self._runs):
            self._let_go(name, words)
        await asyncio.gather(*self._work)
