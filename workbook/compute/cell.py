"""One computing cell on a page: how it stands, and what it shows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from workbook.compute import outputs, sentences
from workbook.compute.limits import Limits
from workbook.compute.outputs import WIDGET, Shown

_numbers = itertools.count(1)


class Cell:
    """What a cell has shown since it began to run.

    Args:
        name: its id.
        limits: how much of it is shown.

    Attributes:
        state: `waiting`, `running` or `done`.
        words: what is said in its place besides.
        shows: what it shows, each under a number that is another whenever it has changed.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self._limits = name, limits
        self.state, self.words = "waiting", ""
        self.shows: dict[int, Shown] = {}
        self._displays: dict[str, int] = {}
        self._printed: tuple[str, int, str] | None = None
        self._clears = False

    def message(self, but: set[int]) -> dict[str, Any]:
        """Return how it stands, with what the page does not have yet.

        Args:
            but: the numbers of what the page has.
        """
        fresh = [{"id": number} | show for number, show in self.shows.items() if number not in but]
        told = {"say": "cell", "cell": self.name, "state": self.state, "words": self.words}
        return told | {"ids": list(self.shows), "new": fresh}

    def widgets(self) -> Iterator[str]:
        """Return the widgets that it shows."""
        for show in self.shows.values():
            if show.get("type") == WIDGET and isinstance(show["data"], dict):
                yield str(show["data"].get("model_id"))

    def printed(self, name: str, text: str) -> None:
        """Take printed text; what follows without anything between is one text."""
        self._cleared()
        if self._printed and self._printed[0] == name and self._printed[1] in self.shows:
            _, number, before = self._printed
            if len(before) > 2 * self._limits.text:
                return
            text = before + text
            del self.shows[number]
        self._printed = (name, self._put(outputs.stream(text, self._limits)), text)

    def displayed(self, content: dict[str, Any]) -> None:
        """Take what is displayed, in the place of what had the same name."""
        show = outputs.shown(content, self._limits)
        self._cleared()
        if show is None:
            return
        number = self._put(show)
        if display := content.get("transient", {}).get("display_id"):
            self._displays[display] = number

    def updated(self, content: dict[str, Any]) -> bool:
        """Take a newer form of what was displayed, and return whether it was here."""
        display = str(content.get("transient", {}).get("display_id"))
        number = self._displays.get(display)
        show = outputs.shown(content, self._limits)
        if number not in self.shows or show is None:
            return False
        fresh = next(_numbers)
        self.shows = {fresh if n == number else n: show if n == number else s for n, s in self.shows.items()}
        self._displays[display] = fresh
        return True

    def went_wrong(self, content: dict[str, Any]) -> None:
        """Take an error."""
        self._cleared()
        self._put(outputs.error(content, self._limits))

    def clear(self, wait: bool) -> None:
        """Take everything away, or do so when there is something to put in its place."""
        self._clears = wait
        if not wait:
            self.shows.clear()
            self._printed = None

    def _cleared(self) -> None:
        if self._clears:
            self.clear(wait=False)

    def _put(self, show: Shown) -> int:
        number = next(_numbers)
        if len(self.shows) < self._limits.outputs:
            self.shows[number] = show
        elif len(self.shows) == self._limits.outputs:
            self.shows[number] = {"kind": "words", "words": sentences.LEFT_OUT}
        return number
