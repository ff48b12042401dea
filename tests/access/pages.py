"""Every page there is: a list made from the chapters, the agendas, the files and the hub's templates."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jinja2
from playwright.sync_api import Page

from tests.access import in_a_room, opening
from tests.access.opening import as_it_is
from tests.access.readers import TWICE, Servers
from tests.kinds import of_every_kind
from workbook import hub
from workbook.chapters import notebook
from workbook.export.files import KINDS
from workbook.groups.agendas.reading import agendas
from workbook.pages.page import EXIT_TO

ONE, SIX = "01-what-closeness-asks", "06-saying-what-matters"
TONIGHT = f"e={SIX}.complaint~4&e={SIX}.honest~8&e=04-too-close.small-no"
DOOR = "http://127.0.0.1:1/"
EMPTY = ("00-welcome", ONE, "05-intensity", "family-map", "my-patterns", "toolbox", "journal")
EMPTY_LIKE_NO_OTHER = (ONE, "family-map", "my-patterns", "journal")
OWN_COLOURS = {
    *(
        f"{ONE}, answered",
        f"{ONE}, empty",
        "journal, empty",
        "family map, names hidden",
        "my-patterns, answered",
    ),
    *("start, answered", "start, damaged", "your answers, preview", "your answers, locked", "two versions"),
    *("server lost", "share read, refused", "room revealed", "projector", "demo", "hub login, wrong"),
    *("file workbook.html", "agenda begun", "guide"),
}
# The family map has a place below in which there is more to press.
LIKE_NO_OTHER = {*of_every_kind(), ONE, "my-patterns", "toolbox", "journal", "support"} - {"family-map"}


@dataclass(frozen=True)
class Place:
    """One page in one state.

    Attributes:
        name: what it is called here; its tree has the same name.
        reader: whose answers it shows.
        path: its address below the server's.
        then: brings it into the state that is meant.
        let_in: whether the browser has come through the link.
        like_another: whether it is built as another page is, with other words: with every change it is
            read as a screen reader would, and the soak does the rest.
    """

    name: str
    reader: str
    path: str
    then: Callable[[Page], None] = as_it_is
    let_in: bool = True
    like_another: bool = False

    @property
    def own_colours(self) -> bool:
        """Whether it has colours that none of the others has."""
        return self.name in OWN_COLOURS

    def show(self, page: Page, servers: Servers) -> None:
        """Open it.

        Args:
            page: a fresh page.
            servers: the servers of the readers.
        """
        app = servers.of(self.reader)
        if self.let_in:
            assert page.request.get(app.link).ok
        page.goto(app.url + self.path)
        self.then(page)
        opening.settled(page)


@dataclass(frozen=True)
class Door(Place):
    """A page of the hub, drawn from its template."""

    def show(self, page: Page, servers: Servers) -> None:
        """Open it."""
        template = self.path.partition("?")[0]
        drawn = from_template(template, "?wrong" in self.path, rests="?rests" in self.path)
        opening.drawn_by(drawn, DOOR, page)


@dataclass(frozen=True)
class Kept(Place):
    """A page that was taken along as a file, opened without any server."""

    def show(self, page: Page, servers: Servers) -> None:
        """Open it."""
        app = servers.of(self.reader)
        assert page.request.get(app.link).ok
        answer = page.request.get(f"{app.url}playbook/{self.path}")
        assert answer.ok
        opening.drawn_by(answer.text(), DOOR, page)
        opening.settled(page)


@dataclass(frozen=True)
class Drawn(Place):
    """A page of a room, drawn from what its hub would say; its scripts have nobody to ask.

    Attributes:
        draw: gives the page.
    """

    draw: Callable[[], str] = str

    def show(self, page: Page, servers: Servers) -> None:
        """Open it."""
        opening.drawn_by(self.draw(), DOOR, page)


@functools.cache
def hub_templates() -> jinja2.Environment:
    """The hub's templates, as a hub would read them."""
    folder = Path(hub.__file__).with_name("templates")
    return jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)


def from_template(name: str, wrong: bool, *, rests: bool = False) -> str:
    """Return a page of the hub.

    Args:
        name: the template.
        wrong: whether something went wrong.
        rests: whether the room rests between evenings.
    """
    room = {"title": "Tuesday group", "closes_at": "21:30", "certificate": False, "rests": rests}
    given = {
        "base_url": DOOR,
        "exit_to": EXIT_TO,
        "room": room,
        "noticed": "This room closes at 21:30.",
        "spawn_url": DOOR,
    }
    return hub_templates().get_template(name).render(
        **given,
        status_code=403 if wrong else 500,
        failed=wrong,
        implicit_spawn_seconds=1,
        login_error="That is not this room’s code." if wrong else "",
        authenticator_login_url=f"{DOOR}login",
        path_is_ours=False,
    )  # fmt: skip


def _source(template: str) -> str:
    folder = Path(hub.__file__).with_name("templates")
    return (folder / template).read_text(encoding="utf-8")


def chapter(slug: str) -> str:
    """Return the address of a chapter."""
    return f"voila/render/{slug}.ipynb"


def _chapters() -> list[Place]:
    slugs = [book.slug for book in notebook.chapters()]
    full = [
        Place(f"{slug}, answered", "full", chapter(slug), like_another=slug not in LIKE_NO_OTHER)
        for slug in slugs
    ]
    return full + [
        Place(f"{slug}, empty", "new", chapter(slug), like_another=slug not in EMPTY_LIKE_NO_OTHER)
        for slug in slugs
        if slug in EMPTY
    ]


