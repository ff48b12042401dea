"""Write the TypeScript that says what Python says: addresses and messages. `make typescript` runs it.

It is kept beside the sources, so that a reviewer sees what changes; a test sees that it is current.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from workbook import urls
from workbook.answers.schema import SCHEMA
from workbook.compute import limits, sentences
from workbook.protocol import family, from_page, to_page
from workbook.protocol.from_page import Keep, Want
from workbook.urls import HOLES, TABLE, Address

ROOT = Path(__file__).resolve().parents[2]
MADE_OF = "/** {} Made of `{}` by `make typescript`. */"
WORDS = re.compile(r"\w+(\|\w+)+")
FILES_OF_THE_SITE = (
    "PAGE",
    "NOTEBOOK",
    "STATIC",
    "PYTHON",
    "INDEX",
    "SERVICE",
    "PAGES",
    "MANIFEST",
    "KEEP",
    "SHOWS",
    "RUNS",
)
WIDTH = 130
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "unknown"}
NAMED = {Keep: "Keep", Want: "Want"}
BESIDE = (to_page.Version, family.Problem, family.Row)
"""What is no message, and is in one."""


def addresses() -> str:
    """Return the addresses, each below the path that a page names as its base."""
    lines = [MADE_OF.format("Addresses, below a page’s base.", "workbook/urls.py"), ""]
    for name in filter(_is_closed, HOLES):
        lines += _one_of(name.title(), _words(HOLES[name]).split(" | "))
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


def _words(words: str) -> str:
    return " | ".join(map(_quoted, words.split("|")))


def _quoted(words: str) -> str:
    return f'"{words}"'


def messages() -> str:
    """Return every message between a page and Python as a type, their two unions, and the file's schema."""
    said, told = get_args(from_page.FromPage), get_args(to_page.ToPage)
    lines = [MADE_OF.format("What a page and Python say to each other.", "workbook/protocol"), ""]
    lines += ["/** How the answers file is laid out, where it is read without Python. */"]
    lines += [f"export const SCHEMA = {SCHEMA};", ""]
    lines += [f"export type {name} = {_union(get_args(hint))};" for hint, name in NAMED.items()]
    for kind in (*said, *BESIDE, *told):
        lines += ["", f"/** {kind.__doc__} */", f"export interface {kind.__name__} {{", *_members(kind), "}"]
    for name, kinds in (("Edit", get_args(from_page.Edit)), ("FromPage", said), ("ToPage", told)):
        lines += ["", *_one_of(name, [kind.__name__ for kind in kinds])]
    return "\n".join([*lines, ""])


def _members(kind: Any) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    if is_dataclass(kind):
        optional = {it.name for it in fields(kind) if it.init and it.default is not MISSING}
    else:
        optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
        optional |= kind.__optional_keys__
    for name, hint in hints.items():
        yield f"  {name}{'?' if name in optional else ''}: {_type(hint)};"


def _type(hint: Any) -> str:
    """Return what TypeScript calls a type; one that is not known here stops the writing."""
    if hint in NAMED:
        return NAMED[hint]
    if inside := get_args(hint):
        return MADE_OF_OTHERS[get_origin(hint)](inside)
    return hint.__name__ if hint in BESIDE else PLAIN[hint]


def _union(words: tuple[str, ...]) -> str:
    return " | ".join(map(_quoted, words))


def _any_of(kinds: tuple[Any, ...]) -> str:
    return " | ".join(map(_type, kinds))


MADE_OF_OTHERS: dict[Any, Callable[[tuple[Any, ...]], str]] = {
    Literal: _union,
    Annotated: lambda inside: _type(inside[1]),  # Python takes more than a page of this edition says
    NotRequired: lambda inside: _type(inside[0]),
    Union: _any_of,
    UnionType: _any_of,
    list: lambda inside: f"{_type(inside[0])}[]",
    tuple: lambda inside: f"[{', '.join(map(_type, inside))}]",
    dict: lambda inside: f"Record<string, {_type(inside[1])}>",
}


def _one_of(name: str, kinds: list[str]) -> list[str]:
    whole = f"export type {name} = {' | '.join(kinds)};"
    if len(whole) <= WIDTH:
        return [whole]
    return [f"export type {name} =", *(f"  | {kind}" for kind in kinds[:-1]), f"  | {kinds[-1]};"]


def words() -> str:
    """Return what a page says of its cells where no Python is left to say it."""
    enough = limits.Limits()
    told = {name: getattr(sentences, name) for name in ("AGAIN", "STOPPED", "ENDED", "NOT_STARTED", "SEALED")}
    told |= {"TOO_LONG": sentences.too_long(enough)}
    lines = [MADE_OF.format("What a page says of its cells.", "workbook/compute"), ""]
    lines += [line for name, said in told.items() for line in _said(name, said)]
    counted = {"SECONDS": f"{enough.seconds:g}", "STARTS": str(enough.starts)}
    return "\n".join([*lines, *(f"export const {name} = {it};" for name, it in counted.items()), ""])


def _said(name: str, words: str) -> Iterator[str]:
    whole = f"export const {name} = {_quoted(words)};"
    if len(whole) <= WIDTH:
        yield whole
    else:
        yield f"export const {name} ="
        yield f"  {_quoted(words)};"


MADE: dict[str, Callable[[], str]] = {
    "workbook/frontend/page/urls.ts": addresses,
    "workbook/frontend/fields/protocol.ts": messages,
    "workbook/frontend/compute/words.ts": words,
}
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
