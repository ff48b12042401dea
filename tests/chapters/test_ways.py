"""Two ways through a chapter: which cells are on the short one, what is folded, and how it is parted."""

import pytest

from workbook.chapters.notebook import read_chapter
from workbook.chapters.ways import has_short_way, parts, short_way

PLAN = 'page.plan("step", "My step", when="a", then="b")'
GATE = 'page.gate("asked", "True?", statements=["Yes."], instead="Stop.")'
SHOW = 'page.show("01-here.one", "You said")'


def text(key):
    return f'page.text("{key}", "?")'


def tagged(source, *tags):
    """A cell with tags, as JupyterLab keeps them."""
    code = source.startswith("page.")
    more = {"outputs": [], "execution_count": None} if code else {}
    kind = "code" if code else "markdown"
    return {"cell_type": kind, "metadata": {"tags": list(tags)}, "source": source, **more}


def short(source):
    return tagged(source, "short")


@pytest.fixture
def kept(write):
    """Writes a chapter, and says how the cells of its short way begin."""

    def kept(*cells):
        sources = ["from", *(cell if isinstance(cell, str) else cell["source"] for cell in cells)]
        book = short_way(read_chapter(write(*cells)))
        return [sources[piece.number - 1] for piece in book.pieces[1:]]

    return kept


def test_without_a_mark_there_is_one_way(write):
    """Nothing is folded, and nothing is left out."""
    book = read_chapter(write("# Here", text("one"), "## Two", text("two")))
    assert not has_short_way(book) and short_way(book) == book
    assert [part.folded for part in parts(book)] == [False]


def test_a_mark_is_a_tag(kept):
    """What has it stays, with the title; the rest does not."""
    assert kept("# Here", "More.", short(text("one")), text("two"), short("So.")) == [
        "# Here",
        text("one"),
        "So.",
    ]


def test_the_caution_and_the_week_need_no_mark(kept):
    """The box itself, and the step with its plan; nothing after it."""
    cells = (
        "# Here",
        short(text("one")),
        "## When not to\n\nNo.",
        "More.",
        "## Try this week\n\nDo.",
        PLAN,
        "Then.",
    )
    assert kept(*cells) == ["# Here", text("one"), "## When not to\n\nNo.", "## Try this week\n\nDo.", PLAN]


def test_what_leads_up_to_a_question_goes_with_it(kept):
    """An earlier answer, a private check and its words; not with a question that is folded."""
    private = tagged("In private.", "private")
    cells = ("# Here", text("one"), private, GATE, SHOW, short(text("two")), SHOW, text("three"))
    assert kept(*cells) == ["# Here", "In private.", GATE, SHOW, text("two")]


def test_a_check_before_all_questions_is_never_folded(kept):
    """Whoever must not go on is told so on either way."""
    assert kept("# Here", "Read.", GATE, "More.", text("one"), short(text("two"))) == [
        "# Here",
        GATE,
        text("two"),
    ]


def test_folded_parts_end_with_their_section(write):
    """Each is known by its heading, and one that only goes on knows which it is in."""
    book = read_chapter(
        write("# Here", "## [One](a.ipynb)", "More.", "## Two", short(text("two")), text("three"), "## Four")
    )
    told = [(part.folded, part.section, part.begins) for part in parts(book)]
    assert told == [
        (False, "", False),
        (True, "One", True),
        (True, "Two", True),
        (False, "Two", False),
        (True, "Two", False),
        (True, "Four", True),
    ]
    assert [part.name for part in parts(book)][1] == book.pieces[2].cell
    assert [len(part.questions) for part in parts(book)] == [0, 0, 0, 1, 1, 0]
