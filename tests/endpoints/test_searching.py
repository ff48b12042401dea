"""The search by its endpoint: words in a form, every place where they stand, and the way there."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup

from tests.endpoints.made_up import FEAR, NEAR, OLD, at, shown
from workbook.endpoints import Request
from workbook.endpoints.searching import search_page_for
from workbook.pages.search_page import NOTHING

JOURNAL = "journal.entries"
SAID = {
    FEAR: "Our slow mornings.",
    NEAR: 3,
    JOURNAL: [
        {"day": "2026-11-03", "words": "A slow walk with L."},
        {"day": "2026-11-02", "words": "Rain."},
    ],
    OLD: "Something slow, <b>once</b>.",
}

RAIN = [{"day": f"2026-10-{day:02}", "words": "rain again"} for day in range(1, 31)]


def searched(words: str, said: dict[str, Any] | None = None) -> BeautifulSoup:
    """The page after a search."""
    return shown(search_page_for(at(SAID if said is None else said), Request(form={"words": [words]})))


def test_everything_written_is_searched() -> None:
    """Chapters, the journal, and what no page asks any more; each with its page, its question and its day."""
    page = searched("slow")
    assert page.select_one(".told > p").text == "Found in 3 places."
    titles = [each.text for each in page.select("h2")]
    assert titles == ["1 · What closeness asks", "Journal", "An older page"]
    said = [each.text for each in page.select("blockquote")]
    assert said == [
        "Our slow mornings.",
        "3 November 2026: A slow walk with L.",
        "Something slow, <b>once</b>.",
    ]
    assert [each.text for each in page.select("blockquote b")] == ["slow"] * 3


def test_a_question_leads_to_its_place() -> None:
    """One that no page asks any more leads nowhere."""
    links = [link["href"] for link in searched("slow").select(".asked a")]
    assert links == [
        "/x/voila/render/01-what-closeness-asks.ipynb#field-01-what-closeness-asks-fear-to-lose",
        "/x/voila/render/journal.ipynb#field-journal-entries",
    ]


def test_a_day_is_found_too() -> None:
    """By its words."""
    page = searched("november rain")
    assert [each.text for each in page.select("blockquote")] == ["2 November 2026: Rain."]


def test_words_stay_in_the_field_and_in_no_address() -> None:
    """The form is posted; what is typed stands there once more, as it was typed."""
    page = searched('a "quote" <b>')
    form = page.select_one("form[method=post]")
    assert form["action"] == "/x/search" and form.select_one("input")["value"] == 'a "quote" <b>'
    assert NOTHING in page.text


def test_before_the_first_search_nothing_is_told() -> None:
    """A form, and no answer of anybody."""
    page = shown(search_page_for(at(SAID), Request()))
    assert not page.select(".told") and SAID[FEAR] not in page.text


def test_a_journal_of_years_does_not_fill_the_page() -> None:
    """Of many entries the first are quoted, and the others open by a press."""
    page = searched("rain", {JOURNAL: RAIN})
    assert len(page.select(".place > blockquote")) == 8
    assert page.select_one(".place > details:not([open]) > summary").text == "22 more"
    assert len(page.select(".place > details blockquote")) == 22


def test_where_there_is_much_each_page_opens_by_a_press() -> None:
    """The first stands open; each says how much it has."""
    page = searched("rain", {FEAR: "Rain on our bench", JOURNAL: RAIN, OLD: "Rain."})
    assert page.select_one(".told > p").text == "Found in 32 places on 3 pages."
    parts = page.select(".told > details.part")
    assert [part.has_attr("open") for part in parts] == [True, False, False]
    heads = [" ".join(each.text for each in part.select("summary > *")) for part in parts]
    assert heads == ["1 · What closeness asks 1 place", "Journal 30 places", "An older page 1 place"]


def test_both_versions_of_an_answer_are_searched() -> None:
    """What another window wrote waits to be chosen, and is found meanwhile."""
    desk = at({FEAR: "here"})
    desk.answers.put(FEAR, "elsewhere", kind="text", prompt="", base=0)
    page = shown(search_page_for(desk, Request(form={"words": ["here"]})))
    assert sorted(each.text for each in page.select("blockquote")) == ["elsewhere", "here"]
