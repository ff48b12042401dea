"""What a press means: a number that a scale has, a moment, and nothing else that a form may hold."""

from __future__ import annotations

import pytest

from tests.endpoints.made_up import NEAR, asked, at, shown, sorry
from workbook.endpoints import Request
from workbook.endpoints.pressing import led, nowhere, press_page_for, pressed
from workbook.groups.poll.code import scale_number

NUMBER = str(scale_number(NEAR))
TIE = str(scale_number("03-distance-as-a-strategy.pursue-distance"))


def sent(**form: str) -> Request:
    """What a form sends."""
    return Request(form={name: [value] for name, value in form.items()})


def test_a_number_is_given_as_steps_from_the_low_end() -> None:
    """Also of a balance, whose low end is −5."""
    gift = pressed(at(), sent(number=TIE, moment="before", value="-5", do="give"))
    assert gift == {"number": int(TIE), "moment": "before", "step": 0}


def test_taking_back_needs_no_number() -> None:
    """Whatever is chosen at that moment."""
    gift = pressed(at(), sent(number=NUMBER, moment="", value="3", do="take-back"))
    assert gift == {"number": int(NUMBER), "moment": "", "step": None}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"number": NUMBER, "moment": "", "value": "11"},
        {"number": NUMBER, "moment": "", "value": "-1"},
        {"number": NUMBER, "moment": "", "value": "seven"},
        {"number": NUMBER, "moment": "", "value": "٧٧٧٧٧٧٧٧"},
        {"number": NUMBER, "moment": "never", "value": "7"},
        {"number": "1", "moment": "", "value": "7"},
        {"number": "x" * 99, "moment": "", "value": "7"},
    ],
)
def test_what_is_no_press_gives_nothing(form: dict[str, str]) -> None:
    """A number that no scale has, a scale that no chapter asks, another moment."""
    assert pressed(at(), sent(**form)) is None


@pytest.mark.parametrize("form", [{"question": NUMBER, "moment": "after"}, {"question": f"{NUMBER} after"}])
def test_whoever_leads_asks_for_a_moment(form: dict[str, str]) -> None:
    """As it is chosen, or as the question has it that was asked already."""
    assert led(at(), sent(**form, do="ask")) == {"do": "ask", "number": int(NUMBER), "moment": "after"}
    assert led(at(), sent(question="1", do="ask")) is None


def test_the_page_begins_at_the_readers_own_answer_and_at_a_moment_with_none() -> None:
    """A moment is another one than that of the chapter."""
    gifts = [{"group": (int(NUMBER), moment), "step": None, "shown": False} for moment in ("", "before")]
    first, second = shown(press_page_for(at({NEAR: 7}), Request(), gifts)).select("form")
    assert [it["value"] for it in first.select("[checked]")] == ["7"]
    assert second.select("[checked]") == []


def test_whoever_gives_from_an_evening_goes_back_to_it() -> None:
    """Before and after the press; whoever comes from elsewhere goes to the contents."""
    gifts = [{"group": (int(NUMBER), ""), "step": None, "shown": False}]
    page = shown(press_page_for(at(), asked(e=f"{NEAR}~5"), gifts))
    assert page.select_one("nav.next a")["href"].endswith(f"/tonight?e={NEAR}~5")
    assert page.form["action"].endswith(f"/room/given?e={NEAR}~5")
    assert shown(press_page_for(at(), Request(), gifts)).select_one("nav.next a").text == "← Contents"


def test_without_a_room_it_says_where_to_go() -> None:
    """In a sentence."""
    assert sorry(nowhere(at()))[0] == "Not in a room"
