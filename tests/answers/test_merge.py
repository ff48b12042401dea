"""Merging as laws: twice is once, order does not matter, no text is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.answers.document import Document, new_document
from workbook.answers.merge import LATER_WINS, merge, merge_entry

KINDS = ("text", "sentence", "table", "scale", "choice", "something later")
SLOTS = st.dictionaries(st.just("slot"), st.text("ab", max_size=2))
VALUES = st.one_of(st.none(), st.sampled_from(["a", "b", "ab", "c"]), SLOTS)

unhurried = settings(deadline=None, max_examples=80)


def version(kind, value, rev, by):
    """One version of an answer."""
    return {"kind": kind, "prompt": "?", "value": value, "rev": rev, "by": by, "at": "any time"}


@st.composite
def entries(draw, kind=None):
    """An answer as some sequence of saves and merges may have left it."""
    kind = kind or draw(st.sampled_from(KINDS))
    one = st.builds(version, st.just(kind), VALUES, st.integers(0, 4), st.sampled_from(["s-1", "s-2"]))
    document = Document(MEMBERS, {"k": {**draw(one), "other": []}})
    for more in draw(st.lists(one, max_size=3)):
        document = merge(document, Document(MEMBERS, {"k": {**more, "other": []}}))
    return document.answers["k"]


MEMBERS = new_document().members


@st.composite
def documents(draw):
    """A document with a few answers, some of them the same as in the others."""
    members = {**MEMBERS, "seq": draw(st.integers(0, 3)), "workbook_id": draw(st.sampled_from(["a", "b"]))}
    if draw(st.booleans()):
        members["unknown"] = draw(st.integers())
    return Document(members, draw(st.dictionaries(st.sampled_from(["k", "l"]), entries(), max_size=2)))


def texts(entry):
    """Every text an answer holds, on top or beside."""
    versions = [entry, *({"kind": entry["kind"], **other} for other in entry["other"])]
    written = [found["value"] for found in versions if found["kind"] not in LATER_WINS]
    return {repr(value) for value in written if value is not None}


@unhurried
@given(documents(), documents())
def test_order_does_not_matter(a, b):
    """Whichever copy comes first."""
    assert merge(a, b) == merge(b, a)


@unhurried
@given(documents(), documents(), documents())
def test_grouping_does_not_matter(a, b, c):
    """Three copies in any order give the same answers."""
    assert merge(merge(a, b), c).answers == merge(a, merge(b, c)).answers


@unhurried
@given(documents(), documents())
def test_twice_is_once(a, b):
    """A copy restored again changes nothing."""
    once = merge(a, b)
    assert merge(once, a) == merge(once, b) == merge(once, once) == once


@unhurried
@given(documents(), documents())
def test_no_text_is_lost(a, b):
    """Every text of both is on top or beside."""
    merged = merge(a, b).answers
    for document in (a, b):
        for key, entry in document.answers.items():
            assert texts(entry) <= texts(merged[key])


@unhurried
@given(documents(), documents())
def test_the_winner_has_the_highest_rev_and_session(a, b):
    """Never the latest clock."""
    for key, entry in merge(a, b).answers.items():
        both = [document.answers[key] for document in (a, b) if key in document.answers]
        assert (entry["rev"], entry["by"]) == max((one["rev"], one["by"]) for one in both)


@unhurried
@given(documents(), documents())
def test_no_member_is_lost(a, b):
    """What this edition does not know is in the merged document."""
    assert merge(a, b).members.keys() == a.members.keys() | b.members.keys()


@unhurried
@given(entries("text"), VALUES, st.integers(0, 6))
def test_saving_loses_no_text_its_writer_had_not_seen(stored, value, base):
    """Whatever the writer's base, an unseen text stays."""
    incoming = version("text", value, max(stored["rev"], base) + 1, "s-9")
    entry = merge_entry(stored, {**incoming, "other": []}, base)
    beside = texts({**stored, "value": None})
    seen = {repr(stored["value"])} if stored["rev"] == base else set()
    assert beside | (texts(stored) - seen) <= texts(entry)
    assert entry["value"] == value


@unhurried
@given(entries("text"), VALUES, st.integers(0, 6))
def test_saving_the_same_version_twice_is_saving_it_once(stored, value, base):
    """A message that arrives twice does no harm."""
    incoming = {**version("text", value, max(stored["rev"], base) + 1, "s-9"), "other": []}
    once = merge_entry(stored, incoming, base)
    assert merge_entry(once, incoming, base) == once


@unhurried
@given(entries("scale"), st.integers(0, 10))
def test_a_number_is_never_kept_beside(stored, value):
    """The later arrival wins; the older one is in a snapshot."""
    incoming = {**version("scale", value, stored["rev"] + 1, "s-9"), "other": []}
    assert merge_entry(stored, incoming, 0)["other"] == []


def test_a_version_without_a_kind_has_that_of_its_answer():
    """A shorter record of a version is understood."""
    short = {"value": "old", "rev": 1, "by": "s", "at": ""}
    a = Document(MEMBERS, {"k": {**version("text", "x", 3, "s"), "other": [short]}})
    b = Document(MEMBERS, {"k": version("text", "y", 2, "s")})
    assert [found["value"] for found in merge(a, b).answers["k"]["other"]] == ["y", "old"]


def test_a_text_is_kept_beside_a_choice_of_the_same_words():
    """The choice may be replaced without a trace, so the text must not rely on it."""
    a = Document(MEMBERS, {"k": version("choice", "near", 2, "s")})
    b = Document(MEMBERS, {"k": version("text", "near", 1, "s")})
    assert [found["kind"] for found in merge(a, b).answers["k"]["other"]] == ["text"]
