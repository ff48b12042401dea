"""Forget this answer: gone from the file and from every copy beside it."""

import json

import pytest

from workbook.answers import Answers, migrations
from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.storage import disk, snapshots
from workbook.answers.storage.copies import read_copy
from workbook.errors import AnswersNotSaved

from .conftest import KEY, numbered

SECRET = "a sentence nobody else should read"


@pytest.fixture
def told(answers, put, clock):
    """Answers with one to forget and one to keep, in the file and in snapshots."""
    for count in range(4):
        clock(count * 1000.0)
        put(answers, f"{SECRET} {count}")
        put(answers, f"stays {count}", key="x.stays")
    return answers


def keep(answers, name, raw):
    """Put a file among the kept copies."""
    kept = answers.folder / "kept" / name
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(raw)
    return kept


def found(answers, text):
    """The files in which a text stands, in any of three encodings."""
    forms = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in answers.folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def test_it_is_gone_from_the_file_and_the_snapshots(told):
    """No file in the folder holds the text or the key."""
    assert len(found(told, SECRET)) > 3
    told.forget(KEY)
    assert found(told, SECRET) == found(told, KEY) == []


def test_the_other_answers_stay_in_the_file_and_the_snapshots(told):
    """Only one answer is forgotten."""
    count = len(found(told, "stays"))
    told.forget(KEY)
    assert len(found(told, "stays")) == count and dict(Answers.open()) == {"x.stays": "stays 3"}


def test_versions_kept_beside_are_gone(told, put):
    """The texts of a conflict are part of the answer."""
    put(told, "another text entirely", base=1)
    told.forget(KEY)
    assert found(told, SECRET) == []


def test_forgetting_what_is_not_in_the_file_still_reaches_the_copies(told):
    """A second try after a first that was cut short finishes it."""
    document = json.loads(told.path.read_bytes())
    del document["answers"][KEY]
    told.path.write_text(json.dumps(document), encoding="utf-8")
    told.forget(KEY)
    assert found(told, SECRET) == []


def test_it_is_gone_from_left_over_temporary_files(told):
    """Those of windows that died, however young."""
    for folder in (told.folder, told.folder / "snapshots"):
        (folder / f"answers.json.{'0' * 16}.tmp").write_text(SECRET, encoding="utf-8")
    told.forget(KEY)
    assert found(told, SECRET) == []


def test_a_kept_copy_that_can_be_read_is_written_anew(told):
    """It keeps everything else."""
    kept = keep(told, "copy.json", told.path.read_bytes())
    told.forget(KEY)
    assert list(json.loads(kept.read_bytes())["answers"]) == ["x.stays"]


@pytest.mark.parametrize("change", [{"min_reader": 7}, {"schema": "x"}, {"format": "later"}])
def test_a_kept_copy_of_another_shape_is_written_anew(told, change):
    """JSON that this edition does not take for answers still loses the one to forget, and nothing else."""
    document = {**json.loads(told.path.read_bytes()), **change}
    kept = keep(told, "copy.json", json.dumps(document).encode())
    told.forget(KEY)
    del document["answers"][KEY]
    assert json.loads(kept.read_bytes()) == document


def test_copies_without_the_answer_are_not_touched(told):
    """Not one byte, readable or not."""
    whole = keep(told, "later.json", b'{"answers": {"x.y": 1}}')
    broken = keep(told, "broken.json", b"{{{")
    told.forget(KEY)
    assert (whole.read_bytes(), broken.read_bytes()) == (b'{"answers": {"x.y": 1}}', b"{{{")


def test_a_damaged_copy_with_its_key_is_removed(told):
    """Nothing can take one answer out of a file that nothing can read."""
    kept = keep(told, "damaged.json", told.path.read_bytes()[:-9])
    told.forget(KEY)
    assert not kept.exists()


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_damaged_copy_with_only_its_text_is_removed(told, put, code):
    """Even if the damage is in the key, and in other encodings."""
    put(told, [{"who": f"{SECRET} 🌱", "how": 3}], kind="table")
    kept = keep(told, "damaged.json", f'"x": "{SECRET} 🌱", "list": [1, 2'.encode(code))
    told.forget(KEY)
    assert not kept.exists()


def test_a_damaged_copy_without_it_stays(told):
    """It may be all that is left of another answer."""
    kept = keep(told, "damaged.json", b'{"x.stays": "stays')
    told.forget(KEY)
    assert kept.exists()


def test_a_list_in_a_kept_copy_is_searched_like_damage(told):
    """JSON, but not answers by key."""
    kept = keep(told, "list.json", json.dumps([KEY]).encode())
    told.forget(KEY)
    assert not kept.exists()


def test_a_copy_that_cannot_be_changed_is_named(told, monkeypatch):
    """The answer is gone from the file, and the sentence says from where it is not."""
    stuck = snapshots.snapshots(told.folder)[0]
    replace = disk.replace

    def refuse(source, target):
        if target == stuck:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(disk, "replace", refuse)
    with pytest.raises(AnswersNotSaved, match=stuck.name):
        told.forget(KEY)
    assert found(told, SECRET) == [stuck.name]


