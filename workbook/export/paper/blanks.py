"""Each kind of exercise as room to fill in by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from workbook.exercises.column import Column
from workbook.exercises.dated import Break, Log
from workbook.exercises.kinds import (
    Balance,
    Checklist,
    Choice,
    Deck,
    Exercise,
    Plan,
    Scale,
    Script,
    Sentence,
    Table,
    Text,
)
from workbook.exercises.plan import RIGHT, TOLD
from workbook.exercises.script import PARTS, REPLIES
from workbook.insights.coerce import plus_minus
from workbook.pages.html import Html, join, tag, void

ENTRIES, MANY_ENTRIES = 6, 13
"""Rows of a log, and of one that is a page of its own."""

FRIEND = (
    "With a friend whom this is not about: you read your lines, your friend plays one of these, gently, and "
    "you answer. Stop as soon as one of you has had enough."
)
FEWEST_ROWS = 4
SHARES = {"0-10": 2, "-5..+5": 2, "date": 2, "text": 7}
"""How wide a column is beside the others."""

LABEL_SHARE, OPTION_SHARE = 3, 4
GAP, LETTER, WIDEST = 84.0, 1.55, 150.0
"""The least width of a gap, of a letter of what stands below it, and the most of a gap, in mm."""


def blank(exercise: Exercise) -> Html:  # noqa: C901 - one case a kind
    """Return the room for an answer."""
    match exercise:
        case Script():
            return _script(exercise)
        case Text():
            return lines(round(exercise.rows * 1.6) + 1)
        case Scale():
            return _scale(exercise)
        case Choice():
            return _choice(exercise)
        case Checklist():
            return _checklist(exercise)
        case Log():
            return _log(exercise)
        case Table():
            return _table(exercise)
        case Plan():
            return _plan(exercise)
        case Sentence():
            return _sentence(exercise)
        case Deck():
            return _deck(exercise)
        case Break():
            return _break(exercise)
    assert_never(exercise)


def lines(count: int) -> Html:
    """Return ruled lines."""
    return join(*(tag("div", class_="rule") for _ in range(count)))


def _script(script: Script) -> Html:
    shortest, longest = script.seconds
    aloud = f"Say it aloud, {shortest} to {longest} seconds. A ring for each time:"
    rings = (tag("span", class_="box round") for _ in range(5))
    said = tag("p", tag("span", aloud, class_="small"), *rings, class_="tick rehearsed")
    replies = tag("div", *(tick(words, one=True) for words, _ in REPLIES.values()), class_="two")
    back, then = (tag("p", f"{PARTS[part]}:", class_="small") for part in ("reply", "next"))
    return join(lines(5), said, back, replies, then, lines(2), tag("p", FRIEND, class_="hint"))


def _scale(scale: Scale) -> Html:
    show = plus_minus if isinstance(scale, Balance) else str
    dots = (tag("span", show(number), class_="dot") for number in range(scale.lowest, scale.highest + 1))
    ends = tag("div", tag("span", scale.low), tag("span", scale.high), class_="ends")
    return join(tag("div", *dots, class_="scale"), ends)


def tick(words: str, *, one: bool = False, line: bool = False) -> Html:
    """Return a box and its words, with a line to write on where one is wanted; round if only one counts."""
    box = tag("span", class_="box round" if one else "box")
    return tag("div", box, tag("span", words), tag("span", class_="line") if line else None, class_="tick")


def _choice(choice: Choice) -> Html:
    other = tick(f"{choice.other}:", one=True, line=True) if choice.other else None
    return join(*(tick(option, one=True) for option in choice.options.words), other)


def _checklist(checklist: Checklist) -> Html:
    own = [tick(f"{checklist.own}:", line=True), tick("", line=True)] if checklist.own else []
    return join(*map(tick, checklist.options.words), *own)


def _table(table: Table) -> Html:
    return _grid(table.columns, max(table.start + 2, FEWEST_ROWS))


def _log(log: Log) -> Html:
    order = ("day", "level", "words")
    columns = {name: log.columns[name] for name in order if name in log.columns}
    return _grid(columns | dict(log.columns), MANY_ENTRIES if log.search else ENTRIES)


def _grid(columns: Mapping[str, Column], rows: int) -> Html:
    shares = [_share(column) for column in columns.values()]
    widths = (void("col", style=f"width:{share / sum(shares):.1%}") for share in shares)
    heads = (tag("th", _head(column), scope="col") for column in columns.values())
    row = tag("tr", *(tag("td") for _ in columns))
    options = (
        tag("p", f"{column.label}: {' · '.join(column.options.words)}", class_="options")
        for column in columns.values()
        if column.options
    )
    inside = tag("colgroup", *widths), tag("thead", tag("tr", *heads)), tag("tbody", *[row] * rows)
    return join(*options, tag("table", *inside, class_="grid"))


def _share(column: Column) -> int:
    if not isinstance(column.takes, str):
        return OPTION_SHARE
    is_name = column.takes == "text" and column.label.lower() in ("initials", "who", "how", "born", "died")
    return LABEL_SHARE if is_name else SHARES.get(column.takes, SHARES["text"])


def _head(column: Column) -> str:
    ends = {"0-10": "0\u2060–\u206010", "-5..+5": "−5\u00a0…\u00a0+5"}.get(
        column.takes if isinstance(column.takes, str) else ""
    )
    return f"{column.label} ({ends})" if ends and "10" not in column.label else column.label


def _sentence(sentence: Sentence) -> Html:
    first, *others = sentence.parts()
    pairs = zip(others[0::2], others[1::2], strict=True)
    gaps = (_gap(sentence.slots[slot], words) for slot, words in pairs)
    return tag("p", first, *gaps, class_="gaps")


def _plan(plan: Plan) -> Html:
    """Return the two gaps, what is expected, and room for later."""
    parts = {
        name: tag("p", label if label.endswith("?") else f"{label}:", class_="small")
        for name, label in TOLD.items()
    }
    right = tag("div", *(tick(words, one=True) for words in RIGHT.values()), class_="two")
    later = (parts["happened"], lines(2), parts["right"], right, parts["learned"], lines(1))
    return join(_sentence(plan), parts["expect"], lines(1), *later)


def _gap(caption: str, after: str) -> Html:
    """Return a gap and the words after it; a comma or a point stays on its line."""
    words = after.lstrip(",.;:?!”’")
    width = min(max(GAP, len(caption) * LETTER), WIDEST)
    line = tag("span", tag("span", caption, class_="cap"), class_="gap", style=f"width:{width:.0f}mm")
    kept = tag("span", line, after.removesuffix(words) if words else after, class_="keep")
    return join(kept, words)


def _deck(deck: Deck) -> Html:
    own = (tick(f"{deck.own}:" if not number else "", line=True) for number in range(2))
    return join(tag("div", *map(tick, deck.cards), class_="two"), *own)


def _break(pause: Break) -> Html:
    parts = ("Minutes:", "Began at:", "Back at:")
    short = (tag("span", f"{part} ", tag("span", class_="short"), class_="unit") for part in parts)
    longest = f"{pause.longest // 60} hours" if pause.longest % 60 == 0 else f"{pause.longest} minutes"
    limits = (
        f"At least {pause.shortest} minutes, at most {longest}. Say when you will be back, before you go."
    )
    return join(
        tag("p", *short, class_="clock"),
        tag("p", limits, class_="hint"),
        tag("p", "What happened when I came back:", class_="small"),
        lines(3),
    )
