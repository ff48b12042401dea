"""How tall the pieces of a chapter are on a phone of 390 × 844, reckoned from their words without a browser.

A test in a browser holds these figures against the real pages.
"""

from __future__ import annotations

import math
import re
from typing import assert_never

from workbook.chapters.pieces import Declaration, Piece, Prose
from workbook.chapters.ways import Part, heading, is_caution, is_week
from workbook.exercises.dated import Break, Log
from workbook.exercises.declared import Breathe, Declared, Gate, Picture
from workbook.exercises.kind import Kind
from workbook.exercises.kinds import Checklist, Choice, Deck, Exercise, Scale, Script, Sentence, Table, Text

SCREEN = 844
LINE, BETWEEN, HEADING, BOX = 25.6, 18, 84, 92
LETTERS, IN_A_BOX, IN_A_CHOICE = 42, 35, 32
"""Letters of a line: of the text, within a box, beside something to tick."""

ROW, ASKED, CHOICE, CELL = 45, 130, 56, 78
_LINK = re.compile(r"\]\([^)]*\)")


def height(part: Part) -> float:
    """Return the height of a part in pixels; of a folded one stands a row."""
    return ROW if part.folded else sum(map(tall, part.pieces))


def tall(piece: Piece) -> float:
    """Return the height of one piece in pixels."""
    if isinstance(piece, Prose):
        return _prose(piece)
    return _declared(piece.record) if isinstance(piece, Declaration) else 0


def _lines(words: str, letters: int) -> int:
    return max(1, math.ceil(len(words) / letters))


def _prose(piece: Prose) -> float:
    boxed = is_caution(piece) or is_week(piece)
    blocks = _LINK.sub("]", piece.markdown).strip().split("\n\n")
    text = [block for block in blocks if not block.startswith("#")]
    lines = sum(_lines(block, IN_A_BOX if boxed else LETTERS) for block in text)
    return lines * LINE + len(text) * BETWEEN + (HEADING if heading(piece) else 0) + (BOX if boxed else 0)


def _declared(record: Declared) -> float:
    match record:
        case Kind():
            hint = _lines(record.hint, 48) * 21 + 10 if record.hint else 0
            return ASKED + (_lines(record.prompt, 38) - 1) * LINE + hint + _control(record)
        case Gate():
            lines = sum(_lines(it, IN_A_CHOICE) for it in record.statements)
            return ASKED + 90 + lines * LINE + len(record.statements) * 30
        case Picture():
            return 120
        case Breathe():
            return 420
    return 0


def _control(exercise: Exercise) -> float:  # noqa: C901 - one case a kind
    match exercise:
        case Script():
            return exercise.rows * LINE + 130
        case Text():
            return max(exercise.rows, 1) * LINE + 32
        case Scale():
            return 105
        case Choice() | Checklist():
            own = getattr(exercise, "other", None) or getattr(exercise, "own", None)
            lines = sum(_lines(option, IN_A_CHOICE) - 1 for option in exercise.options)
            return len(exercise.options) * CHOICE + lines * LINE + (60 if own else 0)
        case Log():
            return 420
        case Table():
            return exercise.start * (len(exercise.columns) * CELL + 90) + 50
        case Sentence():
            return 60 + len(exercise.slots) * 52 + _lines(exercise.template, 30) * LINE
        case Deck():
            return 330
        case Break():
            return 260
    assert_never(exercise)
