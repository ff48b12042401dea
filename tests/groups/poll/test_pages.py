"""The pages of a room: hidden until revealed, silent below five, nothing carried that a room did not give."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.groups.poll.made_up import asked, vote
from workbook.export.share import Shared, as_file
from workbook.groups.poll.carried import Carried, carried
from workbook.groups.poll.code import Vote, as_code
from workbook.groups.poll.counting import FEW, IN_A_PICTURE, NOT_HERE, people, taken_out, told
from workbook.groups.poll.gather import find
from workbook.groups.poll.give_page import Choice, choose_page, given_page
from workbook.groups.poll.pictures import TOO_FEW, pictures
from workbook.groups.poll.poll_page import room_page
from workbook.pages.site import Site
from workbook.place import HERE
from workbook.server.assets import FILES

SITE = Site(base="/x/", files={name: f"{name}.1" for name in FILES}, place=HERE)
SCALES = list(asked())[:3]
WORDS = Shared(key="no-such.question", kind="text", prompt="What <b>helped</b>?", value="The ███ & the walk")


def parsed(page: str) -> BeautifulSoup:
    """A page, read."""
    return BeautifulSoup(page, "html.parser")


def sent(page: str) -> dict[str, str]:
    """What the form of a page would send."""
    found = dict.fromkeys(("steps", "new", "seen", "unseen"), "")
    for field in parsed(page).select("form input[type=hidden]"):
        found[field["name"]] = field["value"]
    return found


def after(room: Carried, text: str, *, reveal: bool = False) -> Carried:
    """What a room holds once a text was pasted, gone through the page and back."""
    now = room.with_found(find([text]))
    now = now.revealed() if reveal else now
    assert carried(*sent(room_page(SITE, now, asked())).values()) == now
    return now


def seen(room: Carried) -> str:
    """What stands on the page, without what it carries."""
    page = room_page(SITE, room, asked(), said=list(told(find([""]), room.votes)))
    return re.sub(r'<input type="hidden"[^>]*>', "", page)


@st.composite
def small_groups(draw: st.DrawFn) -> tuple[list[Vote], list[Vote]]:
    """Two rooms that differ only in groups of fewer than five people: in what those gave, and how many."""
    moment = draw(st.sampled_from(["", "before", "after"]))
    big = [vote(who, draw(st.integers(0, 10)), moment="before") for who in range(draw(st.integers(6, 12)))]
    rooms = []
    for _ in range(2):
        few = [(who, draw(st.integers(0, 10))) for who in range(draw(st.integers(1, 4)))]
        of_few = [vote(50 + who, step, moment=moment, numbers=(SCALES[1],)) for who, step in few]
        rooms.append([*big, *of_few])
    return rooms[0], rooms[1]


@settings(max_examples=40)
@given(small_groups())
def test_nothing_on_the_page_depends_on_a_group_below_five(rooms: tuple[list[Vote], list[Vote]]) -> None:
    """Not a number, not a letter: other answers, or other people of so few, make the same picture."""
    one, other = (pictures([votes], {n: asked()[n] for n in SCALES[:2]}) for votes in rooms)
    assert one == other and TOO_FEW.lower()[:-1] in one.lower()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 8), st.sampled_from(SCALES), st.integers(0, 10)), max_size=14))
def test_a_scale_is_drawn_from_five_people_on(given_marks: list[tuple[int, int, int]]) -> None:
    """Below, it has its question, its chapter and one sentence without a number."""
    votes = {}
    for who, number, step in given_marks:
        votes.setdefault(who, {})[number] = step
    room = [Vote(who.to_bytes(5, "big"), "", tuple(marks.items())) for who, marks in votes.items()]
    page = parsed(f"<div>{pictures([room], asked())}</div>")
    sections = {part.select("h3")[0].text: part for part in page.select("section")}
    for number in SCALES:
        count = sum(number in marks for marks in votes.values())
        part = sections.get(asked()[number].scale.prompt)
        assert (part is not None) == (count > 0)
        if 0 < count < 5:
            assert [it.text for it in part.find_all(True)] == [
                asked()[number].scale.prompt,
                asked()[number].where,
                TOO_FEW,
            ]
        elif count:
            assert len(part.select("svg desc")) == len(part.select("table")) == 1


@given(st.integers(0, 4))
def test_fewer_than_five_people_are_not_numbered(many: int) -> None:
    """Not even as a count of the room."""
    said = people([vote(who, 1) for who in range(many)])
    assert said == FEW or not many
    assert not re.search(r"\d", said)


def test_nothing_is_drawn_until_it_is_revealed() -> None:
    """Neither numbers nor words are in the page before."""
    text = "\n".join(as_code(vote(who, 7)) for who in range(8))
    room = after(Carried(unseen=(WORDS,)), text)
    hidden = seen(room)
    assert "<svg" not in hidden and "the walk" not in hidden and "8 people." in hidden
    shown = seen(after(room, "", reveal=True))
    assert "<svg" in shown and "The ███ &amp; the walk" in shown


def test_one_who_comes_after_the_reveal_changes_no_picture() -> None:
    """However often it is revealed again; five do."""
    room = after(Carried(), "\n".join(as_code(vote(who, 7)) for who in range(6)), reveal=True)
    before = pictures(room.steps, asked())
    for who in range(10, 14):
        room = after(room, as_code(vote(who, 0)), reveal=True)
        assert pictures(room.steps, asked()) == before
    room = after(room, as_code(vote(14, 0)), reveal=True)
    assert "11 people" in pictures(room.steps, asked())


def test_an_answer_in_words_is_shown_by_itself_once_and_as_text() -> None:
    """Closed until it is opened; opening one closes another."""
    room = Carried().with_found(find([])).with_found(find([as_line(WORDS), as_line(WORDS)])).revealed()
    page = parsed(room_page(SITE, room, asked()))
    (answer,) = page.select("details[name=answer]")
    assert not answer.has_attr("open") and not answer.select("b")
    assert answer.select("blockquote")[0].text == "The ███ & the walk"


@given(st.text(min_size=1, max_size=40))
def test_words_of_any_letters_come_back_from_the_page(words: str) -> None:
    """Line breaks of every kind, quotation marks, tags."""
    answer = Shared(key="no-such.question", kind="text", prompt="Q", value=f"{words}.")
    room = Carried().with_found(find([as_file(answer).decode()]))
    assert len(room.unseen) == 1
    assert carried(*sent(room_page(SITE, room, asked())).values()) == room


def as_line(answer: Shared) -> str:
    """A shared answer as its code."""
    from workbook.export.share_code import as_text

    return as_text(answer)


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ([1, 1], ["1 code was read twice and counts once."]),
        ([1, 2, 1, 2, 1], ["3 codes were read twice and count once."]),
        ([9], ["1 code was read twice and counts once."]),
        ([-9], ["1 code replaces an earlier one of the same person."]),
        ([-9, 8, -8], ["2 codes replace earlier ones of the same people."]),
    ],
)
def test_no_repeated_vote_is_counted(pasted: list[int], said: list[str]) -> None:
    """It is said; 9 gave before, and a minus is another answer of the same person."""
    before = Carried(new=(vote(9, 5),))
    text = "\n".join(as_code(vote(abs(who), 5 if who > 0 else 6)) for who in pasted)
    found = find([text])
    assert list(told(found, before.votes)) == said
    assert len(before.with_found(found).votes) == len({9, *map(abs, pasted)})


def test_what_was_wrong_is_a_sentence_each() -> None:
    """With the number of the line, so that it is found."""
    slip = as_code(vote(1, 5)).replace("-", "-2", 1)
    said = list(told(find([f"hello\n{slip}\n{slip}\nWB1:nonsense.\nbye"]), []))
    assert said == [
        "2 lines were no whole codes: lines 2 and 3.",
        "1 line was no whole shared answer: line 4.",
        "2 other lines held no code and were dropped.",
    ]


def test_a_scale_of_a_newer_edition_is_not_known_here_and_no_error() -> None:
    """The rest of the code counts."""
    room = after(
        Carried(), "\n".join(as_code(vote(w, 5, 6, numbers=(SCALES[0], 1))) for w in range(5)), reveal=True
    )
    page = seen(room)
    assert "1 scale is not known here and left out." in page and "5 people" in page


def test_a_page_that_was_tampered_with_is_read_as_far_as_it_goes() -> None:
    """And raises nothing."""
    assert carried("x\n" + "é" * 99, "2222", "{", "WB1:") == Carried()


def test_nothing_is_ticked_before_the_reader_ticks_it() -> None:
    """And neither before nor after is chosen, because most rooms have one moment."""
    page = parsed(choose_page(SITE, [Choice(it, it.value(3)) for it in asked().values()]))
    assert len(page.select("input[type=checkbox]")) == len(asked())
    assert not page.select("input[type=checkbox][checked]")
    assert {it["value"] for it in page.select("input[type=radio][checked]")} == {""}


def test_everything_that_leaves_is_shown_and_no_address_holds_a_value() -> None:
    """Each question with its answer, the moment, the code; links name keys."""
    chosen = [Choice(it, it.value(7)) for it in list(asked().values())[:4]]
    page = parsed(given_page(SITE, chosen, "after", "2000-0000"))
    assert [it.text for it in page.select("dd")] == [*(it.words for it in chosen), "After"]
    links = " ".join(it["href"] for it in page.select("main a"))
    assert "2000" not in links and chosen[0].asked.scale.key in links


def test_a_code_is_taken_out_again_before_it_is_revealed() -> None:
    """Afterwards it stays, and the way out is said."""
    room = after(Carried(), "\n".join(as_code(vote(who, 7)) for who in range(3)))
    wanted = find([as_code(vote(1, 7))])
    assert list(taken_out(wanted, room)) == ["1 taken out."]
    assert room.without(wanted).votes == [vote(0, 7), vote(2, 7)]
    assert list(taken_out(find([as_code(vote(9, 7))]), room)) == [NOT_HERE]
    shown = room.revealed()
    assert list(taken_out(wanted, shown)) == [IN_A_PICTURE] and shown.without(wanted) == shown
