"""A path as HTML: what leads up to it, its steps, one of them open, and the way back to the doors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbook.chapters.notebook import Chapter
from workbook.chapters.path import Section, sections
from workbook.chapters.pieces import Prose
from workbook.chapters.roles import WHOM
from workbook.insights.coerce import counted
from workbook.pages.chapter import pieces_of
from workbook.pages.controls import html_id
from workbook.pages.doors import FORGET
from workbook.pages.html import Html, join, tag
from workbook.pages.known import Look
from workbook.pages.prose import anchor, prose
from workbook.pages.site import Site

IN_THIS_TAB = (
    "Only this tab knows which way you chose, and forgets it when it is closed. The browser’s history lists "
    "the address of this page, like any other."
)


@dataclass(frozen=True)
class PathPage:
    """What a path is drawn from.

    Attributes:
        book: the path.
        look: gives what is known of a full key.
        site: where it stands.
        find: gives a chapter by its slug.
    """

    book: Chapter
    look: Look
    site: Site
    find: Callable[[str], Chapter]

    def text(self) -> Html:
        """Return the text with its fields; the first step that is not answered stands open."""
        parts = sections(self.book)
        steps = [part for part in parts if part.number]
        here = next((step for step in steps if not self._is_answered(step)), None)
        drawn = (
            self._step(part, len(steps), opened=part is here) if part.number else self._plain(part)
            for part in parts
        )
        return join(*drawn, self.ways())

    def minutes(self, step: Section) -> int:
        """Return how long a step takes."""
        return step.minutes

    def _is_answered(self, step: Section) -> bool:
        return all(self.look(exercise.key).value is not None for exercise in step.exercises)

    def _plain(self, part: Section) -> Html:
        inside = pieces_of(part.pieces, self.look)
        return tag("section", inside, class_="note") if part.is_caution else inside

    def _step(self, part: Section, of: int, *, opened: bool) -> Html:
        name = f"step-{part.number}"
        told = tag("small", f"Step {part.number} of {of} · about {counted(self.minutes(part), 'minute')}")
        on = tag("a", "Next step", class_="go", href=f"#step-{part.number + 1}") if part.number < of else None
        return tag(
            "details",
            tag("summary", tag("h2", part.title, id=anchor(part.title)), told),
            self._below_its_heading(part),
            tag("p", *self._origin(part), class_="origin"),
            tag("p", on, class_="begin") if on else None,
            class_="step",
            id=name,
            open=opened,
        )

    def _below_its_heading(self, part: Section) -> Html:
        first, *others = part.pieces
        words = first.markdown.lstrip().partition("\n")[2] if isinstance(first, Prose) else ""
        return join(prose(words), pieces_of(others, self.look))

    def _origin(self, part: Section) -> Iterator[Html | str]:
        """Name the chapters a step comes from, each with a link to its exercise there."""
        first: dict[str, str] = {}
        for exercise in sorted(part.exercises, key=lambda it: it.key.endswith(WHOM)):  # which says little
            if exercise.chapter != self.book.slug:
                first.setdefault(exercise.chapter, exercise.key)
        for number, (slug, key) in enumerate(first.items()):
            yield " and " if number else "From "
            book = self.find(slug)
            title = f"chapter {book.number}, {book.title}" if book.number else book.title
            yield tag("a", title, href=f"{self.site.chapter(slug)}#field-{html_id(key)}")

    def ways(self) -> Html:
        """Return the way back to the doors."""
        other = tag("a", "Choose another way", href=self.site.base, data_instead=True)
        return tag("p", IN_THIS_TAB, " ", other, " ", FORGET, class_="this-tab")
