"""Who is shown in a demonstration, and beginning again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import beginning, page
from workbook.pages.site import Site


class Invented(Protocol):
    """Somebody who does not exist."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def line(self) -> str:
        """Who they are, in a line."""


LEAD = (
    "Nobody here is real. Show any page to a room, and change what you like: your own answers are "
    "somewhere else, and these pages cannot reach them."
)
AGAIN = "Whatever was typed in the demonstration is gone when you press a name, or end the workbook."


def people_page(site: Site, people: Sequence[Invented]) -> Html:
    """Return the page on which one of the invented people is chosen.

    Args:
        site: where the page stands; `site.invented` names who is shown now.
        people: everybody there is.
    """
    main = join(
        tag("h1", "Invented people"),
        tag("p", LEAD, class_="lead"),
        *(_person(site, each) for each in people),
        tag("p", AGAIN, class_="softly"),
        tag("p", tag("a", "To the contents", href=site.base, class_="plain"), class_="begin"),
    )
    return page(site, main, where="Demonstration")


def _person(site: Site, person: Invented) -> Html:
    shown = person.name == site.invented
    words = f"Begin again with {person.name}" if shown else f"Show {person.name}"
    return join(
        tag("h2", person.name, tag("span", " · shown now", class_="softly") if shown else None),
        tag("p", person.line),
        _begin(site, words, person.name),
    )


def _begin(site: Site, words: str, name: str) -> Html:
    chosen = void("input", type="hidden", name="person", value=name)
    button = tag("button", words, class_="go")
    return beginning(site, chosen, button)
