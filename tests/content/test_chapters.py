"""The chapters: what each must hold, and what none may."""

import ast
import json
import re
from collections import Counter

import pytest

from tests.conftest import CHECKOUT
from workbook.authoring import check, without_a_page
from workbook.authoring.ledger import LEDGER, RETIRED, read_ledger
from workbook.chapters.path import sections
from workbook.chapters.roles import PICTURES, WHOM
from workbook.chapters.sittings import sittings
from workbook.exercises.declared import Fork, Picture
from workbook.pages.prose import anchor

from .conftest import BOOKS, CELLS, FILES, FOLDER, NUMBERED, declared, named, prose

SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]?\s+")


def test_the_workbook_is_whole():
    """Ten chapters, the pages beside them, and 110 exercises or more."""
    assert len(FILES) >= 13 and len(read_ledger(FOLDER)) >= 110


def test_code_names_keys_in_one_place():
    """What a chapter asks can be found again, and `workbook check` holds it."""
    keys = {*read_ledger(FOLDER)}
    keys |= {f"{book.slug}." for book in BOOKS}
    found = {
        path.name
        for path in (CHECKOUT / "workbook").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in keys
    }
    assert found == {"roles.py"} and without_a_page(FOLDER) == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_chapter_has_nothing_to_mend(path):
    """What authors are told holds for us as well."""
    assert check(path) == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_outputs_counts_or_widget_state_in_git(path):
    """They could hold an answer."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] or cell["execution_count"] is not None for cell in code)
    assert notebook["metadata"].keys() <= {"kernelspec", "language_info", "threads"}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_cell_has_an_id_of_its_own(path):
    """A cell is named by it, in every fault and every change."""
    ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert len(set(ids)) == len(ids)


def test_the_ledger_holds_every_key_and_no_other():
    """Keys are permanent: a new one gets its line in chapters/keys.json, one that goes is retired there."""
    lasting = {key: kind for key, kind in read_ledger(FOLDER).items() if not kind.endswith(RETIRED)}
    assert {exercise.key: exercise.kind for book in BOOKS for exercise in book.exercises} == lasting


def test_the_ledger_is_sorted():
    """So that a change to it is one line."""
    keys = list(json.loads((FOLDER / LEDGER).read_text(encoding="utf-8")))
    assert keys == sorted(keys)


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_a_chapter_is_one_sitting(book):
    """900 to 2,400 words of prose."""
    assert 900 <= sum(len(cell.words.split()) for cell in prose(book)) <= 2400


def asked(exercises):
    """How many there are to do: the line that says whom a chapter is about is a name."""
    return sum(not exercise.key.endswith(WHOM) for exercise in exercises)


def ways(book):
    """How many exercises each way of a chapter has."""
    found, way = Counter(), ""
    forks = [record for record in book.records if isinstance(record, Fork)]
    begins, ends = {it for fork in forks for it in fork.ways.values()}, {fork.until for fork in forks}
    for part in sections(book):
        way = part.title if part.title in begins else "" if part.title in ends else way
        found[way] += asked(part.exercises)
    return [number for title, number in found.items() if title]


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_a_chapter_has_seven_to_fourteen_exercises(book):
    """Enough to do, and not a form; where two ways part, on each of them, and at one time."""
    now, *later = sittings(book)
    lanes = ways(now)
    taken = [asked(now.exercises) - sum(lanes) + lane for lane in lanes] or [asked(now.exercises)]
    assert all(7 <= number <= 14 for number in taken)
    assert all(1 <= asked(part.exercises) <= 14 for part in later)


def test_the_last_chapter_is_for_three_times():
    """Today, halfway and the end; a story does not tell on the first day how it ends."""
    parts = sittings(NUMBERED[-1])
    assert [part.exercises[-1].name for part in parts] == ["try-this-week", "midpoint", "take-with-me"]
    told = " ".join(cell.markdown for cell in prose(parts[0]) if cell.markdown.startswith(">"))
    assert not re.search(r"(?i)\bweek (?:three|four|six)\b|\bthird\b", told)


@pytest.mark.parametrize("book", NUMBERED, ids=named)
@pytest.mark.parametrize("heading", ["## When not to", "## Try this week", "## To close"])
def test_a_chapter_has_its_limits_its_week_and_its_close(book, heading):
    """Each once, at the start of a cell."""
    assert sum(cell.markdown.startswith(f"{heading}\n") for cell in prose(book)) == 1


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_the_week_has_a_plan_and_the_close_has_a_line_to_take(book):
    """An if–then plan, and a text as the very last exercise."""
    kinds = {exercise.name: exercise.kind for exercise in book.exercises}
    assert kinds["try-this-week"] == "plan" and book.exercises[-1].name == "take-with-me"


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_every_exercise_has_a_worked_example(book):
    """Nobody starts from an empty box."""
    assert [exercise.name for exercise in book.exercises if not exercise.example] == []


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_a_story_runs_through_the_chapter(book):
    """It begins, and comes back."""
    assert sum(cell.markdown.startswith("> ") for cell in prose(book)) >= 2


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_husband_and_no_wife_by_default(path):
    """Every kind of tie: the people are sisters, friends, neighbours, partners."""
    everything = path.read_text(encoding="utf-8")
    assert re.findall(r"\b(?:husband|wife|wives|spouse|hubby)s?\b", everything, re.IGNORECASE) == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_gender_by_default(path):
    """A person nobody has met yet is “they”, and no two words stand for everyone."""
    everything = path.read_text(encoding="utf-8")
    pairs = r"\b(?:s/he|(?:he|him|his) or (?:she|hers?)|(?:boy|girl)friends?|mankind|opposite sex)\b"
    assert re.findall(pairs, everything, re.IGNORECASE) == []


def sentences(text):
    """Sentences of five words or more, as they sound."""
    plain = (
        re.sub(r"[^\w\s']", "", each.lower()).strip() for each in SENTENCE_END.split(text.replace("\n", " "))
    )
    return {each for each in plain if len(each.split()) >= 5}


def test_no_sentence_stands_in_two_chapters():
    """Nobody reads the same twice."""
    said = Counter(
        each for book in BOOKS for each in set().union(*(sentences(cell.words) for cell in prose(book)))
    )
    assert [each for each, times in said.items() if times > 1] == []


def test_sentences_are_told_apart():
    """What the test above compares."""
    assert sentences("One two three four five. “Is it?” No. Six seven\neight nine ten!") == {
        "one two three four five",
        "six seven eight nine ten",
    }


def test_the_author_is_named_once_and_never_quoted():
    """In the one sentence that says where the idea comes from."""
    named_in = [
        (cell.slug, each) for cell in CELLS for each in SENTENCE_END.split(cell.markdown) if "Lerner" in each
    ]
    assert [slug for slug, _ in named_in] == ["00-welcome"]
    assert "public summary" in named_in[0][1] and not set('“”"') & set(named_in[0][1])


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_exercise_names_the_author(path):
    """No words are put into anyone's mouth."""
    assert "Lerner" not in declared(path)


