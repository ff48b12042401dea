"""What is wrong with a fork or with the lane of a gate, in sentences an author can act on."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.chapters.notebook import Chapter, Declaration, Prose
from workbook.chapters.ways import heading
from workbook.exercises.declared import Fork, Gate

Fault = tuple[int, str]


def fork_faults(book: Chapter) -> Iterator[Fault]:
    """Say which headings a chapter leads to and does not have, or has in another order.

    Args:
        book: the chapter.
    """
    places = {heading(piece): piece.number for piece in book.pieces if isinstance(piece, Prose)}
    for piece in book.pieces:
        if not isinstance(piece, Declaration):
            continue
        match piece.record:
            case Fork(ways=ways, until=until):
                wanted = [*ways.values(), until]
                yield from _missing(piece.number, wanted, places)
                found = [piece.number, *(places[title] for title in wanted if title in places)]
                if found != sorted(found):
                    yield piece.number, "its ways stand in another order. Let them follow as it names them."
            case Gate(lane=str(lane)):
                yield from _missing(piece.number, [lane], places)


def _missing(cell: int, wanted: list[str], places: dict[str, int]) -> Iterator[Fault]:
    for title in wanted:
        if title not in places:
            yield cell, f"it leads to “{title}”, and no cell begins with “## {title}”. Correct either."
