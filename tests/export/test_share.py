"""One answer to give away: it alone, as somebody else may read it, and nothing else with it."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.scale import scaled
from tests.insights.given import HOSTILE
from workbook.errors import AnswerRefused, AnswersUnreadable, WorkbookError
from workbook.export.redaction import BLACK, Span, black_out, parts_of
from workbook.export.share import LARGEST, MEMBERS, as_file, preview, read_file, share
from workbook.export.share_code import as_picture, as_text, read_text

from .made_up import FORMULAS, Made, entry, filled, texts

FEAR = "01-what-closeness-asks.fear-to-lose"
PEOPLE = "01-what-closeness-asks.people"
CHOICE = "01-what-closeness-asks.my-move"
GONE = "77-older-pages.an-answer"


def shared(value, key=FEAR, **more):
    """One answer as it would leave; `more` is what to black out."""
    exercise_kind = {PEOPLE: "table", CHOICE: "choice"}.get(key, "text")
    return share(Made({key: entry(value, exercise_kind)}), key, **more)


def changed(**more):
    """A shared file with some members changed; `...` takes one out."""
    found = json.loads(as_file(shared("My mornings."))) | more
    return json.dumps({name: value for name, value in found.items() if value is not ...}).encode()


def test_every_kind_of_answer_comes_back():
    """From the file and from the letters of the code."""
    made = filled("Tea 🌱")
    for key in made:
        given = share(made, key)
        assert read_file(as_file(given)) == read_text(as_text(given)) == given, key


@given(texts.filter(str.strip))
@settings(max_examples=scaled(200, 10_000))
def test_every_text_comes_back(text):
    """Letter by letter, from both."""
    for key in (FEAR, GONE):
        given = shared(text, key)
        back = read_file(as_file(given))
        assert back == given == read_text(as_text(given))
        assert back.value == re.sub("\r+\n", "\n", text)


def test_nothing_else_is_inside():
    """No time, no device, no session, no history, no other key; the preview is the file."""
    other = ({"value": "Secret", "rev": 1, "by": "s-other", "at": "2025"},)
    made = Made(
        {FEAR: entry("My mornings.", by="s-me", other=other), PEOPLE: entry([{"who": "L."}], "table")}
    )
    given = share(made, FEAR)
    raw = as_file(given)
    assert json.loads(raw).keys() == MEMBERS and raw.decode() == preview(given)
    for said in ("s-me", "s-other", "Secret", "2026", "2025", "people", "rev"):
        assert said not in preview(given) and said not in read_text(as_text(given)).in_words()


def test_nothing_is_shown_by_accident():
    """Neither by a repr nor by a refusal."""
    assert "mornings" not in repr(shared("My mornings."))
    with pytest.raises(AnswerRefused) as refused:
        shared("My mornings.", words=["evenings"])
    assert "mornings" not in str(refused.value) and "evenings" not in str(refused.value)


def test_words_are_blacked_out_wherever_they_stand():
    """In every cell, in capitals or not, with a tail or without; and nothing tells how long they were."""
    rows = [{"who": "Leena", "tie": "LEENA’s, Leena"}, {"who": "L.", "tie": "Leenas and Anna"}]
    given = shared(rows, PEOPLE, words=["leena", "Anna"])
    assert [text for _, text in parts_of(given.value)] == [
        BLACK,
        f"{BLACK}’s, {BLACK}",
        "L.",
        f"{BLACK}s and {BLACK}",
    ]
    assert "eena" not in preview(given) and "eena" not in read_text(as_text(given)).in_words()


def test_places_are_blacked_out():
    """Those that touch become one bar."""
    given = shared("My mother rings.", spans=[(3, 7), Span(5, 9)])
    assert given.value == f"My {BLACK} rings."
    rows = shared([{"who": "Leena"}, {"who": "Anna"}], PEOPLE, spans=[Span(0, 4, (1, "who"))])
    assert [row["who"] for row in rows.value] == ["Leena", BLACK]


def test_a_letter_is_never_cut_in_two():
    """An accent left behind would still tell something."""
    assert black_out("Le\u0301a 👩‍👩‍👧‍👦!", spans=[(1, 2), (5, 6)]) == f"L{BLACK}a {BLACK}!"


def test_accents_are_found_however_they_are_written():
    """As one sign or as two."""
    assert black_out("Le\u0301a", words=["L\u00e9a"]) == black_out("L\u00e9a", words=["Le\u0301a"]) == BLACK


def test_a_script_without_spaces_has_names_within():
    """There is no start of a word to look for."""
    assert black_out("昨日花子に会った", words=["花子"]) == f"昨日{BLACK}に会った"


@pytest.mark.parametrize("places", [[(0, 0)], [(5, 3)], [(-1, 2)], [(0, 99)], [Span(0, 1, ("who",))]])
def test_a_place_that_is_not_there_is_refused(places):
    """Nothing may seem hidden that is not."""
    with pytest.raises(AnswerRefused, match="choose anew"):
        shared("My mornings.", spans=places)


@given(texts.filter(str.strip), st.data())
@settings(max_examples=scaled(100, 5_000))
def test_what_was_blacked_out_is_gone(text, data):
    """What is left stood outside, in its order."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left = black_out(text, spans=[(start, end)])
    first, bar, last = left.rpartition(BLACK) if BLACK in text else left.partition(BLACK)
    assert bar and len(left) <= len(text) - (end - start) + len(BLACK)
    assert BLACK in text or (text[:start].startswith(first) and text[end:].endswith(last))


