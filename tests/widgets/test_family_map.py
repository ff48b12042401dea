"""The family map in a page: what it is told, when it is drawn, and trees that come and go."""

import asyncio
import base64
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.family.conftest import SAMPLES, generated
from widgets import Page
from workbook.answers import Answers
from workbook.chapters import find_exercise
from workbook.exercises import MOST_ROWS
from workbook.family.gedcom import write_gedcom
from workbook.family.reading import read_family

KEY = "family-map.map"
PEOPLE = "family-map.people"


def fill(answers, tables):
    """Write a family's tables, as their page would."""
    for key, rows in tables.items():
        exercise = find_exercise(key)
        answers.put(key, exercise.clean(rows), kind=exercise.kind, prompt=exercise.prompt)


@pytest.fixture
def page():
    """The page of the family map, nothing written yet."""
    return Page("family-map", Answers.open())


@pytest.fixture
def people(page):
    """The table of people."""
    return page.table("people", "Who?", columns={"who": "Name", "born": "Born", "died": "Died"})


@pytest.fixture
def drawn(page):
    """The map, and all it tells its page."""
    piece = page.family_map("map", "Your map")
    piece.heard = []
    piece.tell = piece.heard.append
    return piece


@pytest.fixture
def ask(drawn):
    """Asks the map as the page does, and returns what it says."""

    def ask(**message):
        drawn.heard.clear()
        drawn.receive({"do": "draw", "key": KEY, **message})
        return list(drawn.heard)

    return ask


@pytest.fixture
def bring(ask):
    """Sends a tree in pieces of a size, and returns the last answer."""

    def bring(raw, size=30_000):
        parts = [raw[start : start + size] for start in range(0, len(raw), size)]
        for number, part in enumerate(parts, 1):
            told = ask(want="part", part=number, of=len(parts), bytes=base64.b64encode(part).decode())
        return told[-1] if told else None

    return bring


