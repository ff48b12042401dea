"""Restoring as laws: nothing is lost, no page is taken for having seen it, and it can be undone."""

import copy as copying

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.answers.document import Document, dumps, new_document
from workbook.answers.merge import LATER_WINS, merge_entry
from workbook.answers.operations.preview import merged, preview, replaced, undone
from workbook.answers.reading import parse
from workbook.answers.schema import fits_document

MEMBERS = {**new_document().members, "workbook_id": "here"}
KINDS = {"x.text": "text", "x.more": "table", "x.scale": "scale", "x.choice": "choice"}
TEXTS = st.one_of(st.none(), st.sampled_from(["a", "b", "c", "d"]))

unhurried = settings(deadline=None, max_examples=80)


def entry(value, rev=1, by="s-1", kind="text", other=()):
    """One answer."""
    beside = [{"kind": kind, "prompt": "?", "value": text, "rev": 0, "by": "s-0", "at": ""} for text in other]
    return {"kind": kind, "prompt": "?", "value": value, "rev": rev, "by": by, "at": "", "other": beside}


def document(seq=1, **answers):
    """A document of answers by name; a plain value stands for an answer saved once."""
    found = {f"x.{name}": each if isinstance(each, dict) else entry(each) for name, each in answers.items()}
    return Document({**MEMBERS, "seq": seq}, found)


@st.composite
def entries(draw, kind):
    """An answer; texts may have other versions beside them."""
    other = draw(st.lists(TEXTS.filter(bool), max_size=2, unique=True)) if kind not in LATER_WINS else []
    return entry(draw(TEXTS), draw(st.integers(0, 3)), draw(st.sampled_from(["s-1", "s-2"])), kind, other)


@st.composite
def documents(draw):
    """A document with some of four answers, each always of the same kind."""
    answers = {key: draw(entries(kind)) for key, kind in KINDS.items() if draw(st.booleans())}
    unknown = {"unknown": draw(st.integers())} if draw(st.booleans()) else {}
    named = {"workbook_id": draw(st.sampled_from(["here", "there"])), "seq": draw(st.integers(0, 3))}
    return Document({**MEMBERS, **named, **unknown}, answers)


@st.composite
def later(draw, restored):
    """A document some answers of which were edited or forgotten; and the keys of these."""
    answers, edited = dict(restored.answers), set()
    for key, kind in KINDS.items():
        if draw(st.booleans()):
            continue
        edited.add(key)
        before = answers.pop(key, None)
        if before is None or draw(st.booleans()):
            rev = 1 if before is None else before["rev"] + 1
            new = entry(draw(TEXTS), rev, "s-9", kind)
            answers[key] = merge_entry(before, new, draw(st.integers(0, 8)))
    return Document(restored.members, answers), edited


def says(found, key):
    """What an answer says to its reader: its value, and every other version."""
    if key not in found.answers:
        return None, set()
    stored = found.answers[key]
    beside = {other["value"] for other in stored["other"]} - {stored["value"], None}
    return stored["value"], beside


def texts(found, key):
    """Every text of an answer, on top or beside."""
    value, beside = says(found, key)
    return {*beside, value} - {None}


HOW = pytest.mark.parametrize("how", [merged, replaced])


def test_a_preview_names_what_is_new_changed_the_same_and_only_here():
    """Sorted, each answer once."""
    current = document(b="here", a="here", c="one", d="same")
    copy = document(f="new", e="new", c="another", d=entry("same", rev=9, by="s-3"))
    seen = preview(current, copy)
    assert (seen.new, seen.changed) == (("x.e", "x.f"), ("x.c",))
    assert (seen.same, seen.only_here) == (("x.d",), ("x.a", "x.b"))


def test_in_a_preview_a_cleared_answer_is_not_there():
    """Nobody misses an empty box."""
    current = document(a=None, b="here", c=None)
    copy = document(a="back again", b=None, c=None, d=None)
    seen = preview(current, copy)
    assert (seen.new, seen.changed, seen.same, seen.only_here) == (("x.a",), (), (), ("x.b",))


