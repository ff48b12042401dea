"""What of all answers goes into an export, and what of it can be read back."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.answers.document import piece
from workbook.answers.entry import Entry
from workbook.answers.reading import read_piece
from workbook.errors import AnswersUnreadable
from workbook.exercises import Exercise
from workbook.export.hiding import hidden
from workbook.insights.gently import moment


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What goes into an export.

    Attributes:
        chapters: slugs of pages; all of them by default.
        since: the first day on which an answer was last changed, in the reader's time zone.
        until: the last such day.
        keys: full keys of single answers; all of them by default.
        without: full keys of answers that are left out all the same.
        hide_names: initials for names, and no data to read back.
        pictures: whether to draw.
        first: scripts, plans and “what I take with me” stand before everything else.
        dated_words: a calendar holds what was written, beneath its neutral titles.
    """

    chapters: tuple[str, ...] | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    keys: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    hide_names: bool = False
    pictures: bool = True
    first: bool = False
    dated_words: bool = False

    @property
    def everything(self) -> bool:
        """Whether no answer is left out."""
        chosen = (self.chapters, self.since, self.until, self.keys)
        return chosen == (None, None, None, None) and not self.without


@dataclass(frozen=True)
class Answer:
    """An answer that was chosen.

    Attributes:
        key: in full.
        exercise: what asks for it; `None` where nothing does any more.
        entry: its record, as it is.
        value: with the names hidden, if that was asked.
        others: versions written elsewhere, likewise.
        day: of its last change, where the reader is; `None` if it is not known.
    """

    key: str
    exercise: Exercise | None
    entry: Entry
    value: Any
    others: tuple[Any, ...]
    day: dt.date | None

    @property
    def kind(self) -> str:
        """The kind of exercise."""
        return self.exercise.kind if self.exercise else self.entry.kind


def choose(
    answers: Mapping[str, Any],
    wanted: Wanted,
    known: Mapping[str, Exercise],
    tz: dt.tzinfo,
    hide: Callable[[str], str] | None,
) -> Iterator[Answer]:
    """Return the answers that were chosen, in no order.

    Args:
        answers: `Answers`, or any mapping from full keys to values.
        wanted: what goes in.
        known: exercises by full key.
        tz: where the reader is.
        hide: what puts initials in the place of names, if they are to be hidden.
    """
    for key in answers:
        entry = _entry(answers, key, known.get(key))
        day = _day(entry.at, tz)
        if not fits(key, entry, wanted, tz):
            continue
        others = [other.get("value") for other in entry.other if other.get("value") is not None]
        exercise = known.get(key)
        value, *rest = [hidden(it, exercise, hide) if hide else it for it in (entry.value, *others)]
        yield Answer(key, exercise, entry, value, tuple(rest), day)


def _entry(answers: Mapping[str, Any], key: str, exercise: Exercise | None) -> Entry:
    find = getattr(answers, "entry", None)
    found = find(key) if callable(find) else None
    if isinstance(found, Entry):
        return found
    return Entry(exercise.kind if exercise else "", exercise.prompt if exercise else "", answers[key])


def fits(key: str, entry: Entry | None, wanted: Wanted, tz: dt.tzinfo) -> bool:
    """Return whether an answer was chosen.

    Args:
        key: in full.
        entry: its record.
        wanted: what goes in.
        tz: where the reader is.
    """
    if entry is None or entry.value is None:
        return False
    if wanted.chapters is not None and key.partition(".")[0] not in wanted.chapters:
        return False
    if key in wanted.without or (wanted.keys is not None and key not in wanted.keys):
        return False
    if wanted.since is None and wanted.until is None:
        return True
    day = _day(entry.at, tz)
    return day is not None and (wanted.since or dt.date.min) <= day <= (wanted.until or dt.date.max)


def _day(at: str, tz: dt.tzinfo) -> dt.date | None:
    found = moment(at)
    return found.astimezone(tz).date() if found else None


def held(found: Iterable[Answer]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the records as the answers file keeps them; one that no such file could hold is only shown."""
    for each in found:
        entry = each.entry
        record = {"kind": entry.kind, "prompt": entry.prompt, "value": entry.value, "rev": entry.rev}
        record |= {"by": entry.by, "at": entry.at, "other": list(entry.other)}
        with contextlib.suppress(TypeError, ValueError, RecursionError, AnswersUnreadable):
            yield read_piece(piece(each.key, record))
