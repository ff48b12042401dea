"""An evening: exercises of the chapters in an order of its own, as one page for everyone who has the link.

The link is all there is of it: keys, minutes and an order. Nothing is kept anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

from workbook.chapters.notebook import Chapter
from workbook.chapters.path import REACHES, guarded
from workbook.chapters.pieces import Declaration, Piece, Prose
from workbook.chapters.roles import WELCOME
from workbook.chapters.ways import heading
from workbook.errors import ChapterMissing
from workbook.exercises.declared import Declared, Gate, Show
from workbook.exercises.kind import Kind

SLUG = "tonight"
"""What its page is called in addresses; a session is opened under it as under the name of a chapter."""
ASKED = "e"
MOST, LONGEST = 30, 240
_ITEM = re.compile(r"([a-z0-9-]{1,80}\.[a-z0-9-]{1,80})(?:~([0-9]{1,3}))?")
WORDS = "# Tonight\n\nAnswer what you like, and leave out what you like. Nobody sees it unless you show it."
Find = Callable[[str], Chapter]


@dataclass(frozen=True)
class Item:
    """One exercise of an evening.

    Attributes:
        key: its full key.
        minutes: how long it is given; 0 for as long as it takes.
    """

    key: str
    minutes: int = 0

    def __str__(self) -> str:
        return f"{self.key}~{self.minutes}" if self.minutes else self.key


def read_items(texts: Iterable[str], books: Iterable[Chapter] = ()) -> tuple[Item, ...]:
    """Return the exercises that an address names, each once; what names none is left out.

    Args:
        texts: such as `06-saying-what-matters.honest~8`, or `06.honest` without minutes.
        books: the chapters, for those that are named by their number.
    """
    whole, found = {number: slug for slug, number in _numbers(books).items()}, dict[str, Item]()
    for match in filter(None, map(_ITEM.fullmatch, texts)):
        slug, _, name = match[1].partition(".")
        key = f"{whole.get(slug, slug)}.{name}"
        found.setdefault(key, Item(key, min(int(match[2] or 0), LONGEST)))
    return tuple(found.values())[:MOST]


def query(items: Iterable[Item], books: Iterable[Chapter] = ()) -> str:
    """Return exercises as an address has them.

    Args:
        items: which, in order.
        books: the chapters, for an address that people may have to type: it names them by their number.
    """
    numbers = _numbers(books)
    parts = (str(item).partition(".") for item in items)
    return urlencode([(ASKED, f"{numbers.get(slug, slug)}.{rest}") for slug, _, rest in parts], safe="~")


def _numbers(books: Iterable[Chapter]) -> dict[str, str]:
    """Return the number of each chapter by its slug, where no other has the same."""
    found = {book.slug: book.slug[:2] for book in books if book.slug[:2].isdigit()}
    times = Counter(found.values())
    return {slug: number for slug, number in found.items() if times[number] == 1}


def evening(items: Sequence[Item], find: Find) -> Chapter:
    """Return the exercises as one chapter: each under its heading, with its gates and what it looks back at.

    Args:
        items: which, in order; what no chapter asks is left out.
        find: gives a chapter by its slug.

    Raises:
        ChapterMissing: no chapter asks any of them.
    """
    found = [asked for item in items if (asked := _asked(item.key, find))]
    if not found:
        raise ChapterMissing("This link names no exercise of this workbook. Ask for a newer one.")
    return Chapter(SLUG, "Tonight", "", (Prose("tonight", WORDS), *_under_headings(found)))


def named(slug: str, find: Find) -> Chapter:
    """Return what a page says it is: a chapter, or an evening with its plan behind a question mark.

    Args:
        slug: such as `tonight?e=06-saying-what-matters.honest`.
        find: gives a chapter by its slug.

    Raises:
        ChapterMissing: there is none.
    """
    name, _, plan = slug.partition("?")
    items = read_items(parse_qs(plan).get(ASKED, ()))
    return evening(items, find) if name == SLUG and items else find(name)


@dataclass(frozen=True)
class _Asked:
    """One exercise with the heading that it stands under, and what its chapter puts before it."""

    title: str
    before: tuple[Declaration, ...]
    piece: Declaration


def _asked(key: str, find: Find) -> _Asked | None:
    """Return an exercise with the gates that have to ask first, and the earlier answers it looks back at."""
    try:
        book = find(key.partition(".")[0])
    except ChapterMissing:
        return None
    title, opening, gate, earlier = book.title, list[Declaration](), list[Declaration](), list[Declaration]()
    for piece in book.pieces:
        title = heading(piece) or title
        match piece:
            case Declaration(record=Gate() as record):
                alone = replace(piece, record=replace(record, lane=None))  # that part stands in its chapter
                opening, gate = ([alone], gate) if record.once else (opening, [alone])
            case Declaration(record=Show() as record):
                earlier += [] if record.key.startswith(WELCOME) else [piece]
            case Declaration(record=Kind() as record) if record.key == key:
                asks_first = key in guarded(book) or record.kind in REACHES
                before = [*opening, *(gate if asks_first else []), *earlier]
                return _Asked(title, tuple(before), replace(piece, short=False))
            case Declaration():
                earlier = []
    return None


def _under_headings(found: Iterable[_Asked]) -> Iterator[Piece]:
    title, times, seen = "", Counter[str](), set[Declared]()
    for asked in found:
        if asked.title != title:
            times[asked.title] += 1
            again = f", part {times[asked.title]}" if times[asked.title] > 1 else ""
            yield Prose(f"tonight-{asked.title}{again}", f"## {asked.title}{again}")
        title = asked.title
        for piece in asked.before:
            if piece.record not in seen:
                seen.add(piece.record)
                yield piece
        yield asked.piece
