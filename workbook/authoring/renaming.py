"""Give an exercise another key, wherever the chapters of a folder name it; nothing else in a cell changes."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from workbook.answers.storage import atomic_write
from workbook.authoring.ledger import read_ledger, write_ledger
from workbook.authoring.names import read_names, write_names
from workbook.chapters.notebook import find_exercise
from workbook.errors import ChapterWrong
from workbook.exercises.vocabulary import NAME

POINTING = ("show", "picture")


def rename(folder: Path, old: str, new: str) -> list[str]:
    """Rename a key in the notebooks of a folder and in its ledger.

    Args:
        folder: the author's own chapters.
        old: the key in full, such as `11-repair.heat`.
        new: another, in the same chapter.

    Returns:
        The names of the notebooks that were changed; none where they have the new key already.

    Raises:
        ChapterWrong: one of them is no key, the old one is asked nowhere, or the new one is taken.
    """
    if _slug(new) != _slug(old):
        raise ChapterWrong(f"{new} is in another chapter than {old}; a key stays in its chapter.")
    if find_exercise(old, folder) is None and find_exercise(new, folder) is not None:
        return []
    if find_exercise(old, folder) is None:
        raise ChapterWrong(f"No chapter in {folder} asks {old}. Look at its spelling.")
    if find_exercise(new, folder) is not None:
        raise ChapterWrong(f"There is already an exercise {new}; choose another key.")
    changed = [path.name for path in sorted(folder.glob("*.ipynb")) if _renamed(path, old, new)]
    _in_the_ledger(folder, old, new)
    return changed


def _slug(key: str) -> str:
    slug, _, name = key.partition(".")
    if NAME.fullmatch(slug) and NAME.fullmatch(name):
        return slug
    raise ChapterWrong(f"{key!r} is no key. A key is a chapter and a name, such as 11-repair.heat.")


def _renamed(path: Path, old: str, new: str) -> bool:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    before = json.dumps(notebook)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            cell["source"] = _in_source(source, path.stem, old, new).splitlines(keepends=True)
    if json.dumps(notebook) == before:
        return False
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    atomic_write.write_file(path, text.encode("utf-8"))
    return True


def _in_source(source: str, slug: str, old: str, new: str) -> str:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return source
    raw = source.encode("utf-8")
    lines = [0, *(end + 1 for end, letter in enumerate(raw) if letter == ord("\n"))]
    for literal in sorted(_keys(body, slug, old), key=lambda it: (it.lineno, it.col_offset), reverse=True):
        start = lines[literal.lineno - 1] + literal.col_offset
        end = lines[(literal.end_lineno or 1) - 1] + (literal.end_col_offset or 0)
        said = new if "." in str(literal.value) else new.partition(".")[2]
        raw = raw[:start] + f'"{said}"'.encode() + raw[end:]
    return raw.decode("utf-8")


def _keys(body: list[ast.stmt], slug: str, old: str) -> Iterator[ast.Constant]:
    """The words in a cell that name the key: in full, or by its name alone in its own chapter."""
    chapter, _, name = old.partition(".")
    match body:
        case [ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="page"), attr=call)) as asked)]:
            named = {word.arg: word.value for word in asked.keywords}
            sources = [value for role, value in named.items() if role not in ("key", "prompt", "hint")]
            given = sources if call == "picture" else [*asked.args[:1], named.get("key")]
            meant = {name if slug == chapter else old, old if call in POINTING else name}
            yield from (it for it in given if isinstance(it, ast.Constant) and it.value in meant)


def _in_the_ledger(folder: Path, old: str, new: str) -> None:
    published = dict(read_ledger(folder))
    if old in published:
        published[new] = published.pop(old)
        write_ledger(folder, published)
    names = read_names(folder)
    if moved := {where: f"{new}{where[len(old) :]}" for where in names if f"{where}.".startswith(f"{old}.")}:
        write_names(folder, {moved.get(where, where): its for where, its in names.items()})
