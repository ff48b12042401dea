"""Every option of every chapter in other words: no answer is lost, and all are shown in the new ones."""

import datetime as dt
import json

import pytest

from tests.answers.test_names_given import BEFORE, as_before
from tests.insights.reader import READER
from workbook import export, insights
from workbook.answers import Answers
from workbook.authoring.names import offers
from workbook.chapters import roles
from workbook.chapters.notebook import chapters, find_exercise
from workbook.demo.people import people
from workbook.errors import WorkbookError
from workbook.session.field import Field
from workbook.values import Label

from .rewording import in_other_words, reworded

TODAY = dt.date(2026, 11, 21)


def texts(value):
    """Every text of an answer."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for part in parts for text in texts(part)]


def names(value):
    """The names and the words of every option in an answer."""
    return sorted((each.name, each) for each in texts(value) if getattr(each, "name", None))


def schema_1(answers):
    """The file in which an edition without names kept these answers."""
    asked = {key: find_exercise(key) for key in answers}
    told = {key: as_before(key, asked[key].told(value)) for key, value in answers.items()}
    kept = {
        key: {
            "kind": asked[key].kind,
            "prompt": "?",
            "value": value,
            "rev": 1,
            "by": "s",
            "at": "",
            "other": [],
        }
        for key, value in told.items()
    }
    head = {"format": "dance-workbook-answers", "schema": 1, "min_reader": 1, "workbook_id": "w"}
    return json.dumps({**head, "answers": kept}).encode()


READERS = {
    "everything": BEFORE,
    "the golden reader": schema_1(READER),
    **{each.name: schema_1(each.on(TODAY)) for each in people()},
}


@pytest.fixture(params=READERS)
def before(request, home):
    """A data folder that an edition without names has written, and what it said."""
    home.mkdir(mode=0o700)
    (home / "answers.json").write_bytes(READERS[request.param])
    return dict(Answers.open())


@pytest.fixture
def other_words(before, shelf):
    """The chapters in other words."""
    reworded(shelf)
    return shelf


def test_every_option_says_something_else(other_words):
    """Else the rest would prove nothing; at least two hundred of them."""
    words = [each for book in chapters() for _, _, options in offers(book) for each in options.words]
    assert len(words) >= 200 and all(each.startswith("Autrement : ") for each in words)


def test_every_answer_is_there_in_the_new_words(before, other_words):
    """Each option in its new words, under the name it had; each own word as it was."""
    now, chosen = dict(Answers.open()), 0
    assert now.keys() == before.keys()
    for key, value in before.items():
        pairs = list(zip(texts(value), texts(now[key]), strict=True))
        for old, new in pairs:
            name = getattr(old, "name", None)
            assert (
                new == (old if name is None else in_other_words(old)) and getattr(new, "name", None) == name
            )
            chosen += name is not None
    assert chosen >= 15


def test_every_field_shows_it_as_chosen(before, other_words):
    """No option stands among own words, and nothing is shown as unknown; what is retired has no field."""
    answers = Answers.open()
    for key in filter(find_exercise, before):
        field = Field(find_exercise(key), answers, "here")
        for shown in (field.value, field.exercise.clean(field.value)):
            assert names(field.exercise.told(shown)) == names(answers[key])


def test_exports_say_the_new_words(before, other_words):
    """And none of the old ones."""
    options = [
        each for value in before.values() for each in texts(value) if isinstance(each, Label) and each.name
    ]
    own = " ".join(
        each for value in before.values() for each in texts(value) if not getattr(each, "name", None)
    )
    for kind in ("md", "csv"):
        made = export.make(Answers.open(), kind).decode()
        made = made.partition("```json")[0].replace("\\", "")
        long = [each for each in options if len(each) > 14 and each not in own]
        assert not [
            each for each in long if f"{each}\n" in made or f'"{each}"' in made or f",{each}," in made
        ]
        assert all(in_other_words(each).strip(".") in made for each in long if not set(each) & set("“”*_<>"))


def test_pictures_are_the_same_pictures(before, other_words, monkeypatch):
    """What draws by the kind of an entry, a tie or a week goes by its name."""

    def drawn(answers):
        return insights.family_map(answers).svg, insights.weeks(answers).svg, insights.triangle(answers).svg

    def bars(answers):
        return [
            (bar["x"], bar["marker"]["color"], bar["marker"]["pattern"]["shape"])
            for bar in insights.ledger(answers).to_dict()["data"]
        ]

    now = drawn(Answers.open()), bars(Answers.open())
    monkeypatch.delenv("WORKBOOK_CHAPTERS")
    assert (drawn(Answers.open()), bars(Answers.open())) == now


def test_a_calendar_is_the_same_calendar(before, other_words, monkeypatch):
    """Its entries move what was moved, and never stand there twice."""

    def called():
        made = export.make(Answers.open(), "ics")
        return [line for line in made.splitlines() if line.startswith((b"UID", b"SUMMARY"))]

    if not any(row.get("day") for row in before[roles.PLAN]):
        with pytest.raises(WorkbookError, match="nothing for a calendar yet"):
            called()
        return
    now = called()
    monkeypatch.delenv("WORKBOOK_CHAPTERS")
    assert called() == now
