"""One block as it is read: why, what to say, what to do, what to look out for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbook.groups.agendas.agenda import Block
from workbook.groups.poll.today import WHERE
from workbook.pages.html import Html, join, tag


def block_body(block: Block, line_of: Callable[[str], Html | None], *, heading: str = "h3") -> Html:
    """Return what is below the title of a block.

    Args:
        block: the block.
        line_of: gives the line for an exercise, or a question of today, by its full key; `None` where this
            edition lacks it.
        heading: the element of the headings.
    """
    exercises, today = (list(filter(None, map(line_of, keys))) for keys in (block.exercises, block.today))
    say = [tag("p", words, class_="say") for words in block.say]
    return tag(
        "div",
        tag("p", block.aim, class_="aim"),
        join(tag(heading, "Say"), *say) if say else None,
        _list(heading, "Do", block.do),
        join(tag(heading, "Exercises"), tag("ul", *exercises, class_="exercises")) if exercises else None,
        join(tag(heading, WHERE), tag("ul", *today, class_="exercises")) if today else None,
        _list(heading, "At hand", block.materials),
        tag("div", _list(heading, "Look out", block.safety), class_="care") if block.safety else None,
        class_="body",
    )


def _list(heading: str, title: str, lines: Sequence[str]) -> Html | None:
    if not lines:
        return None
    return join(tag(heading, title), tag("ul", *(tag("li", line) for line in lines)))
