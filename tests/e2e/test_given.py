"""An answered field on a phone: its question and its answer, and the rest by one press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, press, read, write, write_in_place
from tests.insights.reader import READER
from tests.resizing import resize
from workbook.answers import Answers

TWO, FIVE = "02-patterns-and-where-they-come-from", "05-intensity"
STEP, SWAP, SCALE, JOBS = (f"{TWO}.{name}" for name in ("one-step", "swap", "how-hard", "family-jobs"))
WAY = f"{FIVE}.calming"
PHONE = (390, 844)


@pytest.fixture
def phone(page: Page, app: App) -> Page:
    """A phone of somebody who has answered two chapters."""
    answers = Answers.open(app.home)
    for key, value in READER.items():
        if key.startswith(("01-", TWO, FIVE)):
            answers[key] = value
    resize(page, *PHONE)
    read(page, app, TWO)
    return page


def button(place: Locator) -> Locator:
    return place.get_by_role("button", name="Open this answer")


def around(place: Locator) -> Locator:
    """What belongs to a field besides its question and its answer."""
    return place.locator("> .hint:visible, > .under:visible, .gaps > .line:visible")


@pytest.mark.parametrize("key", [STEP, SWAP, SCALE, JOBS])
def test_an_answered_field_is_its_question_and_its_answer(phone: Page, key: str) -> None:
    """A press brings the hint, the example and the ways back; another one takes them away."""
    place = field(phone, key)
    expect(place.locator(".q")).to_be_visible()
    expect(around(place)).to_have_count(0)
    button(place).click()
    expect(place.locator("> .hint")).to_be_visible()
    expect(place.locator("[data-does=forget]")).to_be_visible()
    expect(button(place)).to_have_attribute("aria-expanded", "true")
    button(place).click()
    expect(around(place)).to_have_count(0)


def test_whoever_writes_on_finds_it_open_and_nothing_moves(phone: Page) -> None:
    """The words stay where they were touched; what opens stands below them."""
    area = field(phone, STEP).locator("textarea")
    area.scroll_into_view_if_needed()
    before = area.bounding_box()
    area.click()
    expect(field(phone, STEP).locator("> .hint")).to_be_visible()
    assert area.bounding_box() == before
    write(field(phone, STEP), "The sigh.")
    expect(field(phone, STEP).locator(".state")).to_be_visible()
    assert area.bounding_box()["y"] == before["y"]  # type: ignore[index]


def test_a_press_on_a_sentence_opens_its_gaps(phone: Page) -> None:
    """The keyboard has the button for it."""
    place = field(phone, SWAP)
    place.locator(".whole").click()
    expect(place.locator("textarea").first).to_be_visible()
    phone.reload()
    button(place).focus()
    press(phone, "Enter")
    press(phone, "Tab")
    expect(place.locator("textarea").first).to_be_focused()


def test_of_options_only_the_chosen_one_is_seen_until_they_are_pressed(phone: Page, app: App) -> None:
    """The press that opens them chooses nothing."""
    Answers.open(app.home)[WAY] = "count"
    value = Answers.open(app.home)[WAY]
    read(phone, app, FIVE)
    place = field(phone, WAY)
    expect(place.locator("label:visible")).to_have_count(1)
    place.locator("label:visible").click(force=True)
    expect(place.locator("label:visible")).to_have_count(place.locator("label").count())
    assert place.get_attribute("data-state") == "saved" and Answers.open(app.home)[WAY] == value


def test_own_words_stand_alone_and_are_written_on_where_they_are(phone: Page, app: App) -> None:
    """The options come by the button."""
    read(phone, app, FIVE)
    place = field(phone, WAY)
    area = place.locator(".own textarea")
    area.scroll_into_view_if_needed()
    before = area.bounding_box()
    area.click()
    assert area.bounding_box() == before
    expect(place.locator("label:visible")).to_have_count(0)
    button(place).click()
    expect(place.locator("label:visible")).to_have_count(place.locator("label").count())


def test_what_is_answered_now_stays_as_it_is(phone: Page, app: App) -> None:
    """Nothing folds because something was saved; it is the next visit that finds it folded."""
    Answers.open(app.home).forget(STEP)
    read(phone, app, TWO)
    write(field(phone, STEP), "The sigh.")
    expect(field(phone, STEP).locator("> .hint")).to_be_visible()
    read(phone, app, TWO)
    expect(around(field(phone, STEP))).to_have_count(0)


def test_what_is_written_below_a_plan_opens_nothing_above_it(phone: Page) -> None:
    """Neither while it is being saved, nor when it is."""
    place = field(phone, f"{TWO}.try-this-week")
    write_in_place(place, place.locator("[data-part=expect]"), "A quarrel.")
    place.get_by_text("How did it go?").click()
    expect(place.locator(".right label:visible")).not_to_have_count(0)


def test_what_is_not_saved_is_open(phone: Page) -> None:
    """Whatever a field has to say is seen, and a cleared one has its way back."""
    place = field(phone, SCALE)
    button(place).click()
    place.get_by_role("button", name="Clear").click()
    button(place).click()
    expect(place.locator("> .under")).to_be_visible()


def test_on_a_desk_nothing_is_folded(phone: Page) -> None:
    """There is room, and no button that would do nothing."""
    resize(phone, 1280, 900)
    expect(button(field(phone, STEP))).to_be_hidden()
    expect(field(phone, STEP).locator("> .hint")).to_be_visible()


def test_long_words_of_a_picture_come_by_a_press(phone: Page) -> None:
    """They are there for the ear all along."""
    words = phone.locator(".picture.triangle .said")
    assert words.bounding_box()["height"] < 2  # type: ignore[index]
    expect(words).to_contain_text("A triangle of two and a third.")
    phone.locator(".picture.triangle").get_by_role("button", name="In words").click()
    assert words.bounding_box()["height"] > 100  # type: ignore[index]
