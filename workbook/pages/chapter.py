"""A chapter as HTML: its prose and fields in order, every answer already in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from workbook.chapters.notebook import Chapter, Computed, Declaration, Piece, Prose, Unclear
from workbook.chapters.roles import WHOM
from workbook.chapters.sittings import sittings
from workbook.chapters.ways import has_short_way, heading, is_caution, is_week, parts
from workbook.exercises.declared import (
    Breathe,
    Declared,
    FamilyMap,
    Fork,
    Gate,
    Helplines,
    Patterns,
    Picture,
    Show,
)
from workbook.exercises.kind import Kind
from workbook.exercises.kinds import Exercise, Sentence
from workbook.pages.controls import html_id
from workbook.pages.dated import breathe
from workbook.pages.family_map import family_map
from workbook.pages.fields import field
from workbook.pages.forks import fork, in_ways, unmarked
from workbook.pages.html import Html, join, tag, void
from workbook.pages.known import Known, Look
from workbook.pages.patterns import patterns
from workbook.pages.pictures import picture
from workbook.pages.prose import anchor, prose
from workbook.pages.support import support
from workbook.pages.threads import threads
from workbook.pages.told import quotation
from workbook.pages.ways import fold, later, stay, ways
from workbook.support import directories, helplines

ANOTHER = "Make another sentence for this"
COMPUTED = "This part is being computed. You can read on and write meanwhile."
UNCLEAR = "This exercise could not be opened. Everything else works; what you saved is safe."
TO_ITS_AUTHOR = "To you as its author:"


def chapter(book: Chapter, look: Look) -> Html:
    """Return the text of a chapter with its fields.

    Args:
        book: the chapter.
        look: gives what is known of a full key.
    """
    number = f"Chapter {book.number}" if book.number else None
    kicker = tag("p", number, class_="kicker") if number else None
    forks = [it for it in book.records if isinstance(it, Fork)]
    now, *others = sittings(book)
    put_off = (_later(part, look) for part in others)
    return join(threads(book), kicker, *in_ways(_parts(now, look), forks, look), *put_off)


def _later(part: Chapter, look: Look) -> Html:
    """Return a part for another day, below its heading."""
    first, *more = part.pieces
    words = prose(first.markdown.lstrip().partition("\n")[2]) if isinstance(first, Prose) else None
    return later(part, join(words, *(drawn for _, drawn in _pieces(more, look))), look)


def _parts(book: Chapter, look: Look) -> Iterator[tuple[str, Html]]:
    """Return what stands one after the other, each with the heading that begins it; empty for none."""
    if not has_short_way(book):
        yield from _pieces(book.pieces, look)
        return
    before, plain = None, unmarked(book)
    for part in parts(book):
        opening = 0 if before else _opening(part.pieces)
        yield from _pieces(part.pieces[:opening], look)
        if opening:
            yield "", ways(book) or Html("")
        inside = list(_pieces(part.pieces[opening:], look))
        if not part.folded or part in plain:
            yield from inside
        else:
            within = join(*(drawn for _, drawn in inside))
            again = before and before.folded and before not in plain
            yield (
                part.section if part.begins else "",
                join(None if again else stay(), fold(part, within, look)),
            )
        before = part


def _opening(pieces: Sequence[Piece]) -> int:
    """Return how many pieces there are up to the first prose."""
    return next((number for number, piece in enumerate(pieces, 1) if isinstance(piece, Prose)), 0)


def _pieces(pieces: Sequence[Piece], look: Look) -> Iterator[tuple[str, Html]]:
    for kind, inside in _sections(pieces):
        yield heading(inside[0]), _section(kind, inside, look)


def _sections(pieces: Sequence[Piece]) -> list[tuple[str, list[Piece]]]:
    sections: list[tuple[str, list[Piece]]] = []
    for piece in pieces:
        before = sections[-1][0] if sections else ""
        goes_on = before if before in ("week", "tables") else "plain"
        kind = _kind(piece, before) if isinstance(piece, Prose) else goes_on
        if (isinstance(piece, Prose) and kind != "tables") or kind != before:
            sections.append((kind, []))
        sections[-1][1].append(piece)
    return sections


def _kind(piece: Prose, before: str) -> str:
    first = piece.markdown.lstrip().partition("\n")[0].lower()
    if first.startswith("## all as tables") or (before == "tables" and not first.startswith("## ")):
        return "tables"
    return "note" if is_caution(piece) else "week" if is_week(piece) else "plain"


def pieces_of(pieces: Iterable[Piece], look: Look) -> Html:
    """Return some pieces of a chapter, one after the other.

    Args:
        pieces: which.
        look: gives what is known of a full key.
    """
    return join(*(_piece(piece, look) for piece in pieces))


def _section(kind: str, pieces: list[Piece], look: Look) -> Html:
    if kind == "tables":
        return _folded(pieces, look)
    inside = pieces_of(pieces, look)
    return inside if kind == "plain" else tag("section", inside, class_=kind)


def _folded(pieces: list[Piece], look: Look) -> Html:
    """Return a section that opens by its heading, such as what a map shows, once more as tables."""
    first, *more = pieces
    title, _, text = first.markdown.lstrip().partition("\n") if isinstance(first, Prose) else ("", "", "")
    summary = tag("summary", tag("h2", title.removeprefix("## ").strip()))
    return tag("details", summary, prose(text), *(_piece(it, look) for it in more), class_="as-tables")


def _piece(piece: Piece, look: Look) -> Html | None:
    match piece:
        case Prose():
            return prose(piece.markdown)
        case Declaration():
            return record(piece.record, look)
        case Unclear():
            return tag("p", *_why(piece), class_="unclear")
        case Computed():
            return computed(piece)
    return None


def _why(piece: Unclear) -> tuple[Html | str, ...]:
    if not piece.told:
        return (UNCLEAR,)
    return tag("b", TO_ITS_AUTHOR), f" cell {piece.number}: {piece.why}"


def computed(piece: Computed) -> Html:
    """Return the place of what a cell computes, with words while it is not there."""
    words = tag("p", COMPUTED, class_="stands", role="status")
    return tag("div", words, tag("div", class_="shows"), class_="cell", data_cell=piece.cell)


def record(declared: Declared, look: Look) -> Html:  # noqa: C901 - one case a kind
    """Return whatever one call of an author stands for as HTML."""
    match declared:
        case Show():
            return show(declared, look(declared.key))
        case Picture():
            return picture(declared, look)
        case FamilyMap():
            return family_map(declared)
        case Patterns():
            return patterns(declared)
        case Gate():
            return gate(declared)
        case Fork():
            return fork(declared)
        case Breathe():
            return breathe(declared)
        case Helplines():
            return join(tag("p", declared.prompt, class_="q"), support(helplines(), directories()))
        case Kind():
            return _asked(declared, look)
    assert_never(declared)


def _asked(exercise: Exercise, look: Look) -> Html:
    """Return an exercise as a field; folded where another answer makes it needless."""
    _, value, rev, beside = look(exercise.key)
    asked = field(exercise, value, rev=rev, beside=beside)
    unless = exercise.unless if isinstance(exercise, Sentence) else None
    if unless is None or value is not None or look(unless).value is None:
        return asked
    return tag("details", tag("summary", ANOTHER), asked, class_="another")


def show(quoted: Show, known: Known) -> Html:
    """Return an earlier answer as a quotation; hidden while there is nothing to quote."""
    words = quotation(known.value, known.exercise)
    told = join(tag("p", quoted.prompt, class_="asked"), tag("blockquote", words, class_="quoted"))
    other = tag("p", quoted.otherwise, class_="otherwise", hidden=bool(words)) if quoted.otherwise else None
    inside = join(tag("div", told, class_="told", hidden=not words), other)
    look = "earlier whom" if quoted.key.endswith(WHOM) else "earlier"
    return tag("div", inside, class_=look, data_shows=quoted.key, hidden=not (words or quoted.otherwise))


def gate(asked: Gate) -> Html:
    """Return statements to tick in private; ticking any shows what to do instead."""
    name = html_id(asked.key)
    boxes = (
        tag("label", void("input", type="checkbox", autocomplete="off"), tag("span", line))
        for line in asked.statements
    )
    lane = tag("p", tag("a", asked.lane, class_="go", href=f"#{anchor(asked.lane)}")) if asked.lane else None
    instead = tag("div", prose(asked.instead), lane, class_="instead", role="status", hidden=True)
    return tag(
        "fieldset",
        tag("legend", asked.prompt, class_="q"),
        tag("p", "Only for your eyes: never sent, never saved, gone when you leave the page.", class_="hint"),
        tag("div", *boxes, class_="choices"),
        instead,
        class_="gate",
        id=f"gate-{name}",
        data_gate=asked.key,
        data_once=asked.once,
    )
