"""A family entered on its map in WebKit and Firefox, with a server and without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.app import App
from tests.e2e.steps import fill
from tests.engines.driver import Browser
from tests.engines.test_walk import LIVE
from tests.engines.test_whole import app as app
from tests.family.conftest import SAMPLES
from tests.static_site.serving import Host

pytestmark = pytest.mark.soak
Press = Callable[[Browser, str], None]
PEOPLE = '[...document.querySelectorAll(".frame [data-person]")]'
CELLS = """
  const rows = document.querySelectorAll(`[data-key="family-map.${arguments[0]}"] tbody tr`);
  const cells = (row) => [...row.querySelectorAll("[data-column]:not([type=hidden])")].map((it) => it.value);
  return [...rows].map((row) => cells(row).filter(Boolean).join(", ")).filter(Boolean).join("; ");
"""
CHOOSE = """
  const [name, value] = arguments;
  const list = document.querySelector(`form.asking [name="${name}"]`);
  list.value = [...list.options].find((it) => it.value === value || it.text.startsWith(value)).value;
"""
GONE = """return !document.querySelector('[data-key="family-map.ties"] [data-column=one]').value"""
MIDDLE = """
  const drawn = document.querySelector(arguments[0]);
  drawn.scrollIntoView({ block: "start", inline: "center", behavior: "instant" });  // above the sheet
  const { x, y, width, height } = drawn.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
"""
WIDE = "return document.querySelector('.frame svg').getBoundingClientRect().width"
KEPT = """return document.querySelector("form.asking").hidden && document.querySelector(".did").textContent"""


def somebody(name: str) -> str:
    """Return where somebody is on the map."""
    return f'.frame [data-person][aria-label^="{name}"]'


def by_finger(browser: Browser, css: str) -> None:
    """Touch the middle of what is drawn."""
    x, y = browser.js(MIDDLE, css)
    browser.fingers(((x, y), (x, y)))


def by_mouse(browser: Browser, css: str) -> None:
    """Click the middle of what is drawn, which WebKit’s driver takes for no element to press."""
    x, y = browser.js(MIDDLE, css)
    doing = [
        {"type": "pointerMove", "origin": "viewport", "x": x, "y": y},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ]
    sources = [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": doing}]
    browser.send("POST", "actions", "WebDriver:PerformActions", {"actions": sources})


def by_key(browser: Browser, css: str) -> None:
    """Stand on it, as the Tab key and the arrows lead there, and press Enter."""
    browser.focus(css)
    browser.keys("Enter")


def pinch(browser: Browser, css: str, start: int, end: int) -> None:
    """Set two fingers down around the middle of what is drawn, and lead them to another distance."""
    x, y = browser.js(MIDDLE, css)
    browser.fingers(*(((x + side * start // 2, y), (x + side * end // 2, y)) for side in (-1, 1)))


def does(browser: Browser, press: Press, who: str, act: str, name: str = "", **chosen: str) -> None:
    """Press a person and a button, write a name and choose what more there is to say, and keep it."""
    press(browser, somebody(who))
    browser.until(
        "return document.querySelector('.pressed:not([hidden]) .who')?.textContent === arguments[0]", who
    )
    press(browser, f"[data-does=act-{act}]")
    browser.until("return !document.querySelector('form.asking').hidden")
    for column, value in chosen.items():
        browser.js(CHOOSE, column, value)
    if name:
        browser.until("return document.activeElement.name === 'who'")
        browser.keys(name, "Enter")
    else:
        press(browser, "form.asking [data-does=keep]")
    browser.until(KEPT)
    if name:
        browser.until(f"return {PEOPLE}.some((it) => it.ariaLabel.startsWith(arguments[0]))", name)


def enter(browser: Browser, press: Press) -> None:
    """Enter three generations: with a divorce, an adoption, a half-brother, a cut-off and a chosen aunt."""
    browser.focus("form.first-use [name=who]")
    browser.keys("Ida", "Enter")
    browser.until(f"return {PEOPLE}.length === 1")
    does(browser, press, "Ida", "parent", "Ma", shape="Woman")
    does(browser, press, "Ida", "parent", "Pa", shape="Man")
    does(browser, press, "Ma", "parent", "Oma", shape="Woman")
    does(browser, press, "Ma", "couple", other="Pa", kind="Divorced")
    does(browser, press, "Ida", "partner", "Bo", shape="Man")
    does(browser, press, "Ida", "child", "Cy", how="Adopted")
    does(browser, press, "Ida", "sibling", "Half", through="Pa")
    does(browser, press, "Ida", "friend", "Tante", shape="Woman")
    does(browser, press, "Ma", "tie", other="Oma", kind="Cut off")


@pytest.mark.parametrize("where", ["app", "edition"])
def test_a_family_is_entered_on_the_map(browser: Browser, app: App, host: Host, where: str) -> None:
    """By finger on a phone, by mouse at a desk, without a server by keys alone; Undo takes the last back."""
    fill(app, {})
    browser.get(app.chapter("family-map") if where == "app" else f"{host.url}family-map.html")
    browser.until(LIVE)
    browser.find("[data-map]")
    narrow = browser.js("return innerWidth < 500")
    press = by_key if where == "edition" else by_finger if narrow else by_mouse
    enter(browser, press)
    assert browser.js(CELLS, "couples") == "Ma, Pa, divorced; Ida, Bo"
    children = "Ida, Ma, Pa, born-to; Ma, Oma, born-to; Cy, Ida, Bo, adopted; Half, Pa, born-to"
    assert browser.js(CELLS, "children") == children
    assert browser.js(CELLS, "ties") == "Ma, Oma, cut-off"
    assert browser.js("return document.documentElement.scrollWidth <= innerWidth")
    press(browser, "[data-does=undo-act]")
    browser.until(GONE)


def test_two_fingers_make_the_map_larger(browser: Browser, app: App) -> None:
    """By as much as they part; whoever was between them stays there."""
    fill(app, SAMPLES["three generations"]())
    browser.get(app.chapter("family-map"))
    browser.until(LIVE)
    browser.find("[data-map]")
    browser.until("return document.querySelector('.frame svg')")
    before = browser.js(WIDE)
    pinch(browser, somebody("Jule"), 80, 120)
    assert browser.until(f"{WIDE} > arguments[0] * 1.4", before)
    assert browser.js(WIDE) == pytest.approx(before * 1.5, rel=0.05)
