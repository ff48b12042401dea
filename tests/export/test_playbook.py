"""What goes into a playbook, in which order, and whose name does not."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.playing import EAST, FAMILY, GONE, LOG, MADE, PAUSE, READERS, TEXT, TODAY, Kept, book
from tests.insights.given import anything
from workbook.answers import Answers
from workbook.answers.entry import Entry
from workbook.chapters.notebook import chapters, find_exercise
from workbook.exercises.declared import FamilyMap, Picture
from workbook.export import read_back
from workbook.export.drawn import Drawing
from workbook.export.playbook import COMES_BACK, PLANS, SCRIPTS, STAYS_HIDDEN, TAKEN, Item, Wanted, playbook
from workbook.insights.blocks import Dated, Days, Filled, Level, Lines, Rows, Words
from workbook.insights.telling import tell

NAMES = ("Marlene", "Elfriede", "Krause", "Okafor", "Anna")


def titles(made):
    """The headings of a playbook's parts."""
    return [part.heading for part in made.parts]


def keys(made):
    """The answers of a playbook, in order."""
    return [item.key for part in made.parts for item in part.items if isinstance(item, Item) and item.key]


def pictures(made):
    """The pictures of a playbook, in order."""
    return [item for part in made.parts for item in part.items if isinstance(item, Drawing)]


def test_chapters_come_in_order_and_pages_beside_them_after():
    """As they are read; what they leave with comes last."""
    assert titles(book()) == [
        "Welcome",
        "1 · What closeness asks",
        "2 · Patterns and where they come from",
        "3 · Distance as a strategy",
        "4 · Too close",
        "5 · Intensity",
        "6 · Saying what matters",
        "7 · Power, gender and expectations",
        "8 · Repair",
        "9 · Illness, age and grief",
        "10 · Change that lasts",
        "Family map",
        "Toolbox",
        "Practice",
        "Journal",
        TAKEN,
    ]


def test_answers_come_in_the_order_of_their_page():
    """And so do the pictures among them."""
    asked = [exercise.key for chapter in chapters() for exercise in chapter.exercises]
    assert keys(book()) == sorted(READERS, key=asked.index)
    first = book().parts[1].items
    assert [type(item).__name__ for item in first[4:7]] == ["Item", "Item", "Drawing"]


def test_what_no_page_asks_any_more_is_there_too():
    """With the question as the reader saw it."""
    made = book(Kept({GONE: "An old answer", TEXT: "x"}))
    last = made.parts[-1]
    assert last.heading == "A page of long ago (a page of another edition)"
    assert last.items == (Item(GONE, "What was asked long ago?", (Words("An old answer"),), "10 May 2026"),)


def test_the_day_is_the_readers():
    """Half past ten in the evening, in London, is the next day further east."""
    made = [playbook(Kept({TEXT: "x"}), Wanted(), today=TODAY, tz=zone) for zone in (dt.UTC, EAST)]
    assert [one.parts[0].items[0].changed for one in made] == ["9 May 2026", "10 May 2026"]


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ((5, 10), None, True),
        ((5, 11), None, False),
        (None, (5, 10), True),
        (None, (5, 9), False),
        ((5, 10), (5, 10), True),
    ],
)
def test_days_can_be_chosen(since, until, there):
    """Both ends count; the day is the reader's."""
    days = {name: dt.date(2026, *day) for name, day in (("since", since), ("until", until)) if day}
    assert bool(book(Kept({TEXT: "x"}), **days).parts) is there


def test_an_answer_without_a_day_is_in_no_span_of_days():
    """It is only there when no days are chosen."""
    answers = Kept({TEXT: "x"})
    answers.at = ""
    assert not book(answers, since=dt.date(1, 1, 1)).parts and book(answers).parts[0].items[0].changed == ""


def test_chapters_and_single_answers_can_be_chosen():
    """Each alone, and both together."""
    chapter = "01-what-closeness-asks"
    assert {key.partition(".")[0] for key in keys(book(chapters=(chapter,)))} == {chapter}
    assert keys(book(keys=frozenset({TEXT, LOG}))) == [TEXT, LOG]
    assert keys(book(keys=frozenset({TEXT, LOG}), chapters=(chapter,))) == [TEXT]


