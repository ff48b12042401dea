"""Whatever was typed is shown as typed, shapes nothing, and comes back equal."""

import io
import json
import re
import time
import zipfile
from importlib import resources
from itertools import pairwise

import docx as word
import nbformat
import pytest
from hypothesis import given, settings

from tests.conftest import CHECKOUT
from tests.export.hostile_texts import INJECTIONS, MARKS, texts
from tests.export.playing import GONE, LINES, LOG, MADE, READERS, ROWS, TEXT, TODAY, book, everywhere
from tests.export.read_back import held
from tests.export.said import SAID, Page, as_typed, bare_question, evenly, marked
from tests.faults.scale import SOAK, scaled
from workbook.chapters.notebook import find_exercise
from workbook.content_policy import TAKEN_ALONG
from workbook.export.formats.docx import docx
from workbook.export.playbook import INDEPENDENT

QUESTION = {key: bare_question(find_exercise(key).prompt) for key in (TEXT, LINES, ROWS, LOG)}
LONG = pytest.mark.timeout(3600 if SOAK else 300)
MANY, FEW = scaled(140, 10_000), scaled(20, 10_000)


def shown(kind, raw):
    """What a file shows for each question, lines together."""
    gap = "\n" if kind == "docx" else "\n\n" if kind in ("md", "ipynb") else "\n"
    return {question: gap.join(said) for question, said in SAID[kind](raw).items()}


def check(kind, text):
    """One text, wherever text goes, in one format."""
    answers = everywhere(text)
    raw = MADE[kind](book(answers, pictures=False))
    assert held(raw, kind) == dict(answers)
    said, typed = shown(kind, raw), as_typed(text)
    same = evenly if kind in ("md", "ipynb") else str
    day = "\n\n10 May 2026" if kind in ("md", "ipynb") else "\n10 May 2026"
    assert same(said[QUESTION[TEXT]]) == same(typed + day)
    assert same(said["What was asked long ago?"]) == same(typed + day)
    for key in (LINES, ROWS, LOG):
        assert same(typed) in same(said[QUESTION[key]])


@LONG
@pytest.mark.parametrize("kind", ["html", "md", "ipynb"])
@settings(max_examples=MANY)
@given(text=texts)
def test_any_text_is_shown_as_typed_and_comes_back(kind, text):
    """In every kind of answer that takes words."""
    check(kind, text)


@LONG
@settings(max_examples=FEW)
@given(text=texts)
def test_any_text_is_shown_as_typed_in_a_document(text):
    """The same; making a document takes longer."""
    check("docx", text)


@pytest.mark.parametrize("kind", MADE)
def test_every_mark_is_only_a_mark(kind):
    """One after the other, each wherever text goes."""
    for text in MARKS if kind != "docx" else MARKS[::8]:
        check(kind, text)


def test_no_mark_changes_how_markdown_is_built():
    """None begins a list, a heading, a quotation, a rule or code, and none ends what it stands in."""
    plain = marked(MADE["md"](book(everywhere("word"), pictures=False)).decode())[1]
    for text in MARKS:
        assert marked(MADE["md"](book(everywhere(text), pictures=False)).decode())[1] == plain, text


@pytest.mark.parametrize("kind", MADE)
def test_every_injection_is_only_words(kind):
    """All of them at once, each as an answer of its own."""
    answers = type(READERS)({f"{GONE}-{number:02}": text for number, text in enumerate(INJECTIONS)})
    raw = MADE[kind](book(answers))
    said = "\n".join(shown(kind, raw).values())
    same = evenly if kind in ("md", "ipynb") else str
    assert all(same(as_typed(text)) in same(said) for text in INJECTIONS)
    assert held(raw, kind) == dict(answers)


@LONG
@settings(max_examples=MANY)
@given(text=texts)
def test_no_text_changes_how_a_page_is_built(text):
    """The same elements with the same attributes as with one harmless word."""
    plain, hostile = (Page(MADE["html"](book(everywhere(it), pictures=False))) for it in ("word", text))
    assert hostile.skeleton == plain.skeleton


@LONG
@settings(max_examples=MANY)
@given(text=texts)
def test_no_text_changes_how_markdown_is_built(text):
    """The same blocks as with one harmless word, however many paragraphs it has."""
    plain, hostile = (
        marked(MADE["md"](book(everywhere(it), pictures=False)).decode())[1] for it in ("word", text)
    )
    assert hostile == plain


@pytest.mark.parametrize("kind", MADE)
def test_a_readers_whole_workbook_comes_back(kind):
    """Every kind of answer there is, pictures beside them."""
    assert held(MADE[kind](book()), kind) == dict(READERS)


@pytest.mark.parametrize("kind", MADE)
def test_only_what_was_chosen_comes_back(kind):
    """Nothing else is inside."""
    raw = MADE[kind](book(keys=frozenset({TEXT, ROWS})))
    assert held(raw, kind) == {key: READERS[key] for key in (TEXT, ROWS)}
    assert b"cutlery" not in (_unpacked(raw) if kind == "docx" else raw)