@pytest.fixture
def apart():
    """Runs a loop in a thread of its own; in this one the browser's tests may have left one running."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(lambda: asyncio.run(work())).result()


def tree(tables):
    """A family as a file of another program."""
    return write_gedcom(read_family(tables))


def test_nobody_is_invited(drawn, ask):
    """An empty map says what to do first, in words and in the picture."""
    (told,) = ask()
    assert (
        told["people"] == 0
        and "Add a first row" in told["counted"]
        and "begins with one person" in told["svg"]
    )


def test_the_picture_waits_until_it_is_seen(page, drawn):
    """Words at once; the drawing when the page can see it."""
    fill(page.answers, SAMPLES["twins"]())
    drawn.receive({"do": "hello"})
    (told,) = drawn.heard
    assert told["counted"] == "6 people in 2 generations." and "svg" not in told


def test_a_saved_edit_redraws(people, drawn, ask, heard):
    """As soon as it is kept."""
    ask()
    drawn.heard.clear()
    heard(people, do="put", value=[{"who": "Anna"}], rev=0, seq=1)
    (told,) = drawn.heard
    assert told["people"] == 1 and "Anna" in told["svg"]


def test_another_window_redraws(page, drawn, ask, home):
    """What was written elsewhere is drawn at the next look, and once."""
    ask()
    fill(Answers.open(), SAMPLES["twins"]())
    drawn.heard.clear()
    page.look()
    page.look()
    assert [told["people"] for told in drawn.heard] == [6]


def test_the_family_is_read_once_for_each_change(page, drawn, ask, monkeypatch):
    """Zooming out, hiding and saving need no new reading and no new layout."""
    fill(page.answers, SAMPLES["twins"]())
    ask()
    monkeypatch.setattr("workbook.family.reading.read_family", lambda answers: pytest.fail("read again"))
    monkeypatch.setattr("workbook.family.layout.layout", lambda family: pytest.fail("laid out again"))
    assert ask(hide=True)[0]["hidden"] and ask(want="picture")[0]["say"] == "file"


def test_problems_come_with_their_rows(page, drawn, ask):
    """One sentence at the row it concerns, and the rest is drawn."""
    fill(page.answers, {PEOPLE: [{"who": "Ada"}, {"who": "Ben", "born": "1980", "died": "1970"}]})
    (told,) = ask()
    assert [(each["table"], each["row"]) for each in told["problems"]] == [("people", 1)]
    assert told["people"] == 2


def test_everybody_has_a_row_to_go_to(page, drawn, ask):
    """Their own, or the first that names them."""
    fill(
        page.answers,
        {PEOPLE: [{"who": "Ada"}], "family-map.ties": [{"one": "Ada", "two": "Gus", "kind": "Close"}]},
    )
    (told,) = ask()
    assert told["rows"] == {0: ["people", 0], 1: ["ties", 0]}


NAMES = ("Johann", "Greta", "Heinz", "Jule", "Kiel", "Inge")


@pytest.mark.parametrize("want", [None, "picture", "file"])
def test_hidden_names_are_nowhere(page, drawn, ask, want):
    """Not in the picture, the words, the questions, nor in a file; days are gone as well."""
    tables = SAMPLES["three generations"]()
    tables["family-map.couples"][0]["since"] = "3 March 1948"
    fill(page.answers, tables)
    (told,) = ask(want=want, hide=True)
    assert told["hidden"]
    said = str({name: part for name, part in told.items() if name != "problems"})
    assert [name for name in (*NAMES, "3 March", "3 MAR") if name in said] == []


def test_names_come_back(page, drawn, ask):
    """Hiding changes nothing for good."""
    fill(page.answers, SAMPLES["three generations"]())
    ask(hide=True)
    (told,) = ask(hide=False)
    assert "Johann" in told["svg"] and told["questions"]


def test_a_saved_picture_stands_alone(page, drawn, ask):
    """White paper, the legend beneath, no script and no link."""
    fill(page.answers, SAMPLES["three generations"]())
    (told,) = ask(want="picture")
    svg = told["text"]
    assert told["name"] == "family-map.svg" and "var(" not in svg and "divorced" in svg
    assert not any(sign in svg for sign in ("<script", "href", "url(", "onload", "http://www.w3.org/1999"))


def test_a_saved_tree_holds_facts_only(page, drawn, ask):
    """No ties, homes or notes; other programs read it."""
    fill(page.answers, SAMPLES["three generations"]())
    (told,) = ask(want="file")
    assert told["name"] == "family-map.ged" and "NAME Johann" in told["text"] and "_DWTIE" not in told["text"]


def test_hidden_trees_keep_their_years(page, drawn, ask):
    """Initials for names, the year for the day."""
    fill(page.answers, SAMPLES["three generations"]())
    (told,) = ask(want="file", hide=True)
    assert "NAME J." in told["text"] and "DATE 1921" in told["text"]


def test_a_tree_is_told_before_it_is_added(page, drawn, bring, on_disk):
    """How many people, couples and children; nothing is written."""
    told = bring(tree(SAMPLES["three generations"]()), size=500)
    assert told["found"][0].startswith("Found 12 people, 4 couples, 6 lines") and told["new"] == 12
    assert on_disk() == {}


def test_each_piece_is_answered(ask):
    """So that the page sends the next one only then."""
    piece = base64.b64encode(b"0 HEAD\n").decode()
    assert ask(want="part", part=1, of=2, bytes=piece) == [{"key": KEY, "say": "tree", "got": 1}]


def test_a_piece_out_of_turn_ends_the_sending(ask):
    """Nothing is read with a hole in it."""
    first, third = (base64.b64encode(part).decode() for part in (b"0 HEAD\n", b"0 TRLR\n"))
    ask(want="part", part=1, of=3, bytes=first)
    (told,) = ask(want="part", part=3, of=3, bytes=third)
    assert told["why"] == "The file did not arrive whole. Choose it once more."


def test_a_tree_is_added_once(ask, bring):
    """Pressing twice adds nothing more."""
    bring(tree(SAMPLES["twins"]()))
    ask(want="add")
    (told,) = ask(want="add")
    assert told["why"] == "There is no tree to add. Choose the file once more."


def test_a_tree_comes_into_the_tables(drawn, ask, bring, on_disk):
    """Through the same cleaning as typed rows; the map follows."""
    bring(tree(SAMPLES["three generations"]()))
    told = ask(want="add")
    assert "12 people came" in str(told) and told[-1]["people"] == 12
    assert [row["who"] for row in on_disk()["people"]][:2] == ["Johann", "Greta"]
    assert len(on_disk()["ties"]) == 5


def test_bringing_a_tree_twice_doubles_nobody(page, drawn, ask, bring, on_disk):
    """By name and birth; couples, children, ties and homes neither."""
    raw = tree(SAMPLES["three generations"]())
    bring(raw)
    ask(want="add")
    before = on_disk()
    told = bring(raw)
    ask(want="add")
    assert told["new"] == 0 and "12 people stand in your table already" in str(told["found"])
    assert on_disk() == before


def test_rows_that_are_there_stay_as_they_are(page, drawn, ask, bring, on_disk):
    """The reader's own words are never written over."""
    fill(page.answers, {PEOPLE: [{"who": "johann", "notes": "mine"}]})
    bring(tree(SAMPLES["three generations"]()))
    ask(want="add")
    assert on_disk()["people"][0] == {"who": "johann", "notes": "mine"} | dict.fromkeys(
        ("shape", "label", "is", "born", "died")
    )
    assert on_disk()["couples"][0]["one"] == "johann" and len(on_disk()["people"]) == 12


def test_a_namesake_gets_a_name_of_their_own(page, drawn, ask, bring, on_disk):
    """Born in another year it is somebody else, in every row that names them."""
    fill(page.answers, {PEOPLE: [{"who": "Johann", "born": "1990", "is": "Me"}]})
    bring(tree(SAMPLES["three generations"]()))
    ask(want="add")
    assert [row["who"] for row in on_disk()["people"][:2]] == ["Johann", "Johann (2)"]
    assert (
        on_disk()["couples"][0]["one"] == "Johann (2)" and on_disk()["children"][0]["parent"] == "Johann (2)"
    )
    assert [row["who"] for row in on_disk()["people"] if row["is"] == "Me"] == ["Johann"]


