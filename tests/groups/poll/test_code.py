"""A room code: short, easy to type, and no slip goes unnoticed."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.groups.poll.made_up import asked, vote, votes
from workbook.answers.encryption.recovery_code import LETTERS
from workbook.authoring.ledger import RETIRED, read_ledger
from workbook.errors import AnswersUnreadable
from workbook.groups.poll.code import (
    FORMAT,
    NEWER,
    Vote,
    as_code,
    as_picture,
    giver_of,
    read_code,
    scale_number,
)
from workbook.groups.poll.today import TODAY
from workbook.paths import chapters_folder

DAY = dt.date(2026, 11, 22)
LONG = vote(2**40 - 1, *range(11), moment="after")


@given(votes)
def test_a_code_brings_the_vote_back(one: Vote) -> None:
    """Whatever it holds."""
    assert read_code(as_code(one)) == one


@given(votes, st.sampled_from(["", " ", " - ", "\n", "\u2013"]), st.booleans())
def test_case_and_spaces_do_not_count(one: Vote, between: str, small: bool) -> None:
    """Nor do hyphens, or a line that was broken."""
    code = as_code(one).replace("-", between)
    assert read_code(code.lower() if small else code) == one


def test_what_looks_alike_is_read_as_what_it_is() -> None:
    """O is 0, I and L are 1: neither stands in a code."""
    code = as_code(vote(0, 1, 0, 1))
    assert "0" in code and not set("OILU") & set(code)
    for nought, one in itertools.product("Oo0", "IiLl1"):
        assert read_code(code.replace("0", nought).replace("1", one)) == vote(0, 1, 0, 1)


@pytest.mark.parametrize("one", [vote(7, 3), vote(2**39, 0, 10, 5, 5, 1, moment="before"), LONG])
def test_every_mistyped_letter_is_noticed(one: Vote) -> None:
    """Every place, every other letter."""
    code = as_code(one).replace("-", "")
    for place, letter in itertools.product(range(len(code)), LETTERS):
        wrong = code[:place] + letter + code[place + 1 :]
        if wrong != code:
            with pytest.raises(AnswersUnreadable):
                read_code(wrong)


@given(votes)
def test_swapped_neighbours_are_noticed(one: Vote) -> None:
    """And a letter left out, doubled, or two groups swapped."""
    code = as_code(one).replace("-", "")
    slips = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1)}
    slips |= {code[:at] + code[at + 1 :] for at in range(len(code))}
    slips |= {code[:at] + code[at] + code[at:] for at in range(len(code))}
    slips |= {code[4:8] + code[:4] + code[8:]}
    for wrong in slips - {code}:
        with pytest.raises(AnswersUnreadable):
            read_code(wrong)


def test_five_scales_fit_into_forty_characters() -> None:
    """Hyphens and all; in groups of four."""
    code = as_code(vote(2**40 - 1, 1, 2, 3, 4, 5))
    assert len(code) <= 40 and all(len(group) <= 4 for group in code.split("-"))


def test_nothing_but_numbers_is_in_it() -> None:
    """Format, moment, giver, numbers and a check account for every byte."""
    letters = as_code(vote(5, 1, 2)).replace("-", "")
    assert len(letters) * 5 // 8 == 1 + 5 + 2 * 2 + 4


@pytest.mark.parametrize(
    "typed", ["", "-", "hello", "2", "2000-0000", "U" * 20, "é" * 24, "2" * 9999, "١" * 20]
)
def test_what_is_no_code_is_said_in_a_sentence(typed: str) -> None:
    """With the way out."""
    with pytest.raises(AnswersUnreadable, match=r"no whole code\. .*\.$"):
        read_code(typed)


def test_a_newer_format_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no slip of the giver's."""
    monkeypatch.setattr("workbook.groups.poll.code.FORMAT", FORMAT + 1)
    code = as_code(vote(1, 1))
    monkeypatch.undo()
    with pytest.raises(AnswersUnreadable, match=NEWER):
        read_code(code)


def test_a_step_that_no_scale_has_is_refused() -> None:
    """And a scale given twice in one code."""
    for steps in (((5, 11),), ((5, 1), (5, 2))):
        with pytest.raises(AnswersUnreadable):
            read_code(as_code(Vote(bytes(5), "", steps)))


def test_no_two_scales_ever_published_have_one_number() -> None:
    """Keys are permanent, so their numbers are. Should a new one fail here, call it something else."""
    ledger = read_ledger(chapters_folder())
    keys = [key for key, kind in ledger.items() if kind.removesuffix(RETIRED) in ("scale", "balance")]
    keys += [scale.key for scale in TODAY]
    assert len(keys) >= 13 and len({scale_number(key) for key in keys}) == len(keys)
    assert set(asked()) <= {scale_number(key) for key in keys}


def test_the_numbers_stay_what_they_are() -> None:
    """Codes of this edition are read by the next."""
    assert scale_number("01-what-closeness-asks.connection") == 3724
    assert as_code(Vote(b"\x01\x02\x03\x04\x05", "after", ((3724, 7),))) == "300G-40R4-0QMC-FMTY-DNY0"


def test_a_giver_is_the_same_all_day_and_nobody_the_next() -> None:
    """Nor the same as anybody else, and the day cannot be read from it."""
    mine = giver_of(b"mine", DAY)
    assert mine == giver_of(b"mine", DAY) and len(mine) * 8 >= 40
    assert len({mine, giver_of(b"mine", DAY + dt.timedelta(1)), giver_of(b"yours", DAY)}) == 3


def test_the_picture_code_is_as_wide_as_its_place() -> None:
    """And says what it is."""
    drawn = as_picture(as_code(LONG))
    assert drawn.startswith("<svg") and "viewBox" in drawn and "<title>Room code</title>" in drawn
