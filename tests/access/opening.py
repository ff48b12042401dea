"""How a page is brought into a state that people meet it in."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, Route, expect

from tests.access.readers import PASSPHRASE
from tests.groups.poll.made_up import vote
from workbook.groups.poll.code import as_code
from workbook.server import assets

# Whatever is only drawn when it comes into view is brought there, one thing at a time.
DRAWN = """() => {
  const waits = [
    ...[...document.querySelectorAll(".picture.answered")].filter((it) => !it.querySelector(".plot svg")),
    ...document.querySelectorAll("[data-map]:not(:has(.frame svg))"),
    ...document.querySelectorAll("[data-patterns]:not(.gathered)"),
  ].filter((it) => it.checkVisibility());
  waits[0]?.scrollIntoView({ behavior: "instant", block: "center" });
  return !waits.length;
}"""
OPEN = "document.querySelectorAll('details:not([name])').forEach((it) => (it.open = true))"


def settled(page: Page) -> None:
    """Wait until a page is alive and everything on it is drawn and open; end at its top."""
    if page.locator("html[data-alive] .lost[hidden]").count():
        expect(page.locator("html")).to_have_attribute("data-connection", "live")
    page.evaluate(OPEN)
    page.wait_for_function(DRAWN)
    page.evaluate(OPEN)
    page.evaluate("document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })")


def as_it_is(page: Page) -> None:
    """Leave the page as it came."""


def with_a_preview(page: Page) -> None:
    """Look at a copy in which one answer is new and one is another."""
    answer = {"kind": "text", "rev": 1, "by": "s-1", "at": "2026-11-21T22:17:03Z", "other": []}
    asked = {"prompt": "When someone comes close, what do you fear to lose?"}
    keys = ("01-what-closeness-asks.fear-to-lose", "06-saying-what-matters.older-question")
    copy = {
        "format": "dance-workbook-answers", "schema": 1, "min_reader": 1, "workbook_id": "w" * 32,
        "app": "0.1.0", "seq": 2, "saved_at": "2026-11-21T22:17:03Z",
        "answers": {key: {**answer, **asked, "value": "my noisy evenings"} for key in keys},
    }  # fmt: skip
    file = {"name": "copy.json", "mimeType": "application/json", "buffer": json.dumps(copy).encode()}
    page.get_by_label("The file with your copy").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator(".preview")).to_be_visible()


def asked_once_more(page: Page) -> None:
    """Press “Forget everything”, which asks once more."""
    page.get_by_role("button", name="Forget everything", exact=True).click()
    expect(page.locator("[data-part=forget] .asked:not([hidden]) .grave")).to_be_enabled()


def locked(page: Page) -> None:
    """Be before the locked door, and with a wrong passphrase given."""
    if page.locator("h1").inner_text() != "Your answers are locked":
        page.get_by_role("button", name="Lock now").click()
    page.get_by_label("Passphrase or recovery code").fill("not these words")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("[data-part=open] > .said.wrong")).to_be_visible()


def unlocked(page: Page) -> None:
    """Be behind the door again, with a new recovery code shown."""
    if page.locator("h1").inner_text() == "Your answers are locked":
        page.get_by_label("Passphrase or recovery code").fill(PASSPHRASE)
        page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("h1")).to_have_text("Your answers")
    page.get_by_text("Change the passphrase").click()
    page.get_by_label("A passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".recovery .code")).to_be_visible()


def with_two_versions(page: Page) -> None:
    """Wait until the other version of an answer is shown."""
    expect(page.locator(".versions")).to_be_visible()


def lost(page: Page) -> None:
    """Be cut off from the server, and told so."""
    settled(page)
    page.route_web_socket(re.compile("/live/"), lambda line: line.close())
    page.evaluate("document.dispatchEvent(new Event('freeze'))")
    page.evaluate("document.dispatchEvent(new Event('resume'))")
    expect(page.locator(".lost")).to_be_visible()


def read(page: Page) -> None:
    """Read an answer somebody shared, from its code as letters."""
    code = page.locator("details:has-text('The code as letters') pre").text_content() or ""
    page.goto(page.url.partition("/share")[0] + "/share/read")
    page.get_by_label("Or the code as letters").fill(code)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("blockquote")).to_be_visible()


def searched(page: Page) -> None:
    """Look for a word that stands in several places."""
    page.get_by_role("searchbox", name="Words to look for").fill("the")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".told blockquote").first).to_be_visible()


def refused(page: Page) -> None:
    """Be told that something was no answer."""
    page.get_by_label("Or the code as letters").fill("hello")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_be_visible()


def given(page: Page) -> None:
    """Choose two scales, and look at what leaves."""
    for box in page.locator("input[type=checkbox]").all()[:2]:
        box.check()
    page.get_by_role("button", name="See what will be sent").click()
    expect(page.locator("#code")).to_be_visible()


def revealed(page: Page) -> None:
    """Gather the codes of six people before and after, one of them mistyped, and reveal the picture."""
    before = [vote(who, 5, 4, moment="before") for who in range(6)]
    after = [vote(who, 9, moment="after") for who in range(6)]
    text = "\n".join(as_code(each) for each in [*before, *after])
    for press in ("Gather", "Reveal"):
        page.get_by_label("Codes").fill(text if press == "Gather" else "")
        page.evaluate("document.querySelector('[data-part=room]').dataset.old = 'yes'")
        page.get_by_role("button", name=press).click()
        expect(page.locator("[data-part=room]:not([data-old])")).to_be_visible()


def begun(page: Page) -> None:
    """Begin a session."""
    page.get_by_role("button", name="Start").first.click()


def on_the_wall(page: Page) -> None:
    """Be in the projector view, at an answer."""
    expect(page.locator("html")).to_have_attribute("data-view", "projector")
    for _ in range(2):
        page.keyboard.press("PageDown")


def with_somebody_pressed(page: Page) -> None:
    """Press the reader on the family map, and begin to add a child."""
    settled(page)
    page.locator(".frame [data-person][aria-label*=', you']").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Child", exact=True).click()
    expect(page.locator("form.asking")).to_be_visible()


def with_a_picture_to_save(page: Page) -> None:
    """Unfold the kinds of picture, and hide the names."""
    settled(page)
    page.get_by_role("button", name="Hide names").click()
    expect(page.locator('[data-person][aria-label^="J., born 1921"]')).to_have_count(1)
    page.get_by_role("button", name="Save as picture").click()


def drawn_by(html: str, address: str, page: Page) -> None:
    """Show a page that no server of ours sends by itself, such as one of the hub's.

    Args:
        html: the page.
        address: where it is said to be; its style sheet is beside it.
        page: where it is shown.
    """
    # A page that waits goes on by its script, and would be gone while it is looked at.
    beside = {"css": assets.body("look.css").decode(), "js": ""}

    def send(route: Route) -> None:
        ending = route.request.url.rpartition(".")[2]
        kind = assets.TYPES.get(ending, "text/html; charset=utf-8")
        route.fulfill(body=beside.get(ending, html), content_type=kind)

    page.route(f"{address}**", send)
    page.goto(address)
