"""Trees of other programs: told before they are added, added once, and taken out again."""

import asyncio
import base64

import pytest

from tests.family.conftest import SAMPLES
from workbook.exercises.column import MOST_ROWS
from workbook.family.gedcom.reader import write_gedcom
from workbook.family.model.tables import read_family

from .conftest import PEOPLE, Opened, fill

KEY = "family-map.map"


@pytest.fixture
def page():
    """The page of the family map, nothing written yet."""
    return Opened("family-map")


@pytest.fixture
def bring(ask):
    """Sends a tree in pieces of a size, and returns the last answer."""

    def bring(raw, size=30_000):
        parts = [raw[start : start + size] for start in range(0, len(raw), size)]
        for number, part in enumerate(parts, 1):
            told = ask(want="part", part=number, of=len(parts), bytes=base64.b64encode(part).decode())
        return told[-1] if told else None

    return bring


def tree(tables):
    """A family as a file of another program."""
    return write_gedcom(read_family(tables))


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


STRANGERS = """0 HEAD
0 @I1@ INDI
1 NAME Ann /Berg/
0 @I2@ INDI
1 NAME Unknown
0 @I3@ INDI
1 NAME Cy /Berg/
0 @I4@ INDI
1 NAME Unknown
0 @I5@ INDI
1 NAME Di /Berg/
0 @I6@ INDI
1 NAME Unknown
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
0 @F2@ FAM
1 HUSB @I4@
1 WIFE @I1@
1 CHIL @I5@
0 @F3@ FAM
1 WIFE @I6@
1 CHIL @I2@
0 TRLR
"""


def test_an_unknown_partner_is_the_same_one_again(page, drawn, ask, bring, on_disk):
    """Of two, each is the parent of their own child; an unknown mother of one of them is known by him."""
    bring(STRANGERS.encode())
    ask(want="add")
    before = on_disk()
    assert [row["who"] for row in before["people"][1::2]] == ["?", "? (2)", "? (3)"]
    for _ in range(2):
        assert bring(STRANGERS.encode())["new"] == 0
        ask(want="add")
    assert on_disk() == before


def test_an_unknown_partner_of_somebody_else_is_somebody_else(page, drawn, ask, bring, on_disk):
    """Nothing but their place makes two who are unknown one."""
    bring(STRANGERS.encode())
    ask(want="add")
    assert bring(STRANGERS.replace("Berg", "Lind").encode())["new"] == 6


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
    assert [row["who"] for row in on_disk()["people"] if row["is"] == "me"] == ["Johann"]


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
    monkeypatch.setattr("workbook.session.gedcom_upload.READ_AT_ONCE", 10**9)
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
        patched.setattr(page.answers, "put_all", full)
        assert ask(want="add")[-1]["why"].startswith("The disk is full")
    assert ask(want="add")[-1]["people"] == 6


def test_a_large_file_is_read_beside_the_loop(drawn, bring, apart, monkeypatch):
    """Edits are kept meanwhile; a file chosen since takes its place."""
    monkeypatch.setattr("workbook.session.gedcom_upload.READ_AT_ONCE", 10)

    async def both():
        first = bring(tree(SAMPLES["twins"]())), bring(tree(SAMPLES["three generations"]()))
        assert first == (None, None)
        while not any("found" in told for told in drawn.heard):
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        return [told["found"][0] for told in drawn.heard if "found" in told]

    assert [found[:15] for found in apart(both)] == ["Found 12 people"]
