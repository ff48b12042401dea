"""Blank sheets: everything that can be asked on paper, room to write, and never an answer."""

import re
from html.parser import HTMLParser

import pytest

from workbook.answers import Answers
from workbook.chapters.evening import Item, evening
from workbook.chapters.notebook import chapters, find_chapter
from workbook.errors import ChapterMissing
from workbook.exercises.declared import Gate, Patterns
from workbook.export.paper.frames import FRAMES
from workbook.export.paper.person_sheet import person_sheet
from workbook.export.paper.print_page import ABOUT
from workbook.export.paper.sheets import FROM_BEFORE, HOW, KEEP_IT_SAFE, sheets
from workbook.export.person import DRAWN, PARTS
from workbook.insights.pictures import PICTURES
from workbook.support import helplines

ONE = "01-what-closeness-asks"


class Elements(HTMLParser):
    """What a page is made of: its text, its elements with their attributes, and whether they are closed."""

    VOID = frozenset({"meta", "br", "col"})

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self.text, self.elements, self.open = "", [], []
        self.feed(raw.decode())
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))
        if name not in self.VOID:
            self.open.append(name)

    def handle_startendtag(self, name, attributes):
        self.elements.append((name, dict(attributes)))

    def handle_endtag(self, name):
        assert self.open.pop() == name

    def handle_data(self, data):
        self.text += data

    def of_class(self, name):
        """How many elements have a class."""
        return sum(name in (attributes.get("class") or "").split() for _, attributes in self.elements)


@pytest.fixture(scope="module")
def whole():
    """The whole workbook on paper."""
    return Elements(sheets())


def test_every_exercise_has_its_room(whole):
    """Each that is asked, but for the page that only looks at answers."""
    asked = [
        it
        for book in chapters()
        if not any(isinstance(record, Patterns) for record in book.records)
        for it in book.exercises
    ]
    for it in asked:
        assert it.prompt in whole.text and (it.example or "").partition("\n")[0] in whole.text
    assert whole.of_class("number") == len(asked)


def test_every_picture_can_be_done_by_hand():
    """A new picture must be given a frame, or a reason why not; kinds are typed."""
    assert set(PICTURES) - FRAMES.keys() == {"ledger"}  # its table holds all that it draws
    assert HOW.keys() == FRAMES.keys()


