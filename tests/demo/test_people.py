"""The invented people, as their files tell them and as a folder holds them."""

import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers import Answers
from workbook.answers.document import new_document
from workbook.chapters.notebook import chapters
from workbook.chapters.roles import AGAIN
from workbook.demo.people import FIRST, FolderTaken, Person, fill, people
from workbook.exercises.dated import Log
from workbook.exercises.kinds import Checklist, Choice, Deck, Table
from workbook.family.anniversaries import anniversaries
from workbook.family.model.people import HARM, TIES, TIES_ON_DEMAND
from workbook.family.model.tables import read_family

PEOPLE = people()
EXERCISES = {exercise.key: exercise for chapter in chapters() for exercise in chapter.exercises}
NOW = dt.datetime(2027, 3, 9, 16, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2060, 12, 31))
KEY = "01-what-closeness-asks.fear-to-lose"

UNSAFE = re.compile(
    r"\b(abus\w*|alcohol\w*|ambulance|assault\w*|attack\w*|beat|beaten|beating|blood\w*|brandy|bruis\w*|cancer|"
    r"chok\w*|coerc\w*|controll\w*|crisis|dementia|depress\w*|diagnos\w*|drugs?|drunk\w*|fists?|force[ds]?|"
    r"guns?|harass\w*|harm\w*|helplines?|hit|hits|hitting|hospital\w*|hurt\w*|injur\w*|jail|kick\w*|kill\w*|"
    r"knife|knives|murder\w*|overdos\w*|panic\w*|police|prison|punch\w*|rap(?:e|ed|ist)|scared|scream\w*|"
    r"self-harm\w*|shov(?:e|ed|ing)|slap\w*|smack\w*|stalk\w*|strangl\w*|suicid\w*|terrif\w*|therap\w*|"
    r"threat\w*|trauma\w*|victim\w*|violen\w*|weapons?|whisky|wine|wound\w*)\b",
    re.IGNORECASE,
)

everybody = pytest.mark.parametrize("person", PEOPLE, ids=[person.name for person in PEOPLE])


def texts(value):
    """Every text in a value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts(part)]


def offered():
    """Every text that an exercise offers, which is nobody’s own word when it is taken."""
    for exercise in EXERCISES.values():
        if isinstance(exercise, Choice | Checklist):
            yield from (*exercise.options, *exercise.options.words)
        elif isinstance(exercise, Deck):
            yield from (*exercise.cards, *exercise.cards.words)
        elif isinstance(exercise, Table):
            for column in exercise.columns.values():
                yield from (*column.options, *column.options.words)


OFFERED = set(offered())


def told(person):
    """What somebody’s answers say, in the words of the pages."""
    return {key: EXERCISES[key].told(value) for key, value in person.on(TODAY).items()}


def own_words(person):
    """Every text somebody wrote, by key."""
    for key, value in person.on(TODAY).items():
        yield from ((key, text) for text in texts(value) if text not in OFFERED)


def runs(text, length=6):
    """Every run of so many words in a text."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def days(value):
    """Every day a value names."""
    return [
        dt.date.fromisoformat(day) for text in texts(value) for day in re.findall(r"\d{4}-\d\d-\d\d", text)
    ]


def test_they_are_three_different_people():
    """Names that differ, one of them beyond ASCII, and a line that says an age."""
    assert len({person.name for person in PEOPLE}) == len(PEOPLE) == 3
    assert any(not person.name.isascii() for person in PEOPLE)
    assert len({re.search(r", (\d\d), ", person.line)[1] for person in PEOPLE}) == 3


@everybody
def test_every_key_is_known_and_hardly_one_left_open(person):
    """Nothing is answered that nobody asks, and at least 95 in 100 exercises are answered."""
    assert person.answers.keys() <= EXERCISES.keys()
    assert len(person.answers) >= 0.95 * len(EXERCISES)


def test_every_exercise_has_two_answers_to_compare():
    """No exercise is answered by fewer than two of the three."""
    assert [key for key in EXERCISES if sum(key in person.answers for person in PEOPLE) < 2] == []