def test_a_chosen_option_that_was_blacked_out_can_be_read():
    """It is no option any more, and still the answer."""
    made = Made({CHOICE: entry("I step back", "choice")})
    given = share(made, CHOICE, spans=[(2, 6)])
    assert read_file(as_file(given)).in_words() == f"I {BLACK} back"


@pytest.mark.parametrize("key", ["nothing.here", FEAR])
def test_there_must_be_an_answer(key):
    """A key that is not there, or one that was cleared."""
    with pytest.raises(AnswerRefused, match="no answer"):
        share(Made({FEAR: entry(None)}), key)


def test_the_question_is_our_own_where_we_ask_it():
    """Nobody can put another question above an answer."""
    assert (
        read_file(changed(prompt="Send money to")).prompt
        == "When someone comes close, what do you fear to lose, or to gain?"
    )


WRONG = {
    "empty": b"",
    "null": b"null",
    "a list": b"[]",
    "no format": changed(format=...),
    "another format": changed(format="dance-workbook-answers"),
    "a true version": changed(version=True),
    "no version": changed(version=...),
    "a member more": changed(at="2026-11-21T22:17:03Z"),
    "a member less": changed(kind=...),
    "another kind": changed(kind="scale"),
    "no key": changed(key="Where do you live?"),
    "a key with a path": changed(key="../../etc.passwd"),
    "a kind with marks": changed(key=GONE, kind="<b>"),
    "a long prompt": changed(prompt="x" * 2_001),
    "a number as prompt": changed(prompt=5),
    "no value": changed(value=None),
    "a blank value": changed(value="  "),
    "a fraction": changed(key=GONE, value=1.5),
    "a truth": changed(key=GONE, value=True),
    "a huge number": changed(key=GONE, value=2**60),
    "lists in lists": changed(key=GONE, value=[[[[["x"]]]]]),
    "many names": changed(key=GONE, value={str(number): "x" for number in range(101)}),
    "a long name": changed(key=GONE, value={"x" * 201: "x"}),
    "many rows": changed(key=GONE, value=["x"] * 2_001),
    "a name twice": changed().replace(b'"value"', b'"value": "a", "value"'),
    "half a character": changed(value="\ud800"),
    "not a number": changed(value=0).replace(b'"value": 0', b'"value": NaN'),
    "many brackets": changed(value=0).replace(b'"value": 0', b'"value": ' + b"[" * 100_000),
    "many digits": changed(value=0).replace(b'"value": 0', b'"value": ' + b"9" * 5_000),
    "another encoding": changed().decode().encode("utf-16"),
    "a large file": changed(value="x").replace(b'"x"', b'"' + b"x" * LARGEST + b'"'),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_shared_answer_is_refused(name):
    """In one sentence, with a way out."""
    with pytest.raises(AnswersUnreadable) as refused:
        read_file(WRONG[name])
    assert str(refused.value).endswith("again.")


UNFIT = [
    changed(key=PEOPLE, kind="table", value=[{"who": "L.", "close": 11}]),
    changed(key=CHOICE, kind="choice", value=["x"]),
    changed(value="x" * 50_001),
]


@pytest.mark.parametrize("raw", UNFIT, ids=["number", "list", "length"])
def test_a_value_must_fit_its_exercise(raw):
    """It goes through the same cleaning as on the page."""
    with pytest.raises(AnswerRefused):
        read_file(raw)


def test_a_newer_edition_is_named():
    """The reader learns what to do."""
    for reading, newer in ((read_file, changed(version=2, more=1)), (read_text, "WB2:ABC.")):
        with pytest.raises(AnswersUnreadable, match="newer edition"):
            reading(newer)


def test_a_letter_that_was_misread_is_found():
    """Each, wherever it stands."""
    line = as_text(shared("My mornings."))
    for at in range(4, len(line) - 1):
        with pytest.raises(WorkbookError):
            read_text(line[:at] + ("A" if line[at] != "A" else "B") + line[at + 1 :])


NO_CODES = ["", "WB1:", "WB1:.", "WB1:A.", "WB1:ÄÖ.", "WB1:::::::.", "https://example.org",
                                  "WB1:" + "0" * 6_000 + "."]  # fmt: skip


@pytest.mark.parametrize("line", NO_CODES, ids=range(len(NO_CODES)))
def test_what_is_no_code_is_refused(line):
    """Neither raises anything else nor takes its time."""
    with pytest.raises(AnswersUnreadable):
        read_text(line)


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=60))
def test_letters_by_chance_are_refused(line):
    """The check holds."""
    with pytest.raises(AnswersUnreadable):
        read_text(f"WB1:{line}.")


