"""What became of tests: whether they passed, or failed because of what they assert."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from tests.planted.choosing import VARIABLE
from tests.planted.copying import surroundings
from tests.planted.named import TESTS, Named, located

ASSERTED = ("AssertionError", "assert ", "Failed: DID NOT RAISE")
PASSED, CAUGHT = "passed", "caught"


def run(folder: Path, said: Sequence[str]) -> dict[str, str]:
    """Run tests in a copy, and return of each what became of it.

    Args:
        folder: the copy.
        said: the tests as a fault names them.
    """
    found = {each: located(each) for each in said}
    report = folder / "report.xml"
    files = sorted({str(path.relative_to(TESTS.parent)) for path, _ in found.values()})
    options = ["-q", "-p", "no:cacheprovider", "-p", "tests.planted.choosing", f"--junitxml={report}"]
    chosen = json.dumps([(it.stem, it.name, it.words) for _, it in found.values()])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *files],
        cwd=folder,
        env=surroundings(folder) | {VARIABLE: chosen},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        return dict.fromkeys(said, f"was not run: {(done.stdout + done.stderr)[-1500:]}")
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314 - written by our own pytest
    return {each: became(named, cases) for each, (_, named) in found.items()}


def became(named: Named, cases: Sequence[ElementTree.Element]) -> str:
    """Return `passed`, `caught`, or why it is neither.

    Args:
        named: the test.
        cases: every case that was run, as pytest reports it.
    """
    own = [each for each in cases if _is(named, each)]
    bad = [part for each in own for part in each if part.tag in ("failure", "error", "skipped")]
    if not own:
        return "was not run: no case of it has these words"
    odd = [it for it in bad if it.tag != "failure" or not it.get("message", "").startswith(ASSERTED)]
    if odd:
        return f"{odd[0].tag}: {odd[0].get('message', '')[:300]}"
    return CAUGHT if bad else PASSED


def _is(named: Named, case: ElementTree.Element) -> bool:
    function, _, words = case.get("name", "").partition("[")
    stem = case.get("classname", "").rpartition(".")[2]
    return (stem, function) == (named.stem, named.name) and all(word in words for word in named.words)
