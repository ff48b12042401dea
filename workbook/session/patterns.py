"""The patterns in an open page: gathered when the page can see them, and again when an answer changes."""

from __future__ import annotations

from workbook.answers import Answers
from workbook.exercises.declared import Patterns, Picture
from workbook.insights.pictures import PICTURES, Shown
from workbook.insights.words.names import behind_initials
from workbook.insights.words.own_words import NOTHING_NEW
from workbook.pages import patterns as markup
from workbook.protocol.from_page import Draw, FromPage
from workbook.protocol.to_page import Gathered, MayGather
from workbook.session.picture import DrawnPicture


class PatternsPiece(DrawnPicture):
    """What returns across chapters; the lines over time are the picture among them.

    Args:
        declared: the patterns.
        answers: the reader's answers.
    """

    def __init__(self, declared: Patterns, answers: Answers) -> None:
        self.asked = self.hide_names = False
        self._counted: list[tuple[str, int]] = []
        self._names: tuple[str, ...] = ()
        lines = PICTURES["lines"]
        super().__init__(
            Picture(key=declared.key, prompt=markup.LINES, name=lines.name, sources=lines.keys), answers
        )

    def receive(self, message: FromPage) -> None:
        """Take `draw`: the patterns are in view, with or without names, or the lines among them are."""
        match message:
            case Draw(want="patterns"):
                self.asked, self.hide_names = True, bool(message.hide)
                self.here()
            case Draw():
                self.seen = True
                super().here()
            case _:
                super().receive(message)

    def here(self) -> None:
        """Tell the page what comes back once it has asked, and until then that it may ask."""
        self._counted = self._revisions()
        if not self.asked:
            self.tell(MayGather(say="patterns", key=self.key))
            return
        self.tell(self._gathered())
        super().here()

    def look(self) -> None:
        """Gather anew if any answer was changed."""
        if self._revisions() != self._counted:
            self.here()

    def shown(self) -> Shown:
        """Return the lines over time, their words without names where names are hidden."""
        shown = super().shown()
        return shown._replace(words=behind_initials(self._names)(shown.words)) if self.hide_names else shown

    def _gathered(self) -> Gathered:
        from workbook.insights.patterns import patterns

        found = patterns(self.answers)
        self._names = found.names
        parts = markup.found(found, hide_names=self.hide_names)
        return {
            "say": "patterns",
            "key": self.key,
            "said": parts.said,
            "before": parts.before,
            "after": parts.after,
            "names": parts.names,
            "hidden": self.hide_names,
        }

    def _revisions(self) -> list[tuple[str, int]]:
        entries = ((key, self.answers.entry(key)) for key in self.answers if not key.startswith(NOTHING_NEW))
        return [(key, entry.rev) for key, entry in entries if entry is not None]
