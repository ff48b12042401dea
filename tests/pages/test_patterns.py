"""What comes back as HTML: quoted, led back to its place, escaped, and claiming nothing."""

import dataclasses
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tests.insights.given import HOSTILE, LONG, anything
from tests.insights.reader import READER
from workbook.chapters.notebook import find_chapter
from workbook.chapters.roles import AGAIN
from workbook.exercises.vocabulary import declare
from workbook.insights.patterns import INVITATION, Rating
from workbook.insights.patterns import patterns as gathered
from workbook.pages.fields import field
from workbook.pages.patterns import BEFORE, LINES, PEOPLE, SCALES, TAKEN, WORDS, found, patterns
from workbook.pages.places import MOST, OLDER, pages
from workbook.pages.ratings import drawn

from .conftest import parsed

FEAR, DO = "01-what-closeness-asks.fear-to-lose", "03-distance-as-a-strategy.loop-i-do"
PEOPLE_ASKED, LOG = "01-what-closeness-asks.people", "05-intensity.thermometer"
DECLARED = declare("patterns", "my-patterns", "patterns", "What comes back", {"hint": "Only your words."})


def shown(answers, **how):
    """What is found in some answers, as parsed HTML."""
    parts = found(gathered(answers), **how)
    return parsed(f"{parts.before}{parts.after}")


def headings(page):
    """The headings of the parts."""
    return [heading.text for heading in page.select("h3")]


def test_the_frame_reads_without_a_script():
    """It says what it waits for, holds no answer, and shows no button that could do nothing."""
    frame = parsed(patterns(DECLARED)).section
    assert (frame["data-patterns"], frame.h2.text, frame.p.text) == (
        "my-patterns.patterns", "What comes back", "Only your words.",
    )  # fmt: skip
    assert frame.select_one(".told").text == BEFORE and frame.select_one(".ways").has_attr("hidden")
    assert frame.select_one("figure h3").text == LINES and frame["aria-labelledby"] == frame.h2["id"]


def test_a_reader_finds_every_part():
    """Words, people, scales and what is taken along, from ten chapters."""
    page = shown(READER)
    assert headings(page) == [WORDS, PEOPLE, SCALES, TAKEN]
    assert len(page.select("details.again")) >= 15 and len(page.select(".ratings > li")) == 10


def test_a_word_is_quoted_in_its_place():
    """The page, the question as a link to it, the words as written, the word set off."""
    page = shown({FEAR: "My Quiet mornings", DO: "I go quiet."})
    assert page.summary.text.split() == ["quiet", "chapters", "1", "and", "3"]
    assert [heading.text for heading in page.select("h4")] == [
        "1 · What closeness asks", "3 · Distance as a strategy",
    ]  # fmt: skip
    assert [quote.text for quote in page.select("blockquote")] == ["My Quiet mornings", "I go quiet."]
    assert [word.text for word in page.select("blockquote b")] == ["Quiet", "quiet"]
    assert page.a["href"] == "01-what-closeness-asks.ipynb#field-01-what-closeness-asks-fear-to-lose"


def test_every_link_leads_to_a_field():
    """The page is there, and the field carries the name that the link ends with."""
    links = [link["href"].split(".ipynb#") for link in shown(READER).select("a")]
    names = {
        slug: {parsed(field(each)).find()["id"] for each in find_chapter(slug).exercises}
        for slug in {slug for slug, _ in links}
    }
    assert len(links) > 60 and [name for slug, name in links if name not in names[slug]] == []


def test_a_row_is_told_with_its_person():
    """“he shouted” says little without who."""
    page = shown({PEOPLE_ASKED: [{"who": "L.", "tie": "he rings"}, {"who": "B."}], DO: "L. rings, B. too"})
    assert [quote.text for quote in page.select("blockquote")][:2] == ["L.: he rings", "L. rings, B. too"]
    assert "B." in [quote.text for quote in page.select("blockquote")]


def test_long_words_are_cut_around_the_word_and_open_whole():
    """A few lines around it; the whole is one tap away, and a very long text is read in its place."""
    story = "a story of nothing at all " * 20 + "the LIGHTHOUSE " + "and more of it after that " * 20
    page = shown(
        {FEAR: story, DO: "lighthouse", LOG: [{"day": "2026-01-01", "words": f"lighthouse {story * 4}"}]}
    )
    word = page.select_one("details.again")
    cut, short, long = word.select("blockquote")
    part = cut.select_one(".cut").text
    assert len(part) < 300 and "LIGHTHOUSE" in part and part.startswith("… ") and part.endswith(" …")
    assert cut.select_one(":scope > details > p").text == story
    assert short.text == "lighthouse" and not long.select(":scope > details") and len(long.text) < 300


def test_a_word_without_an_end_is_cut_too():
    """Somewhere, since it has no spaces."""
    page = shown({FEAR: f"quiet {LONG * 40}", DO: "quiet"})
    assert len(page.select_one("blockquote").text) < 330


