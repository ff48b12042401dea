"""Exported pages in a real browser: nothing that was typed runs, asks or changes anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.export.hostile_texts import INJECTIONS
from tests.export.playing import LINES, LOG, READERS, ROWS, Kept, book
from tests.export.read_back import held
from tests.export.said import as_typed
from workbook.content_policy import TAKEN_ALONG
from workbook.export.formats.html import html

RAN = (
    "() => Object.keys(window).includes('ran') || document.querySelector('[onerror], [onload], script, img')"
)
SHOWN = "() => [...document.querySelectorAll('article > .words')].map(words => words.textContent)"


def everything_hostile() -> Kept:
    """Each injection as an answer, as a key, in a list, in a table, in a log and in every picture's words."""
    answers = Kept(READERS)
    answers |= {f"88-hostile-page.{number:02}": text for number, text in enumerate(INJECTIONS)}
    answers |= {f"88-hostile-page.{text}": "said" for text in INJECTIONS}
    answers[LINES] = list(INJECTIONS)
    answers[ROWS] = [
        {"who": text, "tie": text, "close": n % 11, "free": n % 7} for n, text in enumerate(INJECTIONS)
    ]
    answers[LOG] = [{"day": "2026-05-09", "level": 3, "words": text} for text in INJECTIONS]
    answers["family-map.people"] = [{"who": text, "label": text, "notes": text} for text in INJECTIONS]
    return answers


@pytest.mark.parametrize("guarded", [True, False])
def test_no_injection_runs_in_an_exported_page(
    context: BrowserContext, tmp_path: Path, guarded: bool
) -> None:
    """Not even without its policy; and what the browser saves of it can be read back."""
    answers, path, asked, told = everything_hostile(), tmp_path / "workbook.html", [], []
    made = html(book(answers))
    path.write_bytes(made if guarded else made.replace(TAKEN_ALONG.replace("'", "&#x27;").encode(), b""))
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(path.as_uri())
    for link in page.locator("nav a").all():
        link.click()
    page.mouse.move(300, 300)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.evaluate(RAN)
    assert asked == [path.as_uri()] and told == []
    assert set(map(as_typed, INJECTIONS)) <= set(page.evaluate(SHOWN))
    saved = page.evaluate("() => document.documentElement.outerHTML")
    assert held(saved.encode(), "html") == dict(answers)
