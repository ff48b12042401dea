"""Bring an answers file of an earlier schema to the present one, in memory: nothing is written here.

A step is a pure function from the content of one schema to that of the next. A schema is only counted up when
an older edition would misread the new shape, so what a step has made is for the new edition alone.
"""

import copy
from collections.abc import Callable
from typing import Any, TypeAlias

from workbook import tracebacks
from workbook.answers.names_given import give_names
from workbook.answers.schema import SCHEMA
from workbook.errors import AnswersFlawed, Flaw

Found: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Found], Found]

STEPS: dict[int, Step] = {1: give_names}  # schema 1 is the first that was ever released


def migrate(found: Found) -> Found:
    """Apply every step from the schema of a file to the present one.

    Args:
        found: the whole content of a file; it is not changed.

    Returns:
        The content in the present schema; `found` itself if there is nothing to do.

    Raises:
        AnswersUnreadable: if a step is missing, or cannot make sense of what it is given.
    """
    schema = found.get("schema")
    if type(schema) is not int:
        return found
    for number in range(schema, SCHEMA):
        found = _stepped(found, number)
    return found


def _stepped(found: Found, schema: int) -> Found:
    if schema not in STEPS:
        raise AnswersFlawed(Flaw.TOO_OLD)
    try:
        after = STEPS[schema](copy.deepcopy(found))
        return {**after, "schema": schema + 1, "min_reader": schema + 1}
    except Exception:  # noqa: BLE001 - opening never raises into a chapter, whatever a step trips over
        tracebacks.show()
        raise AnswersFlawed(Flaw.ODDLY_OLD) from None
