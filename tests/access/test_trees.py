"""What a screen reader reads, from top to bottom: a text for each page, compared exactly.

`WORKBOOK_TREES=write` writes them anew; then read what has changed as somebody would who sees nothing.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.access.pages import PLACES, Place
from workbook.family.dates.words import MONTHS

TREES = Path(__file__).with_name("trees")
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
NEUTRAL = [
    (r"127\.0\.0\.1:\d+", "127.0.0.1:8866"),
    (rf"(?:(?:{DAYS}),? )?\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?", "1 January 2000"),
    (r"\d{4}-\d\d-\d\d", "2000-01-01"),
    (r"\b\d{1,2}:\d\d\b", "00:00"),
    (r"(?:/[\w.-]+)+/(answers\.json)", r"/home/\1"),
    (r"\b[A-Z0-9]{4,5}(?:[- ][A-Z0-9]{1,5}){3,}\b", "XXXX-XXXX-XXXX-XXXX"),
    # Which days are ahead, and in which order, depends on the day on which one asks.
    (r"(?m)^( *- (?:status|paragraph): ).*, from the family map: .*$", r"\1the days ahead"),
    (r"/static/(\w+)\.[0-9a-f]+\.", r"/static/\1."),
]


def test_it_reads_as_it_was_read(tree: str, place: Place) -> None:
    """Not a word, a heading, a role or a state is another than it was."""
    now = tree
    for pattern, instead in NEUTRAL:
        now = re.sub(pattern, instead, now)
    path = TREES / f"{re.sub(r'[^a-z0-9]+', '-', place.name.lower()).strip('-')}.txt"
    if os.environ.get("WORKBOOK_TREES") == "write":
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now


def test_every_tree_belongs_to_a_page() -> None:
    """No text is left of a page that is gone."""
    names = {re.sub(r"[^a-z0-9]+", "-", each.name.lower()).strip("-") for each in PLACES}
    assert {path.stem for path in TREES.glob("*.txt")} == names
