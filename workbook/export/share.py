"""One chosen answer to give to somebody: a small file, and nothing else in it.

The file holds its format, its version, and key, kind, prompt and value of the one answer: no time, no device,
no session, no other key. What is to stay private is blacked out first; `preview` is the file itself, letter
by letter. Reading is strict, and a value goes through the same cleaning as on the page. For a picture code
see `workbook.export.share_code`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbook.answers.reading import load_json
from workbook.chapters.notebook import find_exercise
from workbook.chapters.told import by_words, told_by
from workbook.errors import AnswerRefused, AnswersNewer, AnswersUnreadable
from workbook.exercises.cleaning import clean_text
from workbook.exercises.column import MOST_ROWS
from workbook.exercises.kinds import Exercise, Table
from workbook.export.redaction import BLACK, Span, black_out, parts_of
from workbook.export.selection import Source, whole
from workbook.insights.telling import in_words

FORMAT = "dance-workbook-answer"
VERSION = 1
LARGEST = 1_000_000
MEMBERS = {"format", "version", "key", "kind", "prompt", "value"}
DEEPEST, MOST_NAMES, HIGHEST = 4, 100, 2**53
LONGEST_PROMPT, LONGEST_NAME = 2_000, 200

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
_KIND = re.compile(r"[a-z0-9-]{1,40}")
NO_ANSWER = "This is no shared answer of the workbook. Ask for the file or the code again."
NEWER = "A newer edition of the workbook made this. Bring yours up to date to read it."


@dataclass(frozen=True, kw_only=True)
class Shared:
    """One answer by itself; its repr never shows what was written.

    Attributes:
        key: `chapter.name`.
        kind: of its exercise.
        prompt: the question.
        value: the answer, cleaned.
        exercise: what asks for it in this edition, if anything does and the value still fits; it is not part
            of what is shared.
    """

    key: str
    kind: str
    prompt: str = field(repr=False)
    value: Any = field(repr=False)
    exercise: Exercise | None = field(default=None, repr=False, compare=False)

    def in_words(self) -> str:
        """Return the answer as plain text, to show it."""
        if self.exercise:
            return in_words(self.value, self.exercise)
        return "\n".join(text for _, text in parts_of(self.value)) or str(self.value)


def share(
    answers: Source, key: str, *, words: Iterable[str] = (), spans: Iterable[Span | tuple[int, int]] = ()
) -> Shared:
    """Return one answer as it may leave.

    Args:
        answers: `Answers`, or another source.
        key: of the answer.
        words: to black out wherever they stand.
        spans: places to black out.

    Raises:
        AnswerRefused: there is no such answer, it cannot be shared, or what to black out is not in it.
    """
    entry = answers.entry(key)
    if entry is None or entry.value is None:
        raise AnswerRefused("There is no answer of that name to share. Choose one that is answered.")
    exercise = find_exercise(key)
    value = black_out(whole(leaving(key, told_by(exercise, entry.value, entry.kind))), words, spans)
    kind = exercise.kind if exercise else entry.kind
    try:
        shared = _shared(key, kind, whole(entry.prompt), value)
        as_file(shared)
    except AnswersUnreadable:
        raise AnswerRefused(
            "This answer cannot be shared as it stands. Save it once more, then share it."
        ) from None
    return shared


def leaving(key: str, value: Any) -> Any:
    """Return the value of an answer without what only a program reads."""
    exercise = find_exercise(key)
    return exercise.without_unseen(value) if isinstance(exercise, Table) else value


def as_file(shared: Shared) -> bytes:
    """Return the file: JSON in UTF-8.

    Raises:
        AnswerRefused: it would be larger than 1 MB.
    """
    raw = (json.dumps(members(shared), ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode("utf-8")
    if len(raw) > LARGEST:
        raise AnswerRefused(
            "This answer is larger than 1 MB. Black out a part of it, or share a shorter one."
        )
    return raw


def preview(shared: Shared) -> str:
    """Return exactly what leaves with the file."""
    return as_file(shared).decode("utf-8")


def members(shared: Shared) -> dict[str, Any]:
    """Return what the file holds: this, and no more."""
    said = {"key": shared.key, "kind": shared.kind, "prompt": shared.prompt, "value": shared.value}
    return {"format": FORMAT, "version": VERSION, **said}


def read_file(raw: bytes) -> Shared:
    """Return the answer in a file that somebody gave the reader; nothing is saved.

    Raises:
        AnswersUnreadable: it is no shared answer, or one of a newer edition.
        AnswerRefused: it is one, and its value does not fit its exercise.
    """
    if len(raw) > LARGEST:
        raise AnswersUnreadable(NO_ANSWER)
    try:
        found = load_json(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except (AnswersUnreadable, UnicodeDecodeError):
        raise AnswersUnreadable(NO_ANSWER) from None
    if not isinstance(found, dict) or found.pop("format", None) != FORMAT:
        raise AnswersUnreadable(NO_ANSWER)
    version = found.pop("version", None)
    if type(version) is int and version > VERSION:
        raise AnswersNewer(NEWER)
    if version != VERSION or type(version) is not int or found.keys() != MEMBERS - {"format", "version"}:
        raise AnswersUnreadable(NO_ANSWER)
    return _shared(**found)


def _shared(key: object, kind: object, prompt: object, value: object) -> Shared:
    """Return a shared answer that has been checked; this edition's own question counts, where it has one."""
    if not (isinstance(key, str) and isinstance(kind, str) and isinstance(prompt, str)):
        raise AnswersUnreadable(NO_ANSWER)
    is_named = len(key) <= LONGEST_NAME and _KEY.fullmatch(key) and _KIND.fullmatch(kind)
    found = _plain(value, DEEPEST)
    if not is_named or len(prompt) > LONGEST_PROMPT or found is None:
        raise AnswersUnreadable(NO_ANSWER)
    given = Shared(key=key, kind=kind, prompt=prompt, value=found)
    exercise = find_exercise(key)
    return given if exercise is None else _fitting(given, exercise)


def _fitting(given: Shared, exercise: Exercise) -> Shared:
    if given.kind != exercise.kind:
        raise AnswersUnreadable(NO_ANSWER)
    ours = replace(given, prompt=exercise.prompt)
    try:
        value = exercise.told(exercise.clean(by_words(exercise, given.value)))
    except AnswerRefused:
        if any(BLACK in text for _, text in parts_of(given.value)):
            return ours  # an option or a day that was blacked out is none any more, and may be shown
        raise
    if value is None:
        raise AnswersUnreadable(NO_ANSWER)
    return replace(ours, value=value, exercise=exercise)


def _plain(value: object, deep: int) -> Any:
    """Return a value of the shapes that answers have, its texts cleaned; `None` where nothing is said.

    Raises:
        AnswersUnreadable: any other shape.
    """
    if isinstance(value, str):
        return clean_text(value, "The shared answer")
    if value is None or (type(value) is int and abs(value) < HIGHEST):
        return value
    if isinstance(value, list) and len(value) <= MOST_ROWS and deep:
        return [_plain(it, deep - 1) for it in value] or None
    if isinstance(value, Mapping) and len(value) <= MOST_NAMES and deep and all(map(_is_name, value)):
        return {name: _plain(it, deep - 1) for name, it in value.items()} or None
    raise AnswersUnreadable(NO_ANSWER)


def _is_name(name: object) -> bool:
    return isinstance(name, str) and len(name) <= LONGEST_NAME
