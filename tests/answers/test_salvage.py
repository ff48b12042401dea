"""Out of damaged bytes every whole answer is saved, nothing is invented, and nobody waits."""

import json
import random
import time
import tracemalloc
from pathlib import Path

import pytest

from workbook.answers.document import BETWEEN, HEAD, TAIL, Document, new_document, piece, render
from workbook.answers.reading import parse
from workbook.answers.storage.salvage import salvage
from workbook.errors import AnswersUnreadable

GOLDEN = Path(__file__).parent / "golden"
ENTRY = {"kind": "text", "prompt": "?", "value": "x", "rev": 1, "by": "s", "at": "", "other": []}
WORDS = [
    "quiet",
    '"quoted"',
    "a {brace}",
    "a }brace{",
    "back\\slash",
    "naïve 日本 🌱",
    '\\"',
    "line\nbreak",
    "[,]:",
]
NAMES = [
    "alone",
    "between",
    "closeness",
    "distance",
    "evening",
    "fear",
    "gentle",
    "home",
    "inside",
    "journal",
]
MB = 1_000_000


def some_answers():
    """Twenty answers of every shape, the same each time."""
    chance = random.Random(4)
    kinds = [
        lambda: " ".join(chance.choices(WORDS, k=4)),
        lambda: chance.randint(-5, 10),
        lambda: None,
        lambda: chance.sample(WORDS, 2),
        lambda: {"when": chance.choice(WORDS), "then": chance.choice(WORDS)},
        lambda: [{"who": chance.choice(WORDS), "how": 3}, {"who": "N.", "when": None}],
    ]
    found = {}
    for count in range(20):
        name = f"{count % 3}-chapter.{NAMES[count % 10]}-{NAMES[count // 2]}"
        other = [{"value": chance.choice(WORDS), "rev": 1, "by": "s-2", "at": "", "kind": "text"}]
        found[name] = {
            **ENTRY,
            "prompt": chance.choice(WORDS),
            "value": chance.choice(kinds)(),
            "rev": count + 1,
            "other": other if count % 4 == 0 else [],
        }
    return found


ANSWERS = some_answers()
MEMBERS = {**new_document().members, "seq": 3, "unknown": {"x": [1]}}
OURS = render(Document(MEMBERS, ANSWERS))


def minified():
    """The same without a space, and with letters of every language as they are."""
    return json.dumps(json.loads(OURS), ensure_ascii=False, separators=(",", ":")).encode()


def indented():
    """The same as an editor may lay it out."""
    return json.dumps(json.loads(OURS), ensure_ascii=False, indent="\t").replace("\n", "\r\n").encode()


LAYOUTS = {"ours": OURS, "minified": minified(), "indented": indented()}


def spans(raw):
    """Where each answer begins and ends in the bytes of a layout that is whole."""
    found = {}
    decoder = json.JSONDecoder()
    text = raw.decode()
    for key in ANSWERS:
        opening = text.index(json.dumps(key, ensure_ascii=raw.isascii()))
        brace = text.index("{", opening + len(key))
        _, end = decoder.raw_decode(text, brace)
        found[key] = (len(text[:opening].encode()), len(text[:end].encode()))
    return found


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_truncation_at_every_byte_loses_no_whole_answer(raw):
    """All that lies before the cut, as it was, and nothing else."""
    ends = spans(raw)
    for cut in range(0, len(raw), 1 if raw is OURS else 5):
        whole = {key: ANSWERS[key] for key, (_, end) in ends.items() if end <= cut}
        assert salvage(raw[:cut]) == whole, cut


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_a_file_without_its_beginning_loses_no_whole_answer(raw):
    """All that lies behind the gap."""
    starts = spans(raw)
    for cut in range(0, len(raw), 7):
        assert salvage(raw[cut:]) == {key: ANSWERS[key] for key, (start, _) in starts.items() if start >= cut}


