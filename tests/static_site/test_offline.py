"""A newer edition is offered once it is whole, and waits until it is wanted."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.static_site.serving import Host
from tests.static_site.steps import (
    FEAR,
    ONE,
    TWO,
    area,
    arrived,
    document,
    follow,
    go,
    go_to,
    live,
    put,
    read,
    settled_offline,
)
from tests.static_site.test_moving import bring, of_edition
from workbook import paths
from workbook.answers import Answers
from workbook.static_site.build import build

SIX = "06-saying-what-matters"
OLD, NEW = "What closeness asks", "What nearness asks"

# Looks for a newer edition once: looking again before the first look has ended would begin another.
LOOK = """async () => {
  const kept = await navigator.serviceWorker.getRegistration();
  const note = (newer) => newer?.addEventListener("statechange", () => (globalThis.became ??= newer.state));
  note(kept.installing);
  kept.addEventListener("updatefound", () => note(kept.installing));
  await kept.update();
}"""


@pytest.fixture
def own(edition: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with a copy of the edition, which may be built again."""
    shutil.copytree(edition, tmp_path / "own")
    running = Host(tmp_path / "own")
    yield running
    running.stop()


def newer(own: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build another edition in the place of the first, with one changed chapter."""
    chapters = tmp_path / "chapters"
    shutil.copytree(paths.chapters_folder(), chapters)
    path = chapters / f"{ONE}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    monkeypatch.setenv("WORKBOOK_CHAPTERS", str(chapters))
    build(own.folder)


def test_a_newer_edition_is_offered_when_it_is_whole_and_comes_when_wanted(
    page: Page, own: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said in words with a button; until it is pressed everything stays as it is, answers always."""
    read(page, own, ONE)
    put(page, FEAR, "vor der neuen Ausgabe")
    settled_offline(page)
    newer(own, tmp_path, monkeypatch)
    a_broken_one_harms_nothing(page, own)
    page.evaluate(LOOK)
    it_can_wait(page)
    area(page, FEAR).fill("vor der neuen Ausgabe, mitten im Wort")
    follow(page, TWO)
    page.go_back()
    arrived(page, ONE)
    page.reload()
    expect(page.locator("h1")).to_have_text(OLD)
    expect(page.locator(".newer")).to_be_visible()
    own.stop()
    with page.expect_navigation():
        page.locator(".newer").get_by_role("button", name="Use it now").click()
    it_is_used(page)
    page.reload()
    it_is_used(page)
    live(page)


def a_broken_one_harms_nothing(page: Page, own: Host) -> None:
    """While a file of it is missing, the one that is kept goes on working, and nothing is offered."""
    with own.refusing("pages.json.gz", 404):
        page.evaluate(LOOK)
        assert page.wait_for_function("() => globalThis.became").json_value() == "redundant"
        assert ("/pages.json.gz", 404) in own.asked
        expect(page.locator(".newer")).to_have_count(0)
        page.reload()
        expect(page.locator("h1")).to_have_text(OLD)
        expect(area(page, FEAR)).to_have_value("vor der neuen Ausgabe")
        expect(page.locator(".newer")).to_have_count(0)


def it_is_used(page: Page) -> None:
    """The newer edition is there, with every word, and offered no more."""
    expect(page.locator("h1")).to_have_text(NEW)
    expect(area(page, FEAR)).to_have_value("vor der neuen Ausgabe, mitten im Wort")
    expect(page.locator(".newer")).to_have_count(0)


def it_can_wait(page: Page) -> None:
    """“Not now” takes the words away, and writing goes on in the edition that is open."""
    offered = page.locator(".newer")
    expect(offered.get_by_role("status")).to_contain_text("A newer edition of this workbook is here.")
    offered.get_by_role("button", name="Not now").click()
    expect(offered).to_have_count(0)
    put(page, FEAR, "weiter")
    expect(page.locator("h1")).to_have_text(OLD)


def test_whoever_comes_back_needs_no_network(page: Page, own: Host, tmp_path: Path) -> None:
    """The plan that is due, words for feelings, people to choose from and the sheet about one of them."""
    ago = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=7)).isoformat()
    answers = Answers.open(tmp_path / "home")
    answers[f"{ONE}.whom"], answers[f"{ONE}.still-good"] = "L.", "She laughs first."
    answers[f"{ONE}.try-this-week"] = {"when": "it is Tuesday", "then": "say it", "made": ago}
    read(page, own, ONE)
    bring(of_edition(page), tmp_path / "home" / "answers.json")
    settled_offline(page)
    own.stop()
    go_to(page, "index.html")
    due = page.locator("section.due")
    expect(due).to_contain_text("You thought of: L.")
    due.get_by_text("I was not right.").click()
    due.get_by_role("button", name="Keep this").click()
    expect(due.locator(".said")).to_be_focused()
    go(page, SIX)
    whom, honest = (page.locator(f'[data-key="{SIX}.{name}"]') for name in ("whom", "honest"))
    whom.get_by_role("button", name="L.", exact=True).click()
    honest.get_by_role("button", name="Words for feelings").click()
    honest.locator("summary", has_text="Calm").click()
    honest.get_by_role("button", name="relieved").click()
    expect(honest).to_have_attribute("data-state", "saved")
    kept = {key: entry["value"] for key, entry in document(page)["answers"].items()}
    assert (kept[f"{SIX}.whom"], kept[f"{SIX}.honest"]) == ("L.", {"feeling": "relieved"})
    go_to(page, "person.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("About L.")
    expect(page.locator(".playbook")).to_contain_text("She laughs first.")
