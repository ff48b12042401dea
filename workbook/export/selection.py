"""What of all answers goes into an export, and what of it can be read back."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from workbook.answers.document import piece
from workbook.answers.entry import Entry
from workbook.answers.reading import read_piece
from workbook.chapters.notebook import Chapter, chapters
from workbook.chapters.told import told_by
from workbook.errors import AnswersUnreadable
from workbook.exercises.kinds import Exercise, Table
from workbook.export.hiding import Hide, hidden
from workbook.insights.coerce import moment

_HALF = re.compile("[\ud800-\udfff]")


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


EVERYTHING = Wanted()


class Source(Protocol):
    """What exports read from: `Answers`, or anything that lists its keys and knows their entries."""

    def __iter__(self) -> Iterator[str]:
        """Every key that is answered."""

    def entry(self, key: str) -> Entry | None:
        """The record of a key."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer as it is exported.

    Attributes:
        key: `chapter.name`.
        title: of its page; the slug where this edition has no such page.
        exercise: what asks for it; `None` where no page does any more.
        entry: its record, as it is.
        value: as it stands in the file, even if this edition could not show it; names are hidden, if asked.
        others: what another window wrote at the same time, until the reader has chosen; likewise.
        day: of its last change, where the reader is; `None` if it is not known.
    """

    key: str
    title: str
    exercise: Exercise | None
    entry: Entry
    value: Any
    others: tuple[Any, ...]
    day: dt.date | None

    @property
    def kind(self) -> str:
        """The kind of exercise."""
        return self.exercise.kind if self.exercise else str(whole(self.entry.kind))

    @property
    def question(self) -> str:
        """As this edition asks it, or as the reader saw it."""
        return self.exercise.prompt if self.exercise else str(whole(self.entry.prompt))


def in_order(
    answers: Source | Mapping[str, Any],
    books: Iterable[Chapter] | None = None,
    hide: Hide | None = None,
    *,
    wanted: Wanted = EVERYTHING,
    tz: dt.tzinfo = dt.UTC,
) -> list[Answer]:
    """Return what was chosen in the order of the pages; what no page asks for comes last, by key.

    Args:
        answers: `Answers`, another source, or any mapping from full keys to values.
        books: the chapters in reading order; this edition's own by default.
        hide: as `hiding` returns it; by default, names stay.
        wanted: what goes in; everything by default.
        tz: where the reader is.
    """
    shelf = list(chapters() if books is None else books)
    known = {exercise.key: exercise for book in shelf for exercise in book.exercises}
    places = {key: number for number, key in enumerate(known)}
    titles = {book.slug: book.title for book in shelf if book.title}
    ordered = sorted(answers, key=lambda key: (places.get(key, len(places)), key))
    entries = ((key, _entry(answers, key, known.get(key))) for key in ordered)
    return [
        _answer(key, entry, known.get(key), titles, hide, tz)
        for key, entry in entries
        if entry is not None and fits(key, entry, wanted, tz)
    ]


def _answer(
    key: str,
    entry: Entry,
    exercise: Exercise | None,
    titles: Mapping[str, str],
    hide: Hide | None,
    tz: dt.tzinfo,
) -> Answer:
    def shown(value: Any) -> Any:
        words = told_by(exercise, value, exercise.kind if exercise else str(entry.kind))
        words = exercise.without_unseen(words) if isinstance(exercise, Table) else words
        return whole(hidden(words, exercise, hide) if hide else words)

    others = [other.get("value") for other in entry.other]
    slug = key.partition(".")[0]
    return Answer(
        key=whole(key),
        title=titles.get(slug, whole(slug)),
        exercise=exercise,
        entry=entry,
        value=shown(entry.value),
        others=tuple(shown(value) for value in others if value is not None),
        day=_day(entry.at, tz),
    )


def whole(value: Any) -> Any:
    """Return a value without halves of characters, which no file can hold."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value) if _HALF.search(value) else value
    if isinstance(value, Mapping):
        return {whole(name): whole(it) for name, it in value.items()}
    return [whole(it) for it in value] if isinstance(value, list | tuple) else value


def _entry(answers: Source | Mapping[str, Any], key: str, exercise: Exercise | None) -> Entry | None:
    find = getattr(answers, "entry", None)
    if callable(find):
        return cast(Entry | None, find(key))
    value = answers[key] if isinstance(answers, Mapping) else None
    return Entry(exercise.kind if exercise else "", exercise.prompt if exercise else "", value)


def fits(key: str, entry: Entry, wanted: Wanted, tz: dt.tzinfo) -> bool:
    """Return whether an answer was chosen.

    Args:
        key: in full.
        entry: its record.
        wanted: what goes in.
        tz: where the reader is.
    """
    if entry.value is None:
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
    with contextlib.suppress(OverflowError):
        return found.astimezone(tz).date() if found else None
    return None


def held(found: Iterable[Answer]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the records as the answers file keeps them; one that no such file could hold is only shown."""
    for each in found:
        entry = each.entry
        record = {"kind": entry.kind, "prompt": entry.prompt, "value": entry.value, "rev": entry.rev}
        record |= {"by": entry.by, "at": entry.at, "other": list(entry.other)}
        with contextlib.suppress(TypeError, ValueError, RecursionError, AnswersUnreadable):
            yield read_piece(piece(each.key, record))
