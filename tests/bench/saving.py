"""The cost of saving one answer in a document of 5,000, besides waiting for the disk."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

from workbook.answers import Answers

MANY = 5_000
TIMES = 25
KEY = "01-what-closeness-asks.answer-{}"
WORDS = "The bench by the canal, on Tuesday after my early shift. We each have our own way home. "


def saving() -> dict[str, float]:
    """Return milliseconds for one answer: usually, just after opening, and after another window has saved."""
    with tempfile.TemporaryDirectory() as home, mock.patch("os.fsync"):
        folder = Path(home)
        _fill(folder)
        first = Answers.open(folder)
        opened = _milliseconds(first, 0)
        usual = statistics.median(_milliseconds(first, number) for number in range(1, TIMES))
        windows = [first, Answers.open(folder)]
        turns = (_milliseconds(windows[number % 2], MANY - number) for number in range(1, TIMES))
        return {"save": usual, "save after opening": opened, "save after another": statistics.median(turns)}


def _fill(folder: Path) -> None:
    """Write a document of many answers, all like the one the workbook itself would write."""
    _milliseconds(Answers.open(folder), 0)
    path = folder / "answers.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    entry = document["answers"][KEY.format(0)]
    document["answers"] = {KEY.format(number): entry | {"value": WORDS} for number in range(MANY)}
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    _milliseconds(Answers.open(folder), 0)  # from here on the file stands as the workbook itself writes it


def _milliseconds(answers: Answers, number: int) -> float:
    value = f"{WORDS}{time.perf_counter_ns()}"
    begun = time.perf_counter()
    answers.put(KEY.format(number), value, kind="text", prompt="Which place and moment would be safe for it?")
    return 1000 * (time.perf_counter() - begun)
