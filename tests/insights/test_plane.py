"""The plane: the same thing in words and in a picture."""

import json

import pytest

from workbook.insights.plane import CORNERS, figure, in_words


@pytest.mark.parametrize(("separateness", "connection"), [(None, None), (0, None), (None, 0)])
def test_a_missing_half_is_asked_for(separateness, connection):
    """None is unanswered, on either side."""
    assert in_words(separateness, connection) == "Answer both questions above, and your point appears here."


@pytest.mark.parametrize(
    ("separateness", "connection", "side"),
    [
        (8, 8, "close, and still yourself"),
        (2, 8, "close, with little room for yourself"),
        (8, 2, "on your own, at some distance"),
        (0, 0, "neither close nor free"),
        (6, 4, "on your own, at some distance"),
    ],
)
def test_every_corner_has_its_words(separateness, connection, side):
    """And zero is an answer."""
    said = f"Your point: connection {connection} of 10, separateness {separateness} of 10 – {side}."
    assert in_words(separateness, connection) == said


@pytest.mark.parametrize(("separateness", "connection"), [(5, 0), (10, 5), (5, 5)])
def test_the_middle_belongs_to_no_corner(separateness, connection):
    """Nobody is sorted by half a point."""
    assert "on the middle line" in in_words(separateness, connection)


def test_the_point_lies_where_it_was_answered():
    """Separateness to the right, connection upwards."""
    (point,) = figure(3, 9)["data"]
    assert (list(point["x"]), list(point["y"])) == ([3], [9])


def test_the_figure_is_plain_json():
    """It travels in a message; plotly's large template stays at home."""
    assert len(json.dumps(figure(0, 0))) < 5000 and "template" not in figure(0, 0)["layout"]


def test_the_whole_plane_is_always_in_view():
    """The point at a corner is drawn whole, and nothing moves between two answers."""
    axes = [figure(0, 10)["layout"][axis]["range"] for axis in ("xaxis", "yaxis")]
    assert all(low < 0 and high > 10 for low, high in axes)
    assert figure(0, 10)["layout"] == figure(10, 0)["layout"]


def test_the_corners_stand_where_they_belong():
    """Near and free is up and to the right."""
    corners = {
        note["text"].replace("<br>", " "): (note["x"] > 5, note["y"] > 5)
        for note in figure(1, 1)["layout"]["annotations"]
    }
    assert corners == {words: (separate, connected) for (connected, separate), words in CORNERS.items()}