@everybody
@given(today=DAYS)
def test_cleaning_leaves_every_value_as_it_is(person, today):
    """Whatever the day, each value is one its exercise would keep as it stands."""
    told = person.on(today)
    assert [key for key, value in told.items() if EXERCISES[key].clean(value) != value] == []


@everybody
@given(today=DAYS)
def test_no_day_lies_in_the_far_past(person, today):
    """Days lie within eleven weeks before today and a year after it, and nothing was logged before it was."""
    for key, value in person.on(today).items():
        found = days(value)
        assert all(dt.timedelta(-77) <= day - today <= dt.timedelta(366) for day in found), key
        if isinstance(EXERCISES[key], Log):
            assert max(found) < today, key
        assert not re.search(r"\bago\]|^today[+-]|^next \d|day-\d", "\n".join(texts(value)), re.MULTILINE), (
            key
        )


@everybody
@given(today=DAYS)
def test_ages_stay_what_the_line_says(person, today):
    """On any day the map knows the reader by the age in the line, every row is drawn, and a date returns."""
    family = read_family(person.on(today))
    age = int(re.search(r", (\d\d), ", person.line)[1])
    assert family.me.age(today) == (age, age)
    assert family.problems == ()
    assert anniversaries(family, today)


@everybody
def test_a_map_holds_three_generations(person):
    """At least nine people, with couples, ties of the kinds that are offered, and grandparents."""
    family = read_family(person.on(TODAY))
    assert len(family.people) >= 9 and family.couples and len(family.ties) >= 4 and family.homes
    assert {tie.kind for tie in family.ties} <= {*TIES, *TIES_ON_DEMAND} - {HARM}
    parents = family.parents
    assert any(parents.get(parent) for above in parents.values() for parent in above)


def test_nobody_is_alike_in_whom_they_live_with():
    """One of them is in no couple now, and one has a partner of the same sex."""
    with_whom = []
    for family in (read_family(person.on(TODAY)) for person in PEOPLE):
        me = family.me
        now = [couple for couple in family.couples if me.id in (couple.one, couple.two) and not couple.parted]
        others = [couple.one + couple.two - me.id for couple in now]
        with_whom.append([family.people[other].shape == me.shape for other in others])
    assert sorted(with_whom) == [[], [False], [True]]


@everybody
def test_lines_over_time_move(person):
    """Every rated log has at least six entries that differ, and what is asked twice has changed."""
    told = person.on(TODAY)
    rated = [key for key, each in EXERCISES.items() if isinstance(each, Log) and "level" in each.columns]
    assert rated
    for key in rated:
        assert len(told[key]) >= 6 and len({row["level"] for row in told[key]}) >= 4
    assert all(told[before] != told[after] for before, after in AGAIN.items())


@everybody
def test_nothing_calls_for_a_safety_gate(person):
    """No answer holds a word that belongs to harm, illness by name, or help in need."""
    assert [(key, text) for key, text in own_words(person) if UNSAFE.search(text)] == []


@everybody
def test_nobody_tells_what_the_examples_tell(person):
    """No six words in a row are those of a chapter's example, and no two people share them."""
    examples = set().union(*(runs(exercise.example or "") for exercise in EXERCISES.values()))
    others = set().union(
        *(runs(text) for each in PEOPLE if each is not person for _, text in own_words(each))
    )
    assert [text for _, text in own_words(person) if runs(text) & (examples | others)] == []


@everybody
def test_signs_are_those_of_print(person):
    """No straight quotation mark and no three full stops."""
    assert [text for text in texts(dict(person.answers)) if re.search(r"[\"'`]|\.\.\.", text)] == []


def test_asking_again_gives_people_of_their_own():
    """Whoever changes the list or what it holds changes nothing for the next."""
    people().clear()
    people()[0].on(TODAY)["00-welcome.how-i-will-look-after-myself"].clear()
    assert people() == PEOPLE
    assert people()[0].on(TODAY)["00-welcome.how-i-will-look-after-myself"]


@everybody
def test_a_folder_holds_all_of_it(person, home):
    """Every answer, with the question it answers, readable by anyone who opens the folder."""
    fill(home, person, NOW)
    answers = Answers.open(home)
    assert answers.trouble is None
    assert dict(answers) == told(person)
    for key in answers:
        entry, exercise = answers.entry(key), EXERCISES[key]
        assert (entry.kind, entry.prompt, entry.other) == (exercise.kind, exercise.prompt, ())