def test_many_texts_under_one_question_are_a_few_and_a_number():
    """The rest is read in its place."""
    rows = [{"day": "2026-01-01", "words": f"quiet {number}"} for number in range(MOST + 7)]
    page = shown({LOG: rows, DO: "quiet"})
    assert len(page.select("blockquote")) == MOST + 1 and "And 7 more there." in page.text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_reader_wrote_is_markup(text):
    """Not in a word, a name, a question or a cell."""
    name = f"Zed {text}"[:38]
    page = shown(
        {FEAR: f"quiet {text}", DO: f"quiet {text}", PEOPLE_ASKED: [{"who": name, "tie": text}],
         "02-patterns-and-where-they-come-from.family-facts": [{"who": name, "what": text}],
         "01-what-closeness-asks.take-with-me": text}
    )  # fmt: skip
    assert not page.select("script, img, svg [onload], [onload], [onerror], [style], iframe, sub, br")
    assert all(link["href"].split("#")[0].endswith(".ipynb") for link in page.select("a"))


def test_a_key_nobody_asks_leads_nowhere():
    """Words of a page that is gone are quoted, without a link to it."""
    page = shown({"11-gone.fear": "quiet", DO: "quiet"})
    assert OLDER in page.summary.text and [link["href"][:2] for link in page.select("a")] == ["03"]


def test_pages_are_told_in_a_few_words():
    """Numbers of chapters, names of the other pages."""
    assert pages(("03-distance-as-a-strategy", "10-change-that-lasts", "journal", "12-x", "13-x")) == (
        f"chapters 3 and 10, Journal, {OLDER}"
    )
    assert pages(("04-too-close",)) == "chapter 4"


def test_names_go_behind_initials_everywhere():
    """In headings, quotations and rows; kin and initials stay, and so does the way back."""
    page = shown(READER, hide_names=True)
    assert not re.search("Marlene|Elfriede|Okafor|Anna", page.text, re.IGNORECASE)
    assert {"M.", "K.", "Mum"} <= {name.text for name in page.select("summary > b")}
    assert "Marlene" in shown(READER).text


def test_what_is_open_is_found_again_without_its_name():
    """A detail keeps its mark when names are hidden, and the mark tells nobody."""
    marks = [
        [it["data-of"] for it in shown(READER, hide_names=hide).select(".again")] for hide in (False, True)
    ]
    assert marks[0] == marks[1] and len(set(marks[0])) == len(marks[0])
    assert all(mark.isdecimal() for mark in marks[0])


def test_scales_stand_by_chapter_with_their_numbers_in_words():
    """What is drawn is said beside it; two that belong together share a line."""
    page = shown(READER)
    told = {li.select_one(".asked").text: li for li in page.select(".ratings > li")}
    first = told["This month, how connected did you feel to this person?"]
    assert first.select_one(".value").text == "4, later 6 in 10 · Change that lasts"
    assert [end.text for end in first.select(".ends span")] == ["0 far away", "10 close"]
    hard = told["If they are disappointed, how hard will that be for you to watch?"]
    assert hard.select_one(".value").text == "8, later 4"
    tilt = told["When it gets tense between you two, which way do you go?"]
    assert (tilt.select_one(".value").text, tilt.select_one(".ends span").text) == ("−4", "−5 I step away")
    assert all(svg["aria-hidden"] == "true" for svg in page.select("svg"))


def test_only_the_later_number_is_told_as_such():
    """Nobody answered the first one; zero is an answer."""
    page = shown({AGAIN["01-what-closeness-asks.connection"]: 0})
    assert page.select_one(".value").text.startswith("Not answered, later 0")
    assert len(page.select("svg circle")) == 0


@pytest.mark.parametrize(("value", "across"), [(-5, 13), (0, 170), (5, 327)])
def test_a_balance_is_drawn_from_minus_five_to_five(value, across):
    """Its middle is zero, and its dot is inside the line."""
    rating = Rating("03-x.y", "03-x", "?", value, None, -5, 5, "away", "after")
    assert float(BeautifulSoup(drawn(rating), "html.parser").circle["cx"]) == across


def test_a_pair_is_told_apart_by_shape():
    """A ring and a diamond, whatever the colours."""
    pair = Rating("03-x.y", "03-x", "?", 4, 4, 0, 10, "low", "high")
    ring = BeautifulSoup(drawn(pair), "html.parser").circle
    assert ring["fill"] == "none" and "l7 7" in drawn(pair)
    assert BeautifulSoup(drawn(dataclasses.replace(pair, later=None)), "html.parser").circle["fill"] != "none"


def test_nothing_yet_is_an_invitation():
    """One answer shows what there is of it."""
    assert found(gathered({})) == (INVITATION, "", "", False)
    assert headings(shown({"01-what-closeness-asks.connection": 0})) == [SCALES]
    assert found(gathered({FEAR: "quiet", DO: "quiet"})).said != INVITATION


def test_what_is_taken_along_leads_back():
    """Each line under the page it closes."""
    page = shown({"04-too-close.take-with-me": "A hen is not a promise."})
    assert (page.a.text, page.blockquote.text) == ("4 · Too close", "A hen is not a promise.")


def test_other_scripts_have_their_own_direction():
    """Each quotation and each name finds its own."""
    page = shown({FEAR: "أنا أبتعد", DO: "ثم أبتعد"})
    assert page.select_one("summary b")["dir"] == "auto" and page.blockquote["dir"] == "auto"
    assert page.select_one("blockquote b").text == "أبتعد"


@given(
    st.dictionaries(st.sampled_from([FEAR, DO, PEOPLE_ASKED, LOG, "no.key"]), anything, max_size=5),
    st.booleans(),
)
def test_no_answers_raise(answers, hide):
    """Whatever a file holds."""
    assert len(shown(answers, hide_names=hide).select(".again")) < 40
