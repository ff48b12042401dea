"""Figures as plain drawings: what the page shows, at the same places."""

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insights.given import HOSTILE, SCRIPTS, filled, whatever
from tests.insights.reader import READER
from workbook.export.plots import plot
from workbook.insights.pictures import PICTURES

SVG = "{http://www.w3.org/2000/svg}"
DATA = [name for name, picture in PICTURES.items() if picture.figure]


def drawn(name, given):
    """A picture as elements; `None` where there is nothing to draw."""
    found = PICTURES[name].figure(given)
    return ElementTree.fromstring(plot(found, "A title", "Some words").encode()) if found else None  # noqa: S314


def words(root):
    """The letters of a drawing, without title and description."""
    return [line.text for line in root.iter(f"{SVG}tspan")]


def near(value):
    """A number as a drawing writes it."""
    return pytest.approx(value, abs=0.06)


def test_a_point_lies_where_its_two_numbers_say():
    """Separateness to the right, connection upwards; the middle is the middle."""
    root = drawn("plane", {"connection": 5, "separateness": 5})
    dot, (frame, *_) = root.find(f"{SVG}circle"), list(root.iter(f"{SVG}rect"))
    middle = float(frame.get("x")) + float(frame.get("width")) / 2
    assert float(dot.get("cx")) == near(middle)
    higher = drawn("plane", {"connection": 8, "separateness": 5}).find(f"{SVG}circle")
    assert float(higher.get("cy")) < float(dot.get("cy")) and higher.get("cx") == dot.get("cx")


def test_then_is_hollow_and_now_is_full():
    """With an arrow between them, and both named."""
    root = drawn(
        "plane", {"connection": 2, "separateness": 2, "connection_again": 8, "separateness_again": 8}
    )
    then, now = root.iter(f"{SVG}circle")
    assert then.get("fill") == "none" and now.get("fill") != "none"
    assert {"then", "now"} <= set(words(root)) and root.find(f"{SVG}path") is not None


def test_bars_lie_end_to_end_and_tell_their_kind_without_colour():
    """Two hours are half as long as four; what is no household work has strokes."""
    rows = [
        {"task": "a", "kind": "Household", "who": "K.", "hours": "4"},
        {"task": "b", "kind": "Feeling", "who": "K.", "hours": "2"},
    ]
    root = drawn("ledger", {"tasks": rows})
    first, second = [bar for bar in root.iter(f"{SVG}rect") if float(bar.get("width")) != 22]
    assert float(first.get("width")) == near(2 * float(second.get("width")))
    assert float(second.get("x")) == near(float(first.get("x")) + float(first.get("width")))
    assert len(list(root.iter(f"{SVG}path"))) == 2 and "K.  6 hours" in words(root)


def test_a_line_has_a_gap_where_nothing_was_written():
    """More than ten days apart, two entries are two."""
    days = ["2026-03-01", "2026-03-05", "2026-05-01", "2026-05-04"]
    root = drawn("lines", {"heat": [{"day": day, "level": 4} for day in days]})
    runs = [line for line in root.iter(f"{SVG}polyline") if line.get("stroke-width") == "2"]
    assert [len(run.get("points").split()) for run in runs] == [2, 2]
    assert len(list(root.iter(f"{SVG}circle"))) == 4


@pytest.mark.parametrize("name", DATA)
def test_everything_stays_within_the_drawing(name):
    """Points, bars and lines of the reader's pictures."""
    root = drawn(name, PICTURES[name].given(READER))
    left, top, wide, high = map(float, root.get("viewBox").split())
    for each in root.iter():
        x, y = each.get("cx") or each.get("x"), each.get("cy") or each.get("y")
        if x and y:
            assert left <= float(x) <= left + wide and top <= float(y) <= top + high
    assert root.find(f"{SVG}title").text == "A title" and root.find(f"{SVG}desc").text == "Some words"


@pytest.mark.parametrize("name", DATA)
def test_what_was_typed_is_letters(name):
    """Never an element of its own, whatever it looks like."""
    known = {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "line",
        "polyline",
        "polygon",
        "path",
        "circle",
        "text",
        "tspan",
    }
    for text in [*HOSTILE, *SCRIPTS]:
        root = drawn(name, filled(name, text, 3))
        assert root is None or {each.tag.removeprefix(SVG) for each in root.iter()} <= known


@pytest.mark.parametrize("name", DATA)
@settings(max_examples=40)
@given(data=st.data())
def test_any_figure_can_be_drawn(name, data):
    """Whatever the answers hold."""
    drawn(name, data.draw(whatever(name)))
