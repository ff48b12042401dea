"""Pocket cards: the reader's own lines, eight on a page, and nothing of them lost."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.scale import scaled
from tests.insights.given import HOSTILE, SCRIPTS
from workbook.export.hiding import hiding
from workbook.export.paper.card import Line, cards, lines

from .made_up import Made, entry, filled, texts
from .test_sheets import Elements

BRIDGE = "03-distance-as-a-strategy.bridge"


def line(words, heading="To go and come back"):
    """One line of the reader's own."""
    return Line(BRIDGE, None, heading, words)


def written(raw):
    """The words of each card, in order."""
    return [html.unescape(words) for words in re.findall(r"<p>(.*?)</p>", raw.decode(), re.DOTALL)]


def bare(words):
    """Words without what a line end or a space may become."""
    return "".join(words.split())


def test_scripts_plans_and_sentences_can_go_on_cards():
    """Each with what it is for; what is no line to say is not offered."""
    made = Made(
        {
            BRIDGE: entry({"feeling": "hot", "minutes": "30", "return": "at four"}, "sentence"),
            "03-distance-as-a-strategy.rehearse": entry("I am off, and back at four.", "script"),
            "01-what-closeness-asks.fear-to-lose": entry("My mornings."),
            "01-what-closeness-asks.take-with-me": entry("I can stay."),
            "toolbox.my-lines": entry(
                [{"kind": "A limit", "words": "Kettle first."}, {"kind": "Repair"}], "table"
            ),
        }
    )
    assert [(it.key, it.row, it.heading, it.words) for it in lines(made)] == [
        ("01-what-closeness-asks.take-with-me", None, "What I take with me", "I can stay."),
        (BRIDGE, None, "What could you say before you go?",
         "I feel hot, and this matters to me. I need 30 minutes. I will be back at four."),
        ("03-distance-as-a-strategy.rehearse", None, "How would you say it in your own voice?",
         "I am off, and back at four."),
        ("toolbox.my-lines", 1, "A limit", "Kettle first."),
    ]  # fmt: skip


@given(st.lists(texts.filter(str.strip), min_size=1, max_size=5))
@settings(max_examples=scaled(60, 2_000))
def test_nothing_is_lost_between_the_cards(found):
    """Every letter is on one of them, in its order."""
    short = [text[:2_000] for text in found if text[:2_000].strip()]
    assert bare("".join(written(cards(map(line, short))))) == bare("".join(short).replace("\r", "\n"))


@pytest.mark.parametrize("words", ["word " * 300, "W" * 700, "言" * 500, "a\n\n" * 40, "x" * 5_000])
def test_a_long_line_goes_on_and_says_so(words):
    """“1 of 3” stands on the card, and the heading stands on each."""
    raw = cards([line(words)])
    count = len(written(raw))
    assert count > 1 and [f"{number} of {count}" in raw.decode() for number in (1, count)] == [True, True]
    assert raw.decode().count("<h2>To go and come back</h2>") == count


def test_eight_cards_are_on_a_page_with_marks_to_cut_by():
    """Nine need two; every card is of the size of a bank card, and none leaves the paper."""
    page = Elements(cards([line("Back at four.")] * 9))
    assert (page.of_class("page"), page.of_class("card"), page.of_class("mark")) == (2, 9, 2 * 16)


@pytest.mark.parametrize(("paper", "wide", "high"), [("A4", 210, 297), ("Letter", 215.9, 279.4)])
def test_no_card_leaves_the_paper(paper, wide, high):
    """With room at the edge for a printer."""
    raw = cards([line("Back at four.")] * 8, paper=paper).decode()
    places = [
        tuple(map(float, at))
        for at in re.findall(r'class="card[^"]*" style="left:([\d.]+)mm;top:([\d.]+)mm', raw)
    ]
    assert len(set(places)) == 8
    assert all(x >= 10 and y >= 10 and x + 85.6 <= wide - 10 and y + 54 <= high - 10 for x, y in places)


def test_no_card_no_page():
    """Without a line there is nothing to cut."""
    assert Elements(cards([])).of_class("page") == 0
    assert lines(Made({})) == []


@pytest.mark.parametrize("text", HOSTILE + SCRIPTS)
def test_nothing_that_was_typed_becomes_markup(text):
    """It is on the card as it was typed."""
    page = Elements(cards([line(f"x{text}", heading=text)]))
    assert {name for name, _ in page.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "main"),
        *("div", "section", "h1", "h2", "p", "i", "span"),
    }
    assert not page.open and not [key for _, it in page.elements for key in it if key.startswith("on")]


def test_names_can_be_hidden():
    """As everywhere else."""
    made = Made(
        {
            "01-what-closeness-asks.people": entry([{"who": "Leena", "close": 3}], "table"),
            "03-distance-as-a-strategy.rehearse": entry("Leena, I am back at four.", "script"),
        }
    )
    hide = hiding({key: made.entry(key).value for key in made})
    assert [it.words for it in lines(made, hide=hide)] == ["L., I am back at four."]


@pytest.mark.parametrize("value", [True, 7, [], [7], {"a": 7}, {"a": {"b": "c"}}, [{"words": 7}], {"": "x"}])
def test_nothing_strange_raises(value):
    """A file may be older, or edited by hand."""
    made = Made({key: entry(value, "sentence") for key in (BRIDGE, "toolbox.my-lines", "77-gone.line")})
    assert cards(lines(made))


def test_every_line_of_a_full_workbook_fits():
    """A page for each eight."""
    found = lines(filled())
    assert Elements(cards(found)).of_class("page") == -(-len(found) // 8)
