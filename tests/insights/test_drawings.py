"""What each drawing shows, one by one."""

import datetime as dt
import xml.etree.ElementTree as ElementTree

import pytest

from workbook.chapters.notebook import find_exercise
from workbook.insights.pictures import PICTURES, loop, seesaw, timeline, triangle, weeks, worry


def text_of(svg):
    """The letters of a drawing, without its title and description, in the order they are drawn."""
    root = ElementTree.fromstring(svg.encode())  # noqa: S314 – our own drawing, a moment old
    return [line.text for line in root.iter("{http://www.w3.org/2000/svg}tspan")]


STEPS = {"i_do": "go quiet", "they_feel": "shut out", "they_do": "ask again", "i_feel": "cornered"}


def test_the_circle_goes_round_in_order():
    """Upper row to the right, lower row back to the left; the words say the same round."""
    root = ElementTree.fromstring(loop.svg(STEPS).encode())  # noqa: S314
    words = list(root.iter("{http://www.w3.org/2000/svg}tspan"))
    at = {line.text: (float(line.get("x")) > 170, float(line.get("y")) > 100) for line in words}
    assert [at[step] for step in STEPS.values()] == [
        (False, False),
        (True, False),
        (True, True),
        (False, True),
    ]
    assert loop.words(STEPS) == (
        "A circle of four steps. First what I do: “go quiet”; then what they may feel: “shut out”; then what "
        "they do: “ask again”; then what I feel: “cornered”; and from there it goes round again to the first."
    )


def test_one_step_already_makes_a_circle():
    """The other three are open, in the picture and in its words."""
    assert text_of(loop.svg({"they_do": "ask"})).count("…") == 3
    assert loop.words({"they_do": "ask"}).count("still open") == 3


def test_the_chain_ends_in_two_corners():
    """What was in the reader's sentence, link by link."""
    chain = {"worry": "about fire", "reaction": "read out rules", "mine": "the gap", "theirs": "the shelf"}
    assert set(chain.values()) <= set(text_of(worry.svg({"chain": chain})))
    assert worry.words({"chain": chain}) == (
        "A chain: I was worried “about fire”; so I “read out rules”; and soon two opposite corners: "
        "I fought for “the gap”, they fought for “the shelf”."
    )


def test_the_heavier_side_goes_down():
    """To the right and down where I do more; the number says how much."""
    said = seesaw.words(
        {"areas": [{"area": "Bills", "tilt": 5}, {"area": "Jokes", "tilt": -4}, {"area": "Walks", "tilt": 0}]}
    )
    assert said == "Where I do more: Bills (5). Where they do more: Jokes (4). Even: Walks."
    root = ElementTree.fromstring(seesaw.svg({"areas": [{"area": "Bills", "tilt": 5}]}).encode())  # noqa: S314
    beam = next(line for line in root.iter() if line.get("stroke-width") == "4")
    left, right = (tuple(map(float, point.split(","))) for point in beam.get("points").split())
    assert right[0] > left[0] and right[1] > left[1]


# weeks, timeline


def test_weeks_come_in_order_and_the_midpoint_is_marked():
    """However the rows were written."""
    plan = [
        {"week": "Later", "step": "z"},
        {"week": "3, midpoint", "step": "m", "day": "2026-05-21"},
        {"step": "?"},
        {"week": "1", "step": "a"},
    ]
    said = "Week 1: “a”. Week 3, the midpoint (21 May 2026): “m”. Later: “z”. No week: “?”"
    assert weeks.words({"plan": plan}) == said
    drawn = text_of(weeks.svg({"plan": plan}))
    assert drawn.index("a") < drawn.index("m") < drawn.index("z") < drawn.index("?") and "midpoint" in drawn


def test_every_week_of_the_chapter_is_understood():
    """The options of the table and this picture know the same weeks."""
    options = find_exercise(PICTURES["weeks"].keys["plan"]).columns["week"].takes
    said = weeks.words({"plan": [{"week": week, "step": "x"} for week in options]})
    assert "No week" not in said and said.count("Week") == 6


