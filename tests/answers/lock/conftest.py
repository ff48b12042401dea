"""Answers behind a lock, and what is left in plain text."""

import os

import pytest

from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file, keyring

WORDS = "a very private sentence"
PASSPHRASE = "four words or so"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Cost is not the point here."""
    monkeypatch.setattr(encrypted_file, "SCRYPT", {"n": 2**10, "r": 8, "p": 1})


@pytest.fixture
def kept(answers, put, clock):
    """Answers with a snapshot, kept copies of a restore, and a copy left by a sync program."""
    put(answers, WORDS)
    clock(700)
    put(answers, f"{WORDS} 2")
    copy = answers.folder / "answers (conflicted copy).json"
    copy.write_bytes(answers.path.read_bytes())
    put(answers, f"{WORDS} 3")
    answers.restore(Answers.open().read_copy(copy), "merge")
    return answers


@pytest.fixture
def locked(kept):
    """The same behind a lock that is open in this process."""
    kept.code = kept.lock(PASSPHRASE)
    yield kept
    keyring.drop(kept.folder)


def plain(folder):
    """The files in which the words can be read."""
    files = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
    return [file for file in files if WORDS.encode() in open(file, "rb").read()]


def reopened(answers):
    """The same folder in a process that has no key."""
    keyring.drop(answers.folder)
    return Answers.open()
