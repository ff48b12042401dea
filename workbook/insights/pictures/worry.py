"""The chain from a worry to a quick reaction to two opposite corners, in the reader's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.elements import Html, join, tag
from workbook.insights.coerce import gaps_of, quoted, words_of
from workbook.insights.pictures.cards import Card
from workbook.insights.pictures.svg import CLAY, LEAF, QUIET, WIDE, arrow, drawing

LINKS = {"worry": "I was worried", "reaction": "so I", "mine": "I fought for", "theirs": "they fought for"}
INVITATION = "Fill a gap of the sentence above, and the chain begins here."

_LINK = 46.0


def words(given: Mapping[str, Any]) -> str:
    """Return the chain as a sentence.

    Args:
        given: chain, a sentence with the gaps worry, reaction, mine and theirs.
    """
    links = _links(given)
    if not any(links.values()):
        return INVITATION
    told = {gap: f"{start} {_said(links[gap])}" for gap, start in LINKS.items()}
    return (
        f"A chain: {told['worry']}; {told['reaction']}; "
        f"and soon two opposite corners: {told['mine']}, {told['theirs']}."
    )


def svg(given: Mapping[str, Any]) -> str | None:
    """Return the chain as a drawing from top to bottom, or `None` when every gap is empty.

    Args:
        given: chain, a sentence with the gaps worry, reaction, mine and theirs.
    """
    links = _links(given)
    if not any(links.values()):
        return None
    worry, reaction = (
        Card(LINKS[gap], links[gap], 260, most=5, colour=LEAF) for gap in ("worry", "reaction")
    )
    mine = Card(LINKS["mine"], links["mine"], 156, most=6, colour=LEAF)
    theirs = Card(LINKS["theirs"], links["theirs"], 156, most=6, colour=CLAY, theirs=True)
    second = 4 + worry.height + _LINK
    corners = second + reaction.height + _LINK + 4
    tallest = max(mine.height, theirs.height)
    return drawing(
        "A chain from a worry to two corners",
        words(given),
        corners + tallest + 4,
        _chain(WIDE / 2, 4 + worry.height),
        arrow((WIDE / 2 - 20, second + reaction.height + 4), (82, corners - 3)),
        arrow((WIDE / 2 + 20, second + reaction.height + 4), (WIDE - 82, corners - 3)),
        worry.at(40, 4),
        reaction.at(40, second),
        mine.at(2, corners, tallest),
        theirs.at(WIDE - 158, corners, tallest),
    )


def _links(given: Mapping[str, Any]) -> dict[str, str]:
    gaps = gaps_of(given.get("chain"))
    return {gap: words_of(gaps.get(gap)) for gap in LINKS}


def _said(words: str) -> str:
    return quoted(words) if words else "… (still open)"


def _chain(x: float, top: float) -> Html:
    """Return three links that hold two boxes together."""
    high = (_LINK + 16) / 3
    return join(
        *(
            tag(
                "rect",
                x=x - 6,
                y=top - 2 + number * (high - 6),
                width=12.0,
                height=high,
                rx=6,
                fill="none",
                stroke=QUIET,
                stroke_width=2.2,
            )
            for number in range(3)
        )
    )
