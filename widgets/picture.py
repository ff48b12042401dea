"""Pictures and quotations: pieces that show what other fields hold."""

from __future__ import annotations

from importlib import resources
from typing import Any

from widgets.piece import Message, Piece
from workbook.answers import Answers
from workbook.chapters import find_exercise
from workbook.insights import plane
from workbook.markup.chapter import Known, picture, record, show
from workbook.vocabulary import Breathe, Gate, Helplines, Plane, Show


class PlanePicture(Piece):
    """The reader's point on two scales; plotly is imported when there is a point and the page can see it."""

    def __init__(self, drawn: Plane, answers: Answers) -> None:
        self.drawn, self.answers = drawn, answers
        self.seen = False
        self._told: tuple[int | None, int | None] = (None, None)
        super().__init__(drawn.key, picture(drawn, plane.in_words(None, None)))

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys this picture is drawn from."""
        return self.drawn.x, self.drawn.y

    def _point(self) -> tuple[int | None, int | None]:
        across, up = self.answers.get(self.drawn.x), self.answers.get(self.drawn.y)
        return across if isinstance(across, int) else None, up if isinstance(up, int) else None

    def receive(self, message: Message) -> None:
        """Take `draw` (the picture came into view) or `library` (the page has no plotly yet)."""
        match message.get("do"):
            case "draw":
                self.seen = True
                self.here()
            case "library":
                self.send({"say": "library"}, buffers=[plotly_script()])
            case _:
                super().receive(message)

    def here(self) -> None:
        """Tell the page the words, and the figure once it is in view and there is a point."""
        separateness, connection = self._told = self._point()
        message: Message = {
            "say": "drawn",
            "key": self.key,
            "words": plane.in_words(separateness, connection),
        }
        message["answered"] = separateness is not None and connection is not None
        if self.seen and separateness is not None and connection is not None:
            message["figure"] = plane.figure(separateness, connection)
        self.tell(message)

    def look(self) -> None:
        """Draw anew if an answer was changed elsewhere."""
        if self._point() != self._told:
            self.here()


class Quote(Piece):
    """An earlier answer, quoted live."""

    def __init__(self, quoted: Show, answers: Answers) -> None:
        self.quoted, self.answers = quoted, answers
        self._told = ""
        super().__init__(quoted.key, show(quoted, Known(None, None, 0)))

    @property
    def sources(self) -> tuple[str, ...]:
        """The key this quotation comes from."""
        return (self.quoted.key,)

    def here(self) -> None:
        """Tell the page the words to quote; none while there is no answer."""
        self._told = self._words()
        self.tell({"say": "quote", "key": self.key, "words": self._told})

    def look(self) -> None:
        """Quote anew if the answer was changed elsewhere."""
        if self._words() != self._told:
            self.here()

    def _words(self) -> str:
        exercise = find_exercise(self.quoted.key)
        value: Any = exercise.shown(self.answers.get(self.quoted.key)) if exercise else None
        return exercise.in_words(value) if exercise and value is not None else ""


class StillPiece(Piece):
    """Something to look at or do that has no value: it hears nothing from the page and keeps nothing."""

    def __init__(self, declared: Gate | Breathe | Helplines) -> None:
        super().__init__(declared.key, record(declared, lambda key: Known(None, None, 0)))


def plotly_script() -> bytes:
    """Return the one build of plotly.js that every way of running shows pictures with."""
    return (resources.files("widgets") / "static" / "plotly.js").read_bytes()
