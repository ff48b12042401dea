"""The second visit needs no host, a newer edition waits until it is wanted, and nobody else is asked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.alone.serving import Host
from tests.alone.steps import (
    FEAR,
    ONE,
    TWO,
    area,
    arrived,
    awake,
    follow,
    home,
    live,
    put,
    read,
    settled_offline,
)
from tests.privacy.walking import NO_GUESSES, NO_NAMES, elsewhere, in_log
from workbook import paths
from workbook.browser.building import build

AGAIN = 200_000  # bytes a second visit may cost
OLD, NEW = "What closeness asks", "What nearness asks"
PAGES = ("privacy", "promises", "playbook", "share", "give", "answers")

# Looks for a newer edition once: looking again before the first look has ended would begin another.
LOOK = """async () => {
  const kept = await navigator.serviceWorker.getRegistration();
  const note = (newer) => newer?.addEventListener("statechange", () => (globalThis.became ??= newer.state));
  note(kept.installing);
  kept.addEventListener("updatefound", () => note(kept.installing));
  await kept.update();
}"""


@pytest.fixture
def visited(page: Page, host: Host) -> Page:
    """A page of somebody who was here, wrote something, and keeps the edition."""
    read(page, host, ONE)
    put(page, FEAR, "beim ersten Besuch")
    settled_offline(page)
    return page


def test_a_second_visit_needs_no_host(visited: Page, host: Host) -> None:
    """With the host gone every kind of page loads, by its address and through links."""
    host.stop()
    read(visited, host, ONE)
    expect(area(visited, FEAR)).to_have_value("beim ersten Besuch")
    follow(visited, TWO)
    for name in (*PAGES, "support"):
        visited.goto(f"{host.url}{name}.html")
        expect(visited.locator("main h1")).to_be_visible()
    visited.goto(host.url)
    awake(visited)
    expect(visited.locator("main")).to_contain_text("1 of ")


def test_a_second_visit_costs_little(visited: Page, host: Host) -> None:
    """With the host there at most 200 KB are sent, and neither Python nor the workbook is among them."""
    since, before = host.since(), host.bytes
    read(visited, host, ONE)
    follow(visited, TWO)
    home(visited)
    assert host.bytes - before <= AGAIN
    assert [path for path in host.paths(since) if path.startswith(("/python/", "/static/"))] == []


@pytest.fixture
def own(edition: Path, tmp_path: Path) -> Host:
    """A host with a copy of the edition, which may be built again."""
    shutil.copytree(edition, tmp_path / "own")
    return Host(tmp_path / "own")


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


def test_a_newer_edition_is_offered_and_comes_when_wanted(
    page: Page, own: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said in words with a button; until it is pressed everything stays as it is, answers always."""
    read(page, own, ONE)
    put(page, FEAR, "vor der neuen Ausgabe")
    settled_offline(page)
    newer(own, tmp_path, monkeypatch)
    page.reload()
    offered = page.locator(".newer")
    expect(offered.get_by_role("status")).to_contain_text("A newer edition of this workbook is here.")
    live(page)
    expect(page.locator("h1")).to_have_text(OLD)
    area(page, FEAR).fill("vor der neuen Ausgabe, mitten im Wort")
    follow(page, TWO)
    page.go_back()
    arrived(page, ONE)
    page.reload()
    expect(page.locator("h1")).to_have_text(OLD)
    expect(offered).to_be_visible()
    with page.expect_navigation():
        offered.get_by_role("button", name="Use it now").click()
    live(page)
    expect(page.locator("h1")).to_have_text(NEW)
    expect(area(page, FEAR)).to_have_value("vor der neuen Ausgabe, mitten im Wort")
    expect(offered).to_have_count(0)
    own.stop()
    page.reload()
    live(page)
    expect(page.locator("h1")).to_have_text(NEW)


def test_a_newer_edition_can_wait(
    page: Page, own: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“Not now” takes the words away, and writing goes on in the edition that is open."""
    read(page, own, ONE)
    settled_offline(page)
    newer(own, tmp_path, monkeypatch)
    page.reload()
    live(page)
    page.locator(".newer").get_by_role("button", name="Not now").click()
    expect(page.locator(".newer")).to_have_count(0)
    put(page, FEAR, "weiter")
    expect(page.locator("h1")).to_have_text(OLD)
    own.stop()


def test_a_broken_newer_edition_harms_nothing(
    page: Page, own: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a file of it is missing, the one that is kept goes on working, and nothing is offered."""
    read(page, own, ONE)
    put(page, FEAR, "bleibt")
    settled_offline(page)
    newer(own, tmp_path, monkeypatch)
    with own.refusing("pages.json", 404):
        page.reload()
        live(page)
        page.evaluate(LOOK)
        assert page.wait_for_function("globalThis.became").json_value() == "redundant"
        assert ("/pages.json", 404) in own.asked
        expect(page.locator(".newer")).to_have_count(0)
        page.reload()
        live(page)
        expect(page.locator("h1")).to_have_text(OLD)
        expect(area(page, FEAR)).to_have_value("bleibt")
        expect(page.locator(".newer")).to_have_count(0)
        own.stop()


def test_nobody_else_is_asked(start: Callable[..., BrowserContext], host: Host, tmp_path: Path) -> None:
    """Pages, worker and service worker ask for nothing beyond the host, also on a second visit."""
    log = tmp_path / "log.json"
    context = start(f"--log-net-log={log}", NO_NAMES, NO_GUESSES)
    asked: list[str] = []
    context.on("request", lambda it: asked.append(it.url))
    page = context.pages[0]
    read(page, host, ONE)
    put(page, FEAR, "niemand sonst")
    settled_offline(page)
    for name in (*PAGES, "support", "family-map", "my-patterns", "index"):
        page.goto(f"{host.url}{name}.html")
        awake(page)
    host.stop()
    read(page, host, ONE)
    context.close()
    asked += in_log(log, "127.0.0.1")
    assert json.loads(log.read_text(encoding="utf-8"))["events"]
    assert [each for each in asked if each.startswith(f"{host.url}service.js")]
    assert [each for each in asked if elsewhere(each, host.port)] == []
