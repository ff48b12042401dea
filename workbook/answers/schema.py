"""The published shape of the answers file, checked in pure Python."""

import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

SCHEMA = 2
FORMAT = "dance-workbook-answers"
HIGHEST = 2**53 - 1  # what a browser can still count exactly


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the answers file."""
    text = resources.files(__package__).joinpath(f"schema-{SCHEMA}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _checks() -> tuple[Callable[[Any], Any], Callable[[Any], Any], type[Exception]]:
    import fastjsonschema

    whole = schema()
    entry = {"$ref": "#/definitions/entry", "definitions": whole["definitions"]}
    return (
        fastjsonschema.compile(whole, use_default=False),
        fastjsonschema.compile(entry, use_default=False),
        fastjsonschema.JsonSchemaException,
    )


def fits_document(found: object) -> bool:
    """Whether this has the shape of a whole answers file."""
    check, _, wrong = _checks()
    return _passes(check, found, wrong)


def fits_entry(found: object) -> bool:
    """Whether this has the shape of one answer."""
    _, check, wrong = _checks()
    return _passes(check, found, wrong)


def _passes(check: Callable[[Any], Any], found: object, wrong: type[Exception]) -> bool:
    try:
        check(found)
    except wrong:
        return False
    return True
