"""The app: what a reader writes is in the answers, their snapshots and the exports asked for only."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.app import App
from tests.e2e.bad_days import area, unsealed
from tests.e2e.steps import field as field_of
from tests.e2e.steps import live, saved, write
from tests.kinds import of_every_kind
from tests.privacy.sweep import Searcher, sweep
from tests.privacy.typed import Heard, fill, settled
from tests.privacy.world import MAY_HOLD, World, apart, world
from workbook.answers import Answers
from workbook.chapters import notebook
from workbook.export.files import KINDS

ONE = "01-what-closeness-asks"
FEAR = f"{ONE}.fear-to-lose"
BROKEN = "11-broken"
QUOTES = f"raise ValueError(page.answers[{FEAR!r}])"
WORDLESS = ("schema", "sheets", "short-sheets", "person-sheet", "ics")  # days have no words unless asked for
WORDLESS_KINDS = {"scale", "balance"}
UNKEPT = ("search", "family-map.ipynb/who/")
DOOR = "zwiebelhaustor"
"""The name of a path; where it is found, somebody could learn which door was chosen."""
REMEMBERED = "[{...sessionStorage}, {...localStorage}, document.cookie, document.title, window.name]"
CELLS = ("from widgets import open_chapter\n\npage = open_chapter('11-broken', 'A line')", QUOTES)
TYPED = (*of_every_kind(), "my-patterns")
"""Chapters that are typed into in the browser: every kind of exercise is in one of them."""
pytestmark = pytest.mark.timeout(600)


@dataclass
class Lived:
    """What was there to be found, at two moments, and what the browser told."""

    world: World
    heard: Heard = field(default_factory=Heard)
    running: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    unkept: list[str] = field(default_factory=list)
    cores: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    key: str = ""
    key_found: dict[str, str] = field(default_factory=dict)
    door_found: dict[str, str] = field(default_factory=dict)
    remembered: str = ""


@pytest.fixture(scope="module")
def lived() -> Lived:
    """What is left of a life of the app."""
    return apart(life)


def life() -> Lived:
    """Everything written, some of it gone wrong, everything exported, stopped."""
    with world("app") as here, here.inside():
        one = Lived(here)
        write_broken(here.folder / "chapters")
        write_door(here.folder / "chapters")
        write_the_rest(here)
        app = App(here.home)
        try:
            with here.browser() as context:
                one.heard.listen(context)
                live_through(one, app, context)
        finally:
            app.stop()
        one.after, one.key_found = here.found(), sweep(here.folder, one.key)
        one.door_found = sweep(here.folder, DOOR)
        return one


def write_broken(folder: Path) -> None:
    """Add a chapter with a cell whose exception quotes an answer."""
    metadata = {"metadata": {}, "outputs": [], "execution_count": None}
    cells = [{"cell_type": "code", "source": source} | metadata for source in CELLS]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / f"{BROKEN}.ipynb").write_text(json.dumps(book))


def write_door(folder: Path) -> None:
    """Add a path under a name that can be searched for."""
    (path, *_) = sorted(folder.glob("path-*.ipynb"))
    named = path.read_text(encoding="utf-8").replace(
        f'open_chapter(\\"{path.stem}', f'open_chapter(\\"path-{DOOR}'
    )
    (folder / f"path-{DOOR}.ipynb").write_text(named, encoding="utf-8")


def write_the_rest(here: World) -> None:
    """Answer what nobody types into, so that pages and exports hold it."""
    answers = Answers.open(here.home)
    for book in notebook.chapters():
        for it in book.exercises if book.slug not in (*TYPED, f"path-{DOOR}") else ():
            answers.put(it.key, here.canaries.answer(it), kind=it.kind, prompt=it.prompt)


def live_through(one: Lived, app: App, context: BrowserContext) -> None:
    page = context.pages[0]
    page.goto(app.link)
    for slug in TYPED:
        page.goto(app.chapter(slug))
        live(page)
        one.words += fill(page, one.world.canaries)
        settled(page)
        one.heard.look(page)
    go_through_a_door(one, app, page)
    held = (app.home / "answers.json").read_text()
    one.unkept = [one.world.canaries.given[each] for each in one.words if each not in held]
    go_wrong(one, app, page)
    look_around(one, app, page)
    one.world.export()
    one.running = one.world.astray()


def go_through_a_door(one: Lived, app: App, page: Page) -> None:
    """Choose a door, open a step behind it, and come back."""
    page.goto(app.url)
    page.locator(f".doors a[href*='{DOOR}']").click()
    live(page)
    page.locator("details.step:not([open]) > summary").first.click()
    page.goto(app.url)
    expect(page.locator(".doors .chosen")).to_be_visible()
    one.remembered = json.dumps(page.evaluate(REMEMBERED))


def go_wrong(one: Lived, app: App, page: Page) -> None:
    """A save that is refused, a cell that fails."""
    page.goto(app.chapter(BROKEN))
    page.goto(app.chapter(ONE))
    live(page)
    refuse(one, app, page)
    one.cores = limit(app.process.pid)


def limit(pid: int) -> list[str]:
    """Return what a process could leave of its memory when it crashes, if anything."""
    lines = Path("/proc", str(pid), "limits").read_text().splitlines()
    return [line for line in lines if line.startswith("Max core file size") and line.split()[4] != "0"]


def refuse(one: Lived, app: App, page: Page) -> None:
    """Let a save be refused, with its sentence; then let it through."""
    word, aside = one.world.canaries.word(f"{FEAR} refused"), app.home.with_name("aside")
    app.home.rename(aside)
    app.home.touch()
    area(page, FEAR).fill(word)
    area(page, FEAR).blur()
    expect(field_of(page, FEAR).locator(".under > .state")).to_contain_text("Not saved")
    one.drafts = page.evaluate("Object.values(sessionStorage)")
    one.key = page.evaluate("document.documentElement.dataset.drafts")
    one.heard.look(page)
    app.home.unlink()
    aside.rename(app.home)
    write(field_of(page, FEAR), word + " ")
    saved(field_of(page, FEAR))


def look_around(one: Lived, app: App, page: Page) -> None:
    """Go to the pages that show answers or take words, and use what they offer."""
    gathered = ("answers", "playbook", "person", "share", f"share?key={FEAR}")
    for path in ("", *gathered, "facilitator", "promises"):
        page.goto(app.url + path)
        one.heard.look(page)
    page.goto(app.url + "search")
    fill(page, one.world.canaries)
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".told")).to_be_visible()
    one.heard.look(page)
    page.goto(app.url + "share/read")
    fill(page, one.world.canaries)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_load_state()
    one.heard.look(page)
    page.goto(app.chapter("my-patterns"))
    live(page)
    one.heard.look(page)
    page.goto(app.url)
    page.go_back()


def test_everything_typed_is_kept(lived: Lived) -> None:
    """Words in every kind of exercise, really written; not what is searched for, or waits for a press."""
    kinds = {it.key: it.kind for book in notebook.chapters() for it in book.exercises}
    typed = [lived.world.canaries.given[word] for word in lived.words]
    assert set(kinds.values()) - {kinds.get(re.split("[/ ]", where)[0]) for where in typed} == WORDLESS_KINDS
    assert [where for where in lived.unkept if not any(part in where for part in UNKEPT)] == []


def test_words_are_only_where_they_belong_while_it_runs(lived: Lived) -> None:
    """After writing, a refused save and exports: no other file, and no process shows one."""
    assert lived.running == {}


def test_words_are_only_where_they_belong_afterwards(lived: Lived) -> None:
    """No log, no temporary file, nothing in the browser's profile, no core file."""
    assert {name: how for name, how in lived.after.items() if not name.startswith(MAY_HOLD)} == {}


