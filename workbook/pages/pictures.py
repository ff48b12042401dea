"""The frame of a picture: its title, room to draw in, and the same thing in words beside it."""

from __future__ import annotations

from workbook.exercises.declared import Picture
from workbook.insights.pictures import PICTURES
from workbook.pages.controls import html_id
from workbook.pages.html import Html, tag
from workbook.pages.known import Look


def picture(drawn: Picture, look: Look) -> Html:
    """Return a picture with the words it says; a diagram is drawn at once, data when its page is alive.

    Args:
        drawn: the picture.
        look: gives what is known of a full key.
    """
    kind = PICTURES[drawn.name]
    values = {key: look(key).value for key in kind.sources(drawn.sources)}
    given = kind.taken(values, drawn.sources)
    svg = kind.svg(given) if kind.svg else None
    plot = tag("div", Html(svg) if svg else None, class_="plot", aria_hidden="true")
    return framed(drawn, plot, tag("p", kind.about(given), class_="said", role="status"), answered=bool(svg))


def framed(drawn: Picture, *inside: Html, answered: bool = False) -> Html:
    """Return the frame around a picture.

    Args:
        drawn: the picture.
        inside: the room to draw in, and the words.
        answered: whether there is something to see.
    """
    return tag(
        "figure",
        tag("figcaption", drawn.prompt, class_="q"),
        tag("p", drawn.hint, class_="hint") if drawn.hint else None,
        *inside,
        class_=f"picture {drawn.name}{' answered' if answered else ''}",
        id=f"field-{html_id(drawn.key)}",
        data_picture=drawn.key,
    )
