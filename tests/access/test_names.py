"""What a screen reader is told: every control has a name, a role and a state; every picture has words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.access.measuring import complaints, measured
from tests.access.pages import PLACES, chapter
from tests.access.readers import Servers
from tests.browser.app import App

Node = dict[str, Any]
# They take the focus when a script leads there; nobody presses them.
PLACES_TO_BE = {
    "RootWebArea",
    "main",
    "status",
    "paragraph",
    "generic",
    "group",
    "sectionheader",
    "LabelText",
}
STATES = {
    "checkbox": "checked",
    "radio": "checked",
    "switch": "checked",
    "slider": "valuetext",
    "DisclosureTriangle": "expanded",
}
# A browser makes up words for a number by itself, and would call an untouched slider “5”.
UNTOUCHED = """() => [...document.querySelectorAll(".line.empty input[type=range]")]
  .map((it) => it.getAttribute("aria-valuetext")).filter((words) => words !== "not answered")"""
WRONG = {
    "your answers, locked": "[data-part=open] input",
    "share read, refused": "textarea",
    "hub login, wrong": "#code",
}


def controls(tools: CDPSession) -> list[tuple[Node, dict[str, Any]]]:
    """Everything that takes the focus, with its properties."""
    nodes = tools.send("Accessibility.getFullAXTree")["nodes"]
    told = [
        (it, {each["name"]: each["value"].get("value") for each in it.get("properties", [])}) for it in nodes
    ]
    return [
        (it, more) for it, more in told if more.get("focusable") and it["role"]["value"] not in PLACES_TO_BE
    ]


def test_every_control_has_a_name_and_a_state(page: Page, tools: CDPSession) -> None:
    """From the browser's own accessibility tree."""
    found = controls(tools)
    nameless = [it["role"] for it, _ in found if not it.get("name", {}).get("value", "").strip()]
    stateless = [
        f"{it['role']['value']} “{it['name']['value']}” has no {STATES[it['role']['value']]}"
        for it, more in found
        if it["role"]["value"] in STATES and STATES[it["role"]["value"]] not in more
    ]
    assert bool(found) == bool(measured(page, "stops")) and (nameless, stateless) == ([], [])


def test_sliders_tell_their_ends(page: Page, tools: CDPSession) -> None:
    """A value, its least and its most; and words for it, also where there is no answer yet."""
    sliders = [(it, more) for it, more in controls(tools) if it["role"]["value"] == "slider"]
    untold = [
        it["name"]["value"]
        for it, more in sliders
        if it.get("value", {}).get("value") is None
        or not more.get("valuetext")
        or not {"valuemin", "valuemax"} <= more.keys()
    ]
    assert untold == [] and page.evaluate(UNTOUCHED) == []


def test_pictures_have_words(page: Page) -> None:
    """Each says what it shows, or is hidden because the words beside it do."""
    assert complaints(page, "undescribed") == {}


def test_a_field_has_a_name_and_a_description(fresh: Page, full: App) -> None:
    """A screen reader hears the question and the hint, and of which answer a button is."""
    fresh.goto(full.url + chapter("06-saying-what-matters"))
    slider = fresh.get_by_role("slider", name="And how direct?")
    expect(slider).to_have_accessible_description("I hope they will guess I ask in plain words")
    expect(fresh.get_by_role("group", name="Now say it as news about you.")).to_be_visible()
    forget = fresh.locator(".field:has([type=range]) [data-does=forget]").first
    expect(forget).to_have_accessible_description(re.compile("."))


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_field_says_so(chromium: Any, servers: Servers, name: str) -> None:
    """And what is wrong with it, at the field itself."""
    page = chromium.new_page()
    next(each for each in PLACES if each.name == name).show(page, servers)
    field = page.locator(WRONG[name])
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.evaluate(
        "(it) => document.getElementById(it.getAttribute('aria-describedby'))?.textContent"
    )
    page.close()
    assert described
