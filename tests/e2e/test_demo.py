"""The demonstration: invented people on every page, begun again in one tap, far from anyone's answers."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, write
from workbook.answers import Answers
from workbook.chapters.notebook import chapters
from workbook.exercises.declared import Gate

ONE = "01-what-closeness-asks"
KEY = f"{ONE}.fear-to-lose"
WORDS = "only mine, and nobody else’s"
# Whatever is on its way when the button is pressed stays without an answer.
UNANSWERED = """() => {
  const drafts = Object.entries(sessionStorage).filter(([name]) => name.startsWith("workbook draft /demo/"));
  if (drafts.length !== 1) throw new Error("nothing is on its way");
  addEventListener("submit", () => drafts.forEach(([name, wish]) => sessionStorage.setItem(name, wish)));
}"""


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """A server for somebody who has written something of their own."""
    Answers.open(home)[KEY] = WORDS
    running = App(home)
    yield running
    running.stop()


@pytest.fixture
def demo(page: Page, app: App) -> Page:
    """A chapter of the demonstration, with somebody's answers."""
    page.goto(f"{app.url}demo/people")
    page.get_by_role("button", name=re.compile("^(Show|Begin again with)")).first.click()
    page.goto(f"{app.url}demo/voila/render/{ONE}.ipynb")
    live(page)
    return page


def marks(home: Path) -> dict[str, str]:
    """Every file of a folder, by what is in it."""
    files = [file for file in home.rglob("*") if file.is_file()]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_nothing_in_it_reaches_the_answers_of_the_reader(demo: Page, app: App) -> None:
    """Written, forgotten, begun again, forgotten altogether: the reader’s folder is as before."""
    before = marks(app.home)
    assert WORDS in str(app.answers()) and WORDS not in demo.content()
    write(field(demo, KEY), "typed before a room")
    demo.goto(f"{app.url}demo/answers")
    demo.get_by_role("button", name="Forget everything").click()
    demo.get_by_role("button", name="Yes, forget everything").click()
    expect(demo.get_by_text(re.compile("Forgotten|forgotten")).first).to_be_visible()
    demo.get_by_role("button", name="Begin again").click()
    expect(demo).to_have_url(f"{app.url}demo/")
    assert marks(app.home) == before


def test_every_page_says_that_it_is_invented(demo: Page, app: App) -> None:
    """On the screen and on paper; and no chapter asks about safety, which the reader’s own does."""
    slugs = [f"voila/render/{book.slug}.ipynb" for book in chapters()]
    for path in ["", "people", "answers", "promises", "playbook", "share", *slugs]:
        demo.goto(f"{app.url}demo/{path}")
        for medium in ("screen", "print"):
            demo.emulate_media(media=medium)  # type: ignore[arg-type]
            assert demo.get_by_text("Invented answers").is_visible(), (path, medium)
        demo.emulate_media(media="screen")
        assert demo.locator("[data-gate]").count() == 0, path
    assert sum(isinstance(record, Gate) for book in chapters() for record in book.records) > 15
    demo.goto(app.chapter("00-welcome"))
    expect(demo.locator("[data-gate]")).not_to_have_count(0)


def test_no_prose_leads_up_to_a_question_that_is_not_asked(demo: Page, app: App) -> None:
    """On the reader's own page it is there."""
    heading = demo.get_by_role("heading", name="Four lines, in private")
    demo.goto(app.chapter("00-welcome"))
    expect(heading).to_be_visible()
    demo.goto(f"{app.url}demo/voila/render/00-welcome.ipynb")
    expect(demo.locator("h1")).to_be_visible()
    expect(heading).to_have_count(0)


def test_one_tap_begins_again_where_one_is(demo: Page) -> None:
    """What was typed is gone, also what was on its way; the page is the same, and a second window follows."""
    before = field(demo, KEY).locator("textarea").input_value()
    second = demo.context.new_page()
    second.goto(demo.url)
    live(second)
    write(field(demo, KEY), "typed before a room")
    expect(field(second, KEY).locator("textarea")).to_have_value("typed before a room")
    field(demo, KEY).locator("textarea").press_sequentially(" and more")
    here = demo.url
    demo.evaluate(UNANSWERED)
    demo.get_by_role("button", name="Begin again").click()
    expect(demo).to_have_url(here)
    for window in (demo, second):
        expect(field(window, KEY).locator("textarea")).to_have_value(before)
        live(window)
        expect(field(window, KEY).locator("textarea")).to_have_value(before)


def test_another_person_has_other_answers(demo: Page, app: App) -> None:
    """Everybody is called by name on every page."""
    seen = set()
    demo.goto(f"{app.url}demo/people")
    names = demo.locator("main h2").evaluate_all("all => all.map(it => it.firstChild.textContent)")
    assert len(names) >= 3
    for name in names:
        demo.goto(f"{app.url}demo/people")
        demo.get_by_role("button", name=re.compile(f"{name}$")).click()
        demo.goto(f"{app.url}demo/voila/render/{ONE}.ipynb")
        expect(demo.locator(".invented")).to_contain_text(name)
        seen.add(field(demo, KEY).locator("textarea").input_value())
    assert len(seen) == len(names)


def test_another_site_cannot_begin_it_again(demo: Page, app: App) -> None:
    """Only our own buttons can."""
    answer = demo.request.post(f"{app.url}demo/begin", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status == 403
    answer = demo.request.post(f"{app.url}demo/begin", headers={"Origin": "https://elsewhere.example"})
    assert answer.status == 403


def test_the_command_shows_it_and_leaves_nothing_behind(page: Page, tmp_path: Path) -> None:
    """`workbook demo`: the link opens on invented people; the reader's folder is not even made."""
    home, scratch = tmp_path / "home", tmp_path / "tmp"
    scratch.mkdir()
    env = os.environ | {"WORKBOOK_HOME": str(home), "TMPDIR": str(scratch)}
    command = [sys.executable, "-m", "workbook.cli", "demo", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        link = re.fullmatch(r"Workbook is ready at (\S+/demo/\?token=\w+)\n", running.stdout.readline())
        assert link
        page.goto(link[1])
        expect(page.get_by_text("Invented answers")).to_be_visible()
        running.terminate()
    assert not home.exists() and not [each for each in scratch.iterdir() if "demo" in each.name]
