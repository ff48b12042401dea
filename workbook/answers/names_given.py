"""From schema 1 to 2: options keep their names where they kept their words, and own words say that they are.

The table beside this says which name stands for which words. It holds all words that the workbook’s own
chapters ever offered under schema 1, and is not changed any more. Of an answer that no such chapter asks,
nobody can say here what was an option: its words stay, and a chapter that has them finds them.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

TABLE = "names-of-schema-1.json"


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Words to names: by full key, and in a table by full key, a point and the column."""
    text = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def give_names(found: dict[str, Any]) -> dict[str, Any]:
    """Bring the content of a file of schema 1 to schema 2.

    Args:
        found: the content, which may be changed; what has another shape in it is left alone.

    Raises:
        TypeError: it does not say who may read it, as every file of schema 1 does.
    """
    if type(found.get("min_reader")) is not int:
        raise TypeError("min_reader")
    answers = found.get("answers")
    for key, entry in answers.items() if isinstance(answers, dict) else ():
        for version in _versions(entry):
            if "value" in version:
                version["value"] = _named(key, version["value"])
    return found


def _versions(entry: object) -> Iterator[dict[str, Any]]:
    if isinstance(entry, dict):
        yield entry
        others = entry.get("other")
        yield from (other for other in others if isinstance(other, dict)) if isinstance(others, list) else ()


def _named(key: str, value: Any) -> Any:
    if isinstance(value, list) and any(isinstance(row, dict) for row in value):
        return [_row(key, row) for row in value]
    names = table().get(key)
    if names is None:
        return value
    match value:
        case str():
            return _choice(names, value)
        case [*_]:
            return [_choice(names, line) for line in value]
        case {"kept": [*_] as kept}:
            return {**value, "kept": [_choice(names, card) for card in kept]}
    return value


def _choice(names: Mapping[str, str], words: Any) -> Any:
    return (names.get(words) or {"own": words}) if isinstance(words, str) else words


def _row(key: str, row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    return {
        name: table().get(f"{key}.{name}", {}).get(cell, cell) if isinstance(cell, str) else cell
        for name, cell in row.items()
    }
