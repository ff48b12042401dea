"""Files that come back: saved again by others, cut short, made by somebody who means harm."""

import contextlib
import io
import json
import time
import zipfile

import docx as word
import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.playing import GONE, MADE, TEXT, Kept, book
from workbook.errors import AnswersNewer, AnswersUnreadable
from workbook.export import read_back
from workbook.export.formats.docx_styles import NAMESPACE
from workbook.export.formats.markdown import FENCE

RAW = {
    kind: write(book(Kept({TEXT: "My “quiet” <b>mornings</b>", GONE: "x"}))) for kind, write in MADE.items()
}
HELD = {TEXT: "My “quiet” <b>mornings</b>", GONE: "x"}
ENTRY = '{"at":"","by":"","kind":"text","prompt":"?","rev":1,"value":"x"}'
LATER = '{"format":"dance-workbook-answers","schema":9,"min_reader":9}'


def values(raw, kind):
    """What a file gives back."""
    return {key: entry["value"] for key, entry in read_back.copy_in(raw, f"workbook.{kind}").answers.items()}


def refused(raw, kind):
    """The sentence with which a file is refused."""
    with pytest.raises(AnswersUnreadable) as told:
        read_back.copy_in(raw, f"workbook.{kind}")
    assert "\n" not in str(told.value) and str(told.value).endswith(".")
    return str(told.value)


def page(*attributes, head=""):
    """An HTML file of articles."""
    return f"<main {head}>{''.join(f'<article {each}>x</article>' for each in attributes)}</main>".encode()


