"""A file cut off anywhere, or with a bit turned: opening never raises, and its bytes are kept."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import folders
from tests.faults.cutting import CLOCK, Bench
from tests.faults.folders import FIRST, WORDS, at, put
from tests.faults.looking import is_one_sentence
from tests.faults.scale import scaled
from workbook.answers import Answers, reading
from workbook.answers.encryption import encrypted_file, keyring
from workbook.errors import AnswersUnreadable, WorkbookError, WrongPassphrase

LENGTH, KIBIBYTE = 8192, 1024
CUTS_OF_LOCKED, FLIPS, FLIPS_OF_LOCKED = scaled(200, 4000), scaled(1000), scaled(200)


@pytest.fixture(scope="module")
def big(bench: Bench) -> bytes:
    """A file of 8 KiB and more, as the workbook writes it."""
    folder = bench.room / "big"
    folders.new(folder)
    answers = Answers.open(folder)
    with at(CLOCK):
        for number in range(40):
            put(answers, f"03-chapter.answer-{number}", f"“{number}” {'word ' * 10}🌱")
    raw = answers.path.read_bytes()
    assert len(raw) > LENGTH
    return raw


@pytest.fixture(scope="module")
def locked(bench: Bench) -> tuple[bytes, encrypted_file.Key]:
    """A locked file, and the key to it."""
    folder = bench.room / "locked"
    folders.locked(folder)
    folders.opened(folder)
    key = keyring.held(folder)
    assert key is not None
    return (folder / "answers.json").read_bytes(), key


def opened_damaged(place: Path, raw: bytes) -> Answers:
    """Open a folder in which nothing is but a damaged file."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    (place / "answers.json").write_bytes(raw)
    with at(CLOCK):
        return Answers.open(place)


def check(answers: Answers, raw: bytes, plain: Callable[[bytes], bytes]) -> None:
    """What must hold however the file was damaged."""
    assert answers.path.read_bytes() == raw
    try:
        said = reading.parse(plain(raw))
    except WorkbookError:
        assert answers.trouble is not None
        sentences = answers.trouble.replace(". ", ".\n").splitlines()
        assert all(is_one_sentence(each, answers.folder) for each in sentences)
        assert not [words for words in WORDS.values() if words in answers.trouble]
        assert answers.recovery is None or [each.name for each in answers.recovery.choices][-1] == "afresh"
        _check_kept(answers, raw)
    else:
        assert answers.trouble is None or said.newer
        assert answers._file.document.answers == said.answers


def _check_kept(answers: Answers, raw: bytes) -> None:
    kept = [path.read_bytes() for path in (answers.folder / "kept").glob("damaged-*.json")]
    assert kept == [raw] or answers.locked


def flipped(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with one bit turned."""
    place, bit = chance.randrange(len(raw)), 1 << chance.randrange(8)
    return raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]


@pytest.mark.parametrize("start", range(0, LENGTH + 1, KIBIBYTE))
def test_cut_off_at_every_byte(bench: Bench, big: bytes, start: int) -> None:
    """Every length to 8 KiB."""
    for length in range(start, min(start + KIBIBYTE, LENGTH + 1)):
        answers = opened_damaged(bench.room / "cut", big[:length])
        check(answers, big[:length], bytes)


def test_one_bit_turned(bench: Bench, big: bytes) -> None:
    """A thousand times another bit."""
    chance = random.Random(4)
    for _ in range(FLIPS):
        raw = flipped(big, chance)
        check(opened_damaged(bench.room / "turned", raw), raw, bytes)


def test_a_locked_file_cut_off(bench: Bench, locked: tuple[bytes, encrypted_file.Key]) -> None:
    """It is never taken for one without a lock, and its passphrase leads to what is left."""
    raw, key = locked
    for length in sorted(random.Random(4).sample(range(len(raw)), min(CUTS_OF_LOCKED, len(raw) - 1))):
        check_locked(bench.room / "locked-cut", raw[:length], key)


def test_a_locked_file_with_a_bit_turned(bench: Bench, locked: tuple[bytes, encrypted_file.Key]) -> None:
    """Nothing that was changed is believed, not even its header."""
    raw, key = locked
    chance = random.Random(4)
    for _ in range(FLIPS_OF_LOCKED):
        check_locked(bench.room / "locked-turned", flipped(raw, chance), key)


def check_locked(place: Path, raw: bytes, key: encrypted_file.Key) -> None:
    """What must hold however a locked file was damaged, before and after its passphrase was tried."""

    def plain(found: bytes) -> bytes:
        return encrypted_file.unseal(found, key) if encrypted_file.is_sealed(found) else found

    answers = opened_damaged(place, raw)
    assert answers.path.read_bytes() == raw and answers.trouble is not None
    assert dict(answers) == {}
    try:
        answers.open_lock(FIRST)
    except (WrongPassphrase, AnswersUnreadable):
        assert answers.locked or answers.trouble is not None
    else:
        check(answers, raw, plain)
    finally:
        keyring.drop(place)
    assert answers.path.read_bytes() == raw
