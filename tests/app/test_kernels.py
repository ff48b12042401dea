"""Kernels that will not start: refused at once, tried again after growing waits."""

import asyncio
from itertools import accumulate

import pytest

from workbook.app import kernels
from workbook.app.kernels import WAITS, Kernels


class Nowhere:
    """A manager whose kernels do not start until it is mended."""

    def __init__(self):
        self.tried = 0

    async def start_kernel(self, **_):
        self.tried += 1
        raise OSError("no memory")


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still."""
    now = [1000.0]
    monkeypatch.setattr(kernels.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def manager():
    return Nowhere()


@pytest.fixture
def some(manager, tmp_path):
    return Kernels(manager, tmp_path, {}, ready=2)


def test_a_kernel_that_will_not_start_is_not_tried_again_at_once(some, manager, clock):
    """However often pages ask, and without starting more behind their back."""

    async def ask():
        for _ in range(20):
            with pytest.raises((OSError, RuntimeError)):
                await some.take()
        some.fill()

    asyncio.run(ask())
    assert manager.tried == 1


def test_the_waits_grow(some, manager, clock):
    """Each is tried once more when it is over; the last one goes on."""
    tried = []

    async def ask(second):
        before = manager.tried
        clock[0] = second
        with pytest.raises((OSError, RuntimeError)):
            await some.take()
        if manager.tried > before:
            tried.append(second)

    for second in range(700):
        asyncio.run(ask(second))
    assert tried == list(accumulate([0, *WAITS, WAITS[-1]]))


def test_a_start_that_failed_behind_the_scenes_is_no_pages_trouble(some, manager, clock):
    """A page gets the outcome of its own try."""

    async def ask():
        some.fill()
        await asyncio.wait(some._waiting)
        clock[0] += WAITS[-1]
        before = manager.tried
        with pytest.raises(OSError, match="no memory"):
            await some.take()
        assert manager.tried == before + 1

    asyncio.run(ask())
