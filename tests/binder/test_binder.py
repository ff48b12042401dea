"""The steps that Binder takes, and a reader's first answer there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.binder.conftest import PATIENCE
from tests.binder.image import HEAVY, MAKERS
from tests.binder.server import TOKEN, Jupyter

SLUG = "01-what-closeness-asks"
KEY = f"{SLUG}.fear-to-lose"
WORDS = "My quiet mornings 🌊, “mine” & <b>only</b> mine.\nAnd the say over Sunday."
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module", params=["quick", pytest.param("in full", marks=pytest.mark.soak)])
def image(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The checkout and its environment, after the last step of the build."""
    return MAKERS[request.param](tmp_path_factory.mktemp("binder"))


@pytest.fixture(scope="module")
def jupyter(image: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """The server that a hub would start then."""
    checkout, venv = image
    running = Jupyter(venv, checkout, tmp_path_factory.mktemp("reader") / "home")
    yield running
    running.stop()


@pytest.fixture
def chapter(visitor: Page, jupyter: Jupyter) -> Page:
    """Chapter 1, reached as a visitor reaches it: through the link to the workbook."""
    visitor.goto(f"{jupyter.address}workbook/?token={TOKEN}")
    visitor.locator(f'a[href$="/voila/render/{SLUG}.ipynb"]').first.click()
    return visitor


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


def test_the_demonstration_has_a_link_of_its_own(visitor: Page, jupyter: Jupyter) -> None:
    """Behind the proxy as well its pages are marked, filled in, and begun again in one tap."""
    page = visitor
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


def test_nobody_gets_in_without_the_token(visitor: Page, jupyter: Jupyter) -> None:
    """The proxy asks who is there before the app hears of it."""
    visitor.goto(f"{jupyter.address}workbook/")
    assert "/user/abc/login" in visitor.url


def test_the_build_leaves_nothing_heavy(image: tuple[Path, Path]) -> None:
    """After the last step only what runs is left in the checkout."""
    assert not [name for name in HEAVY if (image[0] / name).exists()]
