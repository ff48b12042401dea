"""A chapter on paper: answers as text, what was not chosen left out, and everything back as it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, read, write
from workbook.answers import Answers

ONE, FIVE = "01-what-closeness-asks", "05-intensity"
LONG = "One line.\n" * 60


@pytest.fixture
def on_paper(page: Page, app: App) -> Page:
    """A chapter with an answer of each sort, as it is printed."""
    read(page, app, ONE)
    write(field(page, f"{ONE}.fear-to-lose"), LONG)
    field(page, f"{ONE}.my-move").get_by_label("I step back", exact=True).check()
    expect(field(page, f"{ONE}.my-move")).to_have_attribute("data-state", "saved")
    field(page, f"{ONE}.people").get_by_label("Initials, row 1").fill("K.")
    write(field(page, f"{ONE}.try-this-week"), "it rains")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


def test_an_answer_is_text(on_paper: Page) -> None:
    """Whole, however long it is, and in no box."""
    asked = field(on_paper, f"{ONE}.fear-to-lose")
    expect(asked.locator("textarea")).to_be_hidden()
    expect(asked.locator(".printed")).to_have_text(LONG.strip(), use_inner_text=True)


def test_what_was_not_chosen_is_left_out(on_paper: Page) -> None:
    """Of a question that is answered; one that is open keeps what it offers, for a pen."""
    expect(field(on_paper, f"{ONE}.my-move").locator("label:visible")).to_have_count(1)
    assert field(on_paper, f"{ONE}.beliefs").locator("label:visible").count() > 1


def test_rows_that_say_nothing_are_left_out(on_paper: Page) -> None:
    """Of a table that says something."""
    rows = field(on_paper, f"{ONE}.people").locator("tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows.locator(".printed").first).to_have_text("K.")


def test_what_is_open_in_a_plan_is_left_out(on_paper: Page) -> None:
    """And so is what is folded below it."""
    plan = field(on_paper, f"{ONE}.try-this-week")
    expect(plan.locator(".whole")).to_be_visible()
    expect(plan.locator(".loop").get_by_text("I expect")).to_be_hidden()
    expect(plan.locator(".became")).to_be_hidden()


def test_after_printing_the_page_is_as_before(on_paper: Page) -> None:
    """No word stays twice."""
    on_paper.evaluate("dispatchEvent(new Event('afterprint'))")
    on_paper.emulate_media(media="screen")
    expect(on_paper.locator(".printed")).to_have_count(0)
    expect(field(on_paper, f"{ONE}.fear-to-lose").locator("textarea")).to_be_visible()


def test_a_chart_stands_above_its_words(page: Page, app: App) -> None:
    """Its place on paper is as tall as the chart."""
    answers = Answers.open(app.home)
    answers[f"{ONE}.connection"], answers[f"{ONE}.separateness"] = 4, 5
    read(page, app, ONE)
    picture = page.locator("[data-picture$=picture-plane]")
    picture.scroll_into_view_if_needed()
    chart = picture.locator(".main-svg").first
    expect(chart).to_be_visible()
    page.emulate_media(media="print")
    drawn, said = chart.bounding_box(), picture.locator(".said").bounding_box()
    assert drawn and said and drawn["height"] > 100
    assert drawn["y"] + drawn["height"] <= said["y"]


def test_each_page_has_the_title_at_its_head(on_paper: Page) -> None:
    """Letter by letter, so that no title is read as a rule."""
    rules = (
        "() => [...document.adoptedStyleSheets].flatMap(it => [...it.cssRules]).map(it => it.cssText).join()"
    )
    assert "What closeness asks" in on_paper.evaluate(rules)