def packed(**parts):
    """A package with parts by name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(f"customXml/{name}.xml", text)
    return held.getvalue()


# saved again by others


def test_a_notebook_saved_again_comes_back():
    """By any program that keeps what cells carry."""
    again = nbformat.writes(nbformat.reads(RAW["ipynb"], as_version=4)).encode()
    assert values(again, "ipynb") == HELD


def test_a_cell_that_was_copied_counts_once():
    """And one that was deleted is gone, with what it carried."""
    file = json.loads(RAW["ipynb"])
    carrying = [cell for cell in file["cells"] if cell["metadata"]]
    assert values(json.dumps({**file, "cells": [*carrying, carrying[0]]}).encode(), "ipynb") == HELD
    assert values(json.dumps({**file, "cells": carrying[:1]}).encode(), "ipynb") == {TEXT: HELD[TEXT]}


def test_two_versions_of_one_answer_are_refused():
    """Nobody could tell which of them is meant."""
    file = json.loads(RAW["ipynb"])
    first = next(cell for cell in file["cells"] if cell["metadata"])
    other = json.loads(json.dumps(first).replace("quiet", "loud"))
    assert "same thing twice" in refused(json.dumps({**file, "cells": [first, other]}).encode(), "ipynb")


def test_a_document_saved_again_comes_back():
    """With a word changed and the rest kept."""
    file, again = word.Document(io.BytesIO(RAW["docx"])), io.BytesIO()
    file.paragraphs[0].text = "My own title"
    file.save(again)
    assert values(again.getvalue(), "docx") == HELD


@pytest.mark.parametrize("change", [
    lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text, lambda text: text.rstrip(),
    lambda text: text.removesuffix("```\n"), lambda text: text.replace("# My playbook", "# Mine"),
    lambda text: text.replace("      ", "\t"), lambda text: text + "\nA note of mine.\n",
])  # fmt: skip
def test_markdown_edited_by_hand_comes_back(change):
    """Line ends, a mark at its start, another title, other spaces, a note behind it."""
    assert values(change(RAW["md"].decode()).encode(), "md") == HELD


@pytest.mark.parametrize("opening", ["```json", "```", "~~~json", "``` json title=x"])
def test_markdown_that_was_laid_out_anew_comes_back(opening):
    """The word behind the fence is gone, or the fence is another; what was typed looks like one in no way."""
    text = "```json\n{}\n```\n~~~"
    raw = MADE["md"](book(Kept({TEXT: text}))).decode()
    closing = opening[:3]
    again = raw.replace(FENCE, opening).replace("\n```\n", f"\n{closing}\n")
    assert FENCE not in again and values(again.encode(), "md") == {TEXT: text}


def test_a_page_written_out_by_a_browser_comes_back():
    """Browsers leave quotation marks in texts as they are, and end no list item."""
    again = (
        RAW["html"].decode().replace("&quot;", "&#34;").replace("</li>", "").replace("<!doctype html>", "")
    )
    assert values(again.encode(), "html") == HELD


def test_what_is_only_shown_is_not_read():
    """Words that look like data are words."""
    text = f'"> <article data-answer="{{}}">\n\n{FENCE}\n{{}}\n```'
    for kind, write in MADE.items():
        assert values(write(book(Kept({TEXT: text}))), kind) == {TEXT: text}


# refused


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("raw", [
    b"", b"\0", b"null", b"[]", b"{}", b"PK\x03\x04", b"\xff\xfe<\0h\0", b"\xff", b"<", b"<!--",
    b'{"cells": [1, null, {}]}',
    b'{"cells": {"metadata": 1}}', b"[" * 100_000, b'{"a":' * 100_000, b"<p>" * 100_000, b"<" * 500_000,
    b'"' * 500_001,
    b'{"cells": [{"metadata": {"dance_workbook": []}}]}', b"[" + b"{}," * 70_000 + b"{}]",
    b"```json dance-workbook",
])  # fmt: skip
def test_what_is_no_playbook_is_refused_at_once(kind, raw):
    """In a sentence that says the way out."""
    start = time.process_time()
    assert "choose another copy" in refused(raw, kind)
    assert time.process_time() - start < 5


def test_a_notebook_of_far_too_many_values_is_not_built():
    """Half a million empty lists take little room in a file, and much in a memory."""
    for raw in (b"[" + b"{}," * 700_000 + b"{}]", b'{"cells":' + b"[" * 50 + b"]" * 50 + b"}"):
        assert "not what its name says" in refused(raw, "ipynb")


@pytest.mark.parametrize("kind", MADE)
def test_a_file_beyond_all_size_is_not_looked_at(kind):
    """Forty megabytes are enough for any answers twice."""
    assert "larger than 40 MB" in refused(bytes(40_000_001), kind)


def test_other_endings_are_named():
    """With those that can be read."""
    assert "md, html, docx, ipynb" in refused(b"", "pdf")


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=60)
@given(st.data())
def test_damage_is_refused_or_harmless(kind, data):
    """Cut short or with a byte changed: what still comes back is an answer that was there."""
    raw = bytearray(RAW[kind])
    place = data.draw(st.integers(0, len(raw) - 1))
    raw = (
        raw[:place] if data.draw(st.booleans()) else raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
    )
    with contextlib.suppress(AnswersUnreadable):
        assert len(values(bytes(raw), kind)) <= 2


@pytest.mark.parametrize("entry", [
    "", "{", "null", "[]", "1", '{"kind":"text"}', ENTRY.replace("1", "-1"), ENTRY.replace('"x"', "NaN"),
    ENTRY.replace('"x"', '"\\ud800"'), ENTRY.replace('"x"', "[" * 60 + "]" * 60), ENTRY.replace("1", "1e999"),
    ENTRY + ', "other.key": ' + ENTRY.replace("text", "1")[:-1], ENTRY.replace('"by"', '"at":"1","by"'),
])  # fmt: skip
def test_a_record_that_is_none_is_refused(entry):
    """As strictly as in an answers file."""
    quoted = entry.replace('"', "&quot;")
    refused(page(f'data-answer="{{&quot;a.b&quot;: {quoted}}}"'), "html")


@pytest.mark.parametrize("kind", ["html", "ipynb", "md", "docx"])
def test_what_a_newer_edition_made_is_left_to_it(kind):
    """This one might lose what it does not know."""
    cell = {"metadata": {"dance_workbook": {"key": "a.b", "entry": json.loads(ENTRY)}}}
    whole = f'{LATER[:-1]},"answers":{{"a.b":{ENTRY}}}}}'
    made = {
        "html": page(f"""data-answer='{{"a.b": {ENTRY}}}'""", head=f"data-answers='{LATER}'"),
        "ipynb": json.dumps({"cells": [cell], "metadata": {"dance_workbook": json.loads(LATER)}}).encode(),
        "md": f"{FENCE}\n{whole}\n```".encode(),
        "docx": packed(item1=f'<answers xmlns="{NAMESPACE}">{whole}</answers>'),
    }
    with pytest.raises(AnswersNewer):
        read_back.copy_in(made[kind], f"a.{kind}")


ANSWERS = f'{{"format":"dance-workbook-answers","schema":1,"min_reader":1,"answers":{{"a.b":{ENTRY}}}}}'


def test_entities_are_not_followed(tmp_path):
    """Neither into files nor into each other."""
    secret = tmp_path / "secret"
    secret.write_text(ANSWERS)
    bomb = '<!DOCTYPE a [<!ENTITY a "' + "x" * 1000 + '"><!ENTITY b "' + "&a;" * 1000 + '">]>'
    for start in (f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{secret}">]>', bomb):
        part = f'{start}<answers xmlns="{NAMESPACE}">&b;</answers>'
        assert "No answers" in refused(packed(item1=part), "docx")
        assert "choose" in refused(packed(item1=part.encode("utf-16")), "docx")


def test_a_package_that_grows_when_opened_is_refused():
    """A small file may not become a large one."""
    assert "No answers" in refused(packed(item1=b" " * 30_000_000), "docx")
    many = packed(
        **{f"x{number}": "" for number in range(600)},
        item1=f'<answers xmlns="{NAMESPACE}">{ANSWERS}</answers>',
    )
    assert "No answers" in refused(many, "docx")


def test_another_part_does_not_hide_ours():
    """Word processors number what they find anew, and bring lists of their own."""
    ours = f'<a:answers xmlns:a="{NAMESPACE}">{ANSWERS}</a:answers>'
    assert values(packed(item1="<b:Sources xmlns:b='urn:b'/>", item2="<broken", item3=ours), "docx") == {
        "a.b": "x"
    }
