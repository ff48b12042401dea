"""Three ways to the same chapter: in the browser alone, from the app that serves it, and in JupyterLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.bench import lite
from tests.bench.contenders import CONTENDERS
from tests.bench.host import Host, hosted
from tests.bench.servers import NotMeasured, rest, running
from tests.bench.visits import Traffic
from workbook.errors import WorkbookError
from workbook.static_site.build import build


@dataclass(frozen=True, kw_only=True)
class Place:
    """One way to a chapter.

    Attributes:
        name: what its figures go by.
        address: the address of a chapter, by its slug.
        heading: a selector for the heading of a chapter.
        host: what serves it, if that is plain files.
        needs: part of a path without which no Python has come, to be sure of what is called awake.
        link: what lets a browser in, where something asks.
        calm: waits until it is at rest.
        notebook: whether a chapter is a notebook there, whose fields appear when its cells have run.
    """

    name: str
    address: Callable[[str], str]
    heading: str = "main h1"
    host: Host | None = None
    needs: str = ""
    link: str | None = None
    calm: Callable[[], bool] = lambda: True
    notebook: bool = False


class Count:
    """What is sent for a page from now on: as the host counts it, or else as the page's browser does.

    Args:
        place: where the page is.
        page: the page, not open yet.
    """

    def __init__(self, place: Place, page: Page) -> None:
        self.place, self.traffic = place, Traffic()
        self.before = (place.host.bytes, len(place.host.asked)) if place.host else (0, 0)
        if not place.host:
            self.traffic.follow(page)

    @property
    def bytes(self) -> float:
        """How much was sent, headers and what went over a socket included."""
        host, seen = self.place.host, self.traffic
        return host.bytes - self.before[0] if host else seen.size + seen.talk

    @property
    def requests(self) -> int:
        """How often something was asked for; a socket counts as one."""
        host, seen = self.place.host, self.traffic
        return len(host.asked) - self.before[1] if host else seen.requests + seen.sockets

    @property
    def whole(self) -> bool:
        """Whether what is needed was asked for."""
        asked = self.place.host.asked[self.before[1] :] if self.place.host else [""]
        return any(self.place.needs in path for path in asked)


@contextmanager
def edition(folder: Path, slug: str) -> Iterator[Place]:
    """Build the edition and serve it.

    Raises:
        NotMeasured: it cannot be built.
    """
    try:
        build(folder / "edition")
    except WorkbookError as error:
        raise NotMeasured(str(error)) from None
    with hosted(folder / "edition") as host:
        yield Place(name="edition", address=lambda it: f"{host.url}{it}.html", host=host)


@contextmanager
def app(folder: Path, slug: str) -> Iterator[Place]:
    """Serve the app, which nobody but the browser can count."""
    with running(next(one for one in CONTENDERS if one.name == "app"), folder) as server:
        yield Place(
            name="app",
            address=server.address,
            link=server.link(),
            calm=lambda: rest([server]),
        )


@contextmanager
def jupyterlite(folder: Path, slug: str) -> Iterator[Place]:
    """Build JupyterLite with the same chapter and serve it."""
    with hosted(lite.site(slug)) as host:
        yield Place(
            name="lite",
            address=lambda it: f"{host.url}notebooks/index.html?path={it}.ipynb",
            heading=".jp-RenderedMarkdown h1",
            host=host,
            needs="/pyodide_kernel-",
            notebook=True,
        )


WAYS = {"edition": edition, "app": app, "lite": jupyterlite}
TITLES = {"edition": "browser alone", "app": "this app", "lite": "JupyterLite"}