def test_a_short_code_cannot_grow_without_end():
    """What unpacks to more than an answer holds is refused."""
    from workbook.export import share_code

    plain = b'["' + b"x" * 5_000_000
    packed = share_code.zlib.compressobj(9, share_code.zlib.DEFLATED, -15)
    bomb = packed.compress(plain) + packed.flush() + share_code._check(plain)
    with pytest.raises(AnswersUnreadable):
        share_code._unpacked(bomb)


def test_a_picture_is_plain_svg():
    """Dark on light, nothing to fetch, nothing to run, no answer in clear text."""
    picture = as_picture(shared("My mornings."))
    assert picture.startswith("<svg") and "<title>Workbook</title>" in picture and 'fill="#fff"' in picture
    assert not re.search("script|href|image|mornings|http(?!://www.w3.org/2000/svg)", picture)


@pytest.mark.parametrize("count", [600, 2_000])
def test_a_long_answer_says_so_and_names_the_file(count):
    """Whether a code would be too fine to read off a phone, or there is none so large; the file works."""
    words = " ".join(f"{number * 7919 % 10_007:x}" for number in range(count))
    given = shared(words)
    with pytest.raises(AnswerRefused, match=r"too long for a picture code\. Share it as a file"):
        as_picture(given)
    assert read_file(as_file(given)).value == words


def test_a_few_lines_fit_a_picture():
    """As long as a script of half a minute is."""
    assert as_picture(shared("I feel too hot to listen, and I care about this. I am back at four. " * 8))


def test_json_holds_every_text_as_text():
    """Nothing that is typed can restructure the file."""
    for text in FORMULAS + HOSTILE:
        assert json.loads(as_file(shared(f"x{text}"))).keys() == MEMBERS
