"""Reading strictly: every hostile file is refused in a sentence, quickly and in little memory."""

import json
import os
import time
import tracemalloc

import pytest

from workbook.answers import Answers
from workbook.answers.document import Document, new_document, render
from workbook.answers.reading import parse
from workbook.answers.schema import SCHEMA
from workbook.errors import AnswersUnreadable

from .conftest import KEY

ENTRY = {"kind": "text", "prompt": "?", "value": "x", "rev": 1, "by": "s", "at": "", "other": []}


def file(answers="{}", **members):
    """The text of an answers file, good or not."""
    members = {"format": "dance-workbook-answers", "schema": SCHEMA, "min_reader": SCHEMA, **members}
    rest = json.dumps(members)[1:]
    return f'{{"answers": {answers}, {rest}'.encode()


def entry(**members):
    """The text of answers with one entry, good or not."""
    return file(json.dumps({KEY: {**ENTRY, **members}}))


HOSTILE = {
    "empty": b"",
    "blank": b" \n",
    "zeros": bytes(4096),
    "null": b"null",
    "a list": b"[]",
    "a number": b"3",
    "truncated": file()[:-20],
    "rubbish after the end": file() + b"}",
    "another program's": b'{"cells": []}',
    "a double key": b'{"format": 1, "format": 2}',
    "a double answer": file('{"a": 1, "a": 1}'),
    "NaN": file('{"a": NaN}'),
    "Infinity": file('{"a": -Infinity}'),
    "a huge fraction": file('{"a": 1e999}'),
    "a huge number": file('{"a": ' + "9" * 100_000 + "}"),
    "100,000 brackets": b"[" * 100_000,
    "100,000 closed brackets": file("[" * 50_000 + "]" * 50_000),
    "brackets behind a quotation mark": b'"\\"' + b"[" * 100_000,
    "5 MB of quotation marks": b'"' * 5_000_000,
    "5 MB of empty lists": b"[" + b"[]," * 1_666_000 + b"[]]",
    "5 MB of numbers": b"[" + b"0," * 2_499_000 + b"0]",
    "5 MB of members": b"{" + b",".join(b'"%d":0' % count for count in range(500_000)) + b"}",
    "more than 5 MB": b" " * 5_000_001,
    "half a character": file('{"a": "\\ud800"}'),
    "the other half": file('{"a": "\\uDE00 \\ud83d"}'),
    "half a character, raw": file('{"a": "\udcff"}'.encode("utf-8", "surrogatepass").decode("latin-1"))
    + b"\xed",
    "UTF-16": file().decode().encode("utf-16"),
    "Latin-1": file('{"é": 1}').decode().encode("latin-1"),
    "a raw line break": file('{"a": "\n"}'),
    "answers as a list": file("[]"),
    "an answer as text": file('{"a": "x"}'),
    "no answers": b'{"format": "dance-workbook-answers", "schema": 1, "min_reader": 1}',
    "no reader": file(min_reader=None),
    "rev as text": entry(rev="1"),
    "rev beyond counting": entry(rev=2**53),
    "rev below zero": entry(rev=-1),
    "prompt as a list": entry(prompt=[]),
    "other as text": entry(other="x"),
    "a version without a rev": entry(other=[{"value": "x", "by": "s", "at": ""}]),
}


@pytest.mark.clock
@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_within_a_second(raw):
    """One sentence, no traceback, no waiting."""
    start = time.process_time()
    with pytest.raises(AnswersUnreadable, match=r"^The [^\n]*\.$"):
        parse(raw)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("name", [name for name in HOSTILE if "5 MB" in name or "brackets" in name])
