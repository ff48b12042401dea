"""Words that nobody has written before, one for each place in which something can be written."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from workbook.exercises.kinds import Checklist, Choice, Deck, Exercise, Scale, Sentence, Table
from workbook.exercises.options import Options

LETTERS = "bcdfghjkmnpqrstvwxz"  # no vowels: no word that a dictionary or a template knows
OF_THE_WAY, OF_THE_KEY = 12, 10
DAY = "2024-03-02"


class Canaries:
    """The words of one way of running.

    Every word begins and ends with the same letters, so that half a word is found as well.

    Args:
        way: how the workbook runs, such as “app”.
    """

    def __init__(self, way: str) -> None:
        self._secret = f"{secrets.token_hex(16)} {way}"
        self.stem = _letters(self._secret, OF_THE_WAY)
        self.given: dict[str, str] = {}

    def word(self, where: str) -> str:
        """Return the word for a place.

        Args:
            where: a key, and the part of it.
        """
        word = self.stem + _letters(f"{self._secret} {where}", OF_THE_KEY) + self.stem
        self.given[word] = where
        return word

    def answer(self, exercise: Exercise) -> Any:
        """Return an answer with a word wherever the exercise takes words."""
        key, kind = exercise.key, exercise.kind
        if isinstance(exercise, Table):
            return [{name: self._cell(key, name, it.takes) for name, it in exercise.columns.items()}]
        if isinstance(exercise, Sentence):
            return {slot: self.word(f"{key}/{slot}") for slot in exercise.slots}
        if isinstance(exercise, Choice):
            return {"own": self.word(key)} if exercise.other else next(iter(exercise.options))
        if isinstance(exercise, Checklist):
            return [{"own": self.word(key)} if exercise.own else next(iter(exercise.options))]
        if isinstance(exercise, Deck):
            return {"kept": [], "own": [self.word(key)]}
        if isinstance(exercise, Scale):
            return 3
        return {"minutes": 20, "happened": self.word(key)} if kind == "timer" else self.word(key)

    def _cell(self, key: str, name: str, takes: str | Options) -> str | int:
        if isinstance(takes, Options):
            return next(iter(takes))
        return {"text": self.word(f"{key}/{name}"), "date": DAY}.get(takes, 3)


def _letters(seed: str, count: int) -> str:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest())
    found = ""
    for _ in range(count):
        number, letter = divmod(number, len(LETTERS))
        found += LETTERS[letter]
    return found
