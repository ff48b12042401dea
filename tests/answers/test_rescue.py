"""The small program that opens locked answers when everything else is gone."""

import io
import os
import runpy
import shutil
import stat
import subprocess
import sys
import types
from pathlib import Path

import pytest

from tests.answers.test_encrypted_file import CHEAP, FOLDER, GOLDEN, PHRASE
from workbook.answers.encryption import encrypted_file, rescue
from workbook.answers.encryption.encrypted_file import new_key, seal
from workbook.answers.encryption.recovery_code import new_code

from .test_locked_files import HOSTILE

PLAIN = (FOLDER / "schema-1.json").read_bytes()
ALONE = """
import runpy, sys
sys.modules["workbook"] = None  # whoever imports it now fails
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def made(monkeypatch):
    """A cheap key and its recovery code."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", CHEAP)
    return new_key(PHRASE)


@pytest.fixture
def locked(tmp_path, made):
    """A locked file in a folder of its own."""
    path = tmp_path / "answers.json"
    path.write_bytes(seal(PLAIN, made[0]))
    return path


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs the program, typing a line; returns its exit code and what it said."""

    def run(*words, typed=PHRASE):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{typed}\n".encode())))
        code = rescue.main([str(word) for word in words])
        found = capsys.readouterr()
        assert found.out == "" and found.err.count("\n") == 1 and PHRASE not in found.err
        return code, found.err

    return run


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.parametrize("which", [0, 1], ids=["passphrase", "code"])
def test_a_copy_of_the_program_alone_opens_a_golden_file(name, which, tmp_path):
    """Without the workbook, wherever it lies, for ever."""
    shutil.copy(rescue.__file__, tmp_path / "rescue.py")
    shutil.copy(FOLDER / name, tmp_path / name)
    command = [sys.executable, "-I", "-c", ALONE, "rescue.py", name, "out.json"]
    typed = f"{GOLDEN[name][which]}\n".encode()
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ended = subprocess.run(
        command, cwd=tmp_path, env=surroundings, input=typed, capture_output=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "out.json").read_bytes() == PLAIN


def test_it_imports_nothing_of_the_workbook():
    """So that a copy of this one file is enough."""
    text = Path(rescue.__file__).read_text(encoding="utf-8")
    assert "from workbook" not in text and "import workbook" not in text


def test_the_plain_file_lies_beside_and_is_for_its_owner_only(locked, run):
    """Whatever the umask; the locked file stays as it is."""
    before, mask = locked.read_bytes(), os.umask(0)
    try:
        code, said = run(locked)
    finally:
        os.umask(mask)
    plain = locked.with_name("answers-plain.json")
    assert code == 0 and str(plain) in said and "without a lock" in said
    assert plain.read_bytes() == PLAIN and locked.read_bytes() == before
    assert os.name == "nt" or stat.S_IMODE(plain.stat().st_mode) == 0o600


def test_the_recovery_code_opens_it_too(locked, run, made):
    """As it was written down, in small letters, with spaces."""
    assert run(locked, typed=made[1].lower().replace("-", " "))[0] == 0


def test_what_is_there_is_never_written_over(locked, run, tmp_path):
    """Not even a link that leads nowhere; and the passphrase is not asked for in vain."""
    (tmp_path / "there.json").write_text("mine")
    (tmp_path / "link.json").symlink_to("nowhere")
    for name in ("there.json", "link.json", "answers.json"):
        code, said = run(locked, tmp_path / name)
        assert code == 1 and "already" in said
    assert (tmp_path / "there.json").read_text() == "mine"


def test_a_wrong_passphrase_is_told_from_damage(locked, run):
    """One is tried again, the other is not; nothing is written."""
    for wrong in ("", "wrong passphrase", new_code()):
        code, said = run(locked, typed=wrong)
        assert code == 1 and "Neither the passphrase" in said
    raw = bytearray(locked.read_bytes())
    raw[raw.index(b'"salt": "') + 12] ^= 1
    locked.write_bytes(raw)
    code, said = run(locked)
    assert code == 1 and "damaged" in said
    assert [path.name for path in locked.parent.iterdir()] == ["answers.json"]


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(make, locked, run):
    """The same ones that the workbook refuses, but for what is only odd."""
    locked.write_bytes(make(locked.read_bytes()))
    code, said = run(locked)
    plain = locked.with_name("answers-plain.json")
    assert (code == 1 and len(said) < 200) or plain.read_bytes() == PLAIN


def test_every_truncation_and_flipped_bit_is_found(locked, run):
    """Nothing but the same text is ever written."""
    raw = locked.read_bytes()
    damaged = [raw[:end] for end in range(0, len(raw) - 2, 37)]
    damaged += [raw[:at] + bytes([raw[at] ^ (1 << at % 8)]) + raw[at + 1 :] for at in range(0, len(raw), 17)]
    for each in damaged:
        locked.write_bytes(each)
        code, _ = run(locked)
        plain = locked.with_name("answers-plain.json")
        assert code == 1 or plain.read_bytes() == PLAIN
        plain.unlink(missing_ok=True)


def test_a_plain_file_is_not_opened(tmp_path, run):
    """There is nothing to open."""
    path = tmp_path / "answers.json"
    path.write_bytes(PLAIN)
    assert run(path) == (1, "This is not a locked answers file, so there is nothing to open.\n")


def test_a_newer_file_needs_a_newer_program(locked, run):
    """Said as it is."""
    locked.write_bytes(locked.read_bytes().replace(b'"version": 1', b'"version": 2'))
    code, said = run(locked)
    assert code == 1 and "newer edition" in said


def test_a_missing_file_and_a_full_disk_are_said_in_a_sentence(locked, run, tmp_path, monkeypatch):
    """And half a plain file is not left behind."""
    code, said = run(tmp_path / "gone.json")
    assert code == 1 and "No such file" in said
    monkeypatch.setattr(
        rescue.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    code, said = run(locked)
    assert code == 1 and "No space" in said
    assert not locked.with_name("answers-plain.json").exists()


def test_without_its_one_package_it_says_which(locked, run, monkeypatch):
    """Rather than a page of errors."""
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    code, said = run(locked)
    assert code == 1 and "pip install cryptography" in said


def test_at_a_terminal_it_asks_without_showing(locked, monkeypatch, capsys):
    """And may be stopped there."""
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(rescue.getpass, "getpass", lambda _: PHRASE)
    assert rescue.main([str(locked)]) == 0
    monkeypatch.setattr(rescue.getpass, "getpass", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    assert rescue.main([str(locked), str(locked.with_name("other.json"))]) == 1
    assert "nothing was written" in capsys.readouterr().err


def test_another_use_is_told_apart(monkeypatch):
    """By exit code 2, as everywhere."""
    monkeypatch.setattr(sys, "argv", ["rescue.py"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(rescue.__file__, run_name="__main__")
    assert ended.value.code == 2
