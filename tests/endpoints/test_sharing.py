"""Sharing by the endpoints: an answer is chosen, looked at, blacked out and taken; a given one is read."""

from __future__ import annotations

import json

import pytest

from tests.endpoints.made_up import FEAR, HARD, NEAR, OLD, asked, at, shown, sorry
from workbook.endpoints import Request, Response
from workbook.endpoints.sharing import chosen, read_given, reading_page, share_file, share_page_for
from workbook.errors import AnswerRefused
from workbook.export.share import LARGEST, NEWER, NO_ANSWER, as_file, share
from workbook.export.share_code import MISREAD, as_text

SAID = {FEAR: "Leena and our mornings.", NEAR: 7}
NAME = asked(key=FEAR, black=["0:0-5"])
REFUSED = "This cannot be shared"
OUTSIDE = "A place to black out is not in the answer. Look at it again and choose anew."
UNANSWERED = "There is no answer of that name to share. Choose one that is answered."


def given(code: str = "", *files: bytes) -> Response:
    """The page for what somebody gave."""
    return read_given(at(), Request(form={"code": [code]}, files=files))


def trouble(reply: Response) -> str:
    """What was wrong with it."""
    page = shown(reply)
    assert not page.select("blockquote")
    return page.select_one("[role=alert]").text


@pytest.fixture
def code() -> str:
    """An answer that somebody gave, as letters."""
    return as_text(share(at(SAID).answers, FEAR))


def test_every_answer_may_be_chosen() -> None:
    """By its question, chapter by chapter, and no question that is not answered."""
    page = shown(share_page_for(at({**SAID, HARD: 3}), asked(key=" ")))
    keys = [link["href"].partition("key=")[2] for link in page.select("ul a")]
    assert keys == [NEAR, FEAR, HARD]
    assert [it.text[:4] for it in page.select(".share h2")] == ["1 · ", "2 · "]


def test_nothing_to_choose_from() -> None:
    """The page says so."""
    assert "nothing to share" in shown(share_page_for(at(), Request())).text


def test_an_answer_is_seen_in_full_before_it_leaves() -> None:
    """Nothing is blacked out by itself."""
    page = shown(share_page_for(at(SAID), asked(key=f" {FEAR} ")))
    assert page.select_one("blockquote").text == SAID[FEAR]
    assert not page.select("input[checked]")


def test_blacked_out_words_do_not_leave() -> None:
    """Neither in what is shown of it, nor with the link to the file, which names places alone."""
    page = shown(share_page_for(at(SAID), NAME))
    assert page.select_one("blockquote").text == "███ and our mornings."
    assert "Leena" not in page.select_one("pre").text
    assert [box["value"] for box in page.select("input[checked]")] == ["0:0-5"]
    assert page.select_one("a[download]")["href"].endswith("&black=0%3A0-5")


def test_the_file_is_the_answer_alone() -> None:
    """With the words blacked out."""
    reply = share_file(at(SAID), NAME)
    assert (reply.kind, reply.name) == ("application/json", "workbook-answer.json")
    said = json.loads(reply.body)
    assert (said["key"], said["value"]) == (FEAR, "███ and our mornings.")


def test_the_choice_is_the_answer_as_it_leaves_and_as_it_is() -> None:
    """And the places, as the address names them."""
    shared, value, black = chosen(at(SAID), NAME)
    assert (shared.value, value, black) == ("███ and our mornings.", SAID[FEAR], ["0:0-5"])
    with pytest.raises(AnswerRefused):
        chosen(at(SAID), Request())


@pytest.mark.parametrize("key", ["01-what-closeness-asks.my-move", OLD, "no key", "<b>"])
def test_an_unanswered_key_cannot_be_shared(key: str) -> None:
    """A page says so, in place of the page as of the file."""
    pages = [ask(at(SAID), asked(key=key)) for ask in (share_page_for, share_file)]
    assert list(map(sorry, pages)) == [(REFUSED, UNANSWERED)] * 2


@pytest.mark.parametrize("place", ["1:0-5", "0:0", "Leena", "", "-1:0-5"])
def test_a_place_outside_the_answer_is_refused(place: str) -> None:
    """Nothing leaves, rather than something that was to stay."""
    pages = [ask(at(SAID), asked(key=FEAR, black=["0:0-5", place])) for ask in (share_page_for, share_file)]
    assert list(map(sorry, pages)) == [(REFUSED, OUTSIDE)] * 2


def test_there_is_a_page_to_put_an_answer() -> None:
    """It says nothing of any."""
    page = shown(reading_page(at(SAID)))
    assert page.select("textarea[name=code]") and not page.select("[role=alert], blockquote")


def test_letters_are_read(code: str) -> None:
    """With whatever stands around them, however much."""
    for letters in (code, f"\r\n {code}\t", " " * LARGEST + code):
        assert shown(given(letters)).select_one("blockquote").text == SAID[FEAR]


def test_a_file_is_read_rather_than_letters(code: str) -> None:
    """If it holds anything; a form without a file sends an empty one."""
    file = as_file(share(at(SAID).answers, NEAR))
    assert shown(given(code, file, b"{}")).select_one("blockquote").text != SAID[FEAR]
    assert shown(given(code, b"")).select_one("blockquote").text == SAID[FEAR]


def test_a_broken_code_is_not_read(code: str) -> None:
    """The page says what is wrong with it, and shows nothing of it."""
    other = "0" if code[20] != "0" else "1"
    assert trouble(given(f"{code[:20]}{other}{code[21:]}")) == MISREAD
    assert trouble(given(code[:-1])) == MISREAD
    assert trouble(given(code.replace("WB1", "WB2"))) == NEWER
    assert trouble(given("")) == trouble(given("Dear Leena")) == NO_ANSWER


def test_a_broken_file_is_not_read(code: str) -> None:
    """Not even where whole letters came with it."""
    assert trouble(given(code, b"{")) == NO_ANSWER
    assert trouble(given(code, b"\xff")) == NO_ANSWER


def test_a_question_without_a_form_is_a_code_without_letters() -> None:
    """It is answered as well."""
    assert trouble(read_given(at(), Request())) == NO_ANSWER
