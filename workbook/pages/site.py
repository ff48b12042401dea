"""Where a page stands: its addresses, its files, and what is true of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook import urls
from workbook.place import SESSION
from workbook.urls import Address

FROM_RIGHT = frozenset(
    {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
    | {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}
)
"""Languages and scripts that run from right to left."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a page stands.

    Attributes:
        base: the path it is served under.
        files: its built files by name.
        place: where answers are kept, in the reader's words.
        sealed: whether the answers have a lock, so that no draft may stay in the browser.
        drafts: the key that drafts in the browser are sealed with; it is never written down there.
        room: what a room of people says on every page, such as when it closes.
        hub: where a page asks how its room stands, if people can give to that room with one press.
        leads: whether this is the workbook of somebody who leads that room.
        rests: whether that room rests between evenings, so that a part can be kept.
        engine: where the engine of a page without a server finds what it needs.
        policy: what a browser may load for a page, where no server says so in a header.
        alone: whether there is no server: every page is a file, and Python runs in the browser.
        language: the language of the pages; one that runs from right to left mirrors them.
        root: where its files are, if not below its base, as for a demonstration without a server.
        author: whether the chapters are the reader's own to change: a cell that does not work says why.
        invented: whose invented answers are shown in a demonstration, such as “Maya”.
    """

    base: str
    files: Mapping[str, str]
    place: str
    sealed: bool = False
    drafts: str = ""
    invented: str = ""
    room: str = ""
    hub: str = ""
    leads: bool = False
    rests: bool = False
    engine: str = ""
    policy: str = ""
    alone: bool = False
    root: str = ""
    language: str = "en"
    author: bool = False

    @property
    def direction(self) -> str | None:
        """Which way the language runs, where that is not from left to right."""
        language, *more = self.language.split("-")
        script = next((part for part in more if len(part) == 4), "")
        return "rtl" if script in FROM_RIGHT or (not script and language in FROM_RIGHT) else None

    @property
    def public(self) -> bool:
        """Whether answers are gone when the session ends."""
        return self.place == SESSION

    @property
    def answers(self) -> str:
        """The address of the page about the answers themselves."""
        return self.to(urls.ANSWERS)

    @property
    def promises(self) -> str:
        """The address of the page on what is promised about a reader's words."""
        return self.to(urls.DOCUMENT, document="promises")

    @property
    def privacy(self) -> str:
        """The address of the page on who could see a reader's words."""
        return self.to(urls.DOCUMENT, document="privacy")

    @property
    def playbook(self) -> str:
        """The address of everything that is answered, to read and to take along."""
        return self.to(urls.PLAYBOOK)

    @property
    def share(self) -> str:
        """The address where one answer is shared."""
        return self.to(urls.SHARE)

    @property
    def reading(self) -> str:
        """The address where an answer that somebody gave is read."""
        return self.to(urls.READ)

    @property
    def together(self) -> str:
        """The address where a room sees together what its people chose to share."""
        return self.to(urls.ROOM)

    @property
    def giving(self) -> str:
        """The address where scales are given to the room."""
        return self.to(urls.GIVE)

    @property
    def facilitate(self) -> str:
        """The address for whoever leads a group."""
        return self.to(urls.FACILITATE)

    @property
    def join(self) -> str:
        """The address that shows a room how to join."""
        return self.to(urls.JOIN)

    def file(self, name: str) -> str:
        """Return the address of a built file; the address changes whenever the file does."""
        return f"{self.root or self.base}{urls.STATIC}{self.files[name]}"

    def chapter(self, slug: str) -> str:
        """Return the address of a chapter."""
        return self.to(urls.CHAPTER, chapter=slug)

    def to(self, address: Address, **parts: str) -> str:
        """Return where a link leads.

        Args:
            address: one of the table.
            parts: what stands for its names in braces.
        """
        return address.to(self.base, alone=self.alone, **parts)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How much of a chapter is answered, on the way through it that was chosen.

    Attributes:
        answered: of the questions on this way.
        of: how many these are.
        more: answered beside this way.
        ways: the same in words for the `short` way and for the `whole`, where a chapter has both.
    """

    answered: int
    of: int
    more: int = 0
    ways: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        more = f" and {self.more} more" if self.more else ""
        return f"{self.answered} of {self.of}{more}" if self.answered or self.more else ""

    @property
    def share(self) -> int:
        """Per cent answered, 0 to 100."""
        return round(100 * self.answered / self.of) if self.of else 0
