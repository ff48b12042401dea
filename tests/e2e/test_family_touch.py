"""The family map under the fingers of somebody on a phone: drawn along, pinched, tapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import drawn
from tests.family.conftest import generated

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Point = tuple[float, float]
SCALE = "document.querySelector('.frame svg').getBoundingClientRect().width"
WHERE = """(who) => {
  const symbol = document.querySelector(`.frame [data-person="${who}"] rect`);
  const { x, y, width } = symbol.getBoundingClientRect();
  return [x + width / 2, y + 26 * document.querySelector(".frame svg").getScreenCTM().a];
}"""
INSIDE = """() => {
  const { left, top, width, height } = document.querySelector(".frame").getBoundingClientRect();
  const bottom = Math.min(top + height, innerHeight);
  const far = ([x, y]) => Math.hypot(x - left - width / 2, y - (top + bottom) / 2);
  const people = [...document.querySelectorAll(".frame [data-person]")].map((person) => {
    const box = person.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + 26, person.dataset.person];
  });
  return people.sort((one, two) => far(one) - far(two))[0];
}"""

IN_SIGHT = """(person) => {
  const { top, bottom } = person.getBoundingClientRect();
  const over = document.querySelector("header").getBoundingClientRect().bottom;
  return top > over && bottom <= document.querySelector(".doings").getBoundingClientRect().top;
}"""

LOW = """(who) => {
  const { bottom } = document.querySelector(`.frame [data-person="${who}"]`).getBoundingClientRect();
  scrollBy({ top: bottom - innerHeight * 0.75, behavior: "instant" });
}"""


class Fingers:
    """Fingers on the glass: each in its place until it is lifted."""

    def __init__(self, tools: CDPSession) -> None:
        self.tools = tools

    def _touch(self, kind: str, *places: Point) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        self.tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def go(self, *ways: tuple[Point, Point], steps: int = 12) -> None:
        """Set down a finger at the beginning of each way, lead all along at once, and lift them."""
        self._touch("touchStart", *(start for start, _ in ways))
        for step in range(1, steps + 1):
            at = [
                tuple(one + (two - one) * step / steps for one, two in zip(*way, strict=True)) for way in ways
            ]
            self._touch("touchMove", *at)
        self._touch("touchEnd")


@pytest.fixture
def phone(chromium: Browser, app: App) -> Iterator[Page]:
    """A phone that shows the map of sixty."""
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    page.goto(app.link)
    drawn(page, app, generated(60))
    yield page
    context.close()


@pytest.fixture
def fingers(phone: Page) -> Fingers:
    """The fingers of its reader."""
    return Fingers(phone.context.new_cdp_session(phone))


def test_a_finger_draws_the_map_along(phone: Page, fingers: Fingers) -> None:
    """Sideways in its frame; on the way it presses nobody, and a tap at the end does."""
    x, y, who = phone.evaluate(INSIDE)
    before = phone.evaluate("document.querySelector('.frame').scrollLeft")
    fingers.go(((x, y), (x - 140, y)))
    phone.wait_for_function(
        "(before) => document.querySelector('.frame').scrollLeft > before + 90", arg=before
    )
    expect(phone.locator(".pressed")).to_be_hidden()
    phone.locator(f'.frame [data-person="{who}"]').tap()
    expect(phone.locator(".pressed")).to_be_visible()


def test_two_fingers_make_it_larger_and_smaller(phone: Page, fingers: Fingers) -> None:
    """By as much as they part, whoever was between them stays there, and the page keeps its own size."""
    x, y, who = phone.evaluate(INSIDE)
    before = phone.evaluate(SCALE)
    middle = phone.evaluate(WHERE, who)
    fingers.go(((x - 40, y), (x - 80, y)), ((x + 40, y), (x + 80, y)))
    assert phone.evaluate(SCALE) == pytest.approx(before * 2, rel=0.03)
    assert phone.evaluate(WHERE, who) == pytest.approx(middle, abs=24)
    fingers.go(((x - 80, y), (x - 40, y)), ((x + 80, y), (x + 40, y)))
    assert phone.evaluate(SCALE) == pytest.approx(before, rel=0.03)
    assert phone.evaluate("visualViewport.scale") == 1
    expect(phone.locator(".pressed")).to_be_hidden()


def test_a_form_leaves_the_page_where_it_is(phone: Page) -> None:
    """With the keys too: whoever was pressed stays in sight, and so does the one to press next."""
    person = phone.locator('.frame [data-person="20"]')
    person.tap()
    expect(phone.locator(".pressed .who")).to_be_focused()
    stays = phone.evaluate("scrollY")
    phone.locator(".pressed [data-does=act-tie]").evaluate("button => button.click()")
    expect(phone.locator("form.asking [name=other]")).to_be_focused()
    for _ in range(3):
        phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name="Cancel")).to_be_focused()
    assert phone.evaluate("scrollY") == stays and person.evaluate(IN_SIGHT)


def test_whoever_is_pressed_stands_above_what_was_done_before(phone: Page) -> None:
    """That is told in a strip on the sheet, which hides no name either."""
    person = phone.locator('.frame [data-person="20"]')
    person.tap()
    expect(phone.locator(".pressed .who")).to_be_focused()
    phone.locator(".pressed [data-does=act-child]").evaluate("button => button.click()")
    phone.keyboard.type("Zoe")
    phone.keyboard.press("Enter")
    expect(phone.locator(".did")).to_contain_text("Zoe is on the map")
    phone.get_by_role("button", name="Close").tap()
    phone.evaluate(LOW, "20")
    person.tap()
    expect(phone.locator(".pressed .who")).to_be_focused()
    assert person.evaluate(IN_SIGHT)


def test_a_finger_goes_on_to_the_page(phone: Page, fingers: Fingers) -> None:
    """Up and down past the edge of the frame, the page scrolls: nobody is caught in the map."""
    frame = phone.locator(".frame")
    frame.evaluate("frame => frame.scrollTo({ top: frame.scrollHeight, behavior: 'instant' })")
    x, y, _ = phone.evaluate(INSIDE)
    before = phone.evaluate("scrollY")
    fingers.go(((x, y), (x, y - 200)))
    phone.wait_for_function("(before) => scrollY > before + 60", arg=before)
