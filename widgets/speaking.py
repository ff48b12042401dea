"""What is wrong with a cell is said in a kernel as it is in the app: in one sentence, with the way out."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from workbook.chapters.borrowing import RULE
from workbook.chapters.pieces import other_name
from workbook.errors import ChapterWrong
from workbook.exercises.declared import Declared
from workbook.exercises.vocabulary import BORROW, CALLS, KEY_FIRST, not_fitting, unknown
from workbook.insights.pointers import misdirected
from workbook.paths import chapters_folder

TAKEN = (
    "The key “{}” is taken by another cell of this notebook. Give one of them another key; if the other cell "
    "is gone, restart the kernel."
)
GOES_INTO_A_FILE = (
    "A file is made of this notebook. Its fields are shown without your answers; what other cells show of "
    "them goes into the file.\n"
)
RENAMED = "If you have just renamed it, restart the kernel."
T = TypeVar("T")


class UnknownCall(ChapterWrong, AttributeError):
    """A call that no page has."""


def speaking(page: type[T]) -> type[T]:
    """Let the calls of a page say in a sentence what does not fit, and what they are called.

    Args:
        page: the class of the page.
    """
    for name in (*CALLS, BORROW):
        setattr(page, name, _fitting(getattr(page, name)))
    page.__getattr__ = _refuse  # type: ignore[attr-defined]
    return page


def _fitting(call: Callable[..., Any]) -> Callable[..., Any]:
    signature = inspect.signature(call)

    @functools.wraps(call)
    def ask(page: object, *given: Any, **named: Any) -> Any:
        try:
            signature.bind(page, *given, **named)
        except TypeError as error:
            raise ChapterWrong(_why(call.__name__, error, given, named)) from None
        return call(page, *given, **named)

    return ask


def _why(call: str, error: TypeError, given: Sequence[object], named: Mapping[str, object]) -> str:
    if call == BORROW:
        return RULE
    first = dict(zip(("key", "prompt"), given, strict=False))
    if len(given) > 2 or first.keys() & named.keys() or not {"key", "prompt"} <= first.keys() | named.keys():
        return KEY_FIRST.format(call)
    return f"page.{call}({(first | dict(named))['key']!r}, …) does not fit: {not_fitting(error)}"


def _refuse(page: object, name: str) -> NoReturn:
    if name.startswith("_"):
        raise AttributeError(name)
    raise UnknownCall(unknown(name))


def check_name(slug: str) -> None:
    """Hold a chapter against the name of its notebook, where Jupyter tells that.

    Raises:
        ChapterWrong: it is called otherwise, and the app would keep its answers under other keys.
    """
    path = os.environ.get("JPY_SESSION_NAME", "").rpartition(":")[2]
    if path.endswith(".ipynb") and (file := Path(path).stem) != slug:
        raise ChapterWrong(f"{other_name(slug, file)} {RENAMED}")


def check_pointers(record: Declared, slug: str, asked: Container[str]) -> None:
    """Hold what a record points to against the chapters, if its notebook is one of them.

    Args:
        record: what a cell declares.
        slug: its chapter.
        asked: the keys that this page has asked already, be they on the disk yet or not.

    Raises:
        ChapterWrong: it points to what is not there.
    """
    if not (chapters_folder() / f"{slug}.ipynb").is_file():
        return
    for words in misdirected(record, chapters_folder(), asked):
        raise ChapterWrong(words)
