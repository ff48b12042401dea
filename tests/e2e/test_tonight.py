"""An evening: one link to its exercises, its plan, the wall; and links that hide no question."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, saved, write
from tests.resizing import resize
from workbook.answers import Answers
from workbook.chapters.evening import evening as planned
from workbook.chapters.notebook import find_chapter
from workbook.export.paper.sheets import sheets
from workbook.groups.agendas.own import exercises_of, sessions_of
from workbook.groups.agendas.reading import agendas, find_agenda

SIX = "06-saying-what-matters"
COMPLAINT, HONEST = f"{SIX}.complaint", f"{SIX}.honest"
LINK = f"tonight?e={HONEST}~8&e={COMPLAINT}~4"
OWN = "Say it slowly & kindly."


@pytest.fixture
def evening(page: Page, app: App) -> Page:
    """The page that the link opens, with nothing answered."""
    Answers.open(app.home).forget_everything()
    page.goto(app.url + LINK)
    live(page)
    return page


def test_the_link_shows_its_exercises_in_its_order(evening: Page) -> None:
    """With the minutes that were planned, and nothing else to answer."""
    keys = evening.locator("[data-key]").evaluate_all("all => all.map((it) => it.dataset.key)")
    assert keys == [HONEST, COMPLAINT]
    expect(evening.locator(".step small").first).to_have_text("Step 1 of 2 · about 8 minutes")


def test_what_is_written_is_the_answer_of_the_chapter(evening: Page, app: App) -> None:
    """It is there after a reload, and in the chapter one press away."""
    evening.get_by_role("link", name="Next step").click()
    write(field(evening, COMPLAINT), "You never ring.")
    assert Answers.open(app.home)[COMPLAINT] == "You never ring."
    evening.reload()
    live(evening)
    expect(field(evening, COMPLAINT).locator("textarea")).to_have_value("You never ring.")
    evening.locator(".step").nth(1).get_by_role("link", name="chapter 6").click()
    live(evening)
    expect(field(evening, COMPLAINT).locator("textarea")).to_have_value("You never ring.")
    expect(field(evening, COMPLAINT).locator(".q")).to_be_in_viewport()


def test_two_pages_with_one_question_agree(evening: Page, app: App) -> None:
    """The evening hears what is changed elsewhere."""
    evening.get_by_role("link", name="Next step").click()
    Answers.open(app.home)[COMPLAINT] = "You never call."
    expect(field(evening, COMPLAINT).locator("textarea")).to_have_value("You never call.")
    saved(field(evening, COMPLAINT))


def test_it_goes_on_a_wall(evening: Page, app: App) -> None:
    """With invented people, and back to the same evening."""
    evening.goto(f"{app.url}{LINK}#project={COMPLAINT}")
    expect(evening).to_have_url(f"{app.url}demo/{LINK}#project={COMPLAINT}")
    expect(evening.locator(".onstage .q")).to_be_visible()
    evening.keyboard.press("Escape")
    expect(evening).to_have_url(f"{app.url}demo/{LINK}")


def test_a_plan_is_made_press_by_press(page: Page, app: App) -> None:
    """Begun freely: added, put in order, given minutes; the link for people follows."""
    page.goto(f"{app.url}facilitate")
    page.get_by_role("link", name="A plan of your own").click()
    for key in (COMPLAINT, HONEST):
        page.get_by_label("Add an exercise").select_option(key)
        page.get_by_role("button", name="Bring the plan up to date").click()
        page.get_by_text("Change the plan").click()
    page.get_by_label("minutes for").nth(1).fill("8")
    page.get_by_role("button", name="Earlier").click()
    href = page.get_by_role("link", name="What people see").get_attribute("href")
    assert href and href.endswith(f"tonight?e={HONEST}~8&e={COMPLAINT}~5")
    page.get_by_role("button", name="Start", exact=False).first.click()
    expect(page.get_by_role("status").first).to_contain_text("8 minutes left.")


def test_own_words_are_in_the_address_and_in_no_request(page: Page, app: App) -> None:
    """They are there for whoever has the address, and after the plan was changed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.goto(f"{app.url}facilitate/tonight?e={HONEST}~8&e={COMPLAINT}~4")
    words = page.get_by_role("textbox", name="Your own words").first
    words.fill(OWN)
    expect(page).to_have_url(re.compile("#say="))
    page.get_by_text("Change the plan").click()
    page.get_by_role("button", name="Later").click()
    page.locator(".block summary").nth(1).click()
    expect(page.get_by_role("textbox", name="Your own words").nth(1)).to_have_value(OWN)
    page.goto("about:blank")
    assert asked and "slowly" not in json.dumps([url.partition("#")[0] for url in asked])


