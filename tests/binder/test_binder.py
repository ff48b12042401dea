"""The steps that Binder takes, and a reader's first answer there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.binder.image import clone, environment, run
from tests.binder.server import TOKEN, Jupyter

SLUG = "01-what-closeness-asks"
KEY = f"{SLUG}.fear-to-lose"
PATIENCE = 60_000  # Jupyter starts the app when it is first asked for
WORDS = "My quiet mornings 🌊, “mine” & <b>only</b> mine.\nAnd the say over Sunday."
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clone(tmp_path_factory.mktemp("binder") / "dance-workbook")


@pytest.fixture(scope="module")
def jupyter(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """The server that a hub would start after the last step of the build."""
    venv = environment()
    run([str(checkout / "binder" / "postBuild")], checkout, venv)
    running = Jupyter(venv, checkout, tmp_path_factory.mktemp("reader") / "home")
    yield running
    running.stop()


@pytest.fixture
def chapter(chromium_page: Page, jupyter: Jupyter) -> Page:
    """Chapter 1, reached as a visitor reaches it: through the link to the workbook."""
    chromium_page.goto(f"{jupyter.address}workbook/?token={TOKEN}")
    chromium_page.locator(f'a[href$="/voila/render/{SLUG}.ipynb"]').first.click()
    return chromium_page


def test_an_answer_given_through_the_proxy_is_kept(chapter: Page, jupyter: Jupyter) -> None:
    """What is typed on Binder's page is saved by the app behind it, word for word."""
    field = chapter.locator(f'[data-key="{KEY}"]')
    field.locator("textarea").fill(WORDS)
    field.locator("textarea").blur()
    expect(chapter.locator(f'[data-key="{KEY}"][data-state="saved"]')).to_be_visible(timeout=PATIENCE)
    assert (
        json.loads((jupyter.home / "answers.json").read_text(encoding="utf-8"))["answers"][KEY]["value"]
        == WORDS
    )


def test_a_public_place_is_named_as_one(chapter: Page) -> None:
    """On Binder nothing is said to stay on this computer: it is gone with the session."""
    expect(chapter.locator("body")).not_to_contain_text("on this computer")


def test_the_demonstration_has_a_link_of_its_own(chromium_page: Page, jupyter: Jupyter) -> None:
    """Behind the proxy as well its pages are marked, filled in, and begun again in one tap."""
    page = chromium_page
    page.goto(f"{jupyter.address}workbook/demo/?token={TOKEN}")
    expect(page.get_by_text("Invented answers")).to_be_visible(timeout=PATIENCE)
    page.locator(f'a[href$="/voila/render/{SLUG}.ipynb"]').first.click()
    area = page.locator(f'[data-key="{KEY}"] textarea')
    before = area.input_value()
    area.fill("typed before a room")
    area.blur()
    expect(page.locator(f'[data-key="{KEY}"][data-state="saved"]')).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Begin again").click()
    expect(area).to_have_value(before)
    assert before


def test_nobody_gets_in_without_the_token(chromium_page: Page, jupyter: Jupyter) -> None:
    """The proxy asks who is there before the app hears of it."""
    chromium_page.goto(f"{jupyter.address}workbook/")
    assert "/user/abc/login" in chromium_page.url


def test_the_build_leaves_nothing_heavy(jupyter: Jupyter, checkout: Path) -> None:
    """After the last step only what runs is left in the checkout."""
    assert not (checkout / "workbook/app/shell/node_modules").exists()