@everybody
def test_answers_came_over_ten_weeks(person, home):
    """The oldest chapters first, none in the future, and none before what it tells of."""
    fill(home, person, NOW)
    answers = Answers.open(home)
    at = {key: dt.datetime.fromisoformat(answers.entry(key).at) for key in answers}
    assert NOW - dt.timedelta(FIRST + 1) <= min(at.values()) <= NOW - dt.timedelta(FIRST - 1)
    assert NOW - dt.timedelta(3) <= max(at.values()) <= NOW
    firsts = [at[key] for key in EXERCISES if key.endswith(".take-with-me")]
    assert firsts == sorted(firsts)
    for key, moment in at.items():
        assert all(day <= moment.date() or day >= TODAY for day in days(answers[key])), key


def test_the_first_minute_of_a_day_is_no_trouble(home):
    """Nothing is said to have been answered later than now, even on a day that an answer looks forward to."""
    midnight = dt.datetime.fromisoformat("2028-03-03T00:00")
    fill(home, PEOPLE[0], midnight)
    answers = Answers.open(home)
    latest = midnight.astimezone(dt.UTC)
    assert all(dt.datetime.fromisoformat(answers.entry(key).at) <= latest for key in answers)


def test_beginning_again_leaves_nothing_of_before(home):
    """What was typed is in no file, whatever it was typed over and whoever comes next."""
    one, two = PEOPLE[:2]
    fill(home, one, NOW)
    answers = Answers.open(home)
    answers[KEY] = "typed before a room"
    answers.put("99-elsewhere.note", "typed before a room", kind="text", prompt="")
    answers.restore(new_document(), "replace")
    fill(home, two, NOW)
    assert dict(Answers.open(home)) == told(two)
    assert not Answers.open(home).can_undo
    held = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"typed before a room" not in held


def test_a_page_that_is_open_sees_that_something_is_newer(home):
    """An answer that was changed by hand counts on when it is put back."""
    fill(home, PEOPLE[0], NOW)
    page = Answers.open(home)
    page[KEY] = "typed"
    seen = page.entry(KEY).rev
    fill(home, PEOPLE[0], NOW)
    page.refresh()
    assert page.entry(KEY).rev > seen
    assert page[KEY] == PEOPLE[0].on(TODAY)[KEY]


def test_a_lock_or_damage_is_no_hindrance(home):
    """A folder that was locked or spoilt before a room is as new."""
    fill(home, PEOPLE[0], NOW)
    Answers.open(home).lock("a passphrase of a visitor")
    fill(home, PEOPLE[1], NOW)
    assert not Answers.open(home).sealed
    Answers.open(home).path.write_bytes(b'{"answers": ')
    fill(home, PEOPLE[2], NOW)
    assert dict(Answers.open(home)) == told(PEOPLE[2])


def test_it_writes_over_nobody(home):
    """A folder with somebody’s own answers is refused in one sentence, and stays as it was."""
    Answers.open(home)[KEY] = "only mine"
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(FolderTaken, match="not invented") as refused:
        fill(home, PEOPLE[0], NOW)
    assert "only mine" not in str(refused.value)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_beginning_again_takes_well_under_a_second(home):
    """The best of three, so that a busy machine is not taken for a slow reset."""
    fill(home, PEOPLE[0], NOW)

    def seconds(person):
        start = time.perf_counter()
        fill(home, person, NOW)
        return time.perf_counter() - start

    assert min(seconds(person) for person in PEOPLE) <= 0.3


def test_nobody_leaves_empty_pages(home):
    """Somebody without answers is a folder without answers, which the next may take over."""
    fill(home, PEOPLE[0], NOW)
    fill(home, Person("Nobody", "", {}), NOW)
    assert (dict(Answers.open(home)), Answers.open(home).trouble) == ({}, None)
    fill(home, PEOPLE[1], NOW)
    assert dict(Answers.open(home)) == told(PEOPLE[1])