def _of_groups() -> list[Place]:
    each = [
        Place(f"agenda {it.name}", "full", f"facilitate/{it.name}", like_another=True)  # as one that is begun
        for it in agendas()
    ]
    return [
        Place("facilitate", "full", "facilitate"),
        *each,
        Place("agenda begun", "full", "facilitate/six-weeks?session=2", opening.begun),
        Place("agenda with a wrong time", "full", "facilitate/45-minutes?start=noon"),
        Place("guide", "full", "facilitate/guide?agenda=45-minutes"),
        Place("sheets to choose", "full", "sheets"),
        Place("own plan, empty", "full", "facilitate/tonight"),
        Place("own plan", "full", f"facilitate/tonight?from=45-minutes.1&{TONIGHT}"),
        Place("tonight", "full", f"tonight?{TONIGHT}"),
        Place("tonight, empty", "new", f"tonight?{TONIGHT}"),
        Place("tonight, nothing", "full", "tonight?e=no.such"),
        Place("join", "full", "join"),
        Place("join for tonight", "full", f"join?{TONIGHT}"),
        Place("join on Binder", "full", "join?by=binder&repository=ann/dance-workbook&tag=v1"),
        Place("room", "full", "room"),
        Place("room revealed", "full", "room", opening.revealed),
        Place("room give", "full", "room/give"),
        Place("room give nothing", "new", "room/give"),
        Place("room given", "full", "room/give", opening.given),
        Drawn("room pressed", "", "room/given", draw=in_a_room.pressed),
        Drawn("room pressed, nothing asked", "", "room/given", draw=in_a_room.nothing_asked),
        Drawn("room asking", "", "room/asking", draw=in_a_room.asking),
        Drawn("room handles", "", "room/handles", draw=in_a_room.handles),
        Drawn("room handles, second leader", "", "room/handles", draw=in_a_room.second),
    ]


def _of_answers() -> list[Place]:
    return [
        Place("start, empty", "new", ""),
        Place("start, answered", "full", ""),
        Place("start, damaged", "damaged", ""),
        Place("promises", "full", "promises"),
        Place("privacy", "full", "privacy"),
        Place("your answers, empty", "new", "answers"),
        Place("your answers", "full", "answers"),
        Place("your answers, preview", "full", "answers", opening.with_a_preview),
        Place("your answers, asked once more", "full", "answers", opening.asked_once_more),
        Place("your answers, damaged", "damaged", "answers"),
        Place("your answers, locked", "locked", "answers", opening.locked),
        Place("your answers, new code", "locked", "answers", opening.unlocked),
        Place("two versions", "full", f"{chapter(SIX)}#{TWICE}", opening.with_two_versions),
        Place("server lost", "full", chapter(ONE), opening.lost),
        Place("family map, somebody pressed", "full", chapter("family-map"), opening.with_somebody_pressed),
        Place("family map, names hidden", "full", chapter("family-map"), opening.with_a_picture_to_save),
    ]  # fmt: skip


def _to_take_along() -> list[Place]:
    files = [kind.name for kind in KINDS.values() if kind.name.endswith(".html")]
    shared = f"share?key={ONE}.fear-to-lose"
    return [
        Place("playbook", "full", "playbook"),
        Place("playbook, empty", "new", "playbook"),
        Place("one person", "full", f"person?of={ONE}"),
        Place("one person, nobody yet", "new", "person"),
        Place("playbook, chosen", "full", f"playbook?page={ONE}&hide=1&without={ONE}.fear-to-lose"),
        *(Kept(f"file {name}", "full", name) for name in files),
        Place("search", "full", "search", opening.searched),
        Place("share", "full", "share"),
        Place("share, empty", "new", "share"),
        Place("share one", "full", shared),
        Place("share read", "full", "share/read"),
        Place("share read, shown", "full", shared, opening.read),
        Place("share read, refused", "full", "share/read", opening.refused),
        Place("share, refused", "full", "share?key=no.thing"),
    ]


def _demonstration() -> list[Place]:
    wall = f"demo/{chapter(ONE)}#project={ONE}.fear-to-lose"
    return [
        Place("demo", "full", "demo/"),
        Place("demo people", "full", "demo/people"),
        Place("demo chapter", "full", f"demo/{chapter(ONE)}", like_another=True),
        Place("projector", "full", wall, opening.on_the_wall),
    ]


def _closed() -> list[Place]:
    wrong = [Door(f"hub {name}, wrong", "", f"{name}?wrong") for name in ("login", "error", "not_running")]
    # A template that only takes the place of another has nothing of its own to be looked at.
    own = [name for name in hub_templates().list_templates() if "{% block main" in _source(name)]
    names = sorted(name.removesuffix(".html") for name in own)
    return [
        Place("no such page", "full", "nowhere"),
        Place("closed door", "full", "", let_in=False),
        *(Door(f"hub {name}", "", f"{name}.html") for name in names if name != "page"),
        *(Door(each.name, "", each.path.replace("?", ".html?")) for each in wrong),
        Door("hub login, rests", "", "login.html?rests"),
    ]


PLACES = [*_of_answers(), *_chapters(), *_to_take_along(), *_of_groups(), *_demonstration(), *_closed()]
