"""The chapters with every option in other words, as a translation or a better editor would leave them."""

import ast
import json
from pathlib import Path

from tests.conftest import CHECKOUT


def reworded(folder: Path) -> None:
    """Write all chapters into a folder, the words of every option changed and nothing else."""
    for path in sorted((CHECKOUT / "chapters").glob("*.ipynb")):
        book = json.loads(path.read_text(encoding="utf-8"))
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                cell["source"] = _source("".join(cell["source"]))
        (folder / path.name).write_text(json.dumps(book), encoding="utf-8")


def in_other_words(words: str) -> str:
    """Return what an option says after that."""
    return f"Autrement : {words.upper()[::-1]}"


def _source(source: str) -> str:
    raw = source.encode()
    lines = [0, *(end + 1 for end, letter in enumerate(raw) if letter == ord("\n"))]
    for node in sorted(_words(ast.parse(source)), key=lambda it: (it.lineno, it.col_offset), reverse=True):
        start, end = (
            lines[node.lineno - 1] + node.col_offset,
            lines[node.end_lineno - 1] + node.end_col_offset,
        )
        said = json.dumps(in_other_words(node.value), ensure_ascii=False)
        raw = raw[:start] + said.encode() + raw[end:]
    return raw.decode()


def _words(tree: ast.Module):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = {word.arg: word.value for word in call.keywords}
        named = [given[name] for name in ("options", "cards") if name in given]
        if isinstance(columns := given.get("columns"), ast.Dict):
            named += [column.elts[1] for column in columns.values if isinstance(column, ast.Tuple)]
        for names in named:
            yield from names.values if isinstance(names, ast.Dict) else ()
