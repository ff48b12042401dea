"""Addresses: the one table of them, for the server, the static site, the hub and the scripts of the pages.

Each is public: people keep, print and send them, so one that was released stays for ever. The scripts have
it in `workbook/frontend/page/urls.ts`, which is made of this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PAGE = ".html"
"""How a page of the static site ends."""

NOTEBOOK = ".ipynb"
"""How chapters name each other, so that their links hold in Jupyter as well."""

STATIC, PYTHON = "static/", "python/"
"""The folders of a static site with what is no page."""

HOLES = {
    "chapter": r"[a-z0-9-]{1,80}",
    "document": r"promises|privacy",
    "act": r"look|take|restore|undo|choose|lock|part|open|close|unlock|forget|plan",
    "file": r"[a-z.-]+",
    "agenda": r"[^/]{1,80}",
    "secret": r"[\w-]{20,80}",
    "built": r"[a-z]+\.[0-9a-f]+\.[a-z]+",
}
"""What may stand for a name in braces."""

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Address:
    """One address, below the path that the workbook is served under.

    Attributes:
        path: with a server; names in braces stand for what differs.
        methods: how it may be asked for.
        alone: what the page is called on the static site, without `.html`; `None` where it needs a server.
    """

    path: str
    methods: tuple[str, ...] = ("GET",)
    alone: str | None = None

    @property
    def file(self) -> str:
        """The last part: of a file to keep, the name under which it is kept."""
        return self.path.rpartition("/")[2]

    def to(self, base: str, *, alone: bool = False, **parts: str) -> str:
        """Return what a link names.

        Args:
            base: the path that the workbook is served under, with its slash.
            alone: whether that is a static site.
            parts: what stands for the names in braces.

        Raises:
            LookupError: a static site has no such page.
        """
        if not alone:
            return base + self.path.format(**parts)
        if self.alone is None:
            raise LookupError(self.path)
        if self.alone.endswith("/"):
            return base + self.alone
        first, slash, rest = self.alone.partition("/")
        return base + (f"{first}{PAGE}{slash}{rest}" if first else "").format(**parts)

    def pattern(self, base: str, **holes: str) -> str:
        """Return what the addresses of this kind look like to a server, each name in braces as a group.

        Args:
            base: as for `to`.
            holes: what may stand for a name, where that is not as in `HOLES`.
        """
        return re.escape(base) + _pattern(self.path, HOLES | holes)


CONTENTS = Address("", alone="")
DOCUMENT = Address("{document}", alone="{document}")
ANSWERS = Address("answers", alone="answers")
COPY = Address("answers/copy", alone="answers/copy")
ACT = Address("answers/{act}", ("POST",), alone="answers/{act}")
PLAYBOOK = Address("playbook", alone="playbook")
PLAYBOOK_FILE = Address("playbook/{file}", alone="playbook/{file}")
PERSON = Address("person", alone="person")
SEARCH = Address("search", ("GET", "POST"), alone="search")
SHARE = Address("share", alone="share")
SHARED_FILE = Address("share/workbook-answer.json", alone="share/workbook-answer.json")
READ = Address("share/read", ("GET", "POST"), alone="read")
SHEETS = Address("sheets", alone="sheets")
TONIGHT = Address("tonight", alone="tonight")
ROOM = Address("room", ("GET", "POST"), alone="room")
GIVE = Address("room/give", ("GET", "POST"), alone="give")
CODE_FILE = Address("room/give/room-code.txt", alone="give/room-code.txt")
GIVEN = Address("room/given", ("GET", "POST"))
ASKING = Address("room/asking", ("GET", "POST"))
HANDLES = Address("room/handles", ("GET", "POST"))
CLOCK = Address("room/clock", ("GET", "POST"))
FACILITATE = Address("facilitate", alone="facilitate")
GUIDE = Address("facilitate/guide", alone="guide")
AGENDA = Address("facilitate/{agenda}", alone="lead-{agenda}")
JOIN = Address("join", alone="join")
DEMO = Address("demo/", alone="demo/")
PEOPLE = Address("people", alone="people")
BEGIN = Address("begin", ("POST",), alone="begin")
LIVE = Address("live/{chapter}")
CELLS = Address("cells/{chapter}")
FRAME = Address("cells/")
CHAPTER = Address(f"voila/render/{{chapter}}{NOTEBOOK}", alone="{chapter}")
BUILT = Address(f"{STATIC}{{built}}")
OAUTH = Address("oauth_callback")
HUB_FILE = Address("look/{file}")
HUB_FACILITATOR = Address("facilitator/{secret}")
HUB_STATE = Address("state", ("GET", "POST"))
HUB_GIFTS = Address("gifts", ("GET", "POST"))
HUB_SUMS = Address("sums", ("GET", "POST"))
HUB_HANDLES = Address("handles", ("GET", "POST"))
HUB_CLOCK = Address("clock", ("GET", "POST"))
BESIDE_JUPYTER = Address("workbook/")

HUB = "hub/"
"""Below this the hub has its own."""

INDEX, SERVICE, PAGES, MANIFEST = "index.html", "service.js", "pages.json.gz", "app.webmanifest"
"""Files of a static site: the contents, the service worker, all pages in one, what a home screen reads."""

KEEP = "answers/computed"
"""What a page of a static site asks Python for, to keep what its cells have changed."""

SHOWS, RUNS = "frame.html", "program.html"
"""Frames of a static site whose cells compute: what one shows is in the first, and it runs in the other."""

TABLE: dict[str, Address] = {name: it for name, it in list(globals().items()) if isinstance(it, Address)}
"""Every address by its name, in the order in which they are tried: a narrow one stands before a wide one."""


def found(path: str) -> tuple[Address | None, str]:
    """Return what a static site is asked for, and what stands for the name in braces; else the path.

    Args:
        path: below its folder, with or without the ending of a page; or as a server has it.
    """
    first, slash, rest = path.partition("/")
    named = f"{first.removesuffix(PAGE)}{slash}{rest}"
    if named == "index":
        named = CONTENTS.path
    here = (address for address in TABLE.values() if address.alone is not None)
    for address in here:
        for path in (address.alone or "", address.path):
            if match := re.fullmatch(_pattern(path, HOLES), named):
                return address, "".join(match.groups())
    return None, named


def holes(path: str) -> list[str]:
    """Return the names in braces."""
    return _HOLE.findall(path)


def _pattern(path: str, holes: Mapping[str, str]) -> str:
    parts = _HOLE.split(path)  # every other one is a name
    return "".join(f"({holes[it]})" if number % 2 else re.escape(it) for number, it in enumerate(parts))
