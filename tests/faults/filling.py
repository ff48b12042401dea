"""Somebody types until the disk takes no more, and goes on when there is room again.

Run as `python -m tests.faults.filling full FOLDER` with a small disk at FOLDER, or `… quota FOLDER` with a
folder on any disk; one line of JSON says what was seen.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults.folders import FIRST, SECOND
from tests.faults.looking import look
from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.operations.preview import read_copy
from workbook.errors import WorkbookError

QUOTA = 60_000
FILLER = 120_000


def type_until_refused(answers: Answers, said: dict[str, str]) -> str:
    """Save longer and longer texts, and return what the reader is told at last."""
    for number in range(2000):
        key, text = f"01-one.answer-{number % 7}", f"{number} " + "word " * (20 * number)
        try:
            answers.put(key, text, kind="text", prompt="?")
        except WorkbookError as refusal:
            return str(refusal)
        said[key] = text
    return "never refused"


def goes_on(
    home: Path, answers: Answers, said: dict[str, str], make_room: Callable[[], None]
) -> dict[str, Any]:
    """Try other things while nothing fits, then make room and save."""
    told = [type_until_refused(answers, said)]
    for deed in (lambda: answers.lock(SECOND), lambda: answers.restore(_longer(answers), "merge")):
        try:
            deed()  # to lock what is there may just fit
        except WorkbookError as refusal:
            told.append(str(refusal))
    is_kept = _found(home) == said
    temporary = [path.name for path in home.rglob("*.tmp")]
    make_room()
    answers.put("01-one.answer-0", "there is room again", kind="text", prompt="?")
    said["01-one.answer-0"] = "there is room again"
    return {
        "told": told,
        "kept": is_kept,
        "temporary": temporary,
        "goes on": _found(home) == said,
        "saves": len(said),
    }


def _longer(answers: Answers) -> Any:
    found = json.loads(answers.text())
    found["answers"]["01-one.longest"] = {**found["answers"]["01-one.answer-0"], "value": "x" * 200_000}
    return read_copy(json.dumps(found).encode())


def _found(home: Path) -> dict[str, str]:
    """What a fresh look finds; the key stays with the one who types."""
    key = keyring.held(home)
    found = look(home)
    if key is not None:
        keyring.hold(home, key)
    assert found.trouble is None
    return {name: value for name, (value, _) in found.answers.items()}


def main(what: str, folder: str, has_lock: str = "") -> None:
    """Type, with a lock or without."""
    encrypted_file.SCRYPT["n"] = 2
    home, filler = Path(folder) / "home", Path(folder) / "filler"
    answers, said = Answers.open(home), dict[str, str]()
    if has_lock:
        answers.lock(FIRST)
    if what == "full":
        filler.write_bytes(bytes(FILLER))
        print(json.dumps(goes_on(home, answers, said, filler.unlink)))
    else:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (QUOTA, hard))
        lift = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))  # noqa: E731
        print(json.dumps(goes_on(home, answers, said, lift)))


if __name__ == "__main__":
    main(*sys.argv[1:])