def test_the_door_that_was_chosen_is_in_no_file_of_ours(lived: Lived) -> None:
    """Its address stands in the history of the browser, as that of any page; the tab remembers it sealed.

    The logs here say all that any log could say, addresses too; what the app says by itself is in the home.
    """
    ours = ("home/", "tmp", "run", "asked-for")
    assert {name: how for name, how in lived.door_found.items() if name.startswith(ours)} == {}
    assert any(name.startswith("chapters/") for name in lived.door_found)
    assert DOOR not in lived.remembered


def test_words_are_found_where_they_belong(lived: Lived) -> None:
    """The answers, a snapshot, and an export of every kind that holds answers."""
    exported = {name.removeprefix("asked-for/") for name in lived.after if name.startswith("asked-for/")}
    assert exported == {kind.name for to, kind in KINDS.items() if to not in WORDLESS}
    assert "home/workbook/answers.json" in lived.after


def test_no_address_title_or_console_tells_a_word(lived: Lived) -> None:
    """Nor a header of a request, nor what the tab remembers once all is saved."""
    searcher = Searcher(lived.world.canaries.stem)
    assert [said for said in lived.heard.said if searcher.found(said.encode())] == []


def test_a_crash_leaves_no_memory_behind(lived: Lived) -> None:
    """The server may write no core file, wherever it was started."""
    assert lived.cores == []


def test_what_waits_in_the_tab_is_sealed(lived: Lived) -> None:
    """A browser writes a tab's memory to its disk: a draft there opens with the page's own key alone."""
    kept = [json.loads(unsealed(it, lived.key)) for it in lived.drafts if it.startswith("sealed ")]
    (wish,) = (it for it in kept if "path" not in it)  # the other is the way behind a door
    assert lived.world.canaries.given[wish["value"]] == f"{FEAR} refused"
    assert lived.key_found == {}
