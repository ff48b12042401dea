"""What a reader does on the page “Your answers”, in one word each."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import App
from workbook.answers import Answers

ONE, SIX = "01-what-closeness-asks", "06-saying-what-matters"
FEAR, HOPE, FIRST = f"{ONE}.fear-to-lose", f"{ONE}.hope-to-gain", f"{SIX}.go-first"
HERE = {FEAR: "my quiet mornings", HOPE: "the same in both"}
THERE = {FEAR: "my noisy evenings", HOPE: "the same in both", FIRST: "only in the copy"}
PASSPHRASE = "four words of mine"
HELD = ("server-key", "answers.json.lock")


def kept(folder: Path, given: dict[str, str]) -> Answers:
    """Answers in a folder, saved by the workbook itself."""
    answers = Answers.open(folder)
    for key, text in given.items():
        answers.put(key, text, kind="text", prompt=f"Question {key[-5:]}?")
    return answers


def emptied(folder: Path) -> None:
    """Leave nothing in a folder but what its server and kernels hold as long as they run."""
    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        elif each.name not in HELD:
            each.unlink()


def words(app: App) -> dict[str, str]:
    """Every answer that is not cleared."""
    return {key: text for key, text in app.answers().items() if text is not None}


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def said(page: Page, name: str) -> Locator:
    return part(page, name).locator(".said")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def look(page: Page, file: Path) -> None:
    page.get_by_label("The file with your copy").set_input_files(file)


def lock(page: Page, passphrase: str = PASSPHRASE) -> str:
    """Put the lock on and return the recovery code."""
    page.get_by_label("A passphrase", exact=True).fill(passphrase)
    page.get_by_label("The same once more").fill(passphrase)
    button(page, "Put the lock on").click()
    return page.locator(".recovery .code").inner_text()


def lock_now(page: Page) -> None:
    button(page, "Lock now").click()
    expect(page.locator("h1")).to_have_text("Your answers are locked")


def open_again(page: Page, secret: str) -> None:
    page.get_by_label("Passphrase or recovery code").fill(secret)
    button(page, "Open").click()


def holding(folder: Path, *given: str) -> list[str]:
    """The files anywhere below a folder in which one of these words can be read."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in given)]
