"""Try every way in, or one, as often as asked: `make fuzz`."""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.one import HERE

_RUNS = re.compile(r"^Done (\d+) runs in (\d+) second", re.MULTILINE)
_SEEN = re.compile(r"cov: (\d+)")


@dataclass(frozen=True)
class Tried:
    """What became of one target.

    Attributes:
        code: how the process ended; 0 if nothing was found.
        said: all it said.
        executions: how often it was run.
        seconds: how long that took.
        branches: how many were reached; 0 where inputs were made by chance.
    """

    code: int
    said: str
    executions: int
    seconds: int
    branches: int


def tried(name: str, *more: str, keep: Path) -> Tried:
    """Run one target in a process of its own.

    Args:
        name: of the target.
        more: further arguments of `tests.fuzz.one`.
        keep: where inputs that reach new branches are laid.
    """
    keep.mkdir(parents=True, exist_ok=True)
    asked = [sys.executable, "-m", "tests.fuzz.one", name, "--keep", str(keep), *more]
    done = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode("utf-8", "replace")
    runs, seen = _RUNS.search(said), _SEEN.findall(said)
    return Tried(
        code=done.returncode,
        said=said,
        executions=int(runs[1]) if runs else 0,
        seconds=int(runs[2]) if runs else 0,
        branches=int(seen[-1]) if seen else 0,
    )


def main() -> int:
    """Try what was asked for, print a line for each, and end with 1 if anything was found."""
    asked = _asked()
    if asked.again:
        again = ["--again", str(asked.again)]
        return subprocess.run(
            [sys.executable, "-m", "tests.fuzz.one", asked.target[0], *again], check=False
        ).returncode
    print(f"seed {asked.seed}")
    code = 0
    for name in asked.target or names():
        with tempfile.TemporaryDirectory() as folder:
            given = [f"--executions={asked.executions}", f"--seconds={asked.seconds}", f"--seed={asked.seed}"]
            chance = ["--by-chance"] if asked.by_chance else []
            found = tried(name, *given, *chance, keep=(asked.keep or Path(folder)) / name)
        rate = found.executions // max(found.seconds, 1)
        print(
            f"{name:12} {found.executions:9,} executions, {rate:6,} a second, {found.branches:5,} branches",
            flush=True,
        )
        if found.code:
            print(found.said[-4000:])
            code = 1
    return code


def names() -> list[str]:
    """Return the name of every target; each has inputs to start from."""
    return sorted(path.name for path in (HERE / "corpus").iterdir() if path.is_dir())


def _asked() -> argparse.Namespace:
    told = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    told.add_argument(
        "--executions", type=int, default=1_000_000, help="of each target; 1,000,000 unless told"
    )
    told.add_argument("--seconds", type=int, default=0, help="of each target at most")
    told.add_argument("--target", action="append", help="one of them, more than once for more")
    told.add_argument("--seed", type=int, default=random.randrange(1, 2**31), help="to do the same again")
    told.add_argument("--keep", type=Path, help="a folder for inputs that reach new branches")
    told.add_argument("--by-chance", action="store_true", help="without the fuzzer that watches branches")
    told.add_argument("--again", type=Path, help="one input, for one target")
    asked = told.parse_args()
    if asked.again and len(asked.target or ()) != 1:
        told.error("--again takes one --target as well")
    return asked


if __name__ == "__main__":
    sys.exit(main())
