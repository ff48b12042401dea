"""Where a page stands: its addresses, its files, and what is true of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.place import SESSION


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a page stands.

    Attributes:
        base: the path it is served under.
        files: its built files by name.
        place: where answers are kept, in the reader's words.
        sealed: whether the answers have a lock, so that no draft may stay in the browser.
        room: what a room of people says on every page, such as when it closes.
        invented: whose invented answers are shown in a demonstration, such as “Maya”.
    """

    base: str
    files: Mapping[str, str]
    place: str
    sealed: bool = False
    invented: str = ""
    room: str = ""

    @property
    def public(self) -> bool:
        """Whether answers are gone when the session ends."""
        return self.place == SESSION

    @property
    def answers(self) -> str:
        """The address of the page about the answers themselves."""
        return f"{self.base}answers"

    @property
    def promises(self) -> str:
        """The address of the page on what is promised about a reader's words."""
        return f"{self.base}promises"

    @property
    def playbook(self) -> str:
        """The address of everything that is answered, to read and to take along."""
        return f"{self.base}playbook"

    @property
    def share(self) -> str:
        """The address where one answer is shared."""
        return f"{self.base}share"

    @property
    def together(self) -> str:
        """The address where a room sees together what its people chose to share."""
        return f"{self.base}room"

    @property
    def giving(self) -> str:
        """The address where scales are given to the room."""
        return f"{self.base}room/give"

    @property
    def facilitate(self) -> str:
        """The address for whoever leads a group."""
        return f"{self.base}facilitate"

    @property
    def join(self) -> str:
        """The address that shows a room how to join."""
        return f"{self.base}join"

    def file(self, name: str) -> str:
        """Return the address of a built file; the address changes whenever the file does."""
        return f"{self.base}static/{self.files[name]}"

    def chapter(self, slug: str) -> str:
        """Return the address of a chapter."""
        return f"{self.base}voila/render/{slug}.ipynb"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How much of a chapter is answered."""

    answered: int
    of: int

    def __str__(self) -> str:
        return f"{self.answered} of {self.of}" if self.answered else ""

    @property
    def share(self) -> int:
        """Per cent answered, 0 to 100."""
        return round(100 * self.answered / self.of) if self.of else 0
