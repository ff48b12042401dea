"""An exercise of another chapter: the same record, under the same key, in both."""

import pytest

from workbook.chapters.notebook import Declaration, Unclear, find_exercise, read_chapter

FEAR = 'page.text("fear", "What do you fear?", hint="A line.", example="Sam: the dark")'
BORROWED = 'page.borrow("01-here.fear")'


@pytest.fixture
def lender(write):
    """A chapter with one exercise."""
    return write("# Here", FEAR)


def path(write, *cells):
    """A path of cells, as it is read."""
    return read_chapter(write("# There", *cells, slug="path-there"))


def test_what_is_borrowed_is_the_exercise_of_its_chapter(lender, write):
    """Not a copy with a key of its own: what is written in one is the answer of the other."""
    assert path(write, BORROWED).asked == read_chapter(lender).exercises


def test_what_is_borrowed_is_not_its_own(lender, write):
    """So that no list of exercises has it twice, and the ledger knows one chapter for each key."""
    book = path(write, BORROWED, 'page.text("own", "And?")')
    assert [it.key for it in book.exercises] == ["path-there.own"]
    assert find_exercise("path-there.fear") is None


def test_hint_and_example_may_be_others(lender, write):
    """The question and the key stay."""
    (asked,) = path(write, 'page.borrow("01-here.fear", hint="Two words.", example="Kim: heights")').asked
    assert (asked.prompt, asked.hint, asked.example) == ("What do you fear?", "Two words.", "Kim: heights")


def test_a_path_follows_its_chapter(lender, write):
    """A question that is said better there is said better here."""
    path(write, BORROWED)
    write("# Here", 'page.text("fear", "What scares you?")')
    assert path(write, BORROWED).asked[0].prompt == "What scares you?"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('page.borrow("01-here.nobody")', "no chapter asks that"),
        ('page.borrow("99-nowhere.fear")', "no chapter asks that"),
        ('page.borrow("path-there.own")', "from its own chapter"),
        ('page.borrow("fear")', "takes the full key"),
        ("page.borrow(3)", "takes the full key"),
        ("page.borrow()", "takes the full key"),
        ('page.borrow("01-here.fear", "And?")', "takes the full key"),
        ('page.borrow("01-here.fear", rows=3)', "takes the full key"),
        ('page.borrow("01-here.fear", hint=3)', "takes the full key"),
        ('page.borrow("01-here.fear", key="01-here.fear")', "takes the full key"),
    ],
)
def test_what_cannot_be_borrowed_is_said_to_the_author(lender, write, cell, words):
    """In one sentence with the way out, and the rest of the page stays."""
    book = path(write, cell, 'page.text("own", "And?")')
    (wrong,) = (piece for piece in book.pieces if isinstance(piece, Unclear))
    assert words in wrong.why and wrong.why.endswith(".") and len(book.asked) == 1


def test_nothing_is_borrowed_twice(lender, write):
    """Two fields of one key on one page would write over each other."""
    book = path(write, BORROWED, BORROWED)
    assert [type(piece) for piece in book.pieces[2:]] == [Declaration, Unclear]


def test_two_that_borrow_from_each_other_both_open(write):
    """Each has what the other asks itself."""
    write("# One", 'page.text("a", "A?")', 'page.borrow("path-two.b")', slug="path-one")
    two = read_chapter(write("# Two", 'page.text("b", "B?")', 'page.borrow("path-one.a")', slug="path-two"))
    assert [it.key for it in two.asked] == ["path-two.b", "path-one.a"]
