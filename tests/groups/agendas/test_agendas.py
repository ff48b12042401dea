"""The agendas: they add up, ask of a room what a room can hold, and can be said aloud."""

import json
import re
from collections import Counter
from dataclasses import asdict
from itertools import takewhile

import pytest

from tests.conftest import CHECKOUT
from workbook.chapters.evening import evening
from workbook.chapters.notebook import chapters, find_chapter
from workbook.chapters.roles import WELCOME, WHOM
from workbook.exercises.declared import Gate
from workbook.exercises.kinds import Exercise
from workbook.groups.agendas.agenda import AgendaMissing, AgendaWrong
from workbook.groups.agendas.own import exercises_of
from workbook.groups.agendas.reading import agendas, find_agenda, read_agenda
from workbook.groups.agendas.words import AGREEMENTS, CHECKLIST, HARD_MOMENT
from workbook.groups.poll.today import TODAY

BOOKS = chapters(CHECKOUT / "chapters")
SESSIONS = [(agenda.name, session) for agenda in agendas() for session in agenda.sessions]
BLOCKS = [(session.title, block) for _, session in SESSIONS for block in session.blocks]
TOO_NEAR = {
    "02-patterns-and-where-they-come-from.carries-the-strain",
    "02-patterns-and-where-they-come-from.origin",
    "07-power-gender-and-expectations.last-word",
    "toolbox.people-to-call",
    *(exercise.key for book in BOOKS for exercise in book.exercises if exercise.key.endswith(WHOM)),
}
"""They may lead to more than a room can hold, or name people."""
FIT = {
    record.key
    for book in BOOKS
    if book.slug != WELCOME and not book.is_path
    for record in takewhile(lambda record: not isinstance(record, Gate), book.records)
    if isinstance(record, Exercise)
} - TOO_NEAR
"""What stands before every gate of its chapter; the welcome is for each alone."""
WEEKS = {
    f"{book.slug}.{name}"
    for book in BOOKS
    for name in ("try-this-week", "take-with-me")
    if book.number in (1, 6)
}
"""In these two chapters the only gate stands before the week, and everybody is asked on their own screen."""
CHECKED = {
    f"{slug}.{name}"
    for slug, names in {
        "04-too-close": ("automatic-yes", "instead", "their-discomfort", "given-up"),
        "05-intensity": ("escalating-phrase", "curious-question", "triggers-second", "calming", "defuse"),
        "08-repair": ("what-happened", "apology", "a-no-is-allowed"),
    }.items()
    for name in names
}
"""Behind the check that opens their chapter, which an evening asks too, everybody on their own screen."""
AGAIN = {
    f"10-change-that-lasts.{name}" for name in ("connection-again", "separateness-again", "take-with-me")
}
"""They ask what chapter 1 asked, write over nothing of it, and reach nobody."""
LIMIT, SHORTEST_SAFE = 8, 1
GRAVE = re.compile(r"\b(?:abus\w+|beat\w*|rape\w*|suicid\w+|violen\w+|kill\w*)\b", re.IGNORECASE)


def words(block):
    """Everything that is said or read in a block."""
    return " ".join([block.aim, *block.say, *block.do, *block.safety, *block.materials])


def named(given):
    """A name for a parametrised test."""
    return (given if isinstance(given, str) else given.title).replace(" ", "-")


def written(**changed):
    """A small agenda as text."""
    block = {"minutes": 10, "title": "One", "aim": "It helps.", "say": [], "do": []}
    whole = {
        "title": "T",
        "length": "ten minutes",
        "for_whom": "Us.",
        "size": "2",
        "goals": [],
        "materials": [],
        "sessions": [{"title": "S", "minutes": 10, "blocks": [block | changed]}],
    }
    return json.dumps(whole)


def test_there_are_five():
    """45 minutes, 90 minutes, half a day with breaks, six weeks, and five other evenings."""
    minutes = [sum(session.minutes for session in agenda.sessions) for agenda in agendas()]
    assert minutes == [45, 90, 210, 450, 375]
    assert [len(agenda.sessions) for agenda in agendas()] == [1, 1, 1, 6, 5]


@pytest.mark.parametrize("agenda", agendas(), ids=named)
def test_what_is_written_goes_home_and_comes_back(agenda):
    """Every session keeps a copy; every one that follows another brings it back, before anybody writes."""
    for number, session in enumerate(agenda.sessions, 1):
        titles = [block.title for block in session.blocks]
        assert "Keep a copy" in titles[-3:]
        if number > 1 or agenda.name == "other-evenings":
            assert titles.index("Bring it back") < titles.index("Watch it done")
        else:
            assert "Restore a copy" in " ".join(session.blocks[0].do) or len(agenda.sessions) > 1


def test_every_check_that_opens_a_chapter_is_asked_in_its_evening():
    """On each person’s own page, before anything else of that chapter."""
    for agenda, session in SESSIONS:
        if agenda != "other-evenings":
            continue
        book = evening(exercises_of(session), find_chapter)
        slugs = {exercise.key.partition(".")[0] for exercise in book.asked}
        checked = [isinstance(record, Gate) for record in book.records]
        assert checked[0] == bool(slugs & {"04-too-close", "05-intensity", "08-repair"})


