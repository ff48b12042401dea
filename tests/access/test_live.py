"""What is spoken by itself: politely, and seldom."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.access.pages import ONE, chapter
from tests.e2e.app import App
from tests.e2e.steps import field, live, press, saved

KEY = f"{ONE}.hope-to-gain"
HEARD = """() => {
  window.heard = [];
  const region = (node) => (node.nodeType === 1 ? node : node.parentElement)
    ?.closest("[aria-live], [role=status], [role=alert], [role=log], [role=timer], output");
  new MutationObserver((changes) => {
    const spoken = new Set(changes.map(({ target }) => region(target)).filter(Boolean));
    for (const it of spoken) {
      if (it.closest("[aria-hidden=true], [aria-live=off]")) continue;
      const said = it.innerText.trim();
      const how = it.getAttribute("role") ?? it.getAttribute("aria-live") ?? it.localName;
      if (said) window.heard.push([how, said]);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
LOUD = """() => [...document.querySelectorAll("[aria-live=assertive], [role=alert], [role=alertdialog]")]
  .filter((it) => !it.textContent.trim()).map((it) => it.outerHTML)"""


def test_typing_is_hardly_spoken_over(fresh: Page, full: App) -> None:
    """Ninety keys at the pace of a person: a few words about saving, none of them in a hurry."""
    fresh.goto(full.url + chapter(ONE))
    live(fresh)
    area = field(fresh, KEY).locator("textarea")
    area.click()
    fresh.evaluate(HEARD)
    area.press_sequentially("By the river, early. " * 4, delay=60)
    area.blur()
    saved(field(fresh, KEY))
    heard = fresh.evaluate("window.heard")
    assert len(heard) <= 3 and {how for how, _ in heard} <= {"status"}, heard


def test_a_slider_says_its_value_once(fresh: Page, full: App) -> None:
    """The control itself tells it; that it is saved, and what the picture says now, is heard once."""
    fresh.goto(full.url + chapter(ONE))
    live(fresh)
    fresh.get_by_role("slider").first.focus()
    fresh.evaluate(HEARD)
    press(fresh, "ArrowRight", 3)
    expect(fresh.get_by_role("slider").first).to_have_attribute("aria-valuetext", "7")
    fresh.wait_for_function("() => window.heard.length > 1")
    spoken = sorted(said for _, said in fresh.evaluate("window.heard"))
    assert len(spoken) == 2 and spoken[0].startswith("Saved") and "connection 7" in spoken[1], spoken
    press(fresh, "ArrowLeft", 3)  # a path asks it as well, and its page is read in another test
    saved(field(fresh, f"{ONE}.connection"))


def test_a_sentence_is_heard_when_the_hands_rest(fresh: Page, full: App) -> None:
    """Once and whole, and not at every key."""
    fresh.goto(full.url + chapter(ONE))
    live(fresh)
    sentence = field(fresh, f"{ONE}.true-sentence")
    before = sentence.locator("textarea").first.input_value()
    fresh.evaluate(HEARD)
    sentence.locator("textarea").first.press_sequentially("a garden and its evenings", delay=20)
    sentence.locator("textarea").first.blur()
    saved(sentence)
    heard = [said for _, said in fresh.evaluate("window.heard") if said.startswith("“")]
    assert len(heard) == 1 and "evenings" in heard[0]
    sentence.locator("textarea").first.fill(before)  # a path asks it as well
    sentence.locator("textarea").first.blur()
    saved(sentence)
    fresh.reload()
    expect(sentence.locator("textarea").first).to_have_value(before)


def test_nothing_waits_to_interrupt(page: Page) -> None:
    """No page holds an empty region that would cut in on a reader; one that comes with an error says it."""
    assert page.evaluate(LOUD) == []