def test_scripts_and_plans_come_first_on_request():
    """Each says which chapter it is from, and what comes first does not come again at the end."""
    made = book(first=True)
    assert titles(made)[:4] == [TAKEN, SCRIPTS, PLANS, "Welcome"] and titles(made).count(TAKEN) == 1
    assert made.parts[1].items[0].question.startswith("3 · Distance as a strategy: ")
    assert len(made.parts[0].items) == 10 and keys(made) == keys(book())


def test_pictures_are_drawn_from_what_was_chosen_alone():
    """A picture of chosen answers tells nothing of the others."""
    made = book(chapters=("10-change-that-lasts",))
    plane = next(picture for picture in pictures(made) if picture.title == "Then and now")
    assert plane.words.startswith("Your point now, with K.: ") and ">then<" not in plane.svg
    assert not pictures(book(pictures=False))


def test_a_misspelt_picture_takes_nothing_else_away(write):
    """One slip of an author closes neither the playbook nor an export."""
    write("# Here", 'page.text("fear", "?")', 'page.picture("lop", "Your loop", i_do="fear")')
    assert keys(book(Kept({"01-here.fear": "x"}))) == ["01-here.fear"]


def test_every_picture_of_the_reader_is_drawn():
    """Diagrams and data alike, on the pages that show them; a path shows none a second time."""
    made = pictures(book())
    records = [record for chapter in chapters() if not chapter.is_path for record in chapter.records]
    assert [each.title for each in made] == [
        each.prompt for each in records if isinstance(each, Picture | FamilyMap)
    ]
    assert all(picture.svg.startswith("<svg") and picture.words for picture in made)


def test_another_version_is_shown_beside_the_answer():
    """Until the reader has chosen, both are theirs."""

    class Two(Kept):
        def entry(self, key):
            other = {"value": "The other one.", "rev": 2, "by": "s-2", "at": ""}
            return Entry("text", "?", self[key], 3, "s-1", self.at, (other,))

    made = book(Two({TEXT: "This one."}))
    assert made.parts[0].items[0].others == ((Words("The other one."),),)
    for write in MADE.values():
        raw = write(made)
        assert b"The other one." in (_unpacked(raw) if raw[:2] == b"PK" else raw)


# names


@pytest.mark.parametrize("kind", MADE)
def test_no_name_is_left_anywhere(kind):
    """Neither in words nor in pictures, nor in what is not shown."""
    raw = MADE[kind](book(hide_names=True, first=True))
    words = (_unpacked(raw) if kind == "docx" else raw).decode("utf-8", "replace")
    assert not [name for name in NAMES if name in words]
    assert STAYS_HIDDEN in words.replace("&#x27;", "'") and COMES_BACK not in words
    with pytest.raises(read_back.AnswersUnreadable, match="names hidden"):
        read_back.copy_in(raw, f"a.{kind}")


def test_a_name_told_anywhere_is_hidden_everywhere():
    """Even where the table that tells it was not chosen."""
    answers = Kept({"01-what-closeness-asks.people": [{"who": "Marlene"}], TEXT: "marlene’s laugh"})
    assert book(answers, hide_names=True, keys=frozenset({TEXT})).parts[0].items[0].told == (
        Words("M.’s laugh"),
    )


def test_what_the_workbook_says_keeps_its_words():
    """Only the reader's words change: options, labels and the words of a sentence stay."""
    answers = Kept(
        {
            "01-what-closeness-asks.people": [{"who": "Most"}, {"who": "Everyday"}, {"who": "Need"}],
            "01-what-closeness-asks.trust-circle": [{"who": "Most", "sharing": "Most things"}],
            "01-what-closeness-asks.true-sentence": {"together": "Need and me", "apart": "quiet"},
        }
    )
    told = {
        item.key.partition(".")[2]: item.told[0]
        for item in book(answers, hide_names=True, pictures=False).parts[0].items
    }
    assert told["trust-circle"].rows == (("M.", "Most things"),)
    assert told["true-sentence"].parts[:3] == ("I would like ", "N. and me", ", and I also need ")