@pytest.mark.parametrize("kind", MADE)
def test_the_same_playbook_is_the_same_bytes(kind):
    """So that a folder kept in step sees no change where there is none."""
    raw = MADE[kind](book())
    assert raw == MADE[kind](book())
    if kind == "docx":
        assert {each.date_time[0] for each in zipfile.ZipFile(io.BytesIO(raw)).infolist()} == {1980}


@pytest.mark.parametrize("kind", MADE)
def test_every_file_says_once_what_it_is(kind):
    """Independent, educational, not therapy, not endorsed."""
    said = [words for told in SAID[kind](MADE[kind](book())).values() for words in told]
    assert said.count(INDEPENDENT) == 1


@pytest.mark.parametrize("kind", MADE)
def test_nothing_answered_is_said(kind):
    """An empty workbook still makes a file that opens."""
    said = [words for told in SAID[kind](MADE[kind](book(type(READERS)()))).values() for words in told]
    assert "Nothing is answered yet in what was chosen." in said


def test_the_page_allows_nothing_but_its_own_style():
    """No script, no request, no form; one style, which asks for nothing."""
    page = MADE["html"](book()).decode()
    assert f'http-equiv="Content-Security-Policy" content="{TAKEN_ALONG.replace(chr(39), "&#x27;")}"' in page
    elements = {name for name, *_ in Page(page.encode()).skeleton}
    assert not elements & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
        "input",
        "use",
        "image",
    }
    assert "@import" not in page and "url(" not in page and page.count("<style>") == 1


def test_headings_come_in_order():
    """One h1; chapters beneath it, questions beneath them."""
    levels = [int(name[1]) for name, *_ in Page(MADE["html"](book())).skeleton if name in ("h1", "h2", "h3")]
    assert levels[:2] == [1, 2] and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_attribute_of_the_page_does_anything():
    """Not even within pictures: no handler, and no address but those of its own parts."""
    attributes = Page(MADE["html"](book())).attributes
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert all(
        value.startswith("#part-") for name, value in attributes if name in ("href", "src", "xlink:href")
    )


def test_the_notebook_is_one_for_every_program():
    """Valid, only prose, and nothing to trust."""
    file = nbformat.reads(MADE["ipynb"](book()), as_version=4)
    nbformat.validate(file)
    assert {cell.cell_type for cell in file.cells} == {"markdown"} and file.nbformat_minor == 5


def test_dollars_and_backslashes_stay_words_in_a_notebook():
    """Where others look for formulas."""
    cells = json.loads(MADE["ipynb"](book({GONE: r"$5 and $6, \(x\)"})))["cells"]
    assert cells[2]["source"].split("\n\n")[1] == (
        "<span>&#36;</span>5 and <span>&#36;</span>6, <span>&#92;</span>(x<span>&#92;</span>)"
    )


def test_a_document_is_for_paper_of_this_world():
    """A4, real headings, and neither a name nor an hour of its making."""
    file = word.Document(io.BytesIO(docx(book(), today=TODAY)))
    section, told = file.sections[0], file.core_properties
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (told.title, told.author, told.created.date()) == ("Workbook", "", TODAY)
    assert sum(paragraph.style.name == "Heading 1" for paragraph in file.paragraphs) == len(book().parts)


def test_words_from_right_to_left_run_so():
    """In a document their paragraph says it; on a page each answer finds its own direction."""
    assert b"<w:bidi/>" in _body(docx(book({TEXT: "אני שותקת"}), today=TODAY))
    assert b"<w:bidi/>" not in _body(docx(book({TEXT: "quiet"}), today=TODAY))


def test_a_cell_that_stands_alone_says_its_column():
    """On a phone, where a table has no room for its head."""
    labels = [
        value
        for name, value in Page(MADE["html"](book(keys=frozenset({ROWS})))).attributes
        if name == "data-name"
    ]
    assert labels[:4] == [column.label for column in find_exercise(ROWS).columns.values()]


def test_the_colours_are_those_of_the_workbook():
    """Light and dark, word for word."""
    style = resources.files("workbook.export.formats").joinpath("playbook.css").read_text(encoding="utf-8")
    tokens = (CHECKOUT / "workbook/frontend/fields/tokens.css").read_text(encoding="utf-8")
    assert re.findall(r"--[a-z-]+: [^;]+;", tokens) == re.findall(r"--[a-z-]+: [^;]+;", style)


def _body(raw):
    return zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml")


def _unpacked(raw):
    package = zipfile.ZipFile(io.BytesIO(raw))
    return b"".join(map(package.read, package.namelist()))


@pytest.mark.parametrize("kind", MADE)
def test_a_clock_before_1980_stands_in_nobody_s_way(monkeypatch, kind):
    """A small computer without a battery begins in 1970, which no packed file can say."""
    usual = MADE[kind](book())
    monkeypatch.setattr(time, "time", lambda: 86_400.0)
    assert MADE[kind](book()) == usual
