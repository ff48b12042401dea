"""A lock keeps answers from everyone but who knows the passphrase, and never keeps them from them."""

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CHECKOUT
from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.encryption.encrypted_file import SEALED_LIMIT, Key, new_key, open_key, seal, unseal
from workbook.answers.encryption.key_wrap import PASSPHRASE, RECOVERY, wrap
from workbook.answers.encryption.recovery_code import LETTERS, new_code, read_code
from workbook.errors import (
    AnswersNotSaved,
    AnswersUnreadable,
    PassphraseRefused,
    WorkbookError,
    WrongPassphrase,
)

from .conftest import TEXT

FOLDER = Path(__file__).parent / "golden"
GOLDEN = {  # made on the day of the first lock: the first here, the second by a browser's own cryptography
    "locked-1.json": ("Mayas stille Morgen, für immer 🌱", "MT39D-PVQAM-HVNYP-Z13AR-7EC4F-GXCZ5-Y870E"),
    "locked-1-browser.json": ("études  de nuit", "9YT20-NKDRE-88MW0-EXA80-TB5TT-GK6AW-4RR50"),
}
PHRASE = "quiet mornings for ever"
PLAIN = json.dumps({"format": "dance-workbook-answers", "value": TEXT}).encode()
CHEAP = {"n": 2, "r": 8, "p": 1}
RAISED = (AnswersUnreadable, WrongPassphrase, PassphraseRefused, AnswersNotSaved)


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """The cost is not the point here, but for the golden files."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", CHEAP)


@pytest.fixture
def made():
    """A key and its recovery code."""
    return new_key(PHRASE)


@pytest.fixture
def key(made):
    return made[0]


@pytest.fixture
def code(made):
    return made[1]


@pytest.fixture
def locked(key):
    """A locked file."""
    return seal(PLAIN, key)


def opened(raw, secret=PHRASE):
    """The plain bytes of a locked file, from the passphrase alone."""
    return unseal(raw, open_key(raw, secret))


@pytest.mark.parametrize("name", GOLDEN)
def test_a_golden_file_opens_for_ever(name):
    """With the passphrase and with the recovery code, whatever edition reads it."""
    raw = (FOLDER / name).read_bytes()
    plain = (FOLDER / "schema-1.json").read_bytes()
    assert [opened(raw, secret) for secret in GOLDEN[name]] == [plain, plain]


def test_a_golden_file_was_locked_at_full_cost(monkeypatch):
    """Which is what a new key costs, too."""
    monkeypatch.undo()
    full = {"n": 2**17, "r": 8, "p": 1}
    assert json.loads((FOLDER / "locked-1.json").read_text("ascii"))["opened_by"][0]["params"] == full
    assert full == encrypted_file.SCRYPT


@given(plain=st.binary(max_size=3000), phrase=st.text(min_size=8, max_size=60))
def test_what_is_sealed_opens_again(plain, phrase):
    """Any bytes, and any passphrase that is not refused."""
    try:
        key, code = new_key(phrase)
    except PassphraseRefused:
        return
    raw = seal(plain, key)
    assert opened(raw, phrase) == opened(raw, code) == unseal(raw, key) == plain


def test_a_locked_file_says_what_it_is_and_nothing_else(locked, key, code):
    """Readable by whoever finds it, in order, in ASCII; neither the text nor a secret is in it."""
    found = json.loads(locked)
    assert found["format"] == "dance-workbook-answers-locked" and found["version"] == 1
    assert "passphrase or the recovery code" in found["about"]
    assert locked.isascii() and locked == json.dumps(found, indent=2, sort_keys=True).encode() + b"\n"
    hidden = (
        PHRASE,
        code,
        code[:5] + code[6:11],
        key.secret.hex(),
        encrypted_file.encoded(key.secret),
        "quiet",
        "value",
    )
    assert not [secret for secret in hidden if secret in locked.decode()]


def test_no_nonce_is_used_twice(key):
    """The one rule of AES-GCM: the same text and the same key give another file each time."""
    files = [json.loads(seal(PLAIN, key)) for _ in range(50)]
    nonces = [file["nonce"] for file in files] + [each["nonce"] for each in key.wraps]
    assert len(set(nonces)) == 52 and len({file["sealed"] for file in files}) == 50


def test_a_key_shows_nothing_of_itself(key):
    """Not in a message, not in a log, not in a file."""
    assert {repr(key), str(key), f"{key}", f"{[key]}"} == {"<Key>", "[<Key>]"}
    for way in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError) as caught:
            way(key)
        assert key.secret.hex() not in str(caught.value) and repr(key.secret) not in str(caught.value)


def test_another_wrap_around_the_same_key_opens_the_same_files(key, locked):
    """What was sealed before a passphrase changed needs no second sealing."""
    wraps = (wrap(key.secret, key.id, PASSPHRASE, "scrypt", CHEAP, b"another passphrase"),)
    newer = Key(key.secret, wraps, key.id)
    assert (
        unseal(locked, newer)
        == unseal(seal(PLAIN, newer), key)
        == opened(seal(PLAIN, newer), "another passphrase")
    )


def test_another_key_is_told_from_damage(locked):
    """The reader must know whether to look for a passphrase or for a snapshot."""
    with pytest.raises(AnswersUnreadable, match="another passphrase"):
        unseal(locked, new_key(PHRASE)[0])


@pytest.mark.parametrize(
    "wrong", ["", "quiet mornings", PHRASE.title(), PHRASE.replace(" ", "  "), "x" * 9**6]
)
def test_a_wrong_passphrase_is_refused(locked, wrong):
    """In one sentence, at once."""
    with pytest.raises(WrongPassphrase, match="capital letters"):
        open_key(locked, wrong)


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("für Zoé allein", "fu\u0308r Zoe\u0301 allein"),
        ("ﬁnally at ease", "finally at ease"),
        ("между нами говоря", " между нами говоря\r\n"),
        ("静かな朝がほしいの", "静かな朝か\u3099ほしいの"),
        ("nobody\u00a0but us", "nobody but us\t"),
        ("half \ud83d a sign", "half \ud83d a sign"),
    ],
)
def test_a_passphrase_counts_the_same_from_every_keyboard(chosen, typed):
    """Composed or not, with a space or a line break at the end; in every language."""
    assert opened(seal(PLAIN, new_key(chosen)[0]), typed) == PLAIN


@pytest.mark.parametrize("refused", ["", "quiet", "  seven77  ", " " * 20, "x" * 1001])
def test_a_passphrase_too_short_or_too_long_is_refused(refused):
    """In a sentence that says the rule and holds nothing of it."""
    with pytest.raises(PassphraseRefused, match=r"\d characters: choose a") as caught:
        new_key(refused)
    assert not refused.strip() or refused.strip() not in str(caught.value)


def test_a_recovery_code_can_be_typed_as_one_writes(locked, code):
    """Small letters, other hyphens, spaces, none at all, and letters that look alike."""
    ways = [
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code}\n",
        code.replace("-", "–"),
    ]
    ways.append(code.replace("0", "o").replace("1", "l").replace("V", "u"))
    assert [opened(locked, way) for way in ways] == [PLAIN] * len(ways)


def test_a_recovery_code_is_hard_to_guess_and_easy_to_read():
    """150 bits; no letter that looks like another."""
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200 and not set("OILU") & set("".join(codes)) and len(set(LETTERS)) == 32
    assert all([len(group) for group in code.split("-")] == [5] * 7 for code in codes)


@given(place=st.integers(0, 34), letter=st.sampled_from(LETTERS), swapped=st.booleans())
def test_a_slip_in_a_recovery_code_is_found(place, letter, swapped):
    """One letter wrong, or two in each other's place."""
    code = new_code().replace("-", "")
    slip = code[:place] + letter + code[place + 1 :]
    if swapped:
        slip = code[:place] + code[place : place + 2][::-1] + code[place + 2 :]
    assert (read_code(slip) is None) == (slip != code)