def test_the_wall_has_the_link_of_the_evening(page: Page, app: App) -> None:
    """From an agenda too, without anything to fill in."""
    page.goto(f"{app.url}facilitate/45-minutes")
    page.get_by_role("link", name="Tonight’s link for the wall").click()
    address = page.locator(".address a").get_attribute("href")
    assert address == f"{app.url}tonight?from=45-minutes"
    expect(page.locator(".code svg")).to_be_visible()


def taken(page: Page, press: str) -> str:
    """What a press gives as a file."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=press, exact=True).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def test_sheets_are_chosen_for_an_evening_a_chapter_or_an_exercise(page: Page, app: App) -> None:
    """Whatever is answered: nothing of it is on them, and nothing that was not chosen."""
    Answers.open(app.home)[COMPLAINT] = "Mine alone."
    page.goto(f"{app.url}sheets")
    evening, chapter = taken(page, find_agenda("45-minutes").title), taken(page, "5 · Intensity")
    assert evening.count('class="q"') == 4 and "<h1>Intensity</h1>" in chapter
    with page.expect_download() as waiting:
        page.get_by_label("Exercise").select_option(HONEST)
        page.get_by_role("button", name="Make the sheet").click()
    one = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert one.count('class="q"') == 1
    assert "Mine alone." not in evening + chapter + one


def test_a_plan_has_its_own_sheets(page: Page, app: App) -> None:
    """In its order."""
    page.goto(f"{app.url}facilitate/tonight?e={HONEST}~8&e={COMPLAINT}~4")
    found = taken(page, "Blank sheets for it")
    assert found.index("Now say it so that it is about you") < found.index("What do you hear yourself say")


def test_papers_for_the_group_are_a_press_away(page: Page, app: App) -> None:
    """And who sits with whom, by numbers alone; what cannot be is said in a sentence."""
    page.goto(f"{app.url}facilitate")
    page.get_by_role("link", name="Papers for the group").click()
    assert "No names, no initials" in taken(page, "After the evening")
    page.get_by_role("spinbutton", name="People").fill("7")
    page.get_by_label("Not with").fill("1-2")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the pairs").click()
    assert "Never paired: 1 and 2." in Path(waiting.value.path()).read_text(encoding="utf-8")
    page.get_by_label("Not with").fill("Ann")
    page.get_by_role("button", name="Make the pairs").click()
    expect(page.get_by_text("commas between the pairs: 3-7, 4-5.")).to_be_visible()


@pytest.mark.parametrize("session", [name for name, _, _ in sessions_of(agendas())])
def test_the_sheets_of_an_evening_are_few(page: Page, session: str) -> None:
    """At most twelve pages a person."""
    agenda, _, number = session.partition(".")
    book = planned(exercises_of(find_agenda(agenda).session(int(number))), find_chapter)
    page.set_content(sheets(chapter=book.slug, books=[book]).decode())
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 12


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A server with the words of a room on every page, two lines of them on a phone."""
    folder = tmp_path_factory.mktemp("room")
    words: Path = folder / "notice"
    words.write_text("This room closes at 21:45. Keep a copy before: what is here is erased then.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_ROOM", str(words))
        running = App(folder / "home")
        yield running
        running.stop()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("below", ["", "demo/"])
def test_a_link_hides_no_question(page: Page, room: App, below: str, width: int) -> None:
    """However much stays at the top: the line of a room, or of a demonstration, on a phone or a desk."""
    resize(page, width, 720)
    assert page.request.get(room.link).ok
    page.goto(f"{room.url}{below}voila/render/{SIX}.ipynb#field-{HONEST.replace('.', '-')}")
    live(page)
    page.wait_for_function(
        """(key) => {
          const question = document.querySelector(`[data-key="${key}"] .q`).getBoundingClientRect();
          const head = document.querySelector("header").getBoundingClientRect();
          return question.top >= head.bottom && question.bottom <= innerHeight;
        }""",
        arg=HONEST,
    )
