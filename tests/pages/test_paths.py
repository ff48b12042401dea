"""Doors, paths and forks as pages: what is asked first, which step is open, and where it came from."""

import pytest

from tests.conftest import CHECKOUT
from workbook.chapters.minutes import THINKING, WORDS_A_MINUTE
from workbook.chapters.notebook import Chapter, chapters, find_chapter, read_chapter
from workbook.pages.chapter import chapter
from workbook.pages.doors import doors
from workbook.pages.known import Known
from workbook.pages.path import PathPage
from workbook.pages.site import Progress
from workbook.pages.start_page import start_page

from .conftest import parsed
from .test_page import SITE

PATHS = [book for book in chapters(CHECKOUT / "chapters") if book.is_path]
NUMBER = 'page.balance("side", "Which?", low="away", high="after")'


def looks(**values):
    """Knows a few answers, by the last part of their keys."""
    return lambda key: Known(None, values.get(key.partition(".")[2]), 1)


@pytest.fixture
def page(write):
    """The page of a path with two steps, both borrowed."""
    write("# Here", 'page.text("fear", "What do you fear?")', 'page.text("hope", "And hope?")')
    cells = (
        "# They left",
        "Lead.",
        "## One\n\nRead.",
        'page.borrow("01-here.fear")',
        "## Two",
        'page.borrow("01-here.hope")',
    )
    book = read_chapter(write(*cells, "## When not to\n\nNot now.", slug="path-01"))
    return lambda **values: parsed(PathPage(book, looks(**values), SITE, find_chapter).text())


def test_the_first_step_without_an_answer_stands_open(page):
    """The place is kept by the answers themselves."""
    assert [step["id"] for step in page().select("details[open]")] == ["step-1"]
    assert [step["id"] for step in page(fear="dark").select("details[open]")] == ["step-2"]
    assert page(fear="dark", hope="light").select("details[open]") == []


def test_a_step_names_the_chapter_it_came_from(page):
    """With a link to the exercise there."""
    (link,) = page().select("#step-1 .origin a")
    assert (link.text, link["href"]) == (
        "chapter 1, Here",
        "/x/voila/render/01-here.ipynb#field-01-here-fear",
    )


def test_a_step_says_its_number_and_its_minutes(page):
    """Before it is opened."""
    assert page().select_one("#step-2 summary small").text == "Step 2 of 2 · about 2 minutes"


def test_the_caution_of_a_door_stands_on_its_page(page):
    """In its box, folded away in no step."""
    assert page().select_one("section.note p").text == "Not now." and not page().select("details .note")


def test_every_door_leads_to_its_path():
    """Ten doors in their order, by names that tell nothing."""
    links = parsed(doors(SITE, PATHS)).select("li a")
    assert [link.text for link in links] == [
        "They left",
        "They won’t talk",
        "I keep calling and asking",
        "We keep quarrelling",
        "I do everything",
        "Trust was broken",
        "I look after someone",
        "I am ill",
        "I am on my own",
        "I just want to begin",
    ]
    assert [link["href"] for link in links] == [
        f"/x/voila/render/path-{number:02}.ipynb" for number in range(1, 11)
    ]


def test_without_paths_nothing_is_asked():
    """As in a folder of somebody's own."""
    assert doors(SITE, []) is None


@pytest.mark.parametrize("book", PATHS, ids=lambda book: book.slug)
def test_the_first_own_question_is_a_hundred_and_twenty_words_and_a_minute_away(book):
    """From the first word of the start page, all doors read and one chosen, to the question itself."""
    books = [(Chapter(slug="00-welcome", title="Welcome", line="", pieces=()), Progress(answered=0, of=1))]
    start = parsed(start_page(SITE, books, latest=None, kept="Kept.", paths=PATHS)).main
    asked = start.select_one(".doors")
    asked.select_one(".chosen").decompose()
    before = [start.h1, start.select_one(".lead"), asked]
    path = parsed(
        PathPage(book, looks(), SITE, lambda slug: find_chapter(slug, CHECKOUT / "chapters")).text()
    )
    until = path.select_one(".field .q, .field legend")
    read = [text for text in path.find_all(string=True) if text in until.find_all_previous(string=True)]
    words = " ".join([*(part.get_text(" ") for part in before), *read, until.text]).split()
    assert len(words) <= 120 and 60 * len(words) / WORDS_A_MINUTE + THINKING <= 60


@pytest.mark.parametrize(
    ("value", "open_"), [(None, []), (-2, ["I go"]), (2, ["I stay"]), (0, ["I go", "I stay"])]
)
def test_an_answer_opens_its_way_and_leaves_the_other_folded(write, value, open_):
    """Both are there to be opened, and what follows belongs to both."""
    fork = (
        'page.fork("two", "Two ways", by="side", ways={"I go": "Going", "I stay": "Staying"}, until="Both")'
    )
    book = read_chapter(write("# Here", NUMBER, fork, "## Going", "A", "## Staying", "B", "## Both", "C"))
    exercise = book.exercises[0]
    page = parsed(chapter(book, lambda key: Known(exercise, value, 1)))
    assert [way.summary.text for way in page.select("details.lane[open]")] == open_
    assert [way.select_one("h2").text for way in page.select("details.lane")] == ["Going", "Staying"]
    assert not page.select_one("#both").find_parent("details")


def test_a_gate_leads_to_a_lane(write):
    """Not to a closed door alone."""
    gate = 'page.gate("safe", "?", statements=["a"], instead="b", lane="Writing alone")'
    page = parsed(chapter(read_chapter(write("# Here", gate, "## Writing alone")), looks()))
    assert page.select_one(".gate .instead a.go")["href"] == "#writing-alone"
