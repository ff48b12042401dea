"""Put wheel, sdist and the edition without a server together, in surroundings of one's own.

Run as `python making.py TREE OUT [--backwards]` with TREE first on PYTHONPATH.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.build import build_sdist, build_wheel


class Backwards(contextlib.AbstractContextManager[Any]):
    """A listing of a folder from its end; no system promises an order, and each has another."""

    def __init__(self, path: Any = ".") -> None:
        with _scandir(path) as found:
            self._left = sorted(found, key=lambda entry: str(entry.name))

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if self._left:
            return self._left.pop()
        raise StopIteration

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


_scandir, _listdir = os.scandir, os.listdir


def main() -> None:
    """Make all three."""
    tree, out = map(Path, sys.argv[1:3])
    if "--backwards" in sys.argv:
        os.scandir = Backwards  # type: ignore[assignment]
        os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)  # type: ignore[assignment]
    from workbook.static_site.build import build

    os.chdir(tree)
    build_wheel(str(out))
    build_sdist(str(out))
    build(out / "site")


if __name__ == "__main__":
    main()
