"""Two ways through a chapter: each is folded or open, and the reader may open both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbook.chapters.notebook import Chapter
from workbook.chapters.ways import Part, parts
from workbook.exercises.declared import Fork
from workbook.pages.controls import html_id
from workbook.pages.html import Html, join, tag
from workbook.pages.known import Look


def fork(declared: Fork) -> Html:
    """Return the place where the ways part: a link to each."""
    ways = (
        tag("li", tag("a", name, class_="way", href=f"#{_id(declared, number)}"))
        for number, name in enumerate(declared.ways)
    )
    return tag(
        "div",
        tag("p", declared.prompt, class_="q"),
        tag("p", declared.hint, class_="hint") if declared.hint else None,
        tag("ul", *ways),
        class_="fork",
        data_fork=declared.key,
    )


def in_ways(parts: Iterable[tuple[str, Html]], forks: Sequence[Fork], look: Look) -> Iterator[Html]:
    """Return the parts of a chapter, those of each way in a fold of its own.

    Args:
        parts: each with its heading, in order.
        forks: those of the chapter.
        look: gives what is known of a full key.
    """
    begins = {title: (each, number) for each in forks for number, title in enumerate(each.ways.values())}
    ends = {each.until for each in forks}
    way: tuple[Fork, int] | None = None
    within: list[Html] = []
    for title, drawn in parts:
        if way and (title in begins or title in ends):
            yield _folded(*way, join(*within), look)
            way, within = None, []
        way = begins.get(title, way)
        if way:
            within.append(drawn)
        else:
            yield drawn
    if way:
        yield _folded(*way, join(*within), look)


def unmarked(book: Chapter) -> list[Part]:
    """Return the parts of ways that nothing of the short way is in: whoever opens such a way sees all of it.

    Args:
        book: the chapter.
    """
    forks = [it for it in book.records if isinstance(it, Fork)]
    begins, ends = {title for it in forks for title in it.ways.values()}, {it.until for it in forks}
    found: dict[str, list[Part]] = {}
    way = ""
    for part in parts(book):
        way = part.section if part.section in begins else "" if part.section in ends else way
        found.setdefault(way, []).append(part)
    return [part for title, way in found.items() if title and all(it.folded for it in way) for part in way]


def _folded(declared: Fork, number: int, inside: Html, look: Look) -> Html:
    known = look(declared.by)
    return tag(
        "details",
        tag("summary", list(declared.ways)[number]),
        inside,
        class_="lane",
        id=_id(declared, number),
        data_way_of=declared.key,
        open=number in declared.taken(known.exercise, known.value),
    )


def _id(declared: Fork, number: int) -> str:
    return f"way-{html_id(declared.key)}-{number + 1}"
