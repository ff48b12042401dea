"""An invented reader's answers, all through the workbook: nobody's life, and believable enough to read."""

import json
import os
from pathlib import Path

from workbook.answers import Answers

_told = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
READER = {f"{slug}.{key}": value for slug, answers in _told.items() for key, value in answers.items()}
"""Full keys and values, as a document keeps them."""


def many(count: int) -> dict[str, object]:
    """The same reader after years: `count` answers, the later ones from pages that are no longer there."""
    texts = [value for value in READER.values() if isinstance(value, str)]
    older = {
        f"{number // 40 % 90 + 11}-older-page.text-{number}": texts[number % len(texts)]
        for number in range(count)
    }
    return dict(list((READER | older).items())[:count])


def fill() -> None:
    """Write these answers into an empty data folder, for a notebook that is to be run with some."""
    answers = Answers.open()
    if len(answers) or "WORKBOOK_HOME" not in os.environ:
        raise SystemExit("Only an empty folder of its own takes invented answers: set WORKBOOK_HOME to one.")
    for key, value in READER.items():
        answers[key] = value


if __name__ == "__main__":
    fill()
