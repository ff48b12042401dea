"""Ask whether anything is known against what is pinned: `make audit`.

Ends with 0 where all was checked and nothing stands against it, with 1 where something does, and with 2 where
something could not be checked. With --if-reachable the last is said aloud and ends with 0, so that a lost
network keeps nobody from going on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from tests.supply.advisories import of_python, of_the_shell
from tests.supply.allowed import LIST, faults, read_allowed
from tests.supply.pins import LOCKED, PINNED, locked, pins

FINE, FOUND, UNCHECKED = range(3)


def main() -> int:
    """Print what was found, and return how to end."""
    asked = _asked()
    python, shell = pins(*asked.requirements or PINNED), locked(asked.shell)
    told = (
        of_python(python, [f"--osv-url={asked.osv_url}"] if asked.osv_url else []),
        of_the_shell(asked.shell, shell, [f"--registry={asked.registry}"] if asked.registry else []),
    )
    advisories = [each for one in told for each in one.advisories]
    unchecked = [line for one in told for line in one.unchecked]
    allowed = read_allowed(asked.allowed)
    wrong = list(faults(allowed, advisories, asked.today, whole=not unchecked))
    known = sum(any(entry.covers(each) for entry in allowed) for each in advisories)
    for line in wrong:
        print(line)
    for line in unchecked:
        print(f"WARNING, not checked: {line}", file=sys.stderr)
    print(
        f"{len(python)} Python packages and {len(shell)} packages of the page’s script; "
        f"{len(advisories)} advisories, {known} allowed; {len(unchecked)} not checked."
    )
    if wrong:
        return FOUND
    return UNCHECKED if unchecked and not asked.if_reachable else FINE


def _asked() -> argparse.Namespace:
    told = argparse.ArgumentParser(prog="make audit", description=__doc__, allow_abbrev=False)
    told.add_argument("--if-reachable", action="store_true", help="go on where a service cannot be reached")
    told.add_argument("--requirements", type=Path, action="append", help="other pins than ours")
    told.add_argument("--shell", type=Path, default=LOCKED, help="another folder with a package-lock.json")
    told.add_argument("--allowed", type=Path, default=LIST, help="another list of what is allowed")
    today = dt.datetime.now().astimezone().date()
    told.add_argument("--today", type=dt.date.fromisoformat, default=today, help="another day")
    told.add_argument("--osv-url", help="another advisory service for Python")
    told.add_argument("--registry", help="another registry for npm")
    return told.parse_args()


if __name__ == "__main__":
    sys.exit(main())
