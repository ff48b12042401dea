"""How tests wait: for a function, since our policy makes none of an expression; and after a new size."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
FUNCTION = re.compile(r"(async )?(\w+|\([^)]*\)) =>")


def test_every_wait_is_for_a_function() -> None:
    """A bare expression would be looked at once, or never, and red by chance."""
    found = {place: text for path in HERE.rglob("*.py") for place, text in _waits(path)}
    assert len(found) > 9
    assert {place: text for place, text in found.items() if not FUNCTION.match(text)} == {}


def test_every_size_of_a_window_is_waited_for() -> None:
    """What is measured right after a new size alone is now and then what stood there before."""
    asked = re.compile(r"\.set_viewport_size\(")
    found = [path.name for path in HERE.rglob("*.py") if asked.search(path.read_text(encoding="utf-8"))]
    assert found == ["resizing.py"]


def _waits(path: Path) -> Iterator[tuple[str, str]]:
    """Where a file waits for something in a page, and for what, as far as that is written in the file."""
    written = path.read_text(encoding="utf-8")
    tree = ast.parse(written if "wait_for_function" in written else "")
    texts = {
        target.id: _text(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "wait_for_function":
            yield f"{path.relative_to(HERE)}:{node.lineno}", _text(node.args[0], texts)


def _text(node: ast.expr, texts: dict[str, str] | None = None) -> str:
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.JoinedStr([first, *_]) | ast.BinOp(left=first):
            return _text(first, texts)
        case ast.Name(name):
            return (texts or {}).get(name, "")
    return ""
