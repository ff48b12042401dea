"""What each figure shows, one by one."""

import datetime as dt
from itertools import combinations, pairwise

import pytest

from workbook.chapters.notebook import find_exercise
from workbook.insights.pictures import PICTURES, ledger, lines, people, plane
from workbook.insights.pictures.label_placement import LETTERS, LOWEST, TALL, UNIT, Box, labels, spread
from workbook.insights.pictures.svg import LEADING
from workbook.insights.pictures.text_width import width

# the plane


def test_then_and_now_are_two_points_and_an_arrow():
    """From chapter 1 to chapter 10, open circle to full one."""
    found = plane.figure({"connection": 4, "separateness": 8, "connection_again": 7, "separateness_again": 6})
    then, now = found["data"]
    assert (then["x"], then["y"], now["x"], now["y"]) == ([8], [4], [6], [7])
    assert (then["marker"]["symbol"], now["marker"]["symbol"]) == ("circle-open", "circle") and [
        then["text"],
        now["text"],
    ] == [
        ["then"],
        ["now"],
    ]
    arrow = found["layout"]["annotations"][-1]
    assert [arrow[end] for end in ("ax", "ay", "x", "y")] == [8, 4, 6, 7]


def test_the_words_of_two_points_say_both_and_the_way_between():
    """Read alone, they are the picture."""
    said = plane.words({"connection": 4, "separateness": 8, "connection_again": 7, "separateness_again": 8})
    assert said == (
        "Then: connection 4 of 10, separateness 8 of 10 – on your own, at some distance. "
        "Now: connection 7 of 10, separateness 8 of 10 – close, and still yourself. "
        "From then to now: 3 up in connection."
    )


def test_two_points_on_one_spot_are_one():
    """Nothing has moved, and no arrow of no length is drawn."""
    same = {"connection": 4, "separateness": 8, "connection_again": 4, "separateness_again": 8}
    (dot,) = plane.figure(same)["data"]
    assert dot["text"] == ["then and now"] and "has not moved" in plane.words(same)


@pytest.mark.parametrize("missing", ["connection", "separateness"])
def test_half_a_point_is_none(missing):
    """Both halves make a point; zero is a half as good as any."""
    assert plane.figure({missing: 0}) is None and plane.words({missing: 0}) == plane.INVITATION


def test_only_now_is_a_point_too():
    """Whoever skipped chapter 1 still sees chapter 10."""
    found = plane.figure({"connection_again": 0, "separateness_again": 0})
    assert [dot["text"] for dot in found["data"]] == [["now"]]


@pytest.mark.parametrize(("across", "up"), [(x, y) for x in range(11) for y in range(11)])
def test_no_words_lie_under_the_point(across, up):
    """The four corners make room for it."""
    found = plane.figure({"connection": up, "separateness": across})
    for corner in found["layout"]["annotations"]:
        lines_of = corner["text"].split("<br>")
        half = max(width(line, 13) for line in lines_of) / 2 / 20
        beside, above = abs(corner["x"] - across), abs(corner["y"] - up)
        assert beside > half + 0.4 or above > len(lines_of) * 0.4 + 0.45


@pytest.mark.parametrize(("across", "up"), [(3, 3), (8, 8), (3, 8), (2, 10), (8, 1)])
def test_no_words_of_a_corner_cross_its_lines(across, up):
    """On a phone as well, where a quarter of the plane is as narrow as can be, and at each of its heights."""
    for corner in plane.figure({"connection": up, "separateness": across})["layout"]["annotations"]:
        lines_of = corner["text"].split("<br>")
        half = max(width(line, 13) for line in lines_of) / 2 / 20
        assert abs(corner["x"] - 5) > half and 5 - abs(corner["x"] - 5) + 0.6 > half, corner["text"]
        high = len(lines_of) * 13 * LEADING / 2 / 20
        assert abs(corner["y"] - 5) > high and 5 - abs(corner["y"] - 5) + 0.6 > high, corner["text"]


# people


def crowd(count):
    """People all over the plane, with names of every length."""
    names = ("K.", "Mum", "Bartholomew", "Aunt P.", "Абдурахман")
    return [{"who": f"{names[n % 5]}{n}", "close": n * 7 % 11, "free": n * 3 % 11} for n in range(count)]


@pytest.mark.parametrize("count", [1, 12, 60, 200])
def test_no_name_lies_over_another(count):
    """On the smallest phone; names that find no room are left to the words."""
    someone = crowd(count)
    dots = spread([(one["free"], one["close"]) for one in someone])
    named = [one for one in labels(dots, [one["who"] for one in someone]) if one]
    boxes = [Box(place.x, place.y, width(name, LETTERS) / UNIT, TALL / UNIT) for name, place in named]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(Box(dot.x, dot.y, 0.5, 0.5)) for box in boxes for dot in dots)
    assert all(box.x - box.wide / 2 >= LOWEST for box in boxes) and named


def test_a_dozen_names_all_find_room():
    """Nobody is nameless in a life of ordinary size."""
    found = people.figure({"people": crowd(12)})
    assert len(found["data"][2]["text"]) == 12


def test_everyone_is_told():
    """Whoever has two numbers is in the words with both, whoever lacks one is waiting."""
    said = people.words({"people": [*crowd(60), {"who": "G.", "close": 3}]})
    assert all(
        f"{one['who']}: close {one['close']} of 10, free {one['free']} of 10." in said for one in crowd(60)
    )
    assert said.startswith("60 people in the picture.") and said.endswith("for want of a number: G.")


