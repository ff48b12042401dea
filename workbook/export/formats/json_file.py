"""The published JSON Schema of the file that the answers are in."""

from __future__ import annotations

import json

from workbook.answers.schema import SCHEMA, schema
from workbook.exercises.kinds import KINDS

NAME = f"answers-schema-{SCHEMA}.json"
ADDRESS = f"urn:dance-workbook:answers:schema:{SCHEMA}"
"""Names the schema; there is nothing to fetch."""


def published() -> bytes:
    """Return the JSON Schema of the answers file, draft 7, as a file to give away.

    It is the schema that files are checked by, and a shape for each kind.
    Files with a value of another shape are still opened, and their values kept; they are not what this
    edition writes.
    """
    shapes = {kind.kind: kind.shape.schema for kind in KINDS}
    whole = json.loads(json.dumps(schema()))
    entry = whole["definitions"]["entry"]
    entry["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {
                "properties": {"value": {"anyOf": [{"type": "null"}, {"$ref": f"#/definitions/{kind}"}]}}
            },
        }
        for kind in shapes
    ]
    named = {"$schema": whole.pop("$schema"), "$id": ADDRESS}
    whole["definitions"] |= {
        kind: {"description": f"Kind {kind}.", **shape} for kind, shape in shapes.items()
    }
    return (json.dumps({**named, **whole}, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
