"""A chapter as a page: sections, quotations, pictures and the gate."""

import json

import pytest

from workbook.chapters.notebook import read_chapter
from workbook.exercises.vocabulary import declare
from workbook.pages.chapter import COMPUTED, UNCLEAR, chapter
from workbook.pages.known import Known

from .conftest import ODD, parsed

FEAR = declare("text", "01-here", "fear", "What do you fear?", {})
PLAN = 'page.plan("week", "My step", when="a", then="b")'


def nothing(key):
    """Knows no answers."""
    return Known(FEAR if key == FEAR.key else None, None, 0)


def answered(**values):
    """Knows a few answers."""
    return lambda key: Known(FEAR, values.get(key.partition(".")[2]), 3)


@pytest.fixture
def show(write):
    """Writes a chapter of cells, and returns its page to be asked."""

    def show(*cells, look=nothing, slug="01-here"):
        return parsed(chapter(read_chapter(write(*cells, slug=slug)), look))

    return show


def test_a_numbered_chapter_says_its_number(show):
    """Above its title; other pages have none."""
    assert show("# Here").select_one(".kicker").text == "Chapter 1"
    assert not show("# Here", slug="00-welcome").select(".kicker")


def test_the_threads_stand_above_the_title(write):
    """Drawn, and passed by for who listens."""
    path = write("# Here")
    notebook = json.loads(path.read_text())
    path.write_text(json.dumps({**notebook, "metadata": {"threads": ["M0 8H320", "M0 40H320"]}}))
    drawn = parsed(chapter(read_chapter(path), nothing)).select_one("svg")
    assert drawn["aria-hidden"] == "true" and drawn.find_next_sibling("p")["class"] == ["kicker"]
    assert [(line["class"], line["d"]) for line in drawn.select("path")] == [
        (["other"], "M0 40H320"),
        (["reader"], "M0 8H320"),
    ]


def test_prose_and_fields_keep_their_order(show):
    """A page reads like its notebook."""
    page = show("# Here", 'page.text("a", "?")', "Words", 'page.text("b", "?")')
    assert [part.name for part in page.find_all(["h1", "div", "p"]) if "under" not in part.get("class", [])][
        :6
    ] == ["p", "h1", "div", "p", "div"]


def test_an_answer_stands_in_its_field(show):
    """With its revision, so that a page knows what it started from."""
    field = show('page.text("fear", "?")', look=answered(fear="the dark")).select_one("[data-key]")
    assert field.textarea.text == "\nthe dark" and field["data-rev"] == "3"


def test_the_caution_has_a_box_of_its_own(show):
    """It holds its own cell and nothing after it."""
    page = show("## When not to\n\nAfraid.", 'page.text("a", "?")')
    assert page.select_one("section.note p").text == "Afraid." and not page.select(".note [data-key]")


def test_the_week_holds_its_plan_and_nothing_after_the_next_words(show):
    """The plan right after the prose belongs to it."""
    page = show("## Try this week\n\nSmall.", PLAN, "## To close", 'page.text("a", "?")')
    assert [field["data-key"] for field in page.select("section.week [data-key]")] == ["01-here.week"]


def test_the_opening_is_not_shown(show):
    """It is for the kernel."""
    assert "open_chapter" not in str(show("# Here"))


def test_a_cell_nobody_understands_leaves_the_rest(show):
    """One friendly line where the exercise would be; nothing of the cell."""
    page = show("page.slider('secret', '?')", 'page.text("a", "?")')
    assert page.select_one(".unclear").text == UNCLEAR and "secret" not in str(page)
    assert page.select("[data-key]")


def test_a_cell_that_computes_has_its_place(show):
    """With words while it is not there, and nothing of its source."""
    page = show("x = 'secret'", 'page.text("a", "?")')
    place = page.select_one(".cell")
    assert place.select_one("[role=status]").text == COMPUTED and place["data-cell"] == "2"
    assert "secret" not in str(page) and page.select("[data-key]")


def test_an_earlier_answer_is_quoted(show):
    """In its words, escaped."""
    page = show('page.show("01-here.fear", "You wrote")', look=answered(fear="<b>dark"))
    assert page.select_one(".told > .asked").text == "You wrote" and not page.select("[hidden]")
    assert page.select_one(".told > .quoted").text == "<b>dark"


def test_nothing_is_quoted_while_nothing_is_answered(show):
    """The whole line is hidden, and ready to be filled."""
    line = show('page.show("01-here.fear", "You wrote")').select_one("[data-shows='01-here.fear']")
    assert line.has_attr("hidden") and line.blockquote.text == ""


def test_other_words_stand_in_for_a_missing_answer(show):
    """And step back when there is one."""
    cell = 'page.show("01-here.fear", "You wrote", otherwise="Nothing yet.")'
    empty, full = show(cell), show(cell, look=answered(fear="dark"))
    assert not empty.select_one(".earlier").has_attr("hidden") and empty.select_one(".told").has_attr(
        "hidden"
    )
    assert full.select_one(".otherwise").has_attr("hidden")


def test_a_picture_has_its_words_beside_it(show):
    """Whoever does not see it reads the same."""
    cell = 'page.picture("plane", "Your point", separateness="x", connection="y")'
    page = show(cell, look=answered(x=2, y=9))
    figure = page.select_one("figure[data-picture='01-here.picture-plane']")
    assert (
        figure.figcaption.text == "Your point" and "connection 9 of 10, separateness 2 of 10" in figure.text
    )
    assert figure.select_one(".plot")["aria-hidden"] == "true"


def test_a_diagram_is_drawn_before_any_kernel(show):
    """Whoever has no script sees it all the same, with no word that could do harm."""
    cell = 'page.picture("loop", "Your loop", i_do="a", they_feel="b")'
    page = show(cell, look=answered(a=ODD))
    figure = page.select_one("figure.picture.loop.answered")
    assert figure.svg.find("title") and not figure.select("b, script, img") and "loop" in figure["class"]
    assert show(cell).select_one("figure.answered") is None and show(cell).select_one(".said").text


def test_a_picture_that_nobody_knows_says_so(show):
    """Everything else on the page works."""
    assert show('page.picture("spiral", "Your spiral")').select_one(".unclear").text == UNCLEAR


def test_a_gate_is_private(show):
    """No names, no values, no key that an answer could be kept under; what helps waits hidden."""
    page = show(f"page.gate('g', {ODD!r}, statements=['a < b', 'c'], instead='Rest. [Support](#s)\\n\\n<b>')")
    gate = page.select_one("[data-gate]")
    assert gate.legend.text == ODD and not page.select("[data-key], [name], [value], [checked], b")
    assert gate.select_one(".instead").has_attr("hidden") and gate.select_one(".instead a")["href"] == "#s"


def test_every_statement_can_be_ticked_by_its_words(show):
    """Each box stands in its label."""
    page = show("page.gate('g', '?', statements=['a < b', 'c'], instead='Rest.')")
    assert [label.text for label in page.select("label:has(input[type=checkbox])")] == ["a < b", "c"]