@pytest.mark.parametrize("raw", LAYOUTS.values(), ids=LAYOUTS)
def test_a_thousand_flipped_bits_touch_only_the_answer_they_lie_in(raw):
    """Every other answer is saved as it was, and none is invented."""
    places, chance, damaged = spans(raw), random.Random(1), 0
    for _ in range(1_000):
        place, bit = chance.randrange(len(raw)), 1 << chance.randrange(8)
        flipped = raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]
        touched = {key for key, (start, end) in places.items() if start <= place < end}
        untouched = {key: ANSWERS[key] for key in ANSWERS.keys() - touched}
        found = salvage(flipped)
        assert {key: found[key] for key in untouched} == untouched, (place, bit)
        assert len(found) <= len(untouched) + len(touched), (place, bit)
        damaged += _is_damaged(flipped)
    assert damaged > 300


def _is_damaged(raw):
    try:
        parse(raw)
    except AnswersUnreadable:
        return True
    return False


def test_a_hole_of_zeros_costs_what_lies_in_it():
    """As a disk leaves it that lost power."""
    places = spans(OURS)
    for start in range(0, len(OURS) - 512, 512):
        raw = OURS[:start] + bytes(512) + OURS[start + 512 :]
        whole = {k for k, (begin, end) in places.items() if end <= start or begin >= start + 512}
        assert salvage(raw) == {key: ANSWERS[key] for key in whole}


def test_what_readers_write_is_no_answer():
    """Not even when they write about this file."""
    text = piece("x.invented", {**ENTRY, "value": "never written"})
    raw = HEAD + piece("x.y", {**ENTRY, "value": '"' + text}) + BETWEEN
    assert list(salvage(raw.encode())) == ["x.y"]


def test_no_answer_is_saved_under_half_of_its_key():
    """A key with a quotation mark in it, which no chapter has, is rather left where it is."""
    raw = HEAD + piece('x"y.z', ENTRY) + BETWEEN + piece("x.y", ENTRY)
    assert list(salvage(raw.encode())) == ["x.y"]


def test_what_stands_inside_a_whole_answer_is_not_taken_out_of_it():
    """A later kind of exercise may keep whole entries in its value."""
    raw = (HEAD + piece("x.y", {**ENTRY, "value": {"x.inside": ENTRY}}) + TAIL).encode()
    assert salvage(raw) == {"x.y": {**ENTRY, "value": {"x.inside": ENTRY}}}


def test_of_two_with_one_key_the_one_saved_more_often_is_taken():
    """Whichever stands first; on a draw, the session decides, as in merging."""
    versions = [{**ENTRY, "rev": 2, "by": "s-1"}, {**ENTRY, "rev": 3}, {**ENTRY, "rev": 2, "by": "s-9"}]
    for order in (versions, versions[::-1]):
        raw = (HEAD + BETWEEN.join(piece("x.y", entry) for entry in order)).encode()
        assert salvage(raw) == {"x.y": versions[1]}
    raw = (HEAD + piece("x.y", versions[0]) + BETWEEN + piece("x.y", versions[2])).encode()
    assert salvage(raw) == {"x.y": versions[2]}


