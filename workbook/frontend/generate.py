"""Write the TypeScript that says what Python says: the addresses. `make typescript` runs it.

It is kept beside the sources, so that a reviewer sees what changes; a test sees that it is current.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from workbook import urls
from workbook.urls import HOLES, TABLE, Address

ROOT = Path(__file__).resolve().parents[2]
WORDS = re.compile(r"\w+(\|\w+)+")
FILES_OF_THE_SITE = ("PAGE", "NOTEBOOK", "STATIC", "PYTHON", "INDEX", "SERVICE", "PAGES", "MANIFEST")


def addresses() -> str:
    """Return the addresses, each below the path that a page names as its base."""
    lines = ["/** Addresses, below a page’s base. Made of `workbook/urls.py` by `make typescript`. */", ""]
    lines += [f"export type {name.title()} = {_union(HOLES[name])};" for name in HOLES if _is_closed(name)]
    lines += ["", *(_address(name, address) for name, address in TABLE.items()), ""]
    lines += [f"export const {name} = {_quoted(getattr(urls, name))};" for name in FILES_OF_THE_SITE]
    return "\n".join([*lines, ""])


def _address(name: str, address: Address) -> str:
    if not (found := urls.holes(address.path)):
        return f"export const {name} = {_quoted(address.path)};"
    first, *more = name.lower().split("_")
    called = "".join([first, *map(str.title, more)])
    given = ", ".join(f"{it}: {it.title() if _is_closed(it) else 'string'}" for it in found)
    return f"export const {called} = ({given}): string => `{address.path.replace('{', '${')}`;"


def _is_closed(hole: str) -> bool:
    return bool(WORDS.fullmatch(HOLES[hole]))


def _union(words: str) -> str:
    return " | ".join(map(_quoted, words.split("|")))


def _quoted(words: str) -> str:
    return f'"{words}"'


MADE: dict[str, Callable[[], str]] = {"workbook/frontend/page/urls.ts": addresses}
"""Each file with what it is to hold."""


def stale() -> Iterator[str]:
    """Return the files that are not as they should be."""
    for name, make in MADE.items():
        path = ROOT / name
        if not path.is_file() or path.read_text(encoding="utf-8") != make():
            yield name


def main() -> None:
    """Write each file that is not current."""
    for name in list(stale()):
        (ROOT / name).write_text(MADE[name](), encoding="utf-8")


if __name__ == "__main__":
    main()