def test_nothing_runs_and_nothing_is_fetched(whole):
    """One file, whole in itself, light, in English."""
    names = {name for name, _ in whole.elements}
    assert not names & {"script", "a", "img", "link", "input", "iframe", "object", "form", "button"}
    assert not [key for _, attributes in whole.elements for key in attributes if key.startswith("on")]
    policy = [it["content"] for _, it in whole.elements if it.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert ("html", {"lang": "en"}) in whole.elements and not whole.open
    assert (
        "url(" not in (raw := sheets().decode()) and "@import" not in raw and "<title>Workbook</title>" in raw
    )


@pytest.mark.parametrize("how", [{}, {"chapter": ONE}, {"key": f"{ONE}.beliefs"}])
def test_what_it_is_and_how_to_keep_it_safe_stands_once(how):
    """On whatever is printed."""
    page = Elements(sheets(**how))
    assert page.text.count(ABOUT) == page.text.count(KEEP_IT_SAFE) == 1


def test_the_way_out_is_printed_as_it_is(whole):
    """Every private check with what to do instead, every helpline with its number; nothing to tick."""
    gates = [record for book in chapters() for record in book.records if isinstance(record, Gate)]
    for gate in gates:
        assert all(line in whole.text for line in (gate.prompt, *gate.statements))
        assert re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", gate.instead.partition("\n")[0]) in whole.text
    for country in helplines():
        assert country.name in whole.text
        for service in country.services:
            assert all(number in whole.text for number in service.numbers)


def test_no_answer_is_ever_on_it(monkeypatch, home):
    """Answers are not even opened."""
    monkeypatch.setattr(Answers, "open", lambda *_: pytest.fail("answers were opened"))
    sheets(chapter=ONE)
    assert not home.exists()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_paper_is_the_reader_s(paper):
    """And pages carry their number."""
    raw = sheets(chapter=ONE, paper=paper).decode()
    assert f"size: {paper};" in raw and "counter(page)" in raw


def test_one_exercise_stands_with_what_leads_to_it_and_with_its_caution():
    """And with no other exercise."""
    page = Elements(sheets(key="03-distance-as-a-strategy.bridge"))
    assert "The bridge: a sentence before you go" in page.text and "When not to" in page.text
    assert page.of_class("number") == 1 and page.of_class("gap") == 3


def test_every_exercise_can_stand_alone():
    """Each has its caution, if its chapter has one, or is asked before it."""
    for book in chapters():
        for it in book.exercises:
            page = Elements(sheets(key=it.key))
            assert it.prompt in page.text and page.of_class("number") == 1
            assert "When not to" in page.text or "## When not to" not in str(book.pieces)


def test_earlier_answers_are_pointed_at_by_their_number():
    """There is nothing to quote on paper."""
    told = Elements(sheets(chapter=ONE)).text
    assert "→ Your people: see question 10." in told
    assert "→ On the first page you wrote: see Welcome, question 2." in told


def test_an_evening_has_room_for_what_it_needs_from_an_earlier_one():
    """The first evening’s number, copied from its sheet; what is asked the same evening is pointed at."""
    book = evening((Item("10-change-that-lasts.connection-again"),), find_chapter)
    told = Elements(sheets(chapter=book.slug, books=[book])).text
    assert f"→ How connected you felt, in chapter 1 ({FROM_BEFORE}):" in told
    six = (Item("06-saying-what-matters.complaint"), Item("06-saying-what-matters.honest"))
    book = evening(six, find_chapter)
    assert "→ Your complaint: see question 1." in Elements(sheets(chapter=book.slug, books=[book])).text


def test_a_scale_has_a_ring_for_each_number():
    """Eleven, signs included."""
    page = Elements(sheets(key="03-distance-as-a-strategy.pursue-distance"))
    assert page.of_class("dot") == 11 and "−5−4" in page.text and "+4+5" in page.text


def test_prose_keeps_its_words_and_loses_its_links():
    """A link leads nowhere on paper."""
    told = " ".join(Elements(sheets(chapter="support")).text.split())
    assert "go by country" in told or "goes by country" in told
    assert "](" not in told and ".ipynb" not in told


@pytest.mark.parametrize("how", [{"chapter": "no-such"}, {"key": "no.such"}, {"chapter": "<b>"}])
def test_what_is_not_there_is_said(how):
    """In one sentence."""
    with pytest.raises(ChapterMissing):
        sheets(**how)


def test_an_author_s_words_cannot_become_markup(write):
    """Whatever a chapter says is text."""
    write(
        "# A <b>title</b>",
        "## When not to <script>x</script>\n\nNever. <img src=x onerror=alert(1)>",
        'page.text("one", "<script>1</script>?", hint="<i>2</i>", example="Ann: <u>3</u>\\n\\n<s>4</s>")',
        'page.choice("two", "<b>?", options=["<a href=x>", "&amp;"], other="<q>")',
        'page.sentence("three", "Say", template="<em>{a}<b>{c}", slots={"a": "<i>", "c": "\'\\"><p>"})',
        'page.table("four", "Rows", columns={"a": "<th>", "b": ("<b>", ["<u>", "<s>"])})',
        'page.gate("five", "<gate>", statements=["<li>"], instead="<b>no</b>")',
    )
    page = Elements(sheets())
    names = {name for name, _ in page.elements}
    assert not names & {"script", "em", "i", "u", "s", "a", "q", "gate", "img"} and not page.open
    assert "<script>1</script>?" in page.text and "'\"><p>" in page.text


def test_an_unclear_cell_takes_nothing_else_away(write):
    """A chapter with a mistake in it still prints."""
    write("# Here", "page.nothing()", 'page.text("one", "What?")')
    assert Elements(sheets(chapter="01-here")).of_class("number") == 1
    assert find_chapter("01-here").problems


def test_a_short_way_has_sheets_of_its_own():
    """Whom it is about, three questions and a step, numbered anew; pages without one are left out."""
    one = Elements(sheets(chapter=ONE, short=True))
    assert one.of_class("number") == 5 and "Three beliefs" not in one.text
    everything = Elements(sheets(short=True))
    assert everything.of_class("number") == 5 * 10 + 3 and everything.of_class("chapter") == 1 + 11


def test_a_blank_sheet_about_one_person_has_the_parts_of_the_app():
    """In their order, with a frame for each picture; to be kept as safe as any."""
    page = Elements(person_sheet())
    places = [page.text.index(title) for title in PARTS]
    assert places == sorted(places) and page.text.count(KEEP_IT_SAFE) == 1
    assert [name for name, _ in page.elements].count("svg") == len(DRAWN) and not page.open
