"""Which tests a fault names, wherever they stand: one that moves to another file is found by its name."""

from __future__ import annotations

import ast
import functools
import re
from dataclasses import dataclass
from pathlib import Path

NAMED = re.compile(r"(?:(\w+)::)?(test_\w+)(?:\[(.+)\])?")
TESTS = Path(__file__).parents[1]


class Missing(Exception):
    """A fault names a test that is not there once."""


@dataclass(frozen=True)
class Named:
    """A test.

    Attributes:
        stem: the name of its file, without what it ends with.
        name: the function.
        words: what the name of a case must hold.
    """

    stem: str
    name: str
    words: tuple[str, ...]


@functools.cache
def tests() -> dict[str, tuple[Path, ...]]:
    """Return the files of every test function, by its name."""
    found: dict[str, tuple[Path, ...]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and part.name.startswith("test_"):
                found[part.name] = (*found.get(part.name, ()), path)
    return found


def located(said: str) -> tuple[Path, Named]:
    """Return the file of a test that a fault names, and what to run in it.

    Raises:
        Missing: no file has it, or several.
    """
    match = NAMED.fullmatch(said)
    if match is None:
        raise Missing(f"{said} is not the name of a test")
    stem, name, words = match.groups()
    places = [path for path in tests().get(name, ()) if stem in (None, path.stem)]
    if len(places) != 1:
        raise Missing(
            f"{said} is in {len(places)} files, not in one: name it anew in tests/planted/faults.py"
        )
    return places[0], Named(places[0].stem, name, tuple(re.findall(r"[\w.-]+", words or "")))
