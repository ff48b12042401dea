"""An answer that comes back, as HTML: whole where it is read, and the beginning of it where it is quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from workbook.exercises.kinds import Exercise
from workbook.insights.blocks import Block, Dated, Days, Facts, Filled, Level, Lines, Rows, Words
from workbook.insights.telling import tell
from workbook.pages.html import Html, join, tag
from workbook.zone import zone

MOST, FIRST = 4, 3
"""A quotation tells so many rows; of more only the first, and how many follow."""
SHORT = 12
"""So many letters are not broken to save room."""


def told(blocks: Iterable[Block]) -> Html:
    """Return an answer whole."""
    return join(*(_SET[type(block)](block) for block in blocks))


def quotation(value: Any, exercise: Exercise | None) -> Html:
    """Return what stands for an answer where it is only called to mind; nothing for one that is not given."""
    if value is None or exercise is None:
        return Html("")
    return join(*map(_quoted, tell(value, exercise, zone())))


def _quoted(block: Block) -> Html:
    match block:
        case Rows() if len(block.rows) > 1 or len(block.labels) > 1:
            rows, more = _cut(block.rows)
            return join(_brief(Rows(block.labels, tuple(rows), block.numbers)), more)
        case Days():
            entries, more = _cut(block.entries)
            return join(*(tag("p", _on_one_line(entry), dir="auto") for entry in entries), more)
        case Lines():
            lines, more = _cut(block.lines)
            return join(_lines(Lines(tuple(lines), block.heading)), more)
        case Filled():
            return _words(Words("".join(block.parts)))
        case Level():
            return tag("p", block.said)
    return _SET[type(block)](block)


def _cut(rows: tuple[Any, ...]) -> tuple[tuple[Any, ...], Html | None]:
    if len(rows) <= MOST:
        return rows, None
    return rows[:FIRST], tag("p", f"{len(rows) - FIRST} more", class_="more")


def _on_one_line(entry: Dated) -> str:
    return " · ".join(filter(None, (entry.day, entry.level, entry.words)))


def _brief(block: Rows) -> Html:
    """Return rows in few columns: what they are of, what is said of it, and the numbers."""
    head, *rows = (_gathered(row, block.numbers) for row in (block.labels, *block.rows))
    heads = (tag("th", said, scope="col", class_=kind) for said, kind in head)
    lines = (tag("tr", _first(*row[0]), *(_beside(*each) for each in row[1:])) for row in rows)
    return tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines))


def _first(said: str, kind: str | None) -> Html:
    return tag("th", said, scope="row", class_=kind or ("short" if len(said) <= SHORT else None), dir="auto")


def _beside(said: str, kind: str | None) -> Html:
    return tag("td", said, class_=kind, dir="auto")


def _gathered(row: tuple[str, ...], numbers: frozenset[int]) -> list[tuple[str, str | None]]:
    words = [said for place, said in enumerate(row) if place not in numbers]
    said = [*words[:1], *([" · ".join(filter(None, words[1:]))] if len(words) > 1 else [])]
    return [*((it, None) for it in said), *((row[place], "number") for place in sorted(numbers))]


def _words(block: Words) -> Html:
    return tag("p", block.text, class_="words", dir="auto")


def _lines(block: Lines) -> Html:
    listed = tag("ul", *(tag("li", line, dir="auto") for line in block.lines), class_="lines")
    return join(tag("p", block.heading, class_="under"), listed) if block.heading else listed


def _rows(block: Rows) -> Html:
    # Said once more in roles: where rows are blocks on a phone, some browsers forget that they are rows.
    kinds = ["number" if place in block.numbers else None for place in range(len(block.labels))]
    heads = (
        tag("th", label, scope="col", role="columnheader", class_=kind)
        for label, kind in zip(block.labels, kinds, strict=True)
    )
    rows = (tag("tr", *map(_cell, block.labels, row, kinds), role="row") for row in block.rows)
    head = tag("thead", tag("tr", *heads, role="row"), role="rowgroup")
    return tag("table", head, tag("tbody", *rows, role="rowgroup"), role="table")


def _cell(label: str, said: str, kind: str | None) -> Html:
    return tag("td", said, role="cell", data_name=label, dir="auto", class_=kind)


def _facts(block: Facts) -> Html:
    return tag("dl", *(join(tag("dt", label), tag("dd", said, dir="auto")) for label, said in block.pairs))


def _filled(block: Filled) -> Html:
    turns = zip(count(), block.parts, strict=False)
    said = (tag("b", part, dir="auto") if turn % 2 else part for turn, part in turns)
    return tag("p", *said, class_="filled")


def _level(block: Level) -> Html:
    return tag("p", block.said, tag("small", f"{block.low} · {block.high}"), class_="level")


def _days(block: Days) -> Html:
    found = []
    for entry in block.entries:
        label = " · ".join(filter(None, (entry.day, entry.level))) or "No day"
        found.append(join(tag("dt", label), tag("dd", entry.words, dir="auto") if entry.words else tag("dd")))
    ends = tag("p", block.ends, class_="under") if block.ends else None
    return join(ends, tag("dl", *found, class_="days"))


_SET: Mapping[type[Any], Callable[[Any], Html]] = {
    Words: _words,
    Lines: _lines,
    Rows: _rows,
    Facts: _facts,
    Filled: _filled,
    Level: _level,
    Days: _days,
}
