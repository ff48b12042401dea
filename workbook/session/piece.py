"""A piece of an open chapter: what it hears from the page and what it tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbook import tracebacks
from workbook.errors import WorkbookError
from workbook.protocol.from_page import FromPage, Hello
from workbook.protocol.to_page import ToPage


@contextmanager
def in_a_sentence(say: Callable[[str], None], otherwise: str) -> Iterator[None]:
    """Tell the page in a sentence what goes wrong, and raise nothing.

    Args:
        say: takes the sentence to the page.
        otherwise: what is said of a fault that nobody expected.
    """
    try:
        yield
    except WorkbookError as error:
        say(str(error))
    except Exception:  # noqa: BLE001 - the page must hear of it, and a traceback could hold names
        tracebacks.show()
        say(otherwise)


class Piece:
    """Anything of a chapter that may exchange messages with its page; by itself it says nothing.

    Args:
        key: the permanent key.

    Attributes:
        tell: takes one message to the page.
        after: called with the full key of an answer that this piece has changed.
        keeps: whether it takes edits, each with a number that is answered.
        draws: whether it is a picture, which may take a while.
        sources: full keys of the answers it shows; it is told to the page again when one of them is saved.
    """

    keeps = draws = False

    def __init__(self, key: str) -> None:
        self.key = key
        self.sources: tuple[str, ...] = ()
        self.tell: Callable[[ToPage], None] = lambda message: None
        self.after: Callable[[str], None] = lambda key: None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"

    def receive(self, message: FromPage) -> None:
        """Take one message from the page and answer it through `tell`."""
        if isinstance(message, Hello):
            self.here()

    def here(self) -> None:
        """Tell the page how things stand."""

    def begin(self, made: str) -> None:
        """Tell a page that has just connected how things stand.

        Args:
            made: the `fingerprint` of the answers that the page was made with; empty if it may show others.
        """
        self.here()

    def changed(self, key: str) -> None:
        """Tell the page how things stand, as one of its `sources` was saved on this page."""
        self.here()

    def look(self) -> None:
        """Tell the page if something was changed elsewhere."""