@pytest.mark.parametrize(
    "promise", ["independent", "It is not therapy", "Neither the author nor the publisher has endorsed"]
)
def test_the_welcome_says_what_this_is_not(promise):
    """Said once, where everybody begins."""
    assert any(promise in cell.markdown for cell in CELLS if cell.slug == "00-welcome")


def links():
    """Every link a reader meets, in prose and in exercises: its chapter and where it leads."""
    texts = [(cell.slug, cell.markdown) for cell in CELLS] + [(path.stem, declared(path)) for path in FILES]
    return sorted({(slug, target) for slug, text in texts for target in re.findall(r"\]\(([^)]+)\)", text)})


def leads_somewhere(slug, target):
    """Whether there is such a page, and on it such a heading or such an exercise."""
    page, _, heading = target.partition("#")
    book = next((book for book in BOOKS if book.slug == (page.removesuffix(".ipynb") or slug)), None)
    headings = (
        re.findall(r"^#+ (.+)$", "\n".join(cell.markdown for cell in prose(book)), re.MULTILINE)
        if book
        else []
    )
    asked = {f"field-{book.slug}-{it.name}" for it in book.exercises} if book else set()
    return bool(book) and (not heading or heading in {*map(anchor, headings), *asked})


@pytest.mark.parametrize(("slug", "target"), links())
def test_every_link_leads_somewhere(slug, target):
    """To a chapter, to a heading, or to the one directory of helplines elsewhere."""
    assert target == "https://findahelpline.com" or leads_somewhere(slug, target)


@pytest.mark.parametrize("book", NUMBERED, ids=named)
def test_the_caution_leads_to_support(book):
    """Whoever needs it is one step away."""
    caution = next(cell for cell in prose(book) if cell.markdown.startswith("## When not to"))
    assert "(support.ipynb)" in caution.markdown


def test_no_prose_cell_is_more_than_one_screen():
    """Long pages are not read."""
    assert [cell.name for cell in CELLS if len(cell.words.split()) > 260] == []


def test_every_chapter_asks_whom_it_is_about():
    """So says the sheet about one person."""
    assert [book.slug for book in NUMBERED if not any(it.key.endswith(WHOM) for it in book.exercises)] == []


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_a_picture_of_one_person_says_who_it_is(book):
    """On a path too, which asks for them above it."""
    for drawn in (it for it in book.records if isinstance(it, Picture) and "whom" in PICTURES[it.name]):
        people = {key for role, key in drawn.sources.items() if role.startswith("whom")}
        assert people & {it.key for it in book.asked}, drawn.key
