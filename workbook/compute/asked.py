"""Who set off what a kernel says: a cell that ran, or a word to a widget; only the latest are remembered."""

from __future__ import annotations

from collections import deque

MOST = 1_000
"""Words to widgets: a slider that is drawn along says dozens, and what it sets off comes soon after."""


class Asked(dict[str, tuple[str | None, str | None]]):
    """Each message by its id, with its cell and the page’s own name for it.

    Args:
        most: how many words to widgets are remembered.
    """

    def __init__(self, most: int = MOST) -> None:
        super().__init__()
        self._most, self._words = most, deque[str]()

    def word(self, message: str, cell: str, mark: str) -> None:
        """Remember a word to a widget, and forget the oldest one.

        Args:
            message: its id.
            cell: what shows the widget.
            mark: the page’s own name for it.
        """
        self[message] = (cell, mark)
        self._words.append(message)
        while len(self._words) > self._most:
            self.pop(self._words.popleft(), None)