def test_in_a_preview_another_version_beside_an_answer_is_a_change():
    """It would be seen on the page."""
    current, copy = document(a="x", b=None), document(a=entry("x", other=["y"]), b=entry(None, other=["z"]))
    assert (preview(current, copy).changed, preview(current, copy).new) == (("x.a",), ("x.b",))


def test_in_a_preview_one_is_not_true():
    """Unlike in Python."""
    assert preview(document(a=1), document(a=True)).changed == ("x.a",)


@HOW
@unhurried
@given(current=documents(), copy=documents())
def test_a_preview_tells_the_truth(how, current, copy):
    """What is new comes as it is, what is the same stays, and every answer is in one place."""
    seen, restored = preview(current, copy), how(current, copy)
    assert all(says(restored, key) == says(copy, key) for key in (*seen.new, *seen.same))
    assert {*seen.new, *seen.changed, *seen.same} == {k for k in copy.answers if texts(copy, k)}
    assert {*seen.only_here, *seen.changed, *seen.same} == {k for k in current.answers if texts(current, k)}


@unhurried
@given(documents(), documents())
def test_merging_loses_no_text(current, copy):
    """Every text of both is on top or beside; of a number, the one saved more often."""
    result = merged(current, copy)
    for key, kind in KINDS.items():
        if kind not in LATER_WINS:
            assert texts(result, key) == texts(current, key) | texts(copy, key)


@unhurried
@given(documents(), documents())
def test_merging_keeps_an_answer_where_only_one_side_has_one(current, copy):
    """A box is not emptied by a copy in which it was empty."""
    result = merged(current, copy)
    for key in KINDS:
        values = {says(current, key)[0], says(copy, key)[0]}
        assert (says(result, key)[0] is None) == (values == {None})


@unhurried
@given(documents(), documents())
def test_merging_twice_is_merging_once(current, copy):
    """A copy restored again changes nothing."""
    once = merged(current, copy)
    assert merged(once, copy) == once == merged(once, once)
    assert merged(once, current).answers == once.answers


@unhurried
@given(documents(), documents())
def test_replacing_leaves_what_the_copy_says(current, copy):
    """And nothing that it does not."""
    result = replaced(current, copy)
    assert all(says(result, key) == says(copy, key) for key in KINDS)
    assert replaced(result, copy) == result


@HOW
@unhurried
@given(current=documents(), copy=documents())
def test_no_rev_goes_down(how, current, copy):
    """And no answer that was counted loses its count."""
    result = how(current, copy)
    for key, stored in current.answers.items():
        assert result.answers[key]["rev"] >= stored["rev"]


@HOW
@unhurried
@given(current=documents(), copy=documents(), side=st.booleans())
def test_a_page_open_elsewhere_writes_over_nothing_it_has_not_seen(how, current, copy, side):
    """A page has seen one side at its rev; what it writes next keeps another text beside it."""
    result = how(current, copy)
    for key, seen in (copy if side else current).answers.items():
        stored = result.answers[key]
        if KINDS[key] in LATER_WINS or stored["value"] is None or stored["value"] == seen["value"]:
            continue
        new = entry("typed", max(seen["rev"], stored["rev"]) + 1, "s-9", KINDS[key])
        after = merge_entry(stored, new, seen["rev"])
        assert stored["value"] in {other["value"] for other in after["other"]}


@pytest.mark.parametrize("kind", ["text", "choice"])
def test_two_answers_saved_equally_often_are_counted_on_from(kind):
    """A page that has seen the one at this rev has not seen the other."""
    one, other = document(a=entry("x", 2, "s-1", kind)), document(a=entry("y", 2, "s-2", kind))
    for result in (merged(one, other), merged(other, one)):
        assert (result.answers["x.a"]["value"], result.answers["x.a"]["rev"]) == ("y", 3)