def test_days_come_in_order_from_both_sources():
    """The reader's own, and the family map's questions as they are."""
    given = {
        "days": [
            {"day": None, "what": "a feast"},
            {"day": "2026-11-02", "what": "All Souls", "kind": "A walk."},
        ],
        "family": [{"day": dt.date(2026, 5, 9), "says": "Does this day say something?"}],
    }
    assert timeline.words(given) == (
        "9 May 2026, from the family map: Does this day say something? "
        "2 November 2026: “All Souls”. Kind to me: “A walk.” No date yet: “a feast”."
    )


def test_more_time_is_more_room():
    """A line of days keeps their distances, within reason."""

    def height(day):
        days = [{"day": "2026-05-01", "what": "x"}, {"day": day, "what": "y"}]
        return float(timeline.svg({"days": days}).split('viewBox="')[1].split('"')[0].split()[3])

    assert height("2026-05-02") < height("2026-06-20") < height("2026-11-01") == height("2036-11-01")


# triangles


@pytest.mark.parametrize(
    ("typed", "two"),
    [
        ("Mum and D.", ("Mum", "D.")), ("Mum / D.", ("Mum", "D.")), ("A, B", ("A", "B")), ("", ("", "")),
        ("my mother with my father", ("my mother", "my father")), ("everyone", ("everyone", "")),
        ("A, B and C", ("A, B", "C")), ("Andy", ("Andy", "")), ("Jean-Luc and me.", ("Jean-Luc", "me")),
    ],
)  # fmt: skip
def test_two_names_are_parted(typed, two):
    """So that each has a corner; what cannot be parted stays whole."""
    assert triangle.two_of(typed) == two


def test_a_triangle_says_who_is_in_and_who_is_out():
    """In the picture and in its words."""
    row = {"two": "Mum and D.", "third": "me, by phone", "out": "D.", "unsaid": "whose life"}
    given = {"triangles": [row], "step_out": {"person": "D."}}
    assert triangle.words(given) == (
        "A triangle of two and a third. Tense with each other: “Mum and D.”; brought in: “me, by phone”; "
        "left out: “D.”; not talked about: “whose life”. "
        "A way to step out: “That is for you and D. to settle. I care about you both, and I am glad to ….”"
    )
    assert {"Mum", "D.", "me, by phone", "whose life", "left out"} <= set(text_of(triangle.svg(given)))


def test_the_step_out_sentence_is_the_chapters():
    """Word for word."""
    assert find_exercise(PICTURES["triangle"].keys["step_out"]).template == triangle.STEP_OUT


def test_the_family_map_has_triangles_of_its_own():
    """Told as what the ties say, and no more."""
    answers = {
        "family-map.people": [{"who": who} for who in ("Ana", "Bo", "Cy")],
        "family-map.ties": [
            {"one": "Ana", "two": "Bo", "kind": "Conflict"},
            {"one": "Cy", "two": "Ana", "kind": "Close"},
            {"one": "Cy", "two": "Bo", "kind": "Distant"},
        ],
    }
    found = PICTURES["triangle"].shown(answers, {})
    assert found.words == (
        "A triangle on the family map. Tense with each other: “Ana and Bo”; near to one of them: “Cy”; "
        "left out: “Bo”."
    )
    assert {"Ana", "Bo", "Cy", "on the family map"} <= set(text_of(found.svg))


def test_more_triangles_than_fit_are_counted():
    """Four are drawn; the words tell of all."""
    given = {"quarrels": [{"about": f"issue {n}"} for n in range(60)]}
    drawn = text_of(triangle.svg(given))
    assert "and 56 more, told in words" in drawn and drawn.count("the issue") == 4
    assert all(f"issue {n}”" in triangle.words(given) for n in range(60))
