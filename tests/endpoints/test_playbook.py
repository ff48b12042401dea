"""The playbook by the endpoints: the choice in an address, the page, and the files."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.endpoints.made_up import FEAR, NEAR, OLD, asked, at, shown, sorry
from workbook.endpoints import Request, Response
from workbook.endpoints.playbook import playbook_file, playbook_page_for, wanted
from workbook.export.files import HIDDEN_JSON, KINDS, NO_DAYS
from workbook.export.playbook import STAYS_HIDDEN
from workbook.export.playbook_page import EMPTY, NONE, query
from workbook.export.selection import Wanted

ONE, OLDER = "01-what-closeness-asks", "77-older-pages"
SAID = {FEAR: "Our slow mornings.", OLD: "The tea."}
DAY = dt.date(2026, 11, 3)

CHOICES: list[tuple[Request, Wanted]] = [
    (Request(), Wanted()),
    (asked(page=ONE), Wanted(chapters=(ONE,))),
    (asked(page=["02-any", f" {ONE} "]), Wanted(chapters=("02-any", ONE))),
    (asked(page=[ONE, OLDER]), Wanted()),
    (asked(page=[ONE, OLDER, "02-any"]), Wanted()),
    (asked(without=[FEAR, OLD]), Wanted(without=frozenset({FEAR, OLD}))),
    (asked(since="2026-11-03"), Wanted(since=DAY)),
    (asked(until=["2020-01-01", " 2026-11-03 "]), Wanted(until=DAY)),
    (asked(hide="1"), Wanted(hide_names=True)),
    (asked(first="1"), Wanted(first=True)),
    (asked(plain="1"), Wanted(pictures=False)),
    (asked(dated=["0", "1", "0"]), Wanted(dated_words=True)),
]
JUNK = [
    asked(page=["", "../answers", "A", "x" * 81, f"{ONE}\n{OLDER}"]),
    asked(without=["", ONE, "<b>.x", f"{FEAR}.x", f"{'x' * 81}.y"]),
    asked(since="yesterday", until="2026-02-30"),
    asked(since=["2026-11-03", ""], until="2026-11-03T10:00"),
    asked(hide="true", first="2", plain="", dated="11"),
    asked(chapters=ONE, keys=FEAR, hide_names="1"),
]


@pytest.mark.parametrize(("question", "choice"), CHOICES)
def test_a_choice_is_read_from_the_address(question: Request, choice: Wanted) -> None:
    """Each part by itself; every page that has answers is as good as none named."""
    assert wanted(question, SAID) == choice


@pytest.mark.parametrize("question", JUNK)
def test_what_is_no_choice_chooses_nothing(question: Request) -> None:
    """It is passed over, not refused."""
    assert wanted(question, SAID) == Wanted()


def test_a_part_that_is_no_choice_leaves_the_others() -> None:
    """One odd word in an address does not undo it."""
    question = asked(page=["../x", ONE], without=["x", FEAR], since="x", until="2026-11-03")
    assert wanted(question, SAID) == Wanted(chapters=(ONE,), without=frozenset({FEAR}), until=DAY)


def test_a_choice_comes_back_from_the_address_that_the_page_writes() -> None:
    """Whatever was chosen."""
    every = Wanted(
        chapters=(ONE,),
        since=DAY,
        until=DAY,
        without=frozenset({OLD}),
        hide_names=True,
        pictures=False,
        first=True,
        dated_words=True,
    )
    assert wanted(Request(query=parse_qs(query(every))), SAID) == every


def test_the_page_holds_what_was_written() -> None:
    """And a box for every page with answers; one that no chapter has any more comes last, by its slug."""
    page = shown(playbook_page_for(at(SAID), Request()))
    boxes = page.select("input[name=page]")
    assert all(words in page.text for words in SAID.values())
    assert [box["value"] for box in boxes] == [ONE, OLDER] and all(box.has_attr("checked") for box in boxes)
    labels = [box.parent.text for box in boxes]
    assert labels[0].startswith("1 · ") and labels[1] == OLDER


def test_the_page_shows_the_choice() -> None:
    """What was not chosen is not there, and what is ticked stays ticked."""
    page = shown(playbook_page_for(at(SAID), asked(page=ONE, hide="1")))
    ticked = [(box["name"], box["value"]) for box in page.select("input[checked]")]
    assert SAID[FEAR] in page.text and SAID[OLD] not in page.text
    assert ticked == [("page", ONE), ("hide", "1")] and STAYS_HIDDEN in page.text


@pytest.mark.parametrize(
    ("said", "words"), [({}, EMPTY), (SAID, NONE)], ids=["nothing written", "nothing that fits"]
)
def test_an_empty_page_says_why(said: dict[str, Any], words: str) -> None:
    """Nothing is written, or nothing fits the choice."""
    page = shown(playbook_page_for(at(said), asked(until="2001-01-01")))
    assert words in page.text and not page.select(".playbook")


def file(name: str, question: Request | None = None, said: dict[str, Any] | None = None) -> Response:
    """What is answered to whoever asks for a file that there is."""
    reply = playbook_file(at(SAID if said is None else said), question or Request(), name)
    assert reply is not None
    return reply


@pytest.mark.parametrize("kind", [KINDS[name] for name in ("md", "html", "csv")], ids=lambda kind: kind.name)
def test_a_file_has_its_name_and_what_was_chosen(kind: Any) -> None:
    """And is called what it is."""
    reply = file(kind.name, asked(without=OLD))
    assert (reply.name, reply.kind) == (kind.name, kind.media)
    assert isinstance(reply.body, bytes)
    assert SAID[FEAR].encode() in reply.body and SAID[OLD].encode() not in reply.body


def test_the_json_is_the_answers_file_or_a_part_of_it() -> None:
    """Letter by letter, if nothing is left out."""
    desk = at(SAID)
    whole, part = (playbook_file(desk, it, "workbook.json") for it in (Request(), asked(page=ONE)))
    assert whole and whole.body == desk.answers.text()
    assert part and list(json.loads(part.body)["answers"]) == [FEAR]


@pytest.mark.parametrize("name", ["workbook.pdf", "workbook", "md", "", "Workbook.md", "workbook.md/"])
def test_a_file_that_there_is_not(name: str) -> None:
    """Nothing is answered: whoever carries the question says so."""
    assert playbook_file(at(), Request(), name) is None


def test_names_cannot_be_hidden_in_json() -> None:
    """A page says so, and holds nothing that was written."""
    reply = file("workbook.json", asked(hide="1"))
    assert sorry(reply) == ("Not yet", HIDDEN_JSON)
    assert SAID[FEAR] not in str(reply.body)


def test_a_calendar_without_days_is_a_page_that_says_so() -> None:
    """Until there is one."""
    assert sorry(file("workbook.ics", said={NEAR: 3})) == ("Not yet", NO_DAYS)