def test_a_hostile_file_takes_little_memory(name):
    """Less than 100 MB, however it is built."""
    tracemalloc.start()
    with pytest.raises(AnswersUnreadable):
        parse(HOSTILE[name])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_the_largest_file_that_is_read_takes_little_memory():
    """The limit on values is what bounds it."""
    raw = file(json.dumps({KEY: {**ENTRY, "value": list(range(290_000))}}))
    tracemalloc.start()
    parse(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_opening_a_hostile_file_leaves_it_as_it_is(home, raw):
    """Opening never raises, and never writes to what it could not read."""
    home.mkdir()
    (home / "answers.json").write_bytes(raw)
    answers = Answers.open()
    assert answers.read_only and answers.trouble.endswith("Nothing new is saved until then.")
    assert (home / "answers.json").read_bytes() == raw


def test_truncation_at_every_byte_is_noticed(saved):
    """No part of a file passes for the whole."""
    raw = saved.path.read_bytes().rstrip()
    for length in range(len(raw)):
        with pytest.raises(AnswersUnreadable):
            parse(raw[:length])


def test_a_pipe_is_refused_without_waiting(home):
    """A pipe would otherwise wait for a writer for ever."""
    home.mkdir()
    os.mkfifo(home / "answers.json")
    assert "not a file" in Answers.open().trouble


def test_a_folder_is_refused(home):
    """A folder of that name is not the answers."""
    (home / "answers.json").mkdir(parents=True)
    assert "not a file" in Answers.open().trouble


def test_a_link_is_refused(saved, tmp_path):
    """A link could point anywhere, and saving would tear it."""
    elsewhere = tmp_path / "elsewhere.json"
    saved.path.rename(elsewhere)
    saved.path.symlink_to(elsewhere)
    assert "link" in Answers.open().trouble


def test_a_link_put_there_at_the_last_moment_is_refused(saved, tmp_path, monkeypatch):
    """Between looking and opening nothing can be slipped in."""
    elsewhere = tmp_path / "elsewhere.json"
    saved.path.rename(elsewhere)
    saved.path.symlink_to(elsewhere)
    monkeypatch.setattr(os, "lstat", os.stat)
    assert Answers.open().read_only


@pytest.mark.clock
def test_200_mb_are_refused_unread(home):
    """The size is looked at before the content."""
    home.mkdir()
    with (home / "answers.json").open("wb") as huge:
        huge.truncate(200_000_000)
    start = time.process_time()
    assert "larger than 8 MB" in Answers.open().trouble
    assert time.process_time() - start < 1 and not (home / "kept").exists()


def test_a_mark_at_the_start_is_forgiven(saved):
    """Some editors put an invisible mark before the first letter."""
    raw = b"\xef\xbb\xbf" + saved.path.read_bytes()
    assert parse(raw).answers == saved._file.document.answers


def test_emoji_written_as_pairs_are_whole_characters():
    """Both halves together are one character, even next to an escaped backslash."""
    raw = file(json.dumps({KEY: {**ENTRY, "value": "🌱\\ud83d🌱"}}))
    assert parse(raw).answers[KEY]["value"] == "🌱\\ud83d🌱"


def test_deep_but_sane_values_are_read():
    """A value may hold lists in lists, and brackets in text count for nothing."""
    value = [[[['[[[[[[[[\\"]]]}' * 100]]]]
    assert parse(entry(value=value)).answers[KEY]["value"] == value


def test_fractions_are_read():
    """A later kind of exercise may use them."""
    assert parse(entry(value=[1.5, -2e3])).answers[KEY]["value"] == [1.5, -2000.0]


def test_the_fast_way_and_the_whole_way_read_the_same(saved, put):
    """The layout makes no difference to what is read."""
    put(saved, 'a,\n    "b": {', key='odd": {\n    "key')
    put(saved, "c", key="a.c")
    raw = saved.path.read_bytes()
    assert parse(raw) == parse(json.dumps(json.loads(raw)).encode())


@pytest.mark.parametrize(
    "answers",
    [
        '{\n    "a": ENTRY, "b": ENTRY\n  }',
        '{\n    "a": ENTRY,\n    "a": ENTRY\n  }',
        '{\n    "a": {"x": {},\n    "b": ENTRY}, "b": ENTRY\n  }',
        '{\n    "a": {"x": {\n  }}\n  }',
    ],
)
def test_a_layout_that_imitates_ours_fools_nobody(answers):
    """The fast way gives up when pieces are not exactly one answer each."""
    text = '{\n  "answers": ' + answers.replace("ENTRY", json.dumps(ENTRY)) + "," + file().decode()[16:]
    try:
        expected = json.loads(text, object_pairs_hook=_once)["answers"]
        assert all(set(ENTRY) <= set(found) for found in expected.values())
    except (ValueError, AssertionError):
        with pytest.raises(AnswersUnreadable):
            parse(text.encode())
    else:
        assert parse(text.encode()).answers == expected


def _once(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError
    return dict(pairs)


def test_an_empty_document_goes_round():
    """No answers are a valid document."""
    empty = new_document()
    assert parse(render(empty)) == empty


def test_a_wrong_entry_in_our_layout_is_refused(saved):
    """The fast way checks the shape as well."""
    with pytest.raises(AnswersUnreadable, match="shape"):
        parse(saved.path.read_bytes().replace(b'"rev": 1', b'"rev": "1"'))


@pytest.mark.clock
def test_2_mb_with_5000_answers_open_quickly(home):
    """Well under 100 ms on a quiet machine; the test leaves room for a busy one."""
    found = {
        f"x.{count:04}": {**ENTRY, "prompt": "p" * 90, "value": "v" * 150 + "🌱"} for count in range(5000)
    }
    raw = render(Document({**new_document().members, "seq": 1}, found))
    assert len(raw) > 1_900_000
    parse(render(new_document()))
    taken = []
    for _ in range(3):
        start = time.process_time()
        parse(raw)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.4
