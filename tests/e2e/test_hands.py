"""Hands that press twice, hold a key, swipe, and go on elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.access.measuring import enlarged
from tests.e2e.app import App
from tests.e2e.line import FEAR, HOPE, ONE, SCALE, Line, people, wait
from tests.e2e.line import context as context
from tests.e2e.line import line as line
from tests.e2e.steps import field, saved, translate
from tests.resizing import resize

PEOPLE = f"{ONE}.people"
# Safari gives a pressed button no focus.
AS_SAFARI = """addEventListener("mousedown", (event) => {
  if (event.target.closest("button")) { event.preventDefault(); document.activeElement?.blur(); }
}, true)"""


def test_one_press_forgets_nothing(page: Page, line: Line) -> None:
    """Neither does a double click, nor a key held down; a later press does, whatever its label says."""
    forget = field(page, FEAR).locator("[data-does=forget]")
    forget.dblclick()
    expect(forget).to_have_attribute("data-armed", "asked")
    wait(page, 8)
    forget.focus()
    for _ in range(40):
        page.keyboard.down("Enter")
        page.clock.run_for(50)
    expect(forget).to_have_text("Forget this answer for ever?")
    page.keyboard.up("Enter")
    expect(field(page, FEAR).locator("textarea")).to_have_value("mine")
    assert line.wishes("forget") == []
    page.clock.run_for(500)
    expect(forget).to_have_attribute("data-armed", "ready")
    translate(forget)
    forget.click()
    expect(field(page, FEAR).locator(".state")).to_have_text("Forgotten")
    assert len(line.wishes("forget")) == 1


def test_nothing_armed_stays_armed(page: Page, line: Line) -> None:
    """It is asked anew after eight seconds, and when a press or a key went elsewhere, also in Safari."""
    page.evaluate(AS_SAFARI)
    forget = field(page, FEAR).locator("[data-does=forget]")
    elsewhere = field(page, HOPE).locator("textarea")
    for leave in (
        lambda: wait(page, 8),
        elsewhere.click,
        elsewhere.focus,
        lambda: page.keyboard.press("Tab"),
    ):
        forget.click()
        wait(page, 1)
        expect(forget).to_have_attribute("data-armed", "ready")
        leave()
        assert forget.text_content() == "Forget this answer"  # before its time is over
    forget.click()
    wait(page, 1)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(forget).not_to_have_attribute("data-armed", "ready")
    assert line.wishes("forget") == []
    saved(field(page, FEAR))


TOUCHED = """(slider, [to, end]) => {
  const touch = { bubbles: true, pointerType: "touch" };
  const finger = (name) => slider.dispatchEvent(new PointerEvent(name, touch));
  const move = (value) => {
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  finger("pointerdown");
  move(to - 1);
  move(to);
  finger(end);
  if (end === "pointercancel") move(to);
  slider.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def test_a_touch_that_becomes_a_scroll_answers_nothing(page: Page, line: Line) -> None:
    """Neither does it change an answer; a finger that is lifted from the slider does."""
    scale = field(page, SCALE)
    slider = scale.locator("input")
    slider.evaluate(TOUCHED, [8, "pointercancel"])
    wait(page, 2)
    expect(scale.locator("output")).to_have_text("Not answered")
    slider.evaluate(TOUCHED, [8, "pointerup"])
    saved(scale)
    slider.evaluate(TOUCHED, [2, "pointercancel"])
    wait(page, 2)
    expect(slider).to_have_value("8")
    assert [wish["value"] for wish in line.wishes("put")] == [8]


def test_a_double_click_removes_one_row_and_all_can_be_brought_back(page: Page, line: Line) -> None:
    """As many as were removed, each where it stood."""
    table = field(page, PEOPLE)
    line.say(say="here", key=PEOPLE, value=people("Anna", "Ben", "Caro"), rev=6, others=[])
    back = table.get_by_role("button", name="Bring the row back")
    table.get_by_role("button", name="Remove row 1").dblclick()
    expect(table.locator("tbody tr")).to_have_count(2)
    wait(page, 1)
    table.get_by_role("button", name="Remove row 1").click()
    back.click()
    back.click()
    expect(back).to_be_hidden()
    saved(table)
    assert line.wishes("put")[-1]["value"] == people("Anna", "Ben", "Caro")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_way_out_is_on_the_screen(page: Page, app: App, line: Line, percent: int) -> None:
    """On every phone, however large its letters, also while something is said in the bar."""
    enlarged(page, percent)
    leave = page.get_by_role("button", name="Leave quickly")
    for said in ("", "not"):
        page.locator(".kept").evaluate("(it, said) => said && it.classList.add(said)", said)
        for width in (320, 360, 412):
            resize(page, width, 780)
            box = leave.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, (width, said, box)
            assert leave.evaluate("it => it.scrollWidth <= it.clientWidth")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, said)
