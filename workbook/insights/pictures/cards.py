"""A card: a box with a quiet heading and the reader's words, as tall as they are."""

from __future__ import annotations

from workbook.elements import Html, join, tag
from workbook.insights.pictures.svg import INK, LEAF, PAPER, QUIET, SMALL, TEXT, lettered, tall
from workbook.insights.pictures.text_width import wrap


class Card:
    """A box with a quiet heading and the reader's words, as tall as they are."""

    def __init__(
        self,
        heading: str,
        words: str,
        wide: float,
        *,
        most: int = 6,
        colour: str = LEAF,
        theirs: bool = False,
    ) -> None:
        self.wide, self.colour, self.theirs = wide, colour, theirs
        self.empty = not words
        self.heading = wrap(heading, wide - 20, SMALL, 2)
        self.lines = wrap(words, wide - 20, TEXT, most) or ["…"]

    @property
    def height(self) -> float:
        """How tall the box has to be, in units."""
        return tall(self.heading, SMALL) + tall(self.lines) + 20

    def at(self, x: float, y: float, height: float | None = None) -> Html:
        """Draw the box from `x`, `y`; theirs has square corners, an empty one dashes."""
        high = height or self.height
        return join(
            tag(
                "rect",
                x=float(x),
                y=float(y),
                width=float(self.wide),
                height=float(high),
                rx=2 if self.theirs else 14,
                fill=PAPER,
                stroke=self.colour,
                stroke_width=1.6,
                stroke_dasharray="5 5" if self.empty else None,
            ),
            lettered(x + self.wide / 2, y + 9, self.heading, size=SMALL, fill=QUIET),
            lettered(
                x + self.wide / 2,
                y + 11 + tall(self.heading, SMALL),
                self.lines,
                fill=QUIET if self.empty else INK,
            ),
        )
