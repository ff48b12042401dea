"""A copy from elsewhere is read, or refused in one sentence that has a way out."""

import json
import os
import time
import tracemalloc
from codecs import BOM_UTF16_BE

import pytest

from workbook.answers.document import Document, new_document, render
from workbook.answers.encryption import encrypted_file
from workbook.answers.merge import merge_entry
from workbook.answers.operations.preview import merged, replaced
from workbook.answers.schema import HIGHEST, fits_entry
from workbook.answers.storage import disk
from workbook.answers.storage.copies import HIGHEST_REV, read_copy, read_copy_file, read_or_salvage
from workbook.errors import AnswersUnreadable, CopyLocked, WrongPassphrase

from .conftest import KEY, TEXT, numbered
from .test_reading import HOSTILE, entry, file

GOOD = entry(value=TEXT)
NEWER = numbered(entry(), min_reader=9)
ONE_SENTENCE = r"^The copy [^\n]*\.$"
PASSPHRASE = "four words in a row"


@pytest.fixture
def kept(tmp_path):
    """Writes a copy to a file and says where it is."""

    def kept(raw, name="answers of May.json"):
        path = tmp_path / name
        path.write_bytes(raw)
        return path

    return kept


@pytest.fixture(scope="module")
def locked():
    """A copy that has a lock; made with less effort than a real one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(encrypted_file.SCRYPT, "n", 2**14)
        key, code = encrypted_file.new_key(PASSPHRASE)
    return encrypted_file.seal(GOOD, key), code


def test_a_good_copy_is_read(kept):
    """From bytes or from a file."""
    assert read_copy(GOOD).answers[KEY]["value"] == read_copy_file(kept(GOOD)).answers[KEY]["value"] == TEXT


def test_a_mark_at_the_start_is_forgiven():
    """Some programs put one before the first letter."""
    assert read_copy(b"\xef\xbb\xbf" + GOOD) == read_copy(GOOD)


@pytest.mark.clock
@pytest.mark.parametrize("raw", [*HOSTILE.values(), NEWER], ids=[*HOSTILE, "a newer one"])
def test_a_hostile_copy_is_refused_within_a_second(raw):
    """One sentence about the copy, with a way out, and none of what is written in it."""
    start = time.process_time()
    with pytest.raises(AnswersUnreadable, match=ONE_SENTENCE) as refusal:
        read_copy(raw)
    assert time.process_time() - start < 1
    assert "answers file" not in str(refusal.value) and ("; choose" in str(refusal.value) or raw is NEWER)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "UTF-16"])
def test_a_hostile_file_to_restore_leaves_the_answers_as_they_are(saved, kept, name):
    """They are not even opened for it."""
    before = {path: path.read_bytes() for path in saved.folder.rglob("*") if path.is_file()}
    with pytest.raises(AnswersUnreadable, match=r"^The copy “answers of May\.json” [^\n]*\.$"):
        read_copy_file(kept(HOSTILE[name]))
    assert {path: path.read_bytes() for path in saved.folder.rglob("*") if path.is_file()} == before


def test_a_copy_of_a_newer_edition_is_refused_with_its_own_way_out():
    """What this edition does not understand would be lost."""
    with pytest.raises(AnswersUnreadable, match="newer edition of the workbook; update"):
        read_copy(NEWER)


@pytest.mark.clock
def test_a_copy_of_200_mb_is_refused_unread(kept):
    """In a file that only says it is so large, and in memory."""
    path = kept(b"")
    os.truncate(path, 200_000_000)
    start = time.process_time()
    tracemalloc.start()
    with pytest.raises(AnswersUnreadable, match=r"“answers of May.json” is larger than 8 MB; choose another"):
        read_copy_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - start < 1 and peak < 1_000_000


def test_a_text_of_200_mb_is_refused_without_looking_at_it():
    """Its size alone is enough, and it is not copied."""
    raw = b'"' * 200_000_000
    tracemalloc.start()
    with pytest.raises(AnswersUnreadable, match="larger than 5 MB"):
        read_copy(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_copy_in_utf_16_is_read(tmp_path, encoding):
    """As PowerShell writes what it only passes on."""
    mark = b"" if encoding == "utf-16" else BOM_UTF16_BE
    (tmp_path / "odd.json").write_bytes(mark + GOOD.decode().replace("\n", "\r\n").encode(encoding))
    assert read_copy_file(tmp_path / "odd.json").answers == read_copy(GOOD).answers


def test_half_a_copy_in_utf_16_is_refused_in_a_sentence(tmp_path):
    """Its last letter is cut in two."""
    (tmp_path / "odd.json").write_bytes(GOOD.decode().encode("utf-16")[:-1])
    with pytest.raises(AnswersUnreadable, match=r"^The copy “odd\.json” is not in the encoding UTF-8"):
        read_copy_file(tmp_path / "odd.json")


def a_link(path):
    path.with_name("target").write_bytes(GOOD)
    path.symlink_to("target")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_link, "is only a link to another place; choose"),
        (os.mkfifo, "is not a file; choose"),
        (os.mkdir, "is not a file; choose"),
        (lambda path: None, "is not there; look"),
        (lambda path: path.parent.joinpath("a").write_bytes(b""), "is not there; look"),
    ],
)
def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path, make, said):
    """A pipe would wait for ever, and a link could lead anywhere."""
    make(tmp_path / "odd.json")
    with pytest.raises(AnswersUnreadable, match=f"^The copy “odd.json” {said}"):
        read_copy_file(tmp_path / "odd.json")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "x"), "may not be read by this account; allow it."),
        (OSError(5, "x"), "cannot be read (input/output error); choose another copy."),
        (NotADirectoryError(20, "x"), "is not there; look at its name and its folder again."),
        (ValueError("embedded null byte"), "is not there; look at its name and its folder again."),
    ],
)
def test_a_copy_the_system_refuses_is_named(kept, monkeypatch, error, said):
    """With what the reader can do about it."""

    def refuse(path, limit):
        raise error

    monkeypatch.setattr(disk, "read_file", refuse)
    with pytest.raises(AnswersUnreadable) as refusal:
        read_copy_file(kept(GOOD))
    assert str(refusal.value) == f"The copy “answers of May.json” {said}"


def test_a_name_that_would_spoil_the_sentence_is_shown_tamely(kept):
    """Names come from elsewhere, too."""
    with pytest.raises(AnswersUnreadable, match=r"^The copy “a\?\[2Jb c’\\1\?\.json” is empty; choose"):
        read_copy_file(kept(b"", "a\x1b[2Jb c’\\1\n.json"))
    with pytest.raises(AnswersUnreadable, match=r"^The copy “x{59}…” is empty"):
        read_copy_file(kept(b"", "x" * 200))


def test_a_locked_copy_asks_for_its_secret(kept, locked):
    """It is neither damaged nor wrong."""
    with pytest.raises(CopyLocked, match=ONE_SENTENCE):
        read_copy(locked[0])
    with pytest.raises(CopyLocked, match=r"^The copy “answers of May\.json” is locked; open it with"):
        read_copy_file(kept(locked[0]))


def test_a_locked_copy_is_read_with_its_passphrase_or_its_code(kept, locked):
    """Either opens it."""
    assert read_copy(locked[0], PASSPHRASE) == read_copy_file(kept(locked[0]), locked[1]) == read_copy(GOOD)


def test_a_wrong_passphrase_is_said(locked):
    """The sentence is that of the lock."""
    with pytest.raises(WrongPassphrase):
        read_copy(locked[0], "not these words at all")


def test_a_damaged_locked_copy_is_refused_in_a_sentence(locked):
    """With and without its passphrase."""
    damaged = locked[0].replace(b'"sealed": "', b'"sealed": "AAAA')
    with pytest.raises(AnswersUnreadable, match=r"^The copy is damaged [^.]*; choose another copy\.$"):
        read_copy(damaged, PASSPHRASE)


def test_a_copy_locked_by_a_newer_edition_keeps_its_own_way_out(locked):
    """Another copy would not help."""
    with pytest.raises(AnswersUnreadable, match=r"newer edition of the workbook: update this one\.$"):
        read_copy(locked[0].replace(b'"version": 1', b'"version": 2'), PASSPHRASE)


@pytest.mark.parametrize("how", [merged, replaced])
def test_a_copy_that_counts_beyond_all_measure_leaves_room_to_save(how):
    """Otherwise an answer could never be saved again."""
    other = [{"value": "y", "rev": HIGHEST, "by": "s", "at": "", "kind": "text", "prompt": "?"}]
    raw = file(json.dumps({KEY: json.loads(entry(rev=HIGHEST, other=other))["answers"][KEY]}), seq=HIGHEST)
    here = Document(new_document().members, {KEY: json.loads(entry(value="z"))["answers"][KEY]})
    result = how(here, read_copy(raw))
    stored = result.answers[KEY]
    again = {**stored, "value": "again", "rev": stored["rev"] + 1000, "other": []}
    assert fits_entry(merge_entry(stored, again, stored["rev"])) and result.seq + 1000 < HIGHEST


@pytest.mark.parametrize("rev", [1, HIGHEST])
def test_a_version_that_counts_beyond_all_measure_is_kept_with_a_count_of_ours(rev):
    """No text goes for it."""
    other = [{"value": "y", "rev": HIGHEST, "by": "s", "at": ""}]
    (stored,) = read_copy(entry(value="x", rev=rev, other=other)).answers.values()
    assert [version["value"] for version in stored["other"]] == ["y"]
    assert max(stored["rev"], stored["other"][0]["rev"]) == HIGHEST_REV


def test_an_honest_copy_is_left_as_it_is():
    """Not one answer is made anew, and a version without a kind stays so."""
    short = entry(other=[{"value": "y", "rev": 0, "by": "s", "at": ""}])
    assert render(read_copy(render(read_copy(short)))) == render(read_copy(short))


def test_out_of_a_damaged_copy_whole_answers_can_be_saved():
    """It says that it is damaged; without a whole answer it is refused."""
    found, damage = read_or_salvage(GOOD[:-30])
    assert {key: stored["value"] for key, stored in found.answers.items()} == {KEY: TEXT}
    assert "damaged" in damage and not found.newer
    with pytest.raises(AnswersUnreadable, match="choose another copy"):
        read_or_salvage(GOOD[:80])


def test_a_whole_copy_is_not_called_damaged():
    """Nothing is said about it."""
    found, damage = read_or_salvage(GOOD)
    assert damage == "" and render(found) == render(read_copy(GOOD))


def test_a_whole_file_of_another_kind_is_not_taken_apart():
    """That it holds something like answers does not make it a copy."""
    with pytest.raises(AnswersUnreadable):
        read_or_salvage(GOOD.replace(b'"dance-workbook-answers"', b'"another"'))


def test_a_newer_copy_is_not_taken_apart():
    """It is whole: a newer edition can read it."""
    with pytest.raises(AnswersUnreadable, match="newer edition"):
        read_or_salvage(NEWER)
