"""The page of an evening: its exercises are the steps of a path, and each names its chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook import urls
from workbook.chapters.evening import Item, query
from workbook.chapters.path import Section
from workbook.pages.html import Html, tag
from workbook.pages.path import PathPage
from workbook.pages.site import Site

GIVE = "Give a number to the room"
ALL = "The link holds which exercises these are, and nothing of you."
BACK = "← Back to tonight’s page"


def tonight(site: Site, items: Sequence[Item]) -> str:
    """Return the address of the page that people open."""
    return with_plan(site.to(urls.TONIGHT), items)


def with_plan(address: str, items: Sequence[Item]) -> str:
    """Return an address that knows to which evening its page leads back, if it was reached from one."""
    return f"{address}?{query(items)}" if items else address


def back(site: Site, items: Sequence[Item], otherwise: Html) -> Html:
    """Return the way back to an evening; what else stands there where a page was reached from none."""
    return tag("a", BACK, class_="plain", href=tonight(site, items)) if items else otherwise


@dataclass(frozen=True)
class EveningPage(PathPage):
    """What an evening is drawn from.

    Attributes:
        items: the exercises with the minutes that each is given.
    """

    items: Sequence[Item] = ()

    def minutes(self, step: Section) -> int:
        """Return how long a step is given; how long it takes where nobody has said."""
        given = {item.key: item.minutes for item in self.items}
        return sum(given.get(exercise.key, 0) for exercise in step.exercises) or step.minutes

    def ways(self) -> Html:
        """Return the way to all chapters."""
        give = with_plan(self.site.to(urls.GIVEN) if self.site.hub else self.site.giving, self.items)
        return tag(
            "p",
            ALL,
            " ",
            tag("a", "All chapters", href=self.site.base),
            " · ",
            tag("a", GIVE, href=give),
            class_="this-tab",
        )
