"""The workbook on paper: chapters and exercises as blank sheets, with lines and boxes to fill by hand.

No answer is ever read for them. What cannot be done on paper, such as a picture drawn from answers, is an
empty frame or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from workbook.chapters.evening import SLUG as EVENING
from workbook.chapters.notebook import Chapter, Declaration, Piece, Prose, chapters
from workbook.chapters.roles import WHOM
from workbook.chapters.ways import has_short_way, heading, is_caution, short_way
from workbook.errors import ChapterMissing
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
from workbook.exercises.kinds import Exercise
from workbook.export.paper.blanks import blank
from workbook.export.paper.feelings import words_for
from workbook.export.paper.frames import frame
from workbook.export.paper.helplines import on_paper
from workbook.export.paper.print_page import ABOUT, Paper, leaf
from workbook.pages.html import Html, join, tag
from workbook.pages.prose import prose

KEEP_IT_SAFE = (
    "Paper has no lock, and no button to leave quickly. Keep these sheets where nobody else looks, write "
    "initials for names, or think your answers and leave the lines blank. If someone could make you show "
    "them, or if you are afraid of anyone, do not write here."
)
FILL_IN = (
    "To fill in by hand, a chapter at a time. Nothing is required, and you can skip what you like. At "
    "the end of each chapter you can read how somebody else did it."
)
FAMILY = (
    "A square for a man, a circle for a woman, a shape with a word for anyone else, a question mark for what "
    "is not known, a cross through a person who has died, a double outline for yourself. Partners stand side "
    "by side on a line, children below them from the eldest to the youngest."
)
HOW = {
    "plane": "Put a dot where your two numbers meet, with the date. No place is the right one.",
    "people": "A dot for each person, with initials, where the two numbers meet.",
    "triangle": "Initials into the circles: the two who are tense, and the third who is brought in.",
    "loop": "A few words into each box. It has no first step. Yours is the one you can change.",
    "seesaw": "An area of life on each line. Draw how the plank leans: the one who does more goes down.",
    "lines": "Write the days below, and put a dot for each number. Gaps are fine.",
    "worry": "A few words into each box, from the worry down to the two corners.",
    "weeks": "A date at the top of each leaf, and your step below it.",
    "timeline": "Write the months below the line, and mark the days that may be heavy.",
}
IN_YOUR_HEAD = "Answer these in your head. A mark on paper stays, so make none."
IF_ANY = "If any of them is true:"
FROM_BEFORE = "copy it from an earlier sheet, or leave it open"
_LINK = re.compile(r"<a [^>]*>|</a>| id=\"[^\"]*\"")
Places = Mapping[str, tuple[Chapter, int]]


def sheets(
    *,
    chapter: str | None = None,
    key: str | None = None,
    paper: Paper = "A4",
    books: Iterable[Chapter] | None = None,
    short: bool = False,
) -> bytes:
    """Return blank sheets to print: the whole workbook, one chapter, or one exercise.

    Args:
        chapter: the slug of one chapter.
        key: the full key of one exercise.
        paper: what they are printed on.
        books: the chapters in reading order; this edition's own by default.
        short: whether only the short way through each chapter is wanted, where it has one.

    Raises:
        ChapterMissing: there is no such chapter or exercise.
    """
    shelf = list(chapters() if books is None else books)
    if short:
        shelf = [short_way(book) for book in shelf if has_short_way(book)]
    places = _places(shelf)
    if key is not None:
        body = _one(key, places)
    elif chapter is not None or (short and len(shelf) == 1):
        body = _alone(chapter or shelf[0].slug, shelf, places)
    else:
        chosen = [book for book in shelf if not any(isinstance(it, Patterns) for it in book.records)]
        body = join(_cover(chosen), *(_chapter(book, places) for book in chosen))
    return leaf(tag("div", body, class_="tight") if short else body, "sheets.css", paper)


def _places(shelf: Iterable[Chapter]) -> Places:
    """Return where each exercise has its room: in its own chapter, or else where it is borrowed."""
    asked = [(it.key, (book, number)) for book in shelf for number, it in enumerate(book.asked, 1)]
    own = {key: place for key, place in asked if key.startswith(f"{place[0].slug}.")}
    return {**dict(reversed(asked)), **own}


def _cover(books: Sequence[Chapter]) -> Html:
    return tag(
        "section",
        tag("h1", "Workbook"),
        tag("p", FILL_IN),
        safe(),
        tag("h2", "What is in it"),
        tag("ul", *(tag("li", _title(book)) for book in books), class_="contents"),
        class_="chapter",
    )


def safe() -> Html:
    """Return what stands once on whatever is printed: how to keep it safe, and what it is."""
    return tag("section", tag("p", KEEP_IT_SAFE), tag("p", ABOUT, class_="small"), class_="note private")


def _title(book: Chapter) -> str:
    return f"{book.number} · {book.title}" if book.number else book.title or book.slug


def _alone(slug: str, shelf: Iterable[Chapter], places: Places) -> Html:
    book = next((book for book in shelf if book.slug == slug), None)
    if book is None:
        raise ChapterMissing(f"There is no chapter called {slug!r}. The start page lists those there are.")
    here = {it.key: (book, number) for number, it in enumerate(book.asked, 1)}
    return join(safe(), _chapter(book, {**places, **here}))


def _chapter(book: Chapter, places: Places) -> Html:
    kicker = tag("p", f"Chapter {book.number}", class_="kicker") if book.number else None
    parts = (_section(pieces, book, places) for pieces in _sections(book))
    asked = [it for it in book.asked if places[it.key][0] is book]
    examples = _examples(asked, places)
    return tag("section", kicker, *parts, words_for(asked), examples, class_="chapter")


def _one(key: str, places: Places) -> Html:
    """Return one exercise with what leads up to it, and with what its chapter says on when not to."""
    if key not in places:
        raise ChapterMissing("There is no such exercise. Choose one from a chapter.")
    book, _ = places[key]
    sections = _sections(book)
    around = next(pieces for pieces in sections if any(_asks(piece, key) for piece in pieces))
    before = around[: next(number for number, piece in enumerate(around) if _asks(piece, key)) + 1]
    kept = [it for it in before if _asks(it, key) or _leads_up(it)]
    exercise = next(it for it in book.exercises if it.key == key)
    cautions = [pieces for pieces in sections if _is_caution(pieces) and pieces is not around]
    return join(
        safe(),
        tag("p", _title(book), class_="kicker"),
        _section(kept, book, places),
        words_for([exercise]),
        _examples([exercise], places),
        *(_section(pieces[:1], book, places) for pieces in cautions),
    )


def _asks(piece: Piece, key: str) -> bool:
    return isinstance(piece, Declaration) and isinstance(piece.record, Exercise) and piece.record.key == key


def _leads_up(piece: Piece) -> bool:
    return isinstance(piece, Prose) or (isinstance(piece, Declaration) and isinstance(piece.record, Gate))


def _sections(book: Chapter) -> list[list[Piece]]:
    """Return the pieces of a chapter in sections, each from a heading to the next."""
    sections: list[list[Piece]] = [[]]
    for piece in book.pieces:
        if heading(piece):
            sections.append([])
        sections[-1].append(piece)
    return sections


def _is_caution(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and is_caution(pieces[0])


def _section(pieces: Sequence[Piece], book: Chapter, places: Places) -> Html:
    inside = [_piece(piece, book, places) for piece in pieces]
    if _is_caution(pieces):
        inside[0] = tag("section", inside[0], class_="note")
    return join(*inside)


def _piece(piece: Piece, book: Chapter, places: Places) -> Html | None:
    match piece:
        case Prose():
            return _plain(piece.markdown)
        case Declaration():
            return _declared(piece.record, book, places)
    return None


def _plain(markdown: str) -> Html:
    """Return prose without links: on paper they lead nowhere."""
    return Html(_LINK.sub("", prose(markdown)))


def _ask(exercise: Exercise, number: int) -> Html:
    question = tag("p", tag("span", str(number), class_="number"), tag("span", exercise.prompt), class_="q")
    hint = tag("p", exercise.hint, class_="hint") if exercise.hint else None
    return tag("section", question, hint, blank(exercise), class_="ask")


def _lent(exercise: Exercise, there: Chapter, number: int) -> Html:
    """Say where an exercise of another chapter has its room, as long as that chapter is printed too."""
    where = f"chapter {there.number}" if there.number else there.title
    return tag("p", f"→ {exercise.prompt} See {where}, question {number}.", class_="earlier")


def _look_back(quoted: Show, book: Chapter, places: Places) -> Html | None:
    if quoted.key not in places:
        return _from_before(quoted) if book.slug == EVENING else None
    there, number = places[quoted.key]
    if there is book and quoted.key.endswith(WHOM):
        return None  # one line a chapter, which whoever holds the paper has before them
    where = f"chapter {there.number}, " if there.number else f"{there.title}, "
    told = f"{quoted.prompt}: see {'' if there is book else where}question {number}."
    return tag("p", f"→ {told}", class_="earlier")


def _from_before(quoted: Show) -> Html:
    """Return room for what an evening needs from an earlier one, whose sheet may be at home."""
    asked = tag("span", f"→ {quoted.prompt} ({FROM_BEFORE}):")
    return tag("p", asked, tag("span", class_="line"), class_="tick earlier")


def _declared(declared: Declared, book: Chapter, places: Places) -> Html | None:  # noqa: C901 - one case a kind
    match declared:
        case Kind():
            there, number = places[declared.key]
            return _ask(declared, number) if there is book else _lent(declared, there, number)
        case Show():
            return _look_back(declared, book, places)
        case Picture(name=name):
            return _drawn(declared.prompt, HOW[name], frame(name)) if name in HOW else None
        case FamilyMap():
            return _drawn(declared.prompt, FAMILY, tag("div", class_="frame tall"))
        case Breathe():
            rings = (tag("span", class_="box round") for _ in range(declared.rounds))
            return _drawn(declared.prompt, declared.hint or "", tag("p", *rings, class_="tick"))
        case Gate():
            return _gate(declared)
        case Helplines():
            return join(tag("h3", declared.prompt), on_paper())
        case Fork():
            return tag("p", f"→ {declared.prompt}: {' · '.join(declared.ways)}.", class_="earlier")
        case Patterns():
            return None
    assert_never(declared)


def _drawn(prompt: str, hint: str, room: str | None) -> Html:
    inside = Html(room) if room else None
    return tag("section", tag("p", prompt, class_="q"), tag("p", hint, class_="hint"), inside, class_="ask")


def _gate(gate: Gate) -> Html:
    return tag(
        "section",
        tag("p", tag("b", gate.prompt)),
        tag("p", IN_YOUR_HEAD, class_="hint"),
        tag("ul", *(tag("li", line) for line in gate.statements)),
        tag("p", tag("b", IF_ANY)),
        _plain(gate.instead),
        class_="note private",
    )


def _examples(exercises: Iterable[Exercise], places: Places) -> Html | None:
    """Return the worked examples, which the page folds away until somebody asks for them."""
    shown = [(places[it.key][1], it.example) for it in exercises if it.example]
    if not shown:
        return None
    lines = (tag("li", *_paragraphs(example), value=number) for number, example in shown)
    return tag("section", tag("h2", "How somebody else did it"), tag("ol", *lines, class_="examples"))


def _paragraphs(text: str) -> list[str]:
    first, *others = [line for line in text.split("\n") if line.strip()]
    return [first, *(part for line in others for part in (Html("<br>"), line))]
