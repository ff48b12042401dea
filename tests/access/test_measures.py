"""Each measure finds the fault it is there for: a page with nothing but that fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.access.conftest import DESK, anew
from tests.access.measuring import measured, seen_as
from tests.access.test_keyboard import walk

LONG = "word " * 60
FAULTS = {
    "small": "<button style='width:30px;height:30px'>x</button>",
    "sideways": "<p style='width:2000px'>wide</p>",
    "cutOff": f"<p style='height:1em;overflow:hidden'>{LONG}</p>",
    "overlapping": f"<p>{LONG}</p><p style='margin-top:-3em'>{LONG}</p>",
    "sticking": "<b style='position:sticky;top:0;height:500px;display:block'>x</b><p style='height:3000px'>x",
    "moving": "<p style='transition:color 1s'>glides</p>",
    "pale": "<p style='color:#999'>pale</p><p style='opacity:.5'>weak</p>",
    "unmarked": "<button style='border:0;appearance:none'>no border</button>",
    "faint": "<figure><svg><path d='M0 0H9' stroke='#eee'/><text y='20' fill='#ddd'>pale</text></svg>",
    "undescribed": "<figure><svg><path d='M0 0H9' stroke='#000'/></svg></figure>",
    "positive": "<a href='#' tabindex='3'>first</a>",
    "onPaper": "<button>to press</button>",
}
ON_PAPER = {
    "to press": "<button>x</button>",
    "cut": f"<textarea rows=1 style='height:1em'>{LONG}</textarea>",
    "dark": "<p style='background:#000;color:#fff'>night</p>",
    "pale": "<p style='color:#ccc'>pale</p>",
    "not printed": "<main><div><details open><summary>x</summary><p style='display:none'>y</p></details>",
}
WALKS = {
    "it has no ring": "<a href='#' style='outline:none'>x</a>",
    "contrast": "<a href='#' style='outline:3px solid #eee'>x</a>",
    "it is covered": "<a href='#'>x</a><div style='position:fixed;inset:0;background:#fff'></div>",
    "comes": "<a href='#' tabindex=2>b</a><a href='#' tabindex=1>a</a>",
}


@pytest.fixture(scope="module")
def sheet(chromium: Browser) -> Iterator[Page]:
    """An empty page on a desk."""
    context = anew(chromium)
    page = context.new_page()
    seen_as(page, DESK)
    yield page
    context.close()


@pytest.mark.parametrize("measure", FAULTS)
def test_a_fault_is_found_and_nothing_without_one(sheet: Page, measure: str) -> None:
    """One complaint at least where it is planted; none on a plain page."""
    sheet.set_content(f"<!doctype html>{FAULTS[measure]}")
    found = measured(sheet, measure)
    sheet.set_content("<!doctype html><main><h1>Plain</h1><p>Words.</p></main>")
    assert found and measured(sheet, measure) == []


@pytest.mark.parametrize("fault", ON_PAPER)
def test_paper_is_looked_at_for_each(sheet: Page, fault: str) -> None:
    """By its own words."""
    sheet.set_content(f"<!doctype html>{ON_PAPER[fault]}")
    assert any(said.startswith(fault) for said in measured(sheet, "onPaper"))


@pytest.mark.parametrize("fault", WALKS)
def test_a_walk_tells_what_is_wrong(sheet: Page, fault: str) -> None:
    """A ring that is missing, weak or covered, and an order that is not that of the text."""
    sheet.goto("about:blank")  # where the walk before has ended is no place to begin
    sheet.set_content(f"<!doctype html>{WALKS[fault]}<p>Words.</p>")
    assert any(fault in said for said in walk(sheet)["said"])


def test_a_stop_that_is_never_reached_is_told(sheet: Page) -> None:
    """A trap keeps the rest of the page from whoever has no mouse."""
    trap = "onkeydown='event.preventDefault()'"
    sheet.set_content(f"<!doctype html><a href='#' {trap}>x</a><button>beyond</button>")
    assert walk(sheet)["missing"]
