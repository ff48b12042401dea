"""The clock of two who lead: it goes on where it was set, and takes nothing that is none."""

from __future__ import annotations

import pytest

from workbook.hub import clocks
from workbook.hub.clocks import MOST_RUNS, Clocks

RUN = "six-weeks.2"


def test_it_says_how_long_ago_blocks_began(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also a minute later; each setting has a number of its own."""
    now = 1000.0
    monkeypatch.setattr(clocks.time, "monotonic", lambda: now)
    held = Clocks()
    assert held.told(RUN)["version"] == 0
    assert held.set(RUN, "19:00", [60_000, 0])
    now += 60
    assert held.told(RUN) == {"start": "19:00", "ago": [120_000, 60_000], "version": 1}
    assert held.set(RUN, "19:05", [])
    assert held.told(RUN)["version"] == 2 and held.told("six-weeks.3")["version"] == 0


@pytest.mark.parametrize(
    ("run", "start", "ago"),
    [
        (RUN, "7pm", []),
        (RUN, "19:00", ["now"]),
        (RUN, "19:00", [-1]),
        (RUN, "19:00", [0] * 101),
        (RUN, "19:00", None),
        (RUN, None, []),
        ("x" * 101, "19:00", []),
        ("six weeks", "19:00", []),
    ],
)
def test_what_is_no_clock_sets_none(run: str, start: object, ago: object) -> None:
    """And raises nothing."""
    held = Clocks()
    assert not held.set(run, start, ago)
    assert held.told(run)["version"] == 0


def test_a_room_has_so_many_clocks_and_no_more() -> None:
    """Its memory is that of the hub."""
    held = Clocks()
    assert [held.set(f"run.{number}", "19:00", []) for number in range(MOST_RUNS + 1)].count(False) == 1