@pytest.mark.parametrize(("agenda", "session"), SESSIONS, ids=named)
def test_minutes_add_up(agenda, session):
    """The blocks fill their session, no block is longer than half an hour, some can be shortened."""
    assert sum(block.minutes for block in session.blocks) == session.minutes
    assert all(0 <= block.least <= block.minutes <= 30 for block in session.blocks)
    assert sum(block.minutes - block.least for block in session.blocks) >= session.minutes // 6


@pytest.mark.parametrize("agenda", agendas(), ids=named)
def test_exercises_are_there_and_fit_for_a_room(agenda):
    """None stands behind a private question, and none is about being hurt."""
    asked = {key for session in agenda.sessions for block in session.blocks for key in block.exercises}
    assert asked <= FIT | WEEKS | AGAIN | CHECKED


def test_no_exercise_behind_a_gate_is_fit():
    """Whatever a chapter asks in private, nothing after it goes on a wall."""
    assert not any(key.startswith(("00-", "04-", "05-", "08-", "toolbox.")) for key in FIT)
    assert "06-saying-what-matters.complaint" in FIT
    assert {exercise.key for book in BOOKS for exercise in book.exercises} >= TOO_NEAR


@pytest.mark.parametrize(("title", "block"), BLOCKS, ids=named)
def test_words_are_plain(grades, title, block):
    """Grade 8 at the most, by two formulas, block by block."""
    assert max(grades(words(block))) <= LIMIT


@pytest.mark.parametrize(("title", "block"), BLOCKS, ids=named)
def test_what_is_said_can_be_said(grades, title, block):
    """Grade 8 at the most for each thing that is said aloud, too."""
    assert max((max(grades(line)) for line in block.say), default=0) <= LIMIT


@pytest.mark.parametrize("lines", [CHECKLIST, HARD_MOMENT, {"agreements": AGREEMENTS}])
def test_the_words_for_all_are_plain(grades, lines):
    """The checklist, the agreements and what to do in a hard moment."""
    for told in lines.values():
        assert max(grades(" ".join(told))) <= LIMIT


@pytest.mark.parametrize(("title", "block"), BLOCKS, ids=named)
def test_every_block_can_be_led(title, block):
    """Something to say, something to do, something to look out for; nothing too long for one breath."""
    assert block.say and block.do and len(block.safety) >= SHORTEST_SAFE
    assert all(len(line.split()) <= 60 for line in block.say)
    assert not GRAVE.search(words(block))


@pytest.mark.parametrize(("agenda", "session"), SESSIONS, ids=named)
def test_the_craft_is_there(agenda, session):
    """Listening counts or is practised, someone invented goes first, writing is quiet, the end is on time."""
    told = " ".join(f"{block.title} {words(block)}" for block in session.blocks)
    assert "invented" in told and "in quiet" in told.lower()
    assert "End on time" in told or "promised" in told
    assert session.blocks[-1].least >= 4


@pytest.mark.parametrize("agenda", agendas(), ids=named)
def test_the_rules_that_keep_people_safe_are_said(agenda):
    """To pass, to compare nothing, no advice, and where help is: in the words that are spoken."""
    told = " ".join(line for session in agenda.sessions for block in session.blocks for line in block.say)
    assert "pass" in told and "nothing" in told and "advice" in told and "Support" in told


def test_a_hard_moment_is_not_treated():
    """Stop, a private word, the Support page; and it is said that nobody has to treat."""
    told = " ".join(" ".join(lines) for lines in HARD_MOMENT.values())
    assert all(word in told for word in ("Stop", "private", "Support", "not your job to treat", "emergency"))


def test_an_agenda_is_found_by_its_name():
    """And one that is not there is named in one sentence with those that are."""
    assert find_agenda("half-day").title == "To be close, and to be yourself"
    with pytest.raises(AgendaMissing, match=r"There is no such agenda\. Choose one of these: 45-minutes"):
        find_agenda("../x")


def test_a_session_is_found_by_its_number():
    """Week 2 of six; no week 7."""
    assert find_agenda("six-weeks").session(2).title.startswith("Week 2")
    for number in (0, 7, -1):
        with pytest.raises(AgendaMissing, match="this agenda has 6"):
            find_agenda("six-weeks").session(number)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "The agenda mine cannot be read"),
        ("[]", "The agenda mine cannot be read"),
        (written(minutes=9), "the blocks of “S” take 9 minutes and its length is 10"),
        (written(least=11), "“One” takes 10 minutes and at least 11"),
        (written(minutes="ten"), "minutes must be integer"),
        (written(aim=" "), "aim must match pattern"),
        (written(song="la"), "must not contain"),
        (written(exercises=["Nonsense"]), "must match pattern"),
        (written(block="no-such"), "must not contain"),
    ],
)
def test_a_breach_is_one_sentence(text, said):
    """What is wrong, and where."""
    with pytest.raises(AgendaWrong) as caught:
        read_agenda("mine", text)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_block_is_as_long_as_planned_unless_it_says_otherwise():
    """Without a shortest time it cannot be shortened."""
    block = read_agenda("mine", written()).sessions[0].blocks[0]
    assert asdict(block)["least"] == 10


@pytest.mark.parametrize("agenda", agendas(), ids=named)
def test_questions_of_a_day_are_there_and_asked_twice(agenda):
    """Before and after, in one meeting; a key of none would be no line on any page."""
    for session in agenda.sessions:
        times = Counter(key for block in session.blocks for key in block.today)
        assert times.keys() <= {it.key for it in TODAY} and set(times.values()) <= {2}
