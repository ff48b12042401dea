"""What code knows of this workbook's own chapters: the pages and answers that play a part elsewhere.

Nowhere else does code name a chapter's key. `workbook check` holds each of them against the chapters.
"""

from __future__ import annotations

from collections.abc import Mapping

WELCOME, FAMILY_MAP, MY_PATTERNS, SUPPORT = "00-welcome", "family-map", "my-patterns", "support"
OWN_NOTEBOOK = "your-own-notebook"
"""No chapter either, but ten lines of Python to begin with."""
BESIDE = (FAMILY_MAP, MY_PATTERNS, "toolbox", "practice", "journal", SUPPORT)
"""Pages that are no numbered chapter, in the order in which they are listed."""

KINDS: dict[str, str] = {}
"""The kind of exercise that stands behind each key."""


def _is(kind: str, key: str) -> str:
    KINDS[key] = kind
    return key


CALLED = _is("text", f"{WELCOME}.name-to-use")
WITH_WHOM = _is("choice", "03-distance-as-a-strategy.with-whom")

PEOPLE = _is("table", "01-what-closeness-asks.people")

CONNECTION = _is("scale", "01-what-closeness-asks.connection")
SEPARATENESS = _is("scale", "01-what-closeness-asks.separateness")
CONNECTION_AGAIN = _is("scale", "10-change-that-lasts.connection-again")
SEPARATENESS_AGAIN = _is("scale", "10-change-that-lasts.separateness-again")
AGAIN = {
    CONNECTION: CONNECTION_AGAIN,
    SEPARATENESS: SEPARATENESS_AGAIN,
    _is("scale", "04-too-close.their-discomfort"): _is("scale", "04-too-close.their-discomfort-after"),
}
"""Scales that are asked twice, before and after."""

PLAN = _is("table", "10-change-that-lasts.six-weeks")
"""Its days go into a calendar."""
MEASURE = _is("text", "10-change-that-lasts.measure")
"""What is rated week by week."""
TRIAL = _is("plan", "10-change-that-lasts.if-then")
MIDPOINT = _is("text", "10-change-that-lasts.midpoint")
REVIEW = _is("text", "10-change-that-lasts.review")
"""What is tried for six weeks, what is asked halfway, and what at the end."""

TAKEN = ".take-with-me"
"""How the key of a line ends that a reader takes along from a chapter."""

WHOM = ".whom"
"""How the key of the line ends that says whom a reader thinks of in a chapter."""
FIRST_WHOM, LAST_WHOM, LOOP_WHOM, TILT_WHOM, WORRY_WHOM = (
    _is("text", f"{slug}{WHOM}")
    for slug in (
        "01-what-closeness-asks",
        "10-change-that-lasts",
        "03-distance-as-a-strategy",
        "04-too-close",
        "05-intensity",
    )
)

LIKED = (
    _is("text", "01-what-closeness-asks.still-good"),
    _is("sentence", "06-saying-what-matters.say-the-good"),
    _is("text", "10-change-that-lasts.good-already"),
)
"""What a reader likes about somebody."""

OF_A_FAMILY = _is("sentence", "02-patterns-and-where-they-come-from.we-and-mine")
"""A sentence that is about no one person, whomever its chapter is about."""

MY_LINES = _is("table", "toolbox.my-lines")
LINES = {MY_LINES: "words", _is("table", "10-change-that-lasts.change-back"): "reply"}
"""Tables whose rows hold lines to say, and the column with the words."""

FAMILY = {
    table: _is("table", f"{FAMILY_MAP}.{table}")
    for table in ("people", "couples", "children", "ties", "homes")
}
"""The tables of the family map."""

PICTURES: Mapping[str, Mapping[str, str]] = {
    "ledger": {"tasks": _is("table", "07-power-gender-and-expectations.ledger")},
    "lines": {
        "heat": _is("log", "05-intensity.thermometer"),
        "held": _is("log", "08-repair.follow-through"),
        "week": _is("log", "10-change-that-lasts.weekly"),
        **{f"practice_{number}": _is("log", f"practice.practice-{number:02}") for number in range(1, 11)},
        "journal": _is("log", "journal.entries"),
    },
    "loop": {
        role: _is("text", f"03-distance-as-a-strategy.loop-{role.replace('_', '-')}")
        for role in ("i_do", "they_feel", "they_do", "i_feel")
    }
    | {"whom": LOOP_WHOM},
    "people": {"people": PEOPLE},
    "plane": {
        "connection": CONNECTION,
        "separateness": SEPARATENESS,
        "connection_again": CONNECTION_AGAIN,
        "separateness_again": SEPARATENESS_AGAIN,
        "whom": FIRST_WHOM,
        "whom_again": LAST_WHOM,
    },
    "seesaw": {"areas": _is("table", "04-too-close.see-saw"), "whom": TILT_WHOM},
    "timeline": {"days": _is("table", "09-illness-age-and-grief.hard-dates"), "family": ""},
    "triangle": {
        "triangles": _is("table", "02-patterns-and-where-they-come-from.triangle"),
        "quarrels": _is("table", "02-patterns-and-where-they-come-from.conflict-chart"),
        "step_out": _is("sentence", "02-patterns-and-where-they-come-from.step-out"),
        "family": "",
    },
    "weeks": {"plan": PLAN},
    "worry": {"chain": _is("sentence", "05-intensity.chain"), "whom": WORRY_WHOM},
}
"""By the name of a picture: the answer that it draws for each role; none where it reckons from others."""
