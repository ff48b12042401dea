"""The page of an evening: its exercises are the steps of a path, and each names its chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook import urls
from workbook.chapters.evening import Item
from workbook.chapters.path import Section
from workbook.pages.html import Html, tag
from workbook.pages.path import PathPage

GIVE = "Give a number to the room"
ALL = "The link holds which exercises these are, and nothing of you."


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
        give = self.site.to(urls.GIVEN) if self.site.hub else self.site.giving
        return tag(
            "p",
            ALL,
            " ",
            tag("a", "All chapters", href=self.site.base),
            " · ",
            tag("a", GIVE, href=give),
            class_="this-tab",
        )
