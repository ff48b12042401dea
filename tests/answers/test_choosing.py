"""What a damaged file leaves to choose from, and what choosing does."""

import pytest

from workbook.answers import Answers
from workbook.answers.document import Document, new_document, render
from workbook.answers.encryption.encrypted_file import is_sealed
from workbook.answers.storage.damage import recover
from workbook.errors import AnswersLocked, AnswersNotSaved, AnswersUnreadable

from .conftest import KEY, TEXT

DAMAGED = b'{"answers": {"01-what-closeness-asks.fear-to-lose": {"value": "My "qui'
ENTRY = {"kind": "text", "prompt": "?", "value": "x", "rev": 1, "by": "s", "at": "", "other": []}
FOUND = AnswersUnreadable("The answers file is damaged in line 3.")


def plain(raw):
    """No lock."""
    return raw


def version(seq, saved_at="", **values):
    """A document with some texts by name."""
    entries = {f"x.{name}": {**ENTRY, "value": value, "rev": seq} for name, value in values.items()}
    return Document({**new_document().members, "seq": seq, "saved_at": saved_at}, entries)


def cut(document):
    """The bytes of a document whose end is missing; its answers are whole."""
    return render(document)[: render(document).index(b"\n  }")]


@pytest.fixture
def found(home):
    """Recovers a damaged file beside some snapshots; what is left in it and in hand can be said."""

    def found(*versions, left=None, in_hand=None, opened=plain, sealed=plain):
        (home / "snapshots").mkdir(parents=True, exist_ok=True)
        for each in versions:
            path = home / "snapshots" / f"answers-20261121T2200{each.seq:02}Z-{each.seq}.json"
            path.write_bytes(sealed(render(each)))
        path = home / "answers.json"
        path.write_bytes(DAMAGED if left is None else left)
        return recover(path, FOUND, in_hand or new_document(), opened, sealed)

    return found


def offered(recovery):
    """What there is to choose: name and texts."""
    return {
        choice.name: {key[2:]: entry["value"] for key, entry in choice.document.answers.items()}
        for choice in recovery.choices
    }


def test_everything_found_is_offered_best_first(found):
    """Together, each by itself, or nothing of it."""
    recovery = found(version(3, a="old", b="kept"), left=cut(version(4, a="new", c="late")))
    assert list(offered(recovery).items()) == [
        ("both", {"a": "new", "b": "kept", "c": "late"}),
        ("snapshot", {"a": "old", "b": "kept"}),
        ("salvaged", {"a": "new", "c": "late"}),
        ("afresh", {}),
    ]


def test_the_first_choice_is_shown_meanwhile(found):
    """With every text of both versions, so that none is missed."""
    recovery = found(version(3, a="old"), left=cut(version(4, a="new")))
    assert recovery.document is recovery.choices[0].document
    assert [other["value"] for other in recovery.document.answers["x.a"]["other"]] == ["old"]


def test_what_adds_nothing_is_not_offered(found):
    """The file holds no more than the earlier version: together would be the same."""
    recovery = found(version(3, a="old", b="kept"), left=cut(version(3, a="old")))
    assert list(offered(recovery)) == ["snapshot", "salvaged", "afresh"]


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ({"a": "x"}, {"a": "x"}, ["snapshot", "afresh"]),
        ({"a": "x"}, {"a": "x", "b": "y"}, ["both", "snapshot", "afresh"]),
    ],
)
def test_the_same_answers_are_not_offered_twice(found, old, new, names):
    """A choice between equals is none."""
    assert list(offered(found(version(3, **old), left=cut(version(3, **new))))) == names


def test_without_an_earlier_version_what_is_left_is_shown(found):
    """Better some than none."""
    recovery = found(left=cut(version(3, a="new")))
    assert list(offered(recovery)) == ["salvaged", "afresh"] and len(recovery.document.answers) == 1
    assert "You see what can still be read in the damaged file, 1 answer." in recovery.trouble


def test_the_workbook_stays_the_same_one(found):
    """Its number and what this edition does not know come from the earlier version."""
    old = version(3, a="x")
    old.members["unknown"] = "kept"
    for choice in found(old, left=cut(version(4, b="y"))).choices[:-1]:
        assert choice.document.members["workbook_id"] == old.members["workbook_id"]
        assert choice.document.members["unknown"] == "kept"


def test_each_choice_says_how_many_and_from_when(found):
    """In the reader's words; a cleared answer is none."""
    left = version(4, a="new", b=None)
    left.answers["x.a"]["at"] = "2026-11-21T23:05:00Z"
    recovery = found(version(3, "2026-11-21T22:17:03Z", a="old", c="x"), left=cut(left))
    assert [(choice.answers, choice.when) for choice in recovery.choices] == [
        (2, "2026-11-21T22:17:03Z"),
        (2, "2026-11-21T22:17:03Z"),
        (1, "2026-11-21T23:05:00Z"),
        (0, None),
    ]
    earlier = "The earlier version of 21 November 2026, 22:17 UTC"
    assert [choice.says for choice in recovery.choices] == [
        f"{earlier}, completed from the damaged file: 2 answers; where they differ, you see both.",
        "The last whole version of 21 November 2026, 22:17 UTC: 2 answers.",
        "What can still be read in the damaged file and nothing else: 1 answer.",
        "A workbook without answers; the damaged file stays in the folder “kept”.",
    ]


@pytest.mark.parametrize("saved_at", ["", "yesterday", 7])
def test_where_the_file_does_not_say_when_its_name_does(found, saved_at):
    """A snapshot is named after the moment it was taken."""
    old = version(3, a="x")
    old.members["saved_at"] = saved_at
    if saved_at != 7:
        assert found(old).choices[0].when == "2026-11-21T22:00:03Z"
    else:
        assert found(in_hand=old).choices[0].when is None


