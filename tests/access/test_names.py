"""What a screen reader is told: every control has a name, a role and a state; every picture has words."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import CDPSession, Page, expect

from tests.access.measuring import complaints, measured
from tests.access.pages import Place, chapter
from tests.e2e.app import App

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
TOLD_WRONG = """(what) => [...document.querySelectorAll(what)].map((it) => it.ariaInvalid === "true"
  && document.getElementById(it.getAttribute("aria-describedby"))?.textContent.trim())"""
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


def test_every_control_has_a_name_and_a_state(opened: Page, tools: CDPSession) -> None:
    """From the browser's own accessibility tree; a slider has a value, ends, and words, also untouched."""
    found = controls(tools)
    nameless = [it["role"] for it, _ in found if not it.get("name", {}).get("value", "").strip()]
    stateless = [
        f"{it['role']['value']} “{it['name']['value']}” has no {STATES[it['role']['value']]}"
        for it, more in found
        if it["role"]["value"] in STATES and STATES[it["role"]["value"]] not in more
    ]
    assert bool(found) == bool(measured(opened, "stops")) and (nameless, stateless) == ([], [])
    assert untold_sliders(found) == [] and opened.evaluate(UNTOUCHED) == []


def untold_sliders(found: list[tuple[Node, dict[str, Any]]]) -> list[str]:
    """Return those that do not tell their value, their least or their most, or have no words for it."""
    return [
        it["name"]["value"]
        for it, more in found
        if it["role"]["value"] == "slider"
        and (
            it.get("value", {}).get("value") is None
            or not more.get("valuetext")
            or not {"valuemin", "valuemax"} <= more.keys()
        )
    ]


def test_pictures_have_words(opened: Page) -> None:
    """Each says what it shows, or is hidden because the words beside it do."""
    assert complaints(opened, "undescribed") == {}


def test_a_wrong_field_says_so(opened: Page, place: Place) -> None:
    """And what is wrong with it, at the field itself."""
    found = opened.evaluate(TOLD_WRONG, WRONG.get(place.name, "[aria-invalid=true]"))
    assert all(found) and bool(found) == (place.name in WRONG)


def test_a_field_has_a_name_and_a_description(fresh: Page, full: App) -> None:
    """A screen reader hears the question and the hint, and of which answer a button is."""
    fresh.goto(full.url + chapter("06-saying-what-matters"))
    slider = fresh.get_by_role("slider", name="How direct are you with them?")
    expect(slider).to_have_accessible_description("I hope they will guess I ask in plain words")
    expect(fresh.get_by_role("group", name="Now say it so that it is about you.")).to_be_visible()
    forget = fresh.locator(".field:has([type=range]) [data-does=forget]").first
    expect(forget).to_have_accessible_description(re.compile("."))
