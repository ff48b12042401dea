"""How the benchmark shows when Python is awake in each engine."""

from __future__ import annotations

from tests.bench import engines
from tests.bench.engines import BESIDE, ENGINES, OURS, VISITS
from tests.bench.table import limits

ROWS = [f"{engine.name} {visit}" for engine in ENGINES for visit in VISITS]


def taking(milliseconds: float, size: float) -> dict[str, float]:
    """The figures of an edition that takes the same everywhere."""
    return dict.fromkeys(ROWS, milliseconds) | {f"{row} bytes": size for row in ROWS}


def test_a_row_for_each_visit_in_each_engine() -> None:
    """In seconds, with the ratio where there is something to compare with."""
    shown = engines.figures({OURS: taking(3000, 1), BESIDE: taking(6000, 1)}).splitlines()
    assert [line.split()[-3:] for line in shown[1:]] == [["6.0", "3.0", "0.50"]] * len(ROWS)
    assert engines.figures({OURS: {}, BESIDE: taking(6000, 1)}).splitlines()[1].split()[-3:] == [
        "6.0",
        "–",
        "–",
    ]
    assert "ratio" not in engines.figures({OURS: taking(3000, 1)})


def test_a_limit_for_each_visit_in_each_engine() -> None:
    """A first visit takes 0.7 of the time and no more bytes, a second one half of the time."""
    medians = {OURS: taking(3300, 11), BESIDE: taking(6000, 10)}
    told = limits(medians, engines.limits(medians)).splitlines()[1:]
    kept = {line.split("  ")[0]: line.split("  ")[-1].strip() for line in told}
    for engine in ENGINES:
        found = [
            kept[f"{engine.name}, {what}"]
            for what in ("first visit, time", "first visit, bytes", "second visit, time")
        ]
        assert found == ["holds", "falls short", "falls short"]
