"""Windows of the workbook as processes of their own, that save at once or are killed while they save.

Run as `python -m tests.faults.windows WHAT …`; each line that is printed is JSON. All windows are forked from
a process that has loaded everything and never opened a folder: starting Python 300 times takes far longer.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import filelock  # noqa: F401  what is imported late is loaded before the first fork
from cryptography.hazmat.primitives.ciphers import aead  # noqa: F401
from cryptography.hazmat.primitives.kdf import hkdf, scrypt  # noqa: F401

from workbook.answers import Answers, schema
from workbook.answers.encryption import encrypted_file
from workbook.errors import AnswersBusy

PASSPHRASE = "a small blue boat"
KEY = "01-chapter.text"
LONGEST_LIFE = 0.02


def opened(folder: Path) -> Answers:
    """Open the answers, with the passphrase if they ask for it."""
    answers = Answers.open(folder)
    if answers.locked:
        answers.open_lock(PASSPHRASE)
    return answers


def put(answers: Answers, key: str, text: str) -> Any:
    """Save a text, as often as another window is faster."""
    while True:
        with suppress(AnswersBusy):
            return answers.put(key, text, kind="text", prompt="?")


def forked(work: Callable[[], None]) -> int:
    """Do something in a process of its own, which never comes back here."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        sys.stdout.flush()
        status = 0
    finally:
        if status:
            sys.excepthook(*sys.exc_info())
        os._exit(status)


def told(work: Callable[[Callable[[object], None]], None]) -> tuple[int, int]:
    """Start something which tells us lines; returns its number and where to read them."""
    heard, said = os.pipe()

    def tell(line: object) -> None:
        os.write(said, json.dumps(line).encode() + b"\n")

    child = forked(lambda: work(tell))
    os.close(said)
    return child, heard


def lines(heard: int) -> list[Any]:
    """Everything a window has told, to its last whole line."""
    with os.fdopen(heard, "rb") as file:
        return [json.loads(line) for line in file.read().splitlines(keepends=True) if line.endswith(b"\n")]


def read(folder: Path) -> dict[str, Any]:
    """Everything in a folder, as a process finds it that has never seen it."""

    def look(tell: Callable[[object], None]) -> None:
        answers = opened(folder)
        tell({"answers": dict(answers), "trouble": answers.trouble, "sealed": answers.sealed})

    child, heard = told(look)
    (found,) = lines(heard)
    os.waitpid(child, 0)
    return found


def kill(folder: Path, lives: int, seed: int, is_sealed: bool) -> None:
    """Let one window after another save until it is killed; print what it acknowledged and what is found."""
    chance = random.Random(seed)
    if is_sealed:
        os.waitpid(forked(lambda: opened(folder).lock(PASSPHRASE) and None), 0)
    for life in range(lives):

        def save(tell: Callable[[object], None], life: int = life) -> None:
            answers = opened(folder)
            for count in range(100_000):
                text = f"{life} {count} " + "word " * (37 * count % 2000)
                key = KEY if count % 3 else f"01-chapter.life-{life}"
                put(answers, key, text)
                tell([key, life, count, len(text)])

        child, heard = told(save)
        if life % 5:  # else it may die before it has saved anything
            select.select([heard], [], [])
        time.sleep(chance.uniform(0, LONGEST_LIFE))  # a life's length, not a wait for anything
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print(json.dumps({"life": life, "acknowledged": lines(heard), "found": read(folder)}), flush=True)


def crowd(folder: Path, windows: int, each: int) -> None:
    """Let windows save different answers at the same time; print what they acknowledged."""

    def save(name: int) -> None:
        answers = opened(folder)
        for count in range(each):
            put(answers, f"{name:02}-chapter.answer-{count}", f"{name} {count}")

    children = [forked(lambda name=name: save(name)) for name in range(windows)]
    print(json.dumps([os.waitpid(child, 0)[1] for child in children]))


def contest(folder: Path, windows: int, each: int) -> None:
    """Let windows save the same answer; print for each save what its writer saw, wrote and was told."""

    def save(name: int, tell: Callable[[object], None]) -> None:
        answers = opened(folder)
        for count in range(each):
            if count % 7 == 0:
                answers.refresh()
            before = answers.entry(KEY)
            entry = put(answers, KEY, f"{name} {count}")
            seen = [] if before is None else [before.value]
            tell({"by": name, "seen": seen, "text": f"{name} {count}", "rev": entry.rev})

    started = [told(lambda tell, name=name: save(name, tell)) for name in range(windows)]
    with ThreadPoolExecutor(windows) as readers:
        for line in chain(*readers.map(lines, [heard for _, heard in started])):
            print(json.dumps(line))
    for child, _ in started:
        os.waitpid(child, 0)


def main(what: str, folder: str, *numbers: str) -> None:
    """Do what the command line says."""
    schema.fits_entry(0)
    encrypted_file.SCRYPT["n"] = 2
    work = {
        "kill": kill,
        "crowd": crowd,
        "contest": contest,
        "read": lambda path: print(json.dumps(read(path))),
    }
    work[what](Path(folder), *map(int, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
