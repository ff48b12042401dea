"""One person, one sheet: what was written where a reader thought of them, and nothing else."""

import datetime as dt

import pytest

from tests.endpoints.made_up import asked, at, shown
from workbook.demo.people import fill, people
from workbook.endpoints.person import person_page_for

ONE, TWO, THREE, FOUR, SIX, TEN = (
    "01-what-closeness-asks",
    "02-patterns-and-where-they-come-from",
    "03-distance-as-a-strategy",
    "04-too-close",
    "06-saying-what-matters",
    "10-change-that-lasts",
)
SAID = {
    f"{ONE}.whom": "L.",
    f"{ONE}.still-good": "She laughs first.",
    f"{ONE}.connection": 3,
    f"{ONE}.separateness": 4,
    f"{ONE}.fear-to-lose": "Nothing of this.",
    f"{THREE}.whom": "l",
    f"{THREE}.loop-i-do": "I tidy.",
    f"{THREE}.rehearse": "Back at two.",
    f"{FOUR}.whom": "M.",
    f"{FOUR}.see-saw": [{"area": "cooking", "tilt": 3}],
    f"{FOUR}.limit": {"act": "cook"},
    f"{SIX}.try-this-week": {"when": "it rains", "then": "ring"},
    f"{TEN}.whom": "L.",
    f"{TEN}.connection-again": 6,
    f"{TEN}.separateness-again": 7,
    f"{TEN}.if-then": {"when": "it is Monday", "then": "wait", "expect": "A sigh."},
}


def headings(page):
    return [it.text for it in page.select(".playbook h2")]


def test_it_gathers_what_belongs_to_one_person(home):
    """What is liked, the loop, sentences, plans, then and now: from the chapters about them alone."""
    page = shown(person_page_for(at(SAID), asked(of=THREE)))
    assert page.h1.text == "About L."
    assert headings(page) == [
        "What I like about them",
        "The loop between us",
        "My sentences",
        "My plans",
        "Then and now",
    ]
    text = page.select_one(".playbook").text
    assert all(words in text for words in ("She laughs first.", "Back at two.", "it is Monday", "A sigh."))
    assert "From then to now: 3 up in connection" in text
    assert not any(words in text for words in ("cooking", "Nothing of this.", "it rains"))


def test_what_is_said_of_a_family_is_about_no_one_of_it(home):
    """Whomever its chapter is about: the sentence to them is theirs."""
    swap, we = {"phrase": "As you like.", "seen": "a list"}, {"we": "whisper", "mine": "sing"}
    said = {f"{TWO}.whom": "L.", f"{TWO}.swap": swap, f"{TWO}.we-and-mine": we}
    text = shown(person_page_for(at(said), asked())).select_one(".playbook").text
    assert "As you like." in text and "whisper" not in text


def test_everybody_who_was_named_is_a_press_away(home):
    """By the name of a chapter: no address holds a name that a reader wrote."""
    page = shown(person_page_for(at(SAID), asked()))
    links = {it.text: it["href"] for it in page.select(".others a")}
    assert links == {"L.": f"/x/person?of={ONE}", "M.": f"/x/person?of={FOUR}"}
    assert page.select_one(".others [aria-current=page]").text == "L."
    other = shown(person_page_for(at(SAID), asked(of=FOUR)))
    assert headings(other) == ["Who does more", "My sentences"]


def test_a_card_holds_the_lines_of_their_chapters(home):
    """As any pocket card does."""
    page = shown(person_page_for(at(SAID), asked()))
    card = page.find("a", string="Pocket cards to print")
    assert card["href"] == f"/x/playbook/workbook-card.html?page={ONE}&page={THREE}&page={TEN}"


@pytest.mark.parametrize("said", [{}, SAID])
def test_a_blank_sheet_can_be_had_whoever_is_named(home, said):
    """For whoever would rather write by hand."""
    page = shown(person_page_for(at(said), asked()))
    blank = page.find("a", string="A blank sheet about one person")
    assert blank["href"] == "/x/playbook/workbook-person-sheet.html"


def test_nobody_is_named_yet(home):
    """It says where to do so; a chapter that is about nobody leads to the first person there is."""
    page = shown(person_page_for(at(), asked(of="no.such")))
    assert page.h1.text == "One person, one sheet" and "not said yet" in page.select_one(".lead").text
    assert shown(person_page_for(at(SAID), asked(of="no.such"))).h1.text == "About L."


def test_an_invented_person_fills_it(home):
    """Every part has something to show."""
    fill(home, people()[0], dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    page = shown(person_page_for(at(), asked(of=ONE)))
    assert len(headings(page)) == 5 and "Who does more" not in headings(page)
