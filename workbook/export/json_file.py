"""The published JSON Schema of the file that the answers are in."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from workbook.answers.schema import SCHEMA, schema

NAME = f"answers-schema-{SCHEMA}.json"
ADDRESS = f"urn:dance-workbook:answers:schema:{SCHEMA}"
"""Names the schema; there is nothing to fetch."""

WORDS = {"type": "string", "minLength": 1, "maxLength": 50_000}
CELL = {"type": ["string", "integer", "null"], "maxLength": 50_000}
ROWS = {"type": "array", "maxItems": 2_000, "items": {"type": "object", "additionalProperties": CELL}}
LINES = {"type": "array", "items": WORDS}
GAPS = {"type": "object", "additionalProperties": WORDS}
PILES = {"type": "object", "properties": {"kept": LINES, "own": LINES}, "additionalProperties": False}
BREAK = {
    "type": "object",
    "properties": {
        "minutes": {"type": ["integer", "null"], "minimum": 1},
        "began": {
            "type": ["string", "null"],
            "description": "A moment in UTC, such as 2026-11-21T22:17:03Z.",
        },
        "happened": {"type": ["string", "null"], "maxLength": 50_000},
    },
    "additionalProperties": False,
}
SHAPES: dict[str, dict[str, Any]] = {
    "text": WORDS,
    "script": WORDS,
    "choice": WORDS,
    "scale": {"type": "integer", "minimum": 0, "maximum": 10},
    "balance": {"type": "integer", "minimum": -5, "maximum": 5},
    "checklist": LINES,
    "table": ROWS,
    "log": ROWS,
    "sentence": GAPS,
    "plan": GAPS,
    "deck": PILES,
    "timer": BREAK,
}
"""What the value of each kind of exercise is, where it is answered."""


def published() -> bytes:
    """Return the JSON Schema of the answers file, draft 7, as a file to give away."""
    return (resources.files(__package__) / NAME).read_bytes()


def written_out() -> bytes:
    """Return what `published` should hold: the schema that files are checked by, and a shape for each kind.

    Files with a value of another shape are still opened, and their values kept; they are not what this
    edition writes.
    """
    whole = json.loads(json.dumps(schema()))
    entry = whole["definitions"]["entry"]
    entry["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {
                "properties": {"value": {"anyOf": [{"type": "null"}, {"$ref": f"#/definitions/{kind}"}]}}
            },
        }
        for kind in SHAPES
    ]
    named = {"$schema": whole.pop("$schema"), "$id": ADDRESS}
    whole["definitions"] |= {
        kind: {"description": f"Kind {kind}.", **shape} for kind, shape in SHAPES.items()
    }
    return (json.dumps({**named, **whole}, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