WRONG = {
    "a rev as text": {"rev": "1"},
    "a number that is none": {"value": float("nan")},
    "half a character": {"value": "\ud83d"},
    "lists without end": {"value": json.loads("[" * 50 + "]" * 50)},
    "other as text": {"other": "x"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_would_be_refused_in_a_file_is_not_saved(wrong):
    """Each answer is read as strictly as a whole file."""
    raw = json.dumps({"x.wrong": {**ENTRY, **wrong}, "x.right": ENTRY})[:-1]
    assert salvage(raw.encode()) == {"x.right": ENTRY}


def test_a_member_that_stands_twice_is_refused():
    """Nobody can say which is meant."""
    raw = json.dumps({"x.y": ENTRY}).replace('"rev": 1', '"rev": 1, "rev": 2')
    assert salvage(raw.encode()) == {}


def test_bytes_in_no_known_encoding_are_refused():
    """A letter that is none spoils its answer alone."""
    raw = json.dumps({"x.wrong": {**ENTRY, "value": "é"}, "x.right": ENTRY}, ensure_ascii=False)
    assert salvage(raw.encode("latin-1")) == {"x.right": ENTRY}


@pytest.mark.parametrize("name", ["locked-1.json", "locked-1-browser.json"])
def test_a_locked_file_gives_nothing(name):
    """Nothing in it can be read, whole or damaged."""
    raw = (GOLDEN / name).read_bytes()
    assert salvage(raw) == salvage(raw[:-100]) == {}


def fill(pattern, size=5 * MB):
    """A pattern repeated."""
    return (pattern * (size // len(pattern) + 1))[:size]


SMALLEST = b'"a":{"kind":"","prompt":"","value":0,"rev":%d,"by":"","at":"",'
HOSTILE = {
    "nothing": b"",
    "zeros": bytes(5 * MB),
    "100,000 brackets": b"[" * 100_000,
    "braces": fill(b"{"),
    "pairs of braces": fill(b"{},"),
    "200,000 quotes": b'"' * 200_000,
    "quotes": fill(b'"'),
    "escaped quotes": fill(b'\\"'),
    "keys without end": fill(b'"a":{'),
    "keys of nothing": fill(b'"a":{},'),
    "keys of nothing in an answer": b'"a":{' + fill(b'"x":{},', 5 * MB - 5),
    "keys far from their colon": fill(b'"a"' + b" " * 390),
    "long keys": fill(b'"' + b"a" * 398),
    "escaped keys": fill(b'"' + b"\\u00e9" * 399),
    "the smallest answers": fill(SMALLEST % 1 + b'"x":0},'),
    "almost answers": fill(SMALLEST[:-1] % -1 + b"},"),
    "answers in answers": fill(SMALLEST % -1 + b'"x":{'),
    "answers in answers that end": SMALLEST % -1 * 30 + b'"x":"' + b"\\n" * 2_400_000 + b'"' + b"}" * 30,
    "long text behind many keys": b'"a":{"x' * 2_000 + b'"b":"' + b"\\n" * 2_400_000 + b'"}',
    "braces in and out of text": fill(b'"a":{"":"}"'),
    "answers of lists": fill(
        (SMALLEST % 1 + b'"x":[' + b"[]," * 9_999 + b"[]]},").replace(b'"a"', b'"%d"') % 1
    ),
    "much more than 5 MB": b" " * 30 * MB + b'"x.y": ' + json.dumps(ENTRY).encode(),
}


@pytest.mark.clock
@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_take_less_than_a_second(raw):
    """Counted in time of the processor, so that a busy machine does not matter."""
    start = time.process_time()
    found = salvage(raw)
    assert time.process_time() - start < 1 and len(found) <= 1


@pytest.mark.parametrize("name", ["pairs of braces", "answers in answers", "answers of lists", "quotes"])
def test_hostile_bytes_take_little_memory(name):
    """Less than 100 MB besides the file."""
    tracemalloc.start()
    salvage(HOSTILE[name])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * MB


def test_braces_without_end_do_not_hide_what_comes_behind_them():
    """None of them is followed for long."""
    assert salvage(b'"a":{' * 5_000 + json.dumps({"x.y": ENTRY}).encode()) == {"x.y": ENTRY}


def test_what_lies_behind_5_mb_is_not_looked_at():
    """No file of ours is so large."""
    raw = json.dumps({"x.y": ENTRY}).encode()
    assert salvage(b" " * (5 * MB - len(raw)) + raw) == {"x.y": ENTRY}
    assert salvage(b" " * 5 * MB + raw) == {}


def test_no_more_values_are_saved_than_a_file_may_hold():
    """What could not be saved again is not offered."""
    lists = {f"x.{count}": {**ENTRY, "value": [0] * 40_000} for count in range(10)}
    assert 6 <= len(salvage(json.dumps(lists).encode())) <= 7


@pytest.mark.clock
def test_a_large_workbook_is_saved_whole():
    """5,000 answers, 2 MB, and the end is missing."""
    large = {
        f"x.{count:04}": {**ENTRY, "prompt": "p" * 90, "value": "v" * 150 + "🌱"} for count in range(5000)
    }
    raw = render(Document(MEMBERS, large))
    start = time.process_time()
    assert salvage(raw[:-200]) == large
    assert time.process_time() - start < 1
