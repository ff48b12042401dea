"""The frame of a picture: its title, room to draw in, and the same thing in words beside it."""

from __future__ import annotations

from workbook.exercises.declared import Picture
from workbook.insights.pictures import PICTURES
from workbook.pages.controls import html_id
from workbook.pages.html import Html, tag
from workbook.pages.known import Look

IN_WORDS = "In words"
LONG = 160
"""More letters than these are folded below a picture; `picture.ts` knows the number too."""


def picture(drawn: Picture, look: Look) -> Html:
    """Return a picture with the words it says; a diagram is drawn at once, data when its page is alive.

    Args:
        drawn: the picture.
        look: gives what is known of a full key.
    """
    kind = PICTURES[drawn.name]
    values = {key: look(key).value for key in kind.sources(drawn.sources)}
    given = kind.taken(values, drawn.sources)
    svg, words = kind.svg(given) if kind.svg else None, kind.about(given)
    plot = tag("div", Html(svg) if svg else None, class_="plot", aria_hidden="true")
    said = tag("p", words, class_="said", role="status")
    return framed(drawn, plot, _in_words(), said, answered=bool(svg), long=len(words) > LONG)


def _in_words() -> Html:
    return tag("button", IN_WORDS, type="button", class_="quietly", data_does="words", aria_expanded="false")


def framed(drawn: Picture, *inside: Html, answered: bool = False, long: bool = False) -> Html:
    """Return the frame around a picture.

    Args:
        drawn: the picture.
        inside: the room to draw in, and the words.
        answered: whether there is something to see.
        long: whether its words are many, and wait for a press.
    """
    return tag(
        "figure",
        tag("figcaption", drawn.prompt, class_="q"),
        tag("p", drawn.hint, class_="hint") if drawn.hint else None,
        *inside,
        class_=" ".join(
            filter(None, ("picture", drawn.name, "answered" if answered else "", "long" if long else ""))
        ),
        id=f"field-{html_id(drawn.key)}",
        data_picture=drawn.key,
    )
