"""Copies with a lock, copies that are none, copies that other programs left."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.answers.steps import FIRST, PASSPHRASE, THERE, button, kept, look, part, said
from tests.e2e.app import App
from tests.e2e.steps import press
from workbook.answers import Answers

SENTENCE = re.compile(r"^[A-Z][^\n]{15,}\.$")


def test_a_locked_copy_asks_for_its_passphrase(yours: Page, app: App, tmp_path: Path) -> None:
    """A wrong one says so; the right one shows what is in it."""
    there = kept(tmp_path / "there", THERE)
    there.lock(PASSPHRASE)
    look(yours, there.path)
    secret = yours.get_by_label("The passphrase or recovery code of the copy")
    expect(secret).to_be_focused()
    secret.fill("not these four words")
    press(yours, "Enter")
    expect(said(yours, "restore")).to_contain_text("does not open these answers")
    secret.fill(PASSPHRASE)
    press(yours, "Enter")
    expect(yours.locator(".counted")).to_contain_text("1 new, 1 changed, 1 the same")
    button(yours, "Put both together").click()
    expect(said(yours, "restore")).to_contain_text("Done.")
    assert app.answers()[FIRST] == THERE[FIRST] and app.answers().keys() == THERE.keys()


def hostile(copy: bytes) -> dict[str, bytes]:
    """Files that are no copies, by what is wrong with them."""
    schema = json.loads(copy)
    return {
        "empty": b"",
        "null": b"null",
        "list": b"[]",
        "words": b"Dear diary",
        "truncated": copy[:-40],
        "twice": copy.replace(b'"format"', b'"format": 1, "format"', 1),
        "nan": copy.replace(b'"rev": 1', b'"rev": NaN', 1),
        "huge": copy.replace(b'"rev": 1', b'"rev": 1e999', 1),
        "brackets": b"[" * 100_000,
        "long": b'"' + b"x" * 9_000_000 + b'"',
        "surrogate": copy.replace(b"noisy", b"\\ud800"),
        "latin-1": copy.replace(b"noisy", b"nois\xe9"),
        "utf-32": copy.decode().encode("utf-32"),
        "shape": json.dumps(schema | {"answers": {"a": 1}}).encode(),
        "newer": json.dumps(schema | {"min_reader": 99, "schema": 99}).encode(),
        "other": json.dumps(schema | {"format": "else"}).encode(),
    }


DAMAGED = ("truncated", "twice", "nan", "huge", "surrogate")


def test_what_is_whole_in_damaged_files_is_shown_and_not_taken(
    yours: Page, app: App, copy: Path, tmp_path: Path
) -> None:
    """It says that they are damaged; the answers stay as they are, byte for byte."""
    before = (app.home / "answers.json").read_bytes()
    for name in DAMAGED:
        (tmp_path / f"{name}.json").write_bytes(hostile(copy.read_bytes())[name])
        look(yours, tmp_path / f"{name}.json")
        expect(yours.locator(".preview .when"), name).to_contain_text("The copy is damaged")
        yours.get_by_label("The file with your copy").set_input_files([])
        expect(yours.locator(".preview"), name).to_have_count(0)
    assert (app.home / "answers.json").read_bytes() == before


def test_hostile_files_are_refused_in_a_sentence(yours: Page, app: App, copy: Path, tmp_path: Path) -> None:
    """Each one; the answers stay as they are, byte for byte, and the page goes on."""
    before = (app.home / "answers.json").read_bytes()
    refused = {name: raw for name, raw in hostile(copy.read_bytes()).items() if name not in DAMAGED}
    for name, raw in refused.items():
        (tmp_path / f"{name}.json").write_bytes(raw)
        look(yours, tmp_path / f"{name}.json")
        expect(yours.locator("[data-part=restore] .said.wrong"), name).to_have_text(SENTENCE)
        expect(yours.locator(".preview"), name).to_have_count(0)
        yours.get_by_label("The file with your copy").set_input_files([])
        expect(said(yours, "restore")).to_have_text("")
    assert (app.home / "answers.json").read_bytes() == before
    look(yours, copy)
    expect(yours.locator(".counted")).to_be_visible()


def test_markup_in_a_copy_is_shown_as_text(yours: Page, tmp_path: Path) -> None:
    """A question may come from anyone's file."""
    there = Answers.open(tmp_path / "there")
    there.put(FIRST, "x", kind="text", prompt="<img src=x onerror=alert(1)>")
    look(yours, there.path)
    yours.get_by_text("New in the copy: 1").click()
    expect(yours.locator("[data-list=new] li")).to_have_text("<img src=x onerror=alert(1)>")
    expect(yours.locator("main img")).to_have_count(0)


def test_a_conflict_copy_is_found_and_taken(page: Page, app: App, copy: Path) -> None:
    """With the same preview; afterwards it lies with the kept ones."""
    copy.rename(app.home / "answers 2.json")
    page.goto(f"{app.url}answers")
    expect(part(page, "others")).to_contain_text("answers 2.json")
    button(page, "Look at it").click()
    expect(page.locator(".counted")).to_contain_text("1 new, 1 changed")
    button(page, "Put both together").click()
    expect(said(page, "where")).to_contain_text("Done.")
    expect(part(page, "others")).to_have_count(0)
    assert app.answers()[FIRST] == THERE[FIRST] and not (app.home / "answers 2.json").exists()
    assert list((app.home / "kept").glob("conflict-*"))
