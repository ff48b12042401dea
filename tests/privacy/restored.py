"""One answers file that holds every script wherever a file can hold words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.privacy.scripts import SCRIPTS, TEXTS, turned
from workbook.chapters.notebook import chapters
from workbook.exercises.dated import Break, Log
from workbook.exercises.kinds import Balance, Checklist, Choice, Deck, Exercise, Scale, Sentence, Table, Text

SHORT = [text for name, text in SCRIPTS.items() if name.startswith("a short ")]
"""What a figure has room for beside a point."""

AT = "2026-05-09T22:30:00Z"
FAMILY = "family-map"
FEW, DOZEN = 24, 12
"""People on the map, and scripts in one answer: together the answers hold each script many times."""


def everything() -> bytes:
    """Return the file: each script as an answer, and as every other member that a file may have."""
    known = {it.key: _entry(it, number) for number, it in enumerate(_asked())}
    unknown = {f"{text}.{text}": _stranger(text) for text in TEXTS}
    head = {
        "format": "dance-workbook-answers",
        "schema": 1,
        "min_reader": 1,
        "seq": 9,
        "answers": known | unknown,
    }
    more = {"workbook_id": TEXTS[0], "app": TEXTS[1], "saved_at": TEXTS[2], TEXTS[3]: {TEXTS[4]: [TEXTS[5]]}}
    return json.dumps(head | more).encode("ascii")


def _asked() -> Iterator[Exercise]:
    return (it for book in chapters() for it in book.exercises)


def _entry(exercise: Exercise, number: int) -> dict[str, Any]:
    text = TEXTS[number % len(TEXTS)]
    other = {"value": value_for(exercise, number + 1), "rev": 2, "by": text, "at": text, "kind": text}
    return {
        "kind": exercise.kind,
        "prompt": text,
        "value": value_for(exercise, number),
        "rev": 3,
        "by": text,
        "at": AT,
        "other": [other] if isinstance(exercise, Text) else [],
        text: text,
    }


def _stranger(text: str) -> dict[str, Any]:
    other = {"value": text, "rev": 1, "by": text, "at": text}
    return {
        "kind": text,
        "prompt": text,
        "value": {text: [text]},
        "rev": 1,
        "by": text,
        "at": text,
        "other": [other],
    }


def value_for(exercise: Exercise, number: int) -> Any:  # noqa: C901 - a line for each kind
    """Return what a file may hold for an exercise: a dozen scripts, others for each number."""
    texts = turned(number * DOZEN) if isinstance(exercise, Log | Deck) else turned(number * DOZEN)[:DOZEN]
    if exercise.key.startswith(f"{FAMILY}."):
        return family()[exercise.name]
    match exercise:
        case Break():
            return {"minutes": 30, "began": AT, "happened": "\n".join(texts)}
        case Balance() | Scale():
            return 3
        case Choice():
            return texts[0]
        case Checklist():
            return texts
        case Table():
            return [_row(exercise, text, number) for number, text in enumerate(texts)]
        case Sentence():
            return {slot: texts[place] for place, slot in enumerate(exercise.slots)}
        case Deck():
            return {"kept": texts, "own": texts}
    return "\n".join(texts)


def _row(table: Table, text: str, number: int) -> dict[str, Any]:
    own = {"hours": "3–4", "who": SHORT[number % len(SHORT)] if number % 2 else text}
    kinds = {"0-10": number % 11, "-5..+5": number % 11 - 5, "date": f"2026-05-{1 + number % 28:02}"}
    return {name: kinds.get(str(column.takes), own.get(name, text)) for name, column in table.columns.items()}


def family() -> dict[str, list[dict[str, Any]]]:
    """Return a family in which every name, label, note and home is a script."""
    names = [" ".join(text.split()) for text in TEXTS]
    who = names[:FEW]
    return {
        "people": [
            {
                "who": name,
                "shape": "Own shape",
                "label": name,
                "is": "Family",
                "born": str(1950 + n),
                "notes": TEXTS[n],
            }
            for n, name in enumerate(who)
        ],
        "couples": [
            {"one": who[n], "two": who[n + 1], "kind": "Married", "since": "1975"} for n in (0, 2, 4, 6)
        ],
        "children": [{"child": who[8 + n], "parent": who[n], "how": "Born to"} for n in (0, 2, 4, 6)],
        "ties": [{"one": who[n], "two": who[n + 1], "kind": "Close"} for n in range(8, FEW - 1)],
        "homes": [{"home": text, "who": who[n % FEW]} for n, text in enumerate(names[FEW : FEW + 8])],
    }


def words_in(value: Any) -> Iterator[str]:
    """Yield every text in an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from words_in(each)