@HOW
@unhurried
@given(current=documents(), copy=documents())
def test_the_workbook_stays_the_one_it_is(how, current, copy):
    """Unless nothing was ever saved in it; and what this edition does not know is kept."""
    members = how(current, copy).members
    owner = copy if current.seq == 0 else current
    assert members["workbook_id"] == owner.members["workbook_id"]
    assert members.keys() == current.members.keys() | copy.members.keys()
    assert members["seq"] == max(current.seq, copy.seq)


@HOW
def test_the_higher_schema_counts(how):
    """What a later edition has put in, it must still find."""
    copy = document(a="x")
    copy.members["schema"] = 2
    assert how(document(), copy).members["schema"] == how(copy, document()).members["schema"] == 2


@HOW
@unhurried
@given(current=documents(), copy=documents())
def test_neither_side_is_changed_and_the_result_fits(how, current, copy):
    """A preview must stay true until it is acted on, and what comes out must be a file."""
    before = copying.deepcopy((current, copy))
    result = how(current, copy)
    assert (current, copy) == before
    assert fits_document({**result.members, "answers": result.answers})
    assert parse(dumps({**result.members, "answers": result.answers}).encode()) == result


@HOW
@unhurried
@given(before=documents(), copy=documents())
def test_undoing_at_once_brings_back_what_was_there(how, before, copy):
    """Every value and every version beside it, and the workbook's own members."""
    restored = how(before, copy)
    result = undone(before, restored, restored)
    assert all(says(result, key) == says(before, key) for key in KINDS)
    assert result.members == {**before.members, "seq": max(before.seq, copy.seq)}


@HOW
@unhurried
@given(data=st.data(), before=documents(), copy=documents())
def test_what_was_done_since_the_restore_stays(how, data, before, copy):
    """What was edited keeps its new value, what was forgotten stays forgotten, the rest goes back."""
    restored = how(before, copy)
    current, edited = data.draw(later(restored))
    result = undone(before, restored, current)
    for key in KINDS:
        if current.answers.get(key) == restored.answers.get(key):
            assert says(result, key) == says(before, key)
        elif key not in current.answers:
            assert key not in result.answers
        else:
            assert key in edited and says(result, key)[0] == says(current, key)[0]


@HOW
@unhurried
@given(data=st.data(), before=documents(), copy=documents())
def test_undoing_loses_no_text_that_stood_before_the_restore(how, data, before, copy):
    """An answer edited since keeps it beside, unless the edit was made on that very text."""
    restored = how(before, copy)
    current, _ = data.draw(later(restored))
    result = undone(before, restored, current)
    for key, kind in KINDS.items():
        if kind in LATER_WINS or key not in result.answers or says(before, key) == says(restored, key):
            continue
        assert texts(before, key) <= texts(result, key)


@HOW
@unhurried
@given(data=st.data(), before=documents(), copy=documents())
def test_undoing_takes_no_rev_down(how, data, before, copy):
    """A page that has seen the restored text has not seen what the undo brings back."""
    restored = how(before, copy)
    current, _ = data.draw(later(restored))
    result = undone(before, restored, current)
    for key in current.answers.keys() & result.answers.keys():
        old, new = current.answers[key], result.answers[key]
        assert new["rev"] > old["rev"] or (new["rev"] == old["rev"] and new["value"] == old["value"])


def test_an_answer_written_after_the_restore_is_kept_by_the_undo():
    """Even where there was none before or in the copy."""
    before, restored = document(a="x"), document(a="y")
    result = undone(before, restored, document(a="y", b="since"))
    assert {key: stored["value"] for key, stored in result.answers.items()} == {"x.a": "x", "x.b": "since"}


def test_an_answer_forgotten_since_the_restore_is_not_brought_back():
    """Forgetting is for good."""
    before, restored = document(a="x"), document(a="y")
    assert undone(before, restored, document()).answers == {}


def test_an_edit_of_what_the_restore_had_not_touched_is_only_an_edit():
    """Its writer had read the text that stood there."""
    before, restored = document(a="x"), document(a="x", b="y")
    current = document(a=entry("x and more", rev=2), b="y")
    assert undone(before, restored, current).answers["x.a"] == entry("x and more", rev=2)