def test_the_family_has_initials_and_years():
    """Its tables stay out: they hold little but names and days."""
    made = book(Kept(FAMILY), hide_names=True)
    (part,) = made.parts
    (drawn,) = part.items
    assert (
        "E. K." in drawn.svg and "1978" in drawn.svg and "May" not in drawn.svg and "Brieg" not in drawn.svg
    )
    assert "Krause" in book(Kept(FAMILY)).parts[0].items[-1].svg


# kinds of answers


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        (TEXT, "  a\r\nb  ", Words("  a\nb")),
        ("01-what-closeness-asks.connection", 0, Level("0 of 10", "0 far away", "10 close")),
        (
            "03-distance-as-a-strategy.pursue-distance",
            -4,
            Level("4 towards “I step away”", "−5 I step away", "+5 I go after them"),
        ),
        ("01-what-closeness-asks.my-move", "Run", Words("Run")),
        ("01-what-closeness-asks.beliefs", ["a", "b"], Lines(("a", "b"))),
        (
            "04-too-close.see-saw",
            [{"area": "money", "tilt": -4}],
            Rows(("Area of life", "Who does more"), (("money", "−4"),), frozenset({1})),
        ),
        (
            "01-what-closeness-asks.true-sentence",
            {"apart": "rest"},
            Filled(("I would like ", "…", ", and I also need ", "rest", ".")),
        ),
        (
            LOG,
            [{"day": "2026-05-09", "level": 0, "words": None}],
            Days((Dated("9 May 2026", "0 of 10", ""),), "0 cool, 10 boiling"),
        ),
        (
            PAUSE,
            {"minutes": 30, "began": "2026-05-09T22:30:00Z", "happened": "tea"},
            Days((Dated("10 May 2026, 00:30", "30 minutes", "tea"),)),
        ),
    ],
)
def test_each_kind_is_told_as_its_page_tells_it(key, value, told):
    """With its labels, its ends and the days in words."""
    assert tell(value, find_exercise(key), EAST) == (told,)


def test_cards_are_told_in_two_piles():
    """Those kept, and those of one's own."""
    told = tell({"kept": ["a"], "own": ["b"]}, find_exercise("toolbox.questions"), EAST)
    assert told == (Lines(("a",), "Cards kept"), Lines(("b",), "Cards of my own"))


def test_a_cell_of_another_edition_is_told_under_its_own_name():
    """Nothing is left out because this edition has no column for it."""
    (rows,) = tell([{"who": "K.", "age": 40}], find_exercise("01-what-closeness-asks.people"), EAST)
    assert rows.labels[-1] == "age" and rows.rows[0][-1] == "40"


def _kinds():
    first = {exercise.kind: exercise.key for chapter in chapters() for exercise in chapter.exercises}
    return st.sampled_from([*first.values(), *FAMILY, GONE])


@settings(max_examples=60)
@given(st.dictionaries(_kinds(), anything | st.lists(anything, max_size=2), max_size=4), st.booleans())
def test_whatever_a_file_holds_is_shown_and_nothing_raises(values, hide):
    """Values of any shape under any key, with names and without."""
    made = book(Kept(values), hide_names=hide, first=True)
    for kind in ("html", "md", "ipynb"):
        assert MADE[kind](made).decode()
    assert zipfile.ZipFile(io.BytesIO(MADE["docx"](made))).testzip() is None


def test_real_answers_go_in_as_they_are(home):
    """From a file on the disk to a file for a browser and back."""
    answers = Answers.open(home)
    answers[TEXT] = "My quiet mornings."
    made = playbook(answers, Wanted(), today=TODAY, tz=EAST)
    copy = read_back.copy_in(MADE["html"](made), "workbook.html")
    assert answers.preview(copy).same == (TEXT,)


def test_without_chapters_answers_are_still_there(shelf):
    """An installation that lost them still gives back what was written."""
    (shelf / "nothing.txt").touch()
    assert book(Kept({TEXT: "x"})).parts[0].heading == "What closeness asks (a page of another edition)"


def _unpacked(raw):
    package = zipfile.ZipFile(io.BytesIO(raw))
    return b"".join(map(package.read, package.namelist()))
