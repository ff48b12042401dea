"""Plant faults and see each noticed: all of them, or those whose names hold a word that is given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.planted.copying import Unplantable, copied, plant
from tests.planted.faults import FAULTS, Fault
from tests.planted.judging import CAUGHT, PASSED, run


def healthy(faults: Sequence[Fault]) -> dict[str, str]:
    """Return what becomes of the tests without any fault."""
    with copied() as folder:
        return run(folder, list(dict.fromkeys(test for fault in faults for test in fault.tests)))


def caught(fault: Fault) -> dict[str, str]:
    """Return what becomes of a fault’s tests with it."""
    try:
        with copied() as folder:
            plant(fault, folder)
            return run(folder, fault.tests)
    except Unplantable as why:
        return dict.fromkeys(fault.tests, str(why))


def told(fault: Fault, became: dict[str, str], before: dict[str, str]) -> bool:
    """Print a line of the table, and return whether the fault was noticed by tests that pass without it."""
    wrong = [f"without it, {test}: {before[test]}" for test in fault.tests if before[test] != PASSED]
    wrong += [f"with it, {test}: {how}" for test, how in became.items() if how != CAUGHT]
    print(
        f"{'FAILED' if wrong else 'caught':8}{fault.name:56}{', '.join(fault.tests)}",
        *wrong,
        sep="\n        ",
    )
    sys.stdout.flush()
    return not wrong


def main() -> int:
    """Plant, run, tell; return 0 when every fault was noticed."""
    asked = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    asked.add_argument("name", nargs="*", help="words of a fault’s name; all faults if none")
    asked.add_argument("--at-once", type=int, default=2, help="how many faults at a time")
    given = asked.parse_args()
    faults = [it for it in FAULTS if not given.name or any(word in it.name for word in given.name)]
    with ThreadPoolExecutor(given.at_once) as threads:
        before = threads.submit(healthy, faults)
        each = [threads.submit(caught, fault) for fault in faults]
        well = [told(fault, it.result(), before.result()) for fault, it in zip(faults, each, strict=True)]
    print(f"{sum(well)} passed, {len(well) - sum(well)} failed")
    return 0 if well and all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