def test_a_moment_that_nobody_knows_is_not_made_up(found):
    """The sentence does without."""
    recovery = found(in_hand=version(3, a="x"))
    assert "You see the earlier version with 1 answer." in recovery.trouble


def test_no_answer_is_in_what_is_said_or_shown_of_it(found):
    """A sentence may be logged, and so may what Python prints of a choice."""
    recovery = found(version(3, a="secret words"), left=cut(version(4, b="more words")))
    said = f"{recovery!r} {recovery.trouble} {[choice.says for choice in recovery.choices]}"
    assert "words" not in said


def test_what_a_newer_edition_saved_is_not_offered(found):
    """This edition would lose what it does not understand."""
    newer = version(3, a="x")
    newer.members["min_reader"] = 3
    assert list(offered(found(newer))) == ["afresh"]
    assert list(offered(found(in_hand=newer))) == ["afresh"]


def test_an_older_version_in_memory_gives_way_to_a_snapshot(found):
    """What was saved more often is better, wherever it is."""
    recovery = found(version(4, a="newer"), in_hand=version(3, a="x"))
    assert offered(recovery)["snapshot"] == {"a": "newer"}


# A stand-in for the lock: what it seals begins with a word, and what does not begin so cannot be opened.
def seal(raw):
    return b"SEALED" + raw[::-1]


def unseal(raw):
    if not raw.startswith(b"SEALED"):
        raise AnswersUnreadable("The locked answers file is damaged.")
    return raw[6:][::-1]


def closed(raw):
    raise AnswersLocked("Locked.")


def test_behind_a_lock_snapshots_are_opened(found):
    """With the key that is open in this process."""
    assert offered(found(version(3, a="x"), opened=unseal, sealed=seal))["snapshot"] == {"a": "x"}


def test_behind_a_lock_nothing_is_written_in_plain_text(found, home):
    """Neither what was set aside nor what this window had in memory."""
    left = cut(version(4, a="from the file"))
    recovery = found(left=left, in_hand=version(5, b="from memory"), opened=unseal, sealed=seal)
    written = [path.read_bytes() for path in home.rglob("*.json") if path.name != "answers.json"]
    assert len(written) == 2 and all(raw.startswith(b"SEALED") for raw in written)
    assert unseal(recovery.kept.read_bytes()) == left


def test_what_was_sealed_when_it_was_damaged_is_set_aside_as_it_is(found):
    """A second lock around it would help nobody."""
    raw = b'{"format": "dance-workbook-answers-locked", "sealed": "AAAA'
    assert is_sealed(raw)
    assert found(left=raw, opened=unseal, sealed=seal).kept.read_bytes() == raw


def test_a_damaged_file_whose_lock_opens_gives_its_answers(found):
    """The damage may have come before the lock."""
    assert offered(found(left=seal(cut(version(4, a="x"))), opened=unseal))["salvaged"] == {"a": "x"}


@pytest.mark.parametrize("refusal", [AnswersLocked, AnswersNotSaved, OSError])
def test_a_lock_that_cannot_seal_stops_nothing(found, refusal):
    """Opening never raises; what cannot be written sealed is not written at all."""

    def sealed(raw):
        raise refusal("no")

    recovery = found(left=cut(version(4, a="x")), in_hand=version(5, a="y"), opened=closed, sealed=sealed)
    assert recovery.kept is None and offered(recovery)["snapshot"] == {"a": "y"}


def test_what_is_no_file_leaves_only_the_snapshot(found, home):
    """Nothing is set aside, so whoever chooses must move it away."""
    found(version(3, a="x"))
    (home / "answers.json").unlink()
    (home / "answers.json").mkdir()
    recovery = recover(home / "answers.json", FOUND, new_document(), plain, plain)
    assert recovery.kept is None and list(offered(recovery)) == ["snapshot", "afresh"]


@pytest.fixture
def choosing(saved, put):
    """A window on a damaged file: an earlier version and a late answer beside it."""
    put(saved, "second")
    late = Document(saved._file.document.members, {"x.late": ENTRY})
    saved.path.write_bytes(cut(late))
    return Answers.open()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("both", {KEY: TEXT, "x.late": "x"}),
        ("snapshot", {KEY: TEXT}),
        ("salvaged", {"x.late": "x"}),
        ("afresh", {}),
    ],
)
def test_choosing_ends_the_wait(choosing, put, name, values):
    """What was chosen is in the file, the damaged bytes are kept, and saving goes on."""
    damaged = choosing.path.read_bytes()
    choosing.choose(name)
    assert (choosing.trouble, choosing.recovery, dict(choosing)) == (None, None, values)
    assert dict(Answers.open()) == values
    put(choosing, "goes on", key="x.more")
    assert damaged in [path.read_bytes() for path in (choosing.folder / "kept").iterdir()]


def test_a_whole_file_offers_no_choice(saved):
    """There is nothing to recover."""
    assert saved.recovery is None


def test_a_flipped_bit_costs_nothing_that_the_snapshot_holds(saved, put):
    """The answer it lies in comes from the snapshot, the others from the file."""
    put(saved, "late", key="x.late")
    put(saved, "later", key="x.later")
    raw = saved.path.read_bytes()
    place = raw.index(b'"value"', raw.index(KEY.encode()))
    saved.path.write_bytes(raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :])
    opened = Answers.open()
    assert opened.recovery.choices[0].name == "both"
    assert dict(opened) == {KEY: TEXT, "x.late": "late", "x.later": "later"}
