"""What a page is told of what a kernel displays."""

from __future__ import annotations

import pytest

from workbook.compute import sentences
from workbook.compute.cell import Cell
from workbook.compute.limits import Limits, limits
from workbook.compute.outputs import PLOTLY, WIDGET, error, shown, stream

LIMITS = Limits(text=20, outputs=3, size=100)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({WIDGET: {"model_id": "a"}, "text/plain": "Widget()"}, "frame"),
        ({PLOTLY: {"data": []}, "text/html": "<script>"}, "frame"),
        ({"text/html": "<b>", "text/plain": "b"}, "frame"),
        ({"image/svg+xml": "<svg/>", "text/plain": "<x>"}, "image"),
        ({"image/png": "AAAA"}, "image"),
        ({"text/markdown": "**b**"}, "prose"),
        ({"text/latex": "$a$"}, "frame"),
        ({"text/plain": "a"}, "text"),
        ({"application/pdf": "a", "text/plain": "a"}, "text"),
    ],
)
def test_the_richest_form_is_shown(data, kind):
    """What may bring a script along goes into a frame, the rest is safe as it is."""
    assert shown({"data": data}, LIMITS)["kind"] == kind


def test_what_no_page_knows_is_not_shown():
    """There is nothing to say of it."""
    assert shown({"data": {"application/pdf": "a"}}, LIMITS) is None


@pytest.mark.parametrize(
    "data",
    [
        {"text/html": "x" * 101},
        {"image/png": ["x" * 60, "y" * 60]},
        {PLOTLY: {"data": [{"x": "x" * 101}]}},
    ],
)
def test_what_is_too_large_is_a_sentence(data):
    """However it is put together."""
    assert shown({"data": data}, LIMITS) == {"kind": "words", "words": sentences.too_large(LIMITS)}


def test_markdown_brings_no_html_along():
    """It is Markdown and no more, as in prose."""
    found = shown({"data": {"text/markdown": "**b** <script>x</script> ![p](http://a/b.png)"}}, LIMITS)
    assert "<script" not in found["html"] and "<img" not in found["html"] and "<strong>" in found["html"]


def test_a_formula_is_drawn_by_the_browser():
    """In a frame, because what stands in it as text could be anything."""
    found = shown({"data": {"text/latex": r"$\frac{a}{2}$"}}, LIMITS)
    assert (found["kind"], found["alt"]) == ("frame", r"\frac{a}{2}")
    assert found["data"].startswith("<math ") and "<mfrac>" in found["data"]


def test_a_formula_that_is_none_can_be_read():
    """As it was written."""
    formula = r"\def\a{\a\a}\a"
    found = shown({"data": {"text/latex": f"$${formula}$$"}}, LIMITS)
    assert found == {"kind": "prose", "html": f'<p class="formula"><code>{formula}</code></p>'}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("10%\r50%\r100%\n", "100%\n"),
        ("a\r\nb", "a\nb"),
        ("\x1b]8;;http://a\x07link", "link"),
    ],
)
def test_text_is_what_a_terminal_would_show_at_last(said, text):
    """No colours, no bar that fills."""
    assert stream(said, LIMITS)["text"] == text


def test_text_is_cut_where_it_is_too_long():
    """With a sentence that there was more, whether it was printed or is the value of a cell."""
    cut = {"kind": "text", "text": "x" * 20, "more": sentences.LEFT_OUT}
    assert stream("x" * 30, LIMITS) == shown({"data": {"text/plain": "x" * 30}}, LIMITS) == cut


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("NameError", "name 'x' is not defined", sentences.FAILED),
        (
            "ModuleNotFoundError",
            "No module named 'seaborn.x'",
            "package “seaborn”, which is not installed here.",
        ),
        ("KeyboardInterrupt", "", "took longer than 60 seconds and was stopped."),
    ],
)
def test_an_error_is_a_sentence(name, value, words):
    """For whoever reads; what Python says is for whoever wrote the cell."""
    found = error({"ename": name, "evalue": value, "traceback": ["\x1b[31mline 1\x1b[0m"]}, LIMITS)
    assert words in found["words"]
    assert found["why"] == ("" if name == "KeyboardInterrupt" else "line 1")


def test_text_that_follows_text_is_one():
    """A line at a time is no output at a time."""
    cell = Cell("a", LIMITS)
    for word in ("one\n", "two\n"):
        cell.printed("stdout", word)
    assert [show["text"] for show in cell.shows.values()] == ["one\ntwo\n"]


def test_a_page_is_told_only_what_it_does_not_have():
    """By the numbers of what it has."""
    cell = Cell("a", LIMITS)
    cell.displayed({"data": {"text/plain": "one"}})
    there = set(cell.shows)
    cell.displayed({"data": {"text/plain": "two"}})
    told = cell.message(there)
    assert [show["text"] for show in told["new"]] == ["two"] and len(told["ids"]) == 2


def test_the_fourth_of_three_is_a_sentence():
    """And the fifth is nothing."""
    cell = Cell("a", LIMITS)
    for word in "abcde":
        cell.displayed({"data": {"text/plain": word}})
    *_, last = cell.shows.values()
    assert len(cell.shows) == 4 and last["words"] == sentences.LEFT_OUT


@pytest.mark.parametrize(("said", "seconds"), [("120", 120), ("", 60), (None, 60)])
def test_an_author_may_give_cells_more_time(monkeypatch, said, seconds):
    """In the environment, as every setting."""
    monkeypatch.delenv("WORKBOOK_CELL_SECONDS", raising=False)
    if said is not None:
        monkeypatch.setenv("WORKBOOK_CELL_SECONDS", said)
    assert limits().seconds == seconds
