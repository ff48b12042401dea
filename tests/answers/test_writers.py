"""Several windows at once, and windows that die: nothing acknowledged is lost."""

import json
import subprocess
import sys
from pathlib import Path

from workbook.answers import Answers

WRITER = """
import sys
from pathlib import Path
from workbook.answers import Answers
answers, name = Answers.open(Path(sys.argv[1])), sys.argv[2]
for count in range(50):
    answers.put(f"{name}.answer-{count}", f"{name} {count}", kind="text", prompt="?")
"""

# One process makes the victims by fork, because starting Python twenty times would take most of the time.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from workbook.answers import Answers
import filelock, fastjsonschema
folder, lost = Path(sys.argv[1]), []
for life in range(int(sys.argv[2])):
    heard, said = os.pipe()
    victim = os.fork()
    if not victim:
        answers = Answers.open(folder)
        for count in range(100_000):
            answers.put("x.text", f"{life} {count} " + "word " * 2000, kind="text", prompt="?")
            os.write(said, b"%d\\n" % count)
    os.close(said)
    with os.fdopen(heard) as file:
        acknowledged = [int(file.readline())]
        time.sleep(random.uniform(0, 0.03))
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        acknowledged += [int(line) for line in file.read().split()]
    answers = Answers.open(folder)
    found = answers["x.text"].split()[:2] if answers.trouble is None else ("-1", answers.trouble)
    if not (int(found[0]) == life and int(found[1]) >= acknowledged[-1]):
        lost.append((life, found, acknowledged[-1:]))
print(lost, len(answers))
"""


def run(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start Python on a piece of code."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_writers_lose_nothing(home: Path) -> None:
    """Four windows save fifty answers each at the same time, and all two hundred are there."""
    writers = [run(WRITER, home, name) for name in "abcd"]
    assert [writer.communicate(timeout=60)[1] for writer in writers] == [""] * 4
    assert len(Answers.open()) == 200
    assert json.loads((home / "answers.json").read_bytes())["seq"] == 200


def test_twenty_deaths_lose_nothing(home: Path) -> None:
    """Killed in the middle of saving, the file is whole and holds what was acknowledged."""
    killer = run(KILLER, home, 20)
    said, trouble = killer.communicate(timeout=60)
    assert (said.strip(), trouble) == ("[] 1", "")


def test_the_same_text_from_two_windows_keeps_both(home: Path, put) -> None:
    """Who did not see the other's text does not write over it."""
    first, second = Answers.open(), Answers.open()
    put(first, "mine")
    put(second, "yours")
    entry = Answers.open().entry("01-what-closeness-asks.fear-to-lose")
    assert {entry.value, entry.other[0]["value"]} == {"mine", "yours"}