def test_a_slip_is_told_from_another_lock(locked, code):
    """The one is mended by looking again, the other is not."""
    last = "3" if code[-1] == "2" else "2"
    for slip in (code[:-1] + last, code[:-1], code.replace("-", "") + "2"):
        with pytest.raises(WrongPassphrase, match="a mistake in this recovery code"):
            open_key(locked, slip)
    with pytest.raises(WrongPassphrase, match="other answers"):
        open_key(locked, new_code())


def test_each_secret_is_enough(key, code):
    """A file may have only one of the two wraps; a code may be somebody's passphrase."""
    only = {each["for"]: Key(key.secret, (each,), key.id) for each in key.wraps}
    assert opened(seal(PLAIN, only[PASSPHRASE])) == opened(seal(PLAIN, only[RECOVERY]), code) == PLAIN
    for secret, kept in ((PHRASE, RECOVERY), (code, PASSPHRASE)):
        with pytest.raises(WrongPassphrase):
            opened(seal(PLAIN, only[kept]), secret)
    assert opened(seal(PLAIN, new_key(code)[0]), code) == PLAIN


def test_each_key_is_a_new_one():
    """The same passphrase makes another secret, another name, another code and other wraps each time."""
    keys = [new_key(PHRASE) for _ in range(20)]
    assert len({key.secret for key, _ in keys}) == len({key.id for key, _ in keys}) == 20
    assert len({code for _, code in keys}) == 20
    assert len({each["salt"] for key, _ in keys for each in key.wraps}) == 40


def test_more_than_a_file_may_hold_is_not_sealed(key, monkeypatch):
    """5 MB of answers fit; what could not be read again is refused before it is written."""
    assert len(seal(bytes(5_000_000), key)) < SEALED_LIMIT
    with pytest.raises(AnswersNotSaved, match="8 MB"):
        seal(bytes(6_000_000), key)
    monkeypatch.setattr(encrypted_file, "SEALED_LIMIT", 10**9)
    with pytest.raises(AnswersUnreadable, match="larger than 8 MB"):
        unseal(seal(bytes(6_000_000), key), key)


def test_answers_without_a_lock_need_no_cryptography():
    """It takes longer to import than a document to read, and not every Python has it."""
    needed = "import sys; from workbook.answers.encryption import encrypted_file, rescue"
    lines = f"{needed}\nprint('cryptography' in sys.modules)"
    command = [sys.executable, "-c", lines]
    ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60)
    assert ended.stdout == "False\n"


def test_every_error_is_one_of_ours():
    """So that whoever shows errors shows these."""
    assert all(issubclass(each, WorkbookError) for each in RAISED)


def test_a_folder_has_its_own_key(tmp_path, key):
    """However its path is written; forgotten once it is dropped."""
    other, _ = new_key(PHRASE)
    keyring.hold(tmp_path, other)
    keyring.hold(tmp_path / "x" / "..", key)
    assert keyring.held(tmp_path) is key and keyring.held(tmp_path / "other") is None
    keyring.drop(tmp_path)
    keyring.drop(tmp_path)
    assert keyring.held(tmp_path) is None
