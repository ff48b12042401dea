"""One code cell, read without running it: what it declares, or that it computes."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

from workbook.chapters.borrowing import borrowed
from workbook.chapters.pieces import FIRST_LINE, Borrowed, Computed, Declaration, Opening
from workbook.errors import ChapterWrong
from workbook.exercises.declared import Declared
from workbook.exercises.vocabulary import BORROW, KEY_FIRST, declare

LONGEST_CELL = 12
OPENS = "open_chapter"

_COMMAND = re.compile(r"^\s*[%!]", re.MULTILINE)
"""What only a notebook understands, such as `%matplotlib inline`; `ast` would refuse the whole cell."""


@dataclass(frozen=True)
class Code:
    """A code cell as its author wrote it, and whether what it shows has to be computed."""

    cell: str
    source: str
    computes: bool


def read_cell(source: str, slug: str, cell: str) -> Opening | Declaration | Computed | Borrowed:
    """Return what one code cell declares, or that it computes.

    Args:
        source: the cell's text.
        slug: the chapter it stands in.
        cell: the cell's id, to name it.

    Raises:
        ChapterWrong: the cell opens a chapter or calls `page` once, and not as it should, or is no Python.
    """
    try:
        tree = ast.parse(source)
        # Finds what Python would refuse, in a cell, which may await; nothing runs.
        compile(tree, cell, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        if is_command(source) and OPENS not in source:
            return Computed(cell)
        raise ChapterWrong("this is not Python. Check its brackets and quotation marks.") from None
    call = call_on_page(tree.body)
    if call is None:
        return _opening(source, tree.body, cell) if opens(tree) else Computed(cell)
    if computes(call):
        return Computed(cell)
    if len([line for line in source.splitlines() if line.strip()]) > LONGEST_CELL:
        raise ChapterWrong(f"it is longer than {LONGEST_CELL} lines. Make it shorter, or split it in two.")
    if isinstance(call.func, ast.Attribute) and call.func.attr == BORROW:
        return borrowed(cell, *_given(call))
    return Declaration(cell, _declared(slug, call))


def _declared(slug: str, call: ast.Call) -> Declared:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    _check_names(call)
    args, named = _given(call)
    first = dict(zip(("key", "prompt"), args, strict=False))
    given = first | named
    if len(args) > 2 or first.keys() & named.keys() or not {"key", "prompt"} <= given.keys():
        raise ChapterWrong(KEY_FIRST.format(name))
    return declare(name, slug, given.pop("key"), given.pop("prompt"), given)


def _check_names(call: ast.Call) -> None:
    """Refuse two equal names in braces: Python would silently keep the last one."""
    for node in ast.walk(call):
        names = [ast.literal_eval(name) for name in node.keys if name] if isinstance(node, ast.Dict) else []
        for name in names:
            if names.count(name) > 1:
                raise ChapterWrong(f"it has two entries named “{name}”. Give each a name of its own.")


def _given(call: ast.Call) -> tuple[list[Any], dict[str, Any]]:
    named = {keyword.arg or "**": ast.literal_eval(keyword.value) for keyword in call.keywords}
    return [ast.literal_eval(it) for it in call.args], named


def _opening(source: str, body: list[ast.stmt], cell: str) -> Opening:
    match body:
        case [
            ast.ImportFrom(module="widgets", names=[ast.alias(name="open_chapter", asname=None)], level=0),
            ast.Assign(
                targets=[ast.Name(id="page")],
                value=ast.Call(
                    func=ast.Name(id="open_chapter"), args=[ast.Constant(str(slug)), *rest], keywords=[]
                ),
            ),
        ] if all(isinstance(line, ast.Constant) for line in rest[:1]) and len(rest) <= 1:
            return Opening(cell, slug, "".join(str(ast.literal_eval(line)) for line in rest))
    raise ChapterWrong(
        "it imports or opens something else. "
        f'The first cell reads: {FIRST_LINE}, then page = open_chapter("slug", "line").'
    )


def says_nothing(source: str) -> bool:
    """Return whether a cell is a remark of its author’s and no more."""
    return all(line.lstrip().startswith("#") for line in source.splitlines() if line.strip())


def is_command(source: str) -> bool:
    """Return whether a cell says something that only a notebook understands."""
    return bool(_COMMAND.search(source))


def call_on_page(body: list[ast.stmt]) -> ast.Call | None:
    """Return the one call on `page` of a cell that shows what it makes, also if it has a name first."""
    match body:
        case [ast.Assign(targets=[ast.Name(id=name)], value=value), ast.Expr(value=ast.Name(id=again))]:
            found = value if name == again else None
        case [ast.Expr(value=value)]:
            found = value
        case _:
            found = None
    match found:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="page"))):
            return found
    return None


def computes(call: ast.Call) -> bool:
    """Return whether what a call says is known only once it runs."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return not all(map(_is_literal, given))


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    return True


def opens(tree: ast.Module) -> bool:
    """Return whether a cell means to open a chapter."""
    said = (getattr(node, name, "") for node in ast.walk(tree) for name in ("id", "name"))
    return OPENS in said
