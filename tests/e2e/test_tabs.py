"""Two tabs on one chapter, and another program beside them: nobody writes over what they have not seen."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.bad_days import (
    EIGHT,
    FIVE,
    FOUR,
    ONE,
    SEVEN,
    SIX,
    THREE,
    Reader,
    area,
    eventually,
    kept,
    last,
    measured,
)
from tests.e2e.bad_days import reader as reader
from tests.e2e.bad_days import server as server
from tests.e2e.steps import field

WAYS = {
    "this": (SIX, "Keep the one above"),
    "that": (SEVEN, "Keep this other one"),
    "both": (EIGHT, "Keep both"),
}

PUT = """
import sys
from workbook.answers import Answers
answers = Answers.open()
print("has read", flush=True)
input()
answers.put(sys.argv[1], sys.argv[2], kind="text", prompt="What will you take with you?")
"""


def learns(page: Page, key: str, text: str) -> None:
    """Wait until a page shows a text by itself."""
    expect(area(page, key)).to_have_value(text)


def test_two_tabs_write_different_answers(reader: Reader) -> None:
    """Word by word in turns: each arrives whole and once, and the other tab learns of it."""
    left, right = reader.open(ONE), reader.open(ONE)
    here = there = ""
    for _ in range(5):
        here += reader.type_on(area(left, last(ONE)))
        there += reader.type_on(area(right, f"{ONE}.fear-to-lose"))
    kept(left, last(ONE), here)
    kept(right, f"{ONE}.fear-to-lose", there)
    learns(right, last(ONE), here)
    learns(left, f"{ONE}.fear-to-lose", there)
    assert [reader.versions(last(ONE)), reader.versions(f"{ONE}.fear-to-lose")] == [[here], [there]]


def test_a_tab_learns_of_another_program(reader: Reader) -> None:
    """As when a notebook in JupyterLab saves the same answer."""
    page = reader.open(THREE)
    text = reader.type_on(area(page, last(THREE)), words=2)
    kept(page, last(THREE), text)
    reader.witness.release(last(THREE))  # the other program has read it and writes over it
    with beside(reader, last(THREE), "written beside") as save:
        save()
    learns(page, last(THREE), "written beside")
    more = reader.type_on(area(page, last(THREE)))
    kept(page, last(THREE), f"written beside{more}")
    assert reader.versions(last(THREE)) == [f"written beside{more}"]


def test_another_program_does_not_write_over_what_is_being_typed(reader: Reader) -> None:
    """It has read, we type, it saves in the middle of a word: both texts are kept and shown."""
    page, key = reader.open(FOUR), last(FOUR)
    with beside(reader, key, "written beside") as save:
        typed = reader.type_on(area(page, key), words=2)
        kept(page, key, typed)
        typed += reader.type_on(area(page, key))
        save()
    typed += reader.type_on(area(page, key), words=2)
    expect(field(page, key).locator(".versions")).to_be_visible()
    assert eventually(lambda: sorted(map(str, reader.versions(key))) == sorted([typed, "written beside"]))


@contextlib.contextmanager
def beside(reader: Reader, key: str, text: str) -> Iterator[Callable[[], object]]:
    """Another program that has read the answers, and what makes it save one."""
    command = [sys.executable, "-c", PUT, key, text]
    with subprocess.Popen(command, env=reader.env, text=True, stdin=-1, stdout=-1) as process:
        assert process.stdout and process.stdin
        assert process.stdout.readline() == "has read\n"
        yield lambda: process.communicate("save\n")
    assert process.returncode == 0


# One tab keeps either in tests/e2e/test_two_versions.py.
@pytest.mark.parametrize(
    "way", [*(pytest.param(way, marks=pytest.mark.soak) for way in ("this", "that")), "both"]
)
def test_two_tabs_write_the_same_text_at_once(reader: Reader, way: str) -> None:
    """Both texts are kept and shown; the reader keeps this one, that one or both, and both tabs agree."""
    key, lines = last(WAYS[way][0]), (reader.line(), reader.line())
    left, right = (reader.open(WAYS[way][0], line) for line in lines)
    for line in lines:  # a slow machine could show one the other’s first words, to be typed on
        line.cut()
    here, there = reader.type_first(area(left, key)), reader.type_first(area(right, key))
    for _ in range(5):
        here += reader.type_on(area(left, key))
        there += reader.type_on(area(right, key))
    for line in lines:
        line.heal()
    for page in (left, right):
        expect(field(page, key).locator(".versions")).to_be_visible()
    assert eventually(lambda: sorted(map(str, reader.versions(key))) == sorted([here, there]))
    panel = field(left, key).locator(".versions")
    expect(area(left, key)).to_have_value(str(reader.versions(key)[0]))
    this, that = str(reader.versions(key)[0]), str(reader.versions(key)[1])
    expect(panel.locator(".other")).to_have_text(that)
    reader.witness.release(key)  # from here on the reader decides what stays
    chosen = time.time()
    panel.get_by_role("button", name=WAYS[way][1]).click()
    wanted = {"this": this, "that": that, "both": f"{this.strip()}\n\n{that.strip()}"}[way]
    expect(panel).to_have_count(0)
    assert eventually(
        lambda: [" ".join(str(text).split()) for text in reader.versions(key)] == [" ".join(wanted.split())]
    )
    for page in (left, right):
        expect(field(page, key).locator(".versions")).to_have_count(0)
        expect(area(page, key)).to_have_value(str(reader.versions(key)[0]))
        expect(field(page, key)).to_have_attribute("data-state", "saved")
    measured(f"both tabs show the choice ({way}), seconds", time.time() - chosen)


def test_a_tab_that_lost_its_line_writes_over_nothing(reader: Reader) -> None:
    """It types in the dark what another tab changes meanwhile; both texts are kept."""
    line = reader.line()
    far, near = reader.open(FIVE, line), reader.open(FIVE)
    line.cut()
    there = reader.type_on(area(far, last(FIVE)), words=2)
    here = reader.type_on(area(near, last(FIVE)), words=2)
    kept(near, last(FIVE), here)
    line.heal()
    expect(field(far, last(FIVE))).to_have_attribute("data-state", "saved")
    assert sorted(map(str, reader.versions(last(FIVE)))) == sorted([here, there])
    for page in (far, near):
        expect(field(page, last(FIVE)).locator(".versions")).to_be_visible()
