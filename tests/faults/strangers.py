"""An ordinary user, for tests that prove nothing when root runs them.

Run as `python -m tests.faults.strangers WHAT FOLDER …`: everything is loaded first, because an ordinary user
may not see where Python is installed; then the process becomes that user and prints one line of JSON.
"""

import json
import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.cutting import Bench, place
from tests.faults.deeds import DEEDS
from tests.faults.folders import NEW, WORDS, put, step
from tests.faults.fragile import Calm, Touch
from workbook.answers import Answers, migrations
from workbook.answers.encryption import encrypted_file
from workbook.errors import WorkbookError

USER = 12345
DOING = {deed.name: deed for deed in DEEDS}


@dataclass(slots=True)
class Watching(Calm):
    """Looks after every touch whether anybody else could read or enter something.

    Args:
        folder: the data folder.
    """

    folder: Path = Path()
    open_to_others: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def after(self, touch: Touch) -> None:
        self.look()

    def look(self, *, at_rest: bool = False) -> None:
        """Write down what is open to others and, once nothing is under way, whatever is not 0600 or 0700."""
        for path in (self.folder, *self.folder.rglob("*")) if self.folder.exists() else ():
            mode = stat.S_IMODE(path.lstat().st_mode)
            if mode & 0o077:
                self.open_to_others.append(f"{path.name} {mode:o}")
            if at_rest and mode != (0o700 if path.is_dir() else 0o600):
                self.odd.append(f"{path.name} {mode:o}")


def become_ordinary() -> None:
    """Become a user who may do nothing special."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(USER)
        os.setuid(USER)


def save(folder: Path) -> dict[str, object]:
    """Read what can be read, and try to save."""
    answers = Answers.open(folder)
    found = {"answers": dict(answers), "trouble": answers.trouble}
    try:
        put(answers, next(iter(WORDS)), NEW)
    except WorkbookError as refusal:
        return {**found, "said": str(refusal)}
    return {**found, "said": None}


def do_everything(folder: Path, umask: str) -> dict[str, object]:
    """Do every deed under a umask, and look at the folder after every touch of it."""
    bench, seen = Bench(folder), {}
    states = {deed.name: bench.folder(deed) for deed in DEEDS}
    os.umask(int(umask, 8))
    for name, home in states.items():
        watch = Watching(folder=home)
        told = bench.done(DOING[name], home, watch)
        watch.look(at_rest=True)
        seen[name] = [each for each in (told and str(told), *watch.open_to_others, *watch.odd) if each]
    return seen


def load_everything() -> None:
    """Do every deed once, somewhere else, so that nothing has to be imported later."""
    with place() as room:
        bench = Bench(room)
        for deed in DEEDS:
            bench.done(deed, bench.folder(deed), Calm())


def main(what: str, folder: str, *more: str) -> None:
    """Become an ordinary user, and do what the command line says."""
    encrypted_file.SCRYPT["n"] = 2
    migrations.STEPS[0] = step
    load_everything()
    become_ordinary()
    work = {"save": save, "everything": do_everything}
    print(json.dumps(work[what](Path(folder), *more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