def test_added_rows_can_be_taken_out_again(page, drawn, ask, bring, on_disk):
    """All but those changed since; what was there before is untouched."""
    fill(page.answers, {PEOPLE: [{"who": "Zoe"}]})
    bring(tree(SAMPLES["twins"]()))
    ask(want="add")
    rows = on_disk()["people"]
    fill(page.answers, {PEOPLE: [row | ({"notes": "kept"} if row["who"] == "Finn" else {}) for row in rows]})
    ask(want="undo")
    assert [row["who"] for row in on_disk()["people"]] == ["Zoe", "Finn"] and on_disk()["couples"] is None


def test_ten_thousand_people_are_told_in_a_sentence(drawn, ask, bring, on_disk, monkeypatch):
    """What fits comes in, the rest stays in the file, and the sentence says so."""
    monkeypatch.setattr("widgets.tree.READ_AT_ONCE", 10**9)
    people = "".join(f"0 @I{n}@ INDI\n1 NAME P{n} /Many/\n" for n in range(1, 10_001))
    raw = f"0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n{people}0 TRLR\n".encode()
    told = bring(raw, size=262_143)
    assert (
        told["new"] == MOST_ROWS and "8,000 people" in str(told["found"]) and "Your file keeps" in str(told)
    )
    ask(want="add")
    assert len(on_disk()["people"]) == MOST_ROWS


@pytest.mark.parametrize("raw", [b"", b"hello", b"0 HEAD\n0 TRLR\n", b"\xff\xd8\xff" * 50])
def test_no_tree_is_one_sentence(drawn, ask, raw, capfd):
    """And nothing of the file in any log."""
    (told,) = ask(want="part", part=1, of=1, bytes=base64.b64encode(raw).decode())
    assert told["say"] == "sorry" and told["why"].endswith(".") and capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "odd",
    [
        {"want": "part", "part": 2, "of": 3, "bytes": ""},
        {"want": "part", "part": 1, "of": 1, "bytes": "%%"},
        {"want": "part", "part": "x", "of": None},
        {"want": "add"},
        {"want": "undo"},
        {"want": "nothing we know"},
        {"want": ["part"]},
    ],
)
def test_odd_messages_break_nothing(ask, odd, on_disk):
    """They are answered in a sentence, or with the map as it is."""
    told = ask(**odd)
    assert all(each["say"] in ("sorry", "tree", "map") for each in told) and on_disk() == {}


def test_a_full_disk_is_told_and_loses_nothing(page, drawn, ask, bring, monkeypatch):
    """The tree waits, to be added when there is room."""
    bring(tree(SAMPLES["twins"]()))
    from workbook.errors import AnswersNotSaved

    def full(*given, **more):
        raise AnswersNotSaved("The disk is full. Make room, and try again.")

    with monkeypatch.context() as patched:
        patched.setattr(page.answers, "put", full)
        assert ask(want="add")[-1]["why"].startswith("The disk is full")
    assert ask(want="add")[-1]["people"] == 6


def test_what_goes_wrong_in_drawing_is_a_sentence(page, people, drawn, ask, heard, monkeypatch):
    """The edit is kept all the same, and no name gets into a log."""
    ask()
    monkeypatch.setattr("workbook.family.layout.layout", lambda family: 1 / 0)
    told = heard(people, do="put", value=[{"who": "Anna"}], rev=0, seq=1)
    assert told[-1]["say"] == "saved" and "could not be drawn" in drawn.heard[-1]["why"]


def test_a_large_file_is_read_beside_the_loop(drawn, bring, apart, monkeypatch):
    """Edits are kept meanwhile; a file chosen since takes its place."""
    monkeypatch.setattr("widgets.tree.READ_AT_ONCE", 10)

    async def both():
        first = bring(tree(SAMPLES["twins"]())), bring(tree(SAMPLES["three generations"]()))
        assert first == (None, None)
        while not any("found" in told for told in drawn.heard):
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        return [told["found"][0] for told in drawn.heard if "found" in told]

    assert [found[:15] for found in apart(both)] == ["Found 12 people"]


def test_edits_of_a_large_family_are_drawn_together(page, drawn, ask, apart):
    """While one drawing takes long, those that follow wait for the last."""
    ask()
    drawn._took = 0.2

    async def edits():
        drawn.heard.clear()
        for who in ("A", "An", "Ann"):
            fill(page.answers, {PEOPLE: [{"who": who}]})
            drawn.here()
        while not drawn.heard:
            await asyncio.sleep(0)
        return list(drawn.heard)

    assert ["Ann" in told["svg"] for told in apart(edits)] == [True]


@pytest.mark.clock
def test_sixty_people_are_drawn_within_the_limit(page, drawn, ask):
    """From a saved edit to the message with the drawing."""
    import time

    fill(page.answers, generated(60))
    ask()
    took = []
    for number in range(5):
        rows = page.answers.get(PEOPLE)
        fill(page.answers, {PEOPLE: [rows[0] | {"notes": f"{number}"}, *rows[1:]]})
        start = time.process_time()
        drawn.here()
        took.append(time.process_time() - start)
    assert min(took) < 0.2
