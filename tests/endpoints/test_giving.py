"""Giving by the endpoints: scales are chosen, looked at, and leave as a code that a room reads back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.endpoints.made_up import APART, FEAR, HARD, NEAR, asked, at, shown, sorry
from workbook.endpoints import Request
from workbook.endpoints.giving import choices, chosen, code, code_file, give_page_for, moment
from workbook.groups.poll.code import MOST_SCALES, giver_of, read_code, scale_number
from workbook.groups.poll.give_page import NONE_CHOSEN, NOTHING
from workbook.groups.poll.today import TODAY

SECRET = b"of this folder"
SAID = {FEAR: "Our mornings.", NEAR: 0, APART: 10}
BOTH = asked(key=[APART, NEAR], moment="before", look="1")


def keys(found: list[Any]) -> list[str]:
    """Which scales those are."""
    return [choice.asked.scale.key for choice in found]


def test_every_answered_scale_may_be_given() -> None:
    """In the order of the chapters, zero as well; nothing that is no scale, and nothing unanswered."""
    found = choices(at(SAID))
    assert [(choice.asked.scale.key, choice.value) for choice in found] == [(NEAR, 0), (APART, 10)]


def test_what_the_address_names_is_chosen() -> None:
    """As far as it is answered."""
    assert keys(chosen(at(SAID), asked(key=[f" {APART} ", HARD, FEAR, "x", ""]))) == [APART]
    assert chosen(at(SAID), Request()) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("before", "before"),
        (" after ", "after"),
        ("", ""),
        ("Before", ""),
        ("<b>", ""),
        (["before", "x"], ""),
    ],
)
def test_a_moment_is_one_of_three(said: str | list[str], meant: str) -> None:
    """Whatever else the address says is neither."""
    assert moment(asked(moment=said)) == meant


def test_the_page_to_choose() -> None:
    """What was ticked stays ticked, and nobody complains before anything is looked at."""
    page = shown(give_page_for(at(SAID), asked(key=APART, moment="after"), SECRET))
    assert [box["value"] for box in page.select("input[name=key]")] == [NEAR, APART]
    assert [box["value"] for box in page.select("input:is([name=key], [name=moment])[checked]")] == [
        APART,
        "after",
    ]
    assert not page.select("[role=alert], #code")


def test_nothing_is_answered() -> None:
    """What is asked for today alone can be given all the same, and is unfolded."""
    page = shown(give_page_for(at(), Request(), SECRET))
    assert NOTHING in page.text and page.select("details[open]")
    assert {box["name"] for box in page.select("details input")} == {it.key for it in TODAY}


def test_a_number_of_today_leaves_with_the_answers_beside_it() -> None:
    """It stands in the code and on the page, in no link, and is nobody’s answer afterwards."""
    desk = at(SAID)
    sent = {TODAY[0].key: ["7"], TODAY[1].key: [""], TODAY[2].key: ["11"]}
    form = Request(form={**sent, "key": [NEAR], "moment": ["before"], "look": ["1"]})
    page = shown(give_page_for(desk, form, SECRET))
    vote = read_code(page.select_one("#code").text)
    assert (vote.moment, vote.steps) == ("before", ((scale_number(TODAY[0].key), 7), (scale_number(NEAR), 0)))
    assert [it.text for it in page.select("dd")] == ["7 of 10", "0 of 10", "Before"]
    assert not [
        link for link in page.select("a") if TODAY[0].key in link["href"] and "room-code" in link["href"]
    ]
    assert not [key for key in desk.answers if key.startswith("room.")]


def test_an_address_gives_no_number_of_today() -> None:
    """So no history of a browser holds one."""
    assert chosen(at(SAID), asked(**{TODAY[0].key: "7"})) == []


@pytest.mark.parametrize("named", [[], [HARD], [FEAR]])
def test_nothing_is_chosen(named: list[str]) -> None:
    """The page to choose says so; and there is no file, but a page that says so too."""
    question = asked(key=named, look="1")
    page = shown(give_page_for(at(SAID), question, SECRET))
    assert page.select_one("[role=alert]").text == NONE_CHOSEN and not page.select("#code")
    assert sorry(code_file(at(SAID), question, SECRET)) == ("Nothing is chosen", NONE_CHOSEN)


def test_a_room_reads_the_code_back() -> None:
    """The steps, the moment, and somebody who is the same for one day where the reader is."""
    vote = read_code(code(at({**SAID, HARD: 5}), asked(key=[NEAR, HARD], moment="after"), SECRET))
    assert vote.steps == ((scale_number(NEAR), 0), (scale_number(HARD), 5))
    assert vote.moment == "after"
    assert vote.giver == giver_of(SECRET, dt.date(2026, 11, 23))


def test_a_balance_counts_from_its_low_end() -> None:
    """Minus five is its first step."""
    desk = at()
    key = next(it.key for book in desk.books for it in book.exercises if it.kind == "balance")
    desk.answers[key] = -5
    assert read_code(code(desk, asked(key=key), SECRET)).steps == ((scale_number(key), 0),)


def test_the_giver_is_another_with_another_secret_and_in_a_demonstration() -> None:
    """So that nobody’s own answers are taken for Maya’s."""
    desks = [at(SAID), at(SAID, invented="Maya"), at(SAID, invented="Tom")]
    codes = [code(desk, BOTH, SECRET) for desk in desks] + [code(desks[0], BOTH, b"another")]
    assert len({read_code(each).giver for each in codes}) == 4


def test_the_page_of_what_leaves_shows_what_the_file_holds() -> None:
    """The same code, letter for letter."""
    page, file = (ask(at(SAID), BOTH, SECRET) for ask in (give_page_for, code_file))
    letters = shown(page).select_one("#code").text
    assert (file.body, file.kind, file.name) == (f"{letters}\n", "text/plain; charset=utf-8", "room-code.txt")
    assert [step for _, step in read_code(letters).steps] == [0, 10]


@pytest.mark.parametrize("look", ["", "1"])
def test_whoever_gives_from_an_evening_goes_back_to_it(look: str) -> None:
    """From the page to choose, from what leaves, and by way of another choice."""
    page = shown(give_page_for(at(SAID), asked(key=NEAR, look=look, e=[f"{NEAR}~5", APART]), SECRET))
    plan = f"e={NEAR}~5&e={APART}"
    assert page.select_one("nav.next a")["href"].endswith(f"/tonight?{plan}")
    again = page.form["action"] if page.form else page.select_one(".ways a:last-child")["href"]
    assert again.partition("?")[2].endswith(plan)


def test_too_many_scales(write: Callable[..., Path]) -> None:
    """A code holds the first of them, and what is shown is what it holds."""
    many = [f"scale-{number:02}" for number in range(MOST_SCALES + 2)]
    shelf = write("# Here\n\nA lead.", *(f'page.scale("{it}", "?", low="l", high="h")' for it in many)).parent
    named = [f"01-here.{it}" for it in many]
    desk = at(folder=shelf, answers=dict.fromkeys(named, 4))
    question = asked(key=named[::-1], look="1")
    assert keys(chosen(desk, question)) == named[:MOST_SCALES]
    assert len(read_code(code(desk, question, SECRET)).steps) == MOST_SCALES
    assert len(shown(give_page_for(desk, question, SECRET)).select("dt")) == MOST_SCALES + 1