def test_people_on_one_spot_are_all_seen():
    """A few stand in a ring that still belongs to the spot; a crowd is one dot with its count."""
    few = people.figure({"people": [{"who": str(n), "close": 5, "free": 5} for n in range(4)]})["data"][1]
    assert len(set(zip(few["x"], few["y"], strict=True))) == 4
    assert all(abs(at - 5) < 0.5 for at in few["x"] + few["y"])
    many = people.figure({"people": [{"who": str(n), "close": 5, "free": 5} for n in range(60)]})
    assert many["data"][1]["x"] == [5] and many["data"][2]["text"] == ["60 people"]


# the ledger


TASKS = [
    {"task": "Bills", "kind": "Deciding", "who": "H.", "hours": "about 1"},
    {"task": "Nights", "kind": "Household", "who": "me", "hours": "3–4"},
    {"task": "Cheer", "kind": "Feeling", "who": "Me ", "hours": "half an hour"},
    {"task": "Plugs", "kind": "Household", "who": "h", "hours": "all of it"},
    {"task": "Letters", "kind": None, "who": None, "hours": None},
]


def test_hours_are_added_up_for_each_person_and_kind():
    """However they spell a name, and however they write an hour."""
    found = {bar["name"]: bar["x"] for bar in ledger.figure({"tasks": TASKS})["data"]}
    assert found == {"household": [0, 3.5], "feeling": [0, 0.5], "deciding": [1, 0]}


def test_hours_that_cannot_be_read_are_told():
    """Nothing is dropped in silence."""
    said = ledger.words({"tasks": TASKS})
    assert "me: 4 hours a week – household 3.5 (Nights); feeling 0.5 (Cheer)." in said
    assert said.endswith("H.: Plugs (“all of it”); nobody named: Letters (no hours yet).")


def test_kinds_differ_without_colour():
    """Each kind has a pattern of its own."""
    patterns = [pattern for _, pattern in ledger.LOOKS.values()]
    assert len(set(patterns)) == len(patterns)
    kinds = find_exercise(PICTURES["ledger"].keys["tasks"]).columns["kind"].takes
    assert set(ledger.LOOKS) == {*kinds, ledger.NO_KIND}


# lines


def log(*entries):
    """A log as it is kept, the newest first."""
    return [{"day": day, "level": level, "words": None} for day, level in reversed(entries)]


def test_gaps_stay_gaps():
    """A week without a number, and a long pause, break the line; neighbours are joined."""
    given = {
        "week": log(
            ("2026-04-01", 1), ("2026-04-08", 4), ("2026-04-15", None), ("2026-04-22", 2), ("2026-05-20", 6)
        )
    }
    (line,) = lines.figure(given)["data"]
    assert line["y"] == [1, 4, None, 2, None, 6] and line["connectgaps"] is False
    assert line["x"][0] == "2026-04-01" and line["x"][-1] == "2026-05-20"


def test_days_run_forward():
    """However the entries were written down; two of one day stay as they came."""
    days = (("2026-04-08", 2), ("2026-04-09", 4), ("2026-04-08", 1))
    given = {"week": [{"day": day, "level": level} for day, level in days]}
    (line,) = lines.figure(given)["data"]
    assert line["y"] == [1, 2, 4]


@pytest.mark.parametrize("days", [("0001-01-01",), ("9999-12-31",), ("0001-01-01", "9999-12-31")])
def test_the_ends_of_the_calendar_are_days_too(days):
    """A slip of the pen in a year breaks nothing."""
    found = lines.figure({"heat": log(*((day, 5) for day in days))})
    assert [day for day in found["data"][0]["x"] if day] == list(days)


def test_one_answer_is_a_dot():
    """And its day stands below it, in the middle."""
    found = lines.figure({"held": log(("2026-03-16", 0))})
    assert found["data"][0]["mode"] == "lines+markers" and found["data"][0]["y"] == [0]
    assert found["layout"]["xaxis"]["tickvals"] == ["2026-03-16"]


def test_each_rated_log_has_a_strip_of_its_own():
    """Different things are never laid over one another, and differ without colour."""
    found = lines.figure({role: log(("2026-03-16", 3)) for role in lines.RATED})
    strips = sorted(found["layout"][axis]["domain"] for axis in ("yaxis", "yaxis2", "yaxis3"))
    assert all(low[1] < high[0] for low, high in pairwise(strips))
    assert len({trace["marker"]["symbol"] for trace in found["data"]}) == 3


@pytest.mark.parametrize("role", lines.RATED)
def test_the_ends_are_those_of_the_chapter(role):
    """What 0 and 10 mean is said as the log asks it."""
    rated = lines.RATED[role]
    label = find_exercise(PICTURES["lines"].keys[role]).columns["level"].label
    assert label == f"0 {rated.low}, 10 {rated.high}"


def test_days_with_words_only_have_a_row():
    """Practice, of all ten chapters, and the journal."""
    given = {
        "practice_1": log(("2026-03-16", None)),
        "practice_9": log(("2026-03-20", None)),
        "journal": log(("2026-03-18", None)),
    }
    practice, journal = lines.figure(given)["data"]
    assert practice["x"] == ["2026-03-16", "2026-03-20"] and journal["y"] == [1]
    assert lines.words(given).startswith(
        "In the practice log: 2 entries from 16 March 2026 to 20 March 2026."
    )


def test_an_entry_without_a_day_is_told():
    """It has no place on a line of days."""
    assert "1 entry without a day could not be placed." in lines.words({"heat": [{"level": 3}]})


def test_many_entries_are_summed_up():
    """How many, between what, and the last twelve one by one."""
    days = [(dt.date(2026, 1, 1) + dt.timedelta(days=n)).isoformat() for n in range(60)]
    said = lines.words({"heat": log(*((day, n % 9) for n, day in enumerate(days)))})
    assert "60 entries from 1 January 2026 to 1 March 2026. Between 0 and 8. The last 12: 18 February" in said