def test_a_kept_folder_that_cannot_be_seen_is_named(told, monkeypatch):
    """What cannot be listed cannot be promised."""
    names = disk.names

    def refuse(folder):
        if folder.name == "kept":
            raise PermissionError(13, "Permission denied")
        return names(folder)

    monkeypatch.setattr(disk, "names", refuse)
    with pytest.raises(AnswersNotSaved, match="kept"):
        told.forget(KEY)


def test_forgetting_a_key_that_never_was_does_nothing(told):
    """Not even a save."""
    before = told.path.read_bytes()
    told.forget("no.such\ud800key")
    assert told.path.read_bytes() == before


def test_a_chapter_is_forgotten_as_a_whole(told, put):
    """Its answers, and none of a chapter whose name begins alike."""
    put(told, f"{SECRET} more", key="01-what-closeness-asks.hope-to-gain")
    put(told, "another chapter", key="01-what-closeness-asks-2.it")
    told.forget_chapter("01-what-closeness-asks")
    assert found(told, SECRET) == []
    assert set(Answers.open()) == {"x.stays", "01-what-closeness-asks-2.it"}


def test_copies_left_by_sync_programs_are_reached(told):
    """They lie beside the file, under names of their own."""
    copy = told.folder / "answers (conflicted copy).json"
    copy.write_bytes(told.path.read_bytes())
    told.forget(KEY)
    assert found(told, SECRET) == [] and list(json.loads(copy.read_bytes())["answers"]) == ["x.stays"]


def test_the_copies_for_an_undo_are_reached(told):
    """What was restored can be forgotten like anything else."""
    told.restore(read_copy(told.text().replace(b"x.stays", b"x.new")), "merge")
    told.forget(KEY)
    assert found(told, SECRET) == [] and told.can_undo
    told.undo()
    assert found(told, SECRET) == []


def test_a_copy_of_an_earlier_edition_stays_one(told, monkeypatch):
    """It loses the answer and keeps its own shape."""
    monkeypatch.setitem(migrations.STEPS, 0, lambda found: found)
    kept = keep(told, "before-migration.json", numbered(told.path.read_bytes(), schema=0))
    told.forget(KEY)
    found = json.loads(kept.read_bytes())
    assert found["schema"] == 0 and list(found["answers"]) == ["x.stays"]


def test_everything_is_forgotten(told):
    """The folder itself is gone, with the lock file and the server's key."""
    (told.folder / "server-key").write_bytes(b"0" * 32)
    keep(told, "copy.json", told.path.read_bytes())
    (told.folder / "answers (1).json").write_bytes(told.path.read_bytes())
    told.forget_everything()
    assert not told.folder.exists() and len(told) == 0
    assert len(Answers.open()) == 0


def test_everything_is_forgotten_with_a_lock_on_too(told):
    """No word stays in memory, from where the next thing written would bring it back to the disk."""
    told.lock("four words of mine")
    told.forget_everything()
    assert dict(told) == {} and not told.sealed
    told.put("x.new", "written afterwards", kind="text", prompt="?")
    assert list(json.loads(told.path.read_bytes())["answers"]) == ["x.new"]


def test_notebooks_of_ones_own_are_left_alone(told):
    """They are not ours to delete."""
    own = told.folder / "notebooks" / "mine.ipynb"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    told.forget_everything()
    assert [path.name for path in told.folder.rglob("*")] == ["notebooks", "mine.ipynb"]


@pytest.mark.parametrize("raw", [b"{", b""])
def test_a_damaged_workbook_is_forgotten_too(told, raw):
    """Nobody has to mend it first."""
    told.path.write_bytes(raw)
    Answers.open().forget_everything()
    assert not told.folder.exists()


def test_a_locked_workbook_is_forgotten_without_its_passphrase(told, monkeypatch):
    """Who is in danger need not remember it."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", {"n": 2**10, "r": 8, "p": 1})
    told.lock("four words or so")
    keyring.drop(told.folder)
    Answers.open().forget_everything()
    assert not told.folder.exists()


def test_what_cannot_be_deleted_is_named(told, monkeypatch):
    """And everything else is gone."""
    stuck = keep(told, "stuck.json", b"x")
    real = disk.remove

    def refuse(path):
        if path == stuck:
            raise OSError(30, "Read-only file system")
        real(path)

    monkeypatch.setattr(disk, "remove", refuse)
    with pytest.raises(AnswersNotSaved, match=r"stuck\.json"):
        told.forget_everything()
    assert [path.name for path in told.folder.rglob("*.json")] == ["stuck.json"]


def test_a_folder_that_cannot_be_listed_is_named(told, monkeypatch):
    """It may hold copies nobody can see."""
    real = disk.names

    def refuse(folder):
        if folder.name == "kept":
            raise OSError(5, "Input/output error")
        return real(folder)

    monkeypatch.setattr(disk, "names", refuse)
    with pytest.raises(AnswersNotSaved, match="kept"):
        told.forget_everything()
    assert found(told, SECRET) == []
