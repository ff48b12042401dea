"""Answers move between the edition and the app, there and back, and not one value is another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.access.readers import PASSPHRASE, TWICE, a_lock, everything
from tests.e2e.app import App
from tests.e2e.steps import field, saved
from tests.static_site.steps import FEAR, HARD, ONE, PRESS, area, document, go, go_to, live, put
from workbook.answers import Answers

Entries = dict[str, Any]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The app of a reader who has written nothing in it."""
    running = App(tmp_path / "app")
    yield running
    running.stop()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy with an answer of every kind, and one with two versions."""
    everything(tmp_path / "full")
    return tmp_path / "full" / "answers.json"


def bring(page: Page, file: Path, how: str = "Put both together") -> None:
    """Restore a copy, on the page “Your answers”."""
    page.get_by_label("The file with your copy").set_input_files(file)
    page.get_by_role("button", name=how).click()
    expect(page.locator("[data-part=restore] .said")).to_contain_text("Done.")


def taken(page: Page, to: Path) -> Path:
    """Keep a copy, on the page “Your answers”."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Keep a copy").click()
    download.value.save_as(to)
    return to


def of_edition(page: Page) -> Page:
    go_to(page, "answers.html")
    expect(page.get_by_label("The file with your copy")).to_be_visible()
    return page


def of_app(context: BrowserContext, app: App) -> Page:
    page = context.new_page()
    page.goto(app.link)
    page.goto(f"{app.url}answers")
    return page


def said(answers: Entries) -> Entries:
    """What a reader would miss: value, kind, prompt, and the words of other versions."""
    return {
        key: (it["kind"], it["prompt"], it["value"], [other["value"] for other in it["other"]])
        for key, it in answers.items()
    }


def in_folder(folder: Path) -> Entries:
    answers = Answers.open(folder)
    assert answers.trouble is None
    return said(
        {
            key: {
                "kind": entry.kind,
                "prompt": entry.prompt,
                "value": entry.value,
                "other": list(entry.other),
            }
            for key in answers
            if (entry := answers.entry(key))
        }
    )


def in_edition(page: Page) -> Entries:
    return said({key: it for key, it in document(page)["answers"].items() if it["value"] is not None})


def test_every_kind_of_answer_moves_there_and_back(woken: Page, app: App, copy: Path, tmp_path: Path) -> None:
    """From the app’s file into the edition, on into another app, edited in both, and back: all equal."""
    bring(of_edition(woken), copy)
    assert in_edition(woken) == in_folder(copy.parent)
    assert in_edition(woken)[TWICE][3], "one answer has two versions"
    go(woken, ONE)
    put(woken, FEAR, HARD)
    from_edition = taken(of_edition(woken), tmp_path / "from-edition.json")
    assert from_edition.read_bytes().isascii()

    there = of_app(woken.context, app)
    bring(there, from_edition)
    assert in_folder(app.home) == in_edition(woken)
    assert app.answers()[FEAR] == HARD
    there.goto(app.chapter(ONE))
    live(there)
    area(there, FEAR).fill("in der App weitergeschrieben ✍️")
    area(there, FEAR).blur()
    saved(field(there, FEAR))
    there.goto(f"{app.url}answers")
    from_app = taken(there, tmp_path / "from-app.json")
    there.close()

    bring(of_edition(woken), from_app, "Use only the copy")
    assert in_edition(woken) == in_folder(app.home)
    assert in_edition(woken)[FEAR][2:] == ("in der App weitergeschrieben ✍️", [])


def test_a_copy_asked_for_before_its_script_is_there_comes_with_it(woken: Page, tmp_path: Path) -> None:
    """The link leads to no address, so that the press waits."""
    put(woken, FEAR, HARD)
    held: list[Route] = []
    woken.route(re.compile(r"/answers\.\w+\.js"), lambda route: held.append(route))
    woken.evaluate(PRESS, "answers.html")
    with woken.expect_download() as download:
        woken.get_by_role("link", name="Keep a copy").click()
        held[0].continue_()
    woken.unroute_all()
    download.value.save_as(tmp_path / "copy.json")
    assert json.loads((tmp_path / "copy.json").read_text())["answers"][FEAR]["value"] == HARD


def test_a_copy_of_the_edition_is_restored_by_command(
    woken: Page, tmp_path: Path, say: Any, home: Path
) -> None:
    """`workbook restore` takes the edition’s file as it takes its own."""
    put(woken, FEAR, HARD)
    file = taken(of_edition(woken), tmp_path / "copy.json")
    code, _, err = say("restore", file, "--yes")
    assert (code, err) == (0, "")
    assert in_folder(home) == in_edition(woken)


def test_a_copy_is_looked_at_before_anything_changes(woken: Page, copy: Path) -> None:
    """The edition says what is new in a copy; left alone it changes nothing, and a restore can be undone."""
    of_edition(woken)
    woken.get_by_label("The file with your copy").set_input_files(copy)
    expect(woken.locator(".preview .counted")).to_contain_text("new, 0 changed, 0 the same, 0 only here")
    woken.get_by_role("button", name="Leave everything as it is").click()
    expect(woken.locator(".preview")).to_have_count(0)
    bring(of_edition(woken), copy)
    woken.get_by_role("button", name="Undo the last restore").click()
    expect(woken.locator("[data-part=where]")).to_contain_text("Nothing is written yet")


def test_a_locked_file_of_the_app_opens_in_the_edition(woken: Page, tmp_path: Path) -> None:
    """The edition asks for its passphrase, says when it is wrong, and brings the copy in when it is right."""
    folder = tmp_path / "locked"
    a_lock(folder)
    of_edition(woken)
    woken.get_by_label("The file with your copy").set_input_files(folder / "answers.json")
    secret = woken.get_by_label("The passphrase or recovery code of the copy")
    secret.fill("not these words")
    woken.get_by_role("button", name="Open the copy").click()
    expect(woken.locator("[data-part=restore] .said.wrong")).to_contain_text("does not open")
    secret.fill(PASSPHRASE)
    woken.get_by_role("button", name="Open the copy").click()
    woken.get_by_role("button", name="Put both together").click()
    expect(woken.locator("[data-part=restore] .said")).to_contain_text("Done.")
    answers = Answers.open(folder)
    answers.open_lock(PASSPHRASE)
    there = {key: found.value for key in answers if (found := answers.entry(key))}
    assert {key: it[2] for key, it in in_edition(woken).items()} == there


def test_what_is_no_copy_is_refused_in_a_sentence(woken: Page, tmp_path: Path) -> None:
    """A file of another kind changes nothing, and is said to be none."""
    file = tmp_path / "other.json"
    file.write_text('{"format": "something else"}', encoding="utf-8")
    of_edition(woken)
    woken.get_by_label("The file with your copy").set_input_files(file)
    expect(woken.locator("[data-part=restore] .said.wrong")).to_be_visible()
    expect(woken.locator(".preview")).to_have_count(0)
