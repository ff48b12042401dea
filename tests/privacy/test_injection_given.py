"""What somebody else hands over: an answer, a code, a room's words, a tree, a copy with an odd name."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import FAMILY, drawn
from tests.privacy.restored import everything, family
from tests.privacy.scripts import TEXTS
from tests.privacy.watching import Watch, even
from workbook.answers import Answers
from workbook.export.share import FORMAT
from workbook.export.share_code import CHECK, END, MARK, _base45
from workbook.family.gedcom.reader import read_gedcom

KNOWN, UNKNOWN = "01-what-closeness-asks.fear-to-lose", "77-long-ago.answer"
NAMED = [re.sub(r"[/\x00]", "", text)[:80] for text in TEXTS]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A server for somebody beside whose answers a program has left copies with odd names."""
    home = tmp_path_factory.mktemp("reader") / "home"
    Answers.open(home)[KNOWN] = "mine"
    for name in NAMED:
        (home / f"answers ({name}).json").write_bytes((home / "answers.json").read_bytes())
    running = App(home)
    yield running
    running.stop()


def file(key: str, value: object, prompt: str = "") -> str:
    """An answer as somebody could have written it into a file by hand."""
    said = {"key": key, "kind": "text", "prompt": (prompt or "\n".join(TEXTS))[:2000], "value": value}
    return json.dumps({"format": FORMAT, "version": 1, **said})


def code(key: str, value: object) -> str:
    """The same as a code, with a check that fits."""
    plain = json.dumps([key, "text", value, value]).encode()
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    check = hashlib.sha256(plain).digest()[:CHECK]
    return f"{MARK}{_base45(packed.compress(plain) + packed.flush() + check)}{END}"


@pytest.mark.parametrize("key", [KNOWN, UNKNOWN])
def test_a_shared_file_is_read_as_words(
    watched: tuple[Page, Watch], app: App, tmp_path: Path, key: str
) -> None:
    """All scripts at once, of a question we know and of one that its file tells."""
    page, watch = watched
    (tmp_path / "given.json").write_text(file(key, "\n".join(TEXTS)), encoding="utf-8")
    page.goto(f"{app.url}share/read")
    page.get_by_label("The file").set_input_files(tmp_path / "given.json")
    page.get_by_role("button", name="Read it").click()
    assert even(page.locator("blockquote").text_content()) == even("\n".join(TEXTS))
    assert watch.sweep(page) == []


def test_a_shared_code_is_read_as_words(watched: tuple[Page, Watch], app: App) -> None:
    """As many scripts as a code can hold."""
    page, watch = watched
    words = "\n".join(TEXTS[:30])
    page.goto(f"{app.url}share/read")
    page.get_by_label("Or the code as letters").fill(code(UNKNOWN, words))
    page.get_by_role("button", name="Read it").click()
    assert even(page.locator("blockquote").text_content()) == even(words)
    assert watch.sweep(page) == []


def test_a_room_shows_what_was_shared_as_words(watched: tuple[Page, Watch], app: App) -> None:
    """Questions, answers, and lines that are no code, gathered and revealed."""
    page, watch = watched
    page.goto(f"{app.url}room")
    lines = [file(UNKNOWN, text, text) for text in TEXTS[:60]]
    page.get_by_label("Codes").fill("\n".join([*lines, *TEXTS, "2R5K-<img src=x onerror=ran(0)>-2R5K"]))
    page.get_by_role("button", name="Gather").click()
    expect(page.locator(".told")).to_contain_text("60")
    assert watch.sweep(page) == []
    page.get_by_role("button", name="Reveal").click()
    expect(page.locator("blockquote").first).to_be_attached()
    told = {even(text) for text in page.locator("blockquote, .asked").all_text_contents()}
    assert {even(text) for text in TEXTS[:60]} <= told
    assert watch.sweep(page) == []


def test_copies_are_listed_by_the_names_they_have(watched: tuple[Page, Watch], app: App) -> None:
    """And each is looked at by its name, whatever that would mean elsewhere."""
    page, watch = watched
    page.goto(f"{app.url}answers")
    listed = {even(text) for text in page.locator("[data-part=others] code").all_text_contents()}
    assert listed == {even(f"answers ({name}).json") for name in NAMED}
    page.get_by_role("button", name="Look at it").first.click()
    expect(page.locator(".preview")).to_be_visible()
    assert watch.sweep(page) == []


@pytest.mark.parametrize("name", [f"{TEXTS[0].replace('/', '')}.json", "copy.html", "copy.md", "copy.ipynb"])
def test_a_file_that_is_brought_is_only_read(
    watched: tuple[Page, Watch], app: App, tmp_path: Path, name: str
) -> None:
    """Under any name, and also where it says that it is a page."""
    page, watch = watched
    (tmp_path / name).write_bytes(everything() if name.endswith("json") else "\n\n".join(TEXTS).encode())
    page.goto(f"{app.url}answers")
    page.get_by_label("The file with your copy").set_input_files(tmp_path / name)
    expect(page.locator("[data-part=restore] :is(.preview, .said.wrong)").first).to_be_visible()
    assert watch.sweep(page) == []


def test_a_tree_is_brought_in_as_words(watched: tuple[Page, Watch], app: App, tmp_path: Path) -> None:
    """Names, notes and places of a file from anywhere."""
    page, watch = watched
    lines = ["0 HEAD", "1 CHAR UTF-8", "1 FILE http://beacon.invalid/0"]
    for number, row in enumerate(family()["people"]):
        lines += [
            f"0 @I{number}@ INDI",
            f"1 NAME {row['who']}",
            f"1 NOTE {row['who']}",
            f"1 BIRT\n2 PLAC {row['who']}",
        ]
    raw = "\n".join([*lines, "0 TRLR"]).encode()
    (tmp_path / "tree.ged").write_bytes(raw)
    drawn(page, app, {f"{FAMILY}.people": [{"who": "Zoe", "is": "Me"}]})
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring a tree").click()
    chooser.value.set_files(tmp_path / "tree.ged")
    page.get_by_role("button", name="Add them to my tables").click()
    expect(page.locator(".frame [data-person]")).to_have_count(len(family()["people"]) + 1)
    came = [row["who"] for row in read_gedcom(raw).tables[f"{FAMILY}.people"]]
    shown = page.locator(f"[data-key='{FAMILY}.people'] [data-column=who]")
    assert shown.evaluate_all("all => all.map((it) => it.value)")[1:] == came
    assert watch.sweep(page) == []
