"""Codes are found in any mess, and the rest is dropped."""

from __future__ import annotations

import json
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.groups.poll.made_up import vote, votes
from workbook.answers.encryption.recovery_code import LETTERS
from workbook.export.share import Shared, as_file
from workbook.export.share_code import as_text
from workbook.groups.poll.code import Vote, as_code
from workbook.groups.poll.gather import MOST_ANSWERS, MOST_CODES, each_once, find

ONE, TWO = vote(1, 3, 4, 5), vote(2, 0, 10, moment="after")
WORDS = Shared(key="no-such.question", kind="text", prompt="What helped?", value="The ███ and the walk")
CODE = as_code(ONE)


@pytest.mark.parametrize(
    "mess",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", " \u2013 "),
        " ".join(CODE.replace("-", "")),
        CODE.replace("-", "-\n", 3),
        f"[22/11/2026, 10:31:07] Anna-Lena: {CODE} thank you!",
        f"<b>2</b>: “{CODE}”, she said (22 of 30).",
        f"Ben 2 {CODE.replace('-', ' ')} 10 30",
        f"\ufeff{CODE}\r\n\r\n",
    ],
)
def test_a_code_is_found_in_any_mess(mess: str) -> None:
    """Around it, and within it."""
    found = find([mess])
    assert found.votes == [ONE] and not found.unread and not found.misread


@given(st.lists(votes, max_size=12), st.text(alphabet=string.ascii_letters + " :\n!,", max_size=30))
def test_many_are_found_among_chat(given_votes: list[Vote], chat: str) -> None:
    """In the order they stand."""
    text = f"\n{chat}: ".join(["", *map(as_code, given_votes), ""])
    assert find([text]).votes == given_votes


def test_several_stand_on_one_line() -> None:
    """As when a chat is pasted into one line."""
    assert find([f"{CODE} {as_code(TWO)},{CODE}"]).votes == [ONE, TWO, ONE]


def test_a_line_with_a_slip_is_named_and_left_without_the_name_beside_it() -> None:
    """So that it can be mended; lines of mere chat are counted and forgotten."""
    wrong = CODE.replace(CODE[6], "2" if CODE[6] != "2" else "3", 1)
    found = find([f"Anna: {CODE}\nhello, see you in 2027\nBen: {wrong}\n\n{as_code(TWO)}"])
    assert found.votes == [ONE, TWO]
    assert found.unread == [(3, wrong)] and found.dropped == 1


@pytest.mark.parametrize("cut", [CODE[:-5], CODE[5:], f"{CODE[:10]}{CODE[11:]}", CODE.replace("-", "")[:-1]])
def test_half_a_code_is_no_vote(cut: str) -> None:
    """It is named as well."""
    found = find([cut])
    assert not found.votes and [number for number, _ in found.unread] == [1]


def test_ten_thousand_random_lines_raise_nothing_and_are_no_votes() -> None:
    """Letters of the alphabet, groups of four, anything at all."""
    chance = random.Random(7)
    grouped = "-".join
    for number in range(10_000):
        letters = chance.choice([LETTERS, string.printable, 'WB1: {}[]".,23é█\u200b\ud800'])
        line = "".join(chance.choices(letters, k=chance.randrange(70)))
        if number % 3 == 0:
            line = grouped(line[at : at + 4] for at in range(0, len(line), 4))
        assert find([line]).votes == []


@given(st.lists(st.text(max_size=200), max_size=4))
def test_nothing_that_is_pasted_raises(texts: list[str]) -> None:
    """What is wrong is said, not thrown."""
    find(texts)


def test_a_thousand_codes_are_read_and_no_more() -> None:
    """More is said, not done."""
    codes = [as_code(vote(number, 5)) for number in range(MOST_CODES + 1)]
    assert len(find(["\n".join(codes[:-1])]).votes) == MOST_CODES
    assert not find(["\n".join(codes[:-1])]).past_the_end
    more = find(["\n".join(codes)])
    assert len(more.votes) == MOST_CODES and more.past_the_end


def test_more_than_a_room_can_give_is_not_looked_through() -> None:
    """However long it is."""
    found = find(["one two " * 40_000, "x" * 3_000_000])
    assert found.past_the_end and not found.votes


def test_shared_answers_are_found_as_files_and_as_codes() -> None:
    """In the field, in a chat, in a file as it was saved; black stays black."""
    pretty = as_file(WORDS).decode()
    in_a_line = json.dumps(json.loads(pretty), ensure_ascii=False)
    found = find([f"Anna: {as_text(WORDS)}\n{in_a_line}\n{CODE}", pretty, f"{CODE}\n"])
    assert found.answers == [WORDS] * 3 and found.votes == [ONE, ONE] and not found.misread
    assert "███" in found.answers[0].in_words()


@pytest.mark.parametrize("line", ["WB1:", "WB1:%%%.", "{", '{"format": "other"}', "[" * 9 + "{" * 99_999])
def test_a_shared_answer_with_a_slip_is_named(line: str) -> None:
    """One of many never keeps the others from being read."""
    found = find([f"{CODE}\n{line}"])
    assert found.votes == [ONE] and not found.answers
    assert found.misread == [2] or line.startswith("[")


def test_identical_answers_are_one_and_in_no_telling_order() -> None:
    """Not in the order they came."""
    many = [
        Shared(key="no-such.q", kind="text", prompt="Q", value=f"Answer {n}") for n in range(MOST_ANSWERS)
    ]
    once = each_once([*many, *many])
    assert len(once) == MOST_ANSWERS and once != many
    assert once == each_once(reversed(many))
