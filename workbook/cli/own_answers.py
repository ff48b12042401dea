"""What the command line does with the answers: export, restore, lock, unlock, forget."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from workbook.cli.exporting import To
from workbook.cli.terminal_text import plainly
from workbook.errors import CopyLocked, WorkbookError

if TYPE_CHECKING:
    from workbook.answers import Answers
    from workbook.answers.document import Document

T = TypeVar("T")
How = Literal["merge", "replace"]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def export(
    to: Annotated[To, typer.Option(help="The kind of file.")],
    chapters: Annotated[
        str | None, typer.Option(help="Only these, such as 04-too-close,journal; all of them if none.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only what was changed on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what was changed on this day or earlier.")] = None,
    answer: Annotated[list[str] | None, typer.Option(help="Only this answer's key; more than once.")] = None,
    hide_names: Annotated[bool, typer.Option("--hide-names", help="Initials in place of names.")] = False,
    first: Annotated[bool, typer.Option("--first", help="Scripts and plans before all else.")] = False,
    pictures: Annotated[bool, typer.Option(help="With the pictures.")] = True,
    dated_words: Annotated[
        bool, typer.Option("--dated-words", help="Your own words in the calendar file as well.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="The file, or a folder for it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write your answers to a file: a page, a document, tables, a calendar, paper."""
    from workbook.cli import exporting
    from workbook.export.selection import Wanted

    wanted = Wanted(
        chapters=_known(chapters),
        since=_day("--since", since),
        until=_day("--until", until),
        keys=frozenset(answer) if answer else None,
        hide_names=hide_names,
        first=first,
        pictures=pictures,
        dated_words=dated_words,
    )
    answers = opened()
    if answers.trouble:
        print(plainly(answers.trouble), file=sys.stderr)
    print(plainly(exporting.export(answers, to, wanted, out, force=force)))


def _known(slugs: str | None) -> tuple[str, ...] | None:
    if slugs is None:
        return None
    from workbook.chapters.notebook import find_chapter

    return tuple(find_chapter(slug.strip()).slug for slug in slugs.split(","))


def _day(option: str, words: str | None) -> dt.date | None:
    from workbook.insights.coerce import iso_day

    day = iso_day(words)
    if words is not None and day is None:
        raise typer.BadParameter(f"{option} takes a day such as 2026-11-21.")
    return day


def restore(
    file: Annotated[
        Path | None, typer.Argument(help="The copy; without one, what was found is listed.")
    ] = None,
    replace: Annotated[bool, typer.Option(help="Use the copy instead of the answers here.")] = False,
    choose: Annotated[int | None, typer.Option(min=1, help="Take this one of what was listed.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last restore back.")] = False,
    yes: Yes = False,
) -> None:
    """Bring a copy together with your answers, or choose what to go on with after damage."""
    if (file is not None) + (choose is not None) + undo > 1:
        raise typer.BadParameter("name a file, or --choose, or --undo; only one of them.")
    answers = opened()
    how: How = "replace" if replace else "merge"
    if undo:
        answers.undo()
        print("The last restore is undone.")
    elif file is not None:
        _restore(answers, file, how, yes)
    elif choose is not None:
        _choose(answers, choose, how, yes)
    else:
        _list(answers)


def _restore(answers: Answers, file: Path, how: How, yes: bool) -> None:
    from workbook.answers.storage.copies import copy_bytes, read_or_salvage
    from workbook.export.read_back import check_kind, copy_in, is_playbook

    check_kind(file.name)
    raw = copy_bytes(file)
    if is_playbook(file.name):
        copy, damage = copy_in(raw, file.name), ""
    else:
        (copy, damage), _ = _read(lambda secret: read_or_salvage(raw, secret, file))
    if damage:
        print(damage)
    _agree(_previewed(answers, copy, how), yes)
    answers.restore(copy, how)
    print("Done. To take it back: workbook restore --undo")


def _read(read: Callable[[str | None], T]) -> tuple[T, str | None]:
    """A copy, and what opened it if it has a lock."""
    try:
        return read(None), None
    except CopyLocked:
        secret = _secret("The passphrase or recovery code of the copy: ")
        return read(secret), secret


def _take(answers: Answers, path: Path, how: How, yes: bool) -> None:
    copy, secret = _read(lambda secret: answers.read_copy(path, secret))
    _agree(_previewed(answers, copy, how), yes)
    answers.take(path, how, secret)


def _previewed(answers: Answers, copy: Document, how: str) -> str:
    from workbook.pages.answers_page import counted

    seen = answers.preview(copy)
    counts = counted(len(seen.new), len(seen.changed), len(seen.same), len(seen.only_here))
    print(f"In the copy: {counts}.")
    return "Use the copy instead of the answers here?" if how == "replace" else "Bring them together?"


def _list(answers: Answers) -> None:
    choices, copies = answers.recovery.choices if answers.recovery else (), answers.copies()
    found = [f"{choice.title}. {choice.says}" for choice in choices] + [
        f"The copy {it.name}" for it in copies
    ]
    if not found and answers.trouble:
        raise WorkbookError(answers.trouble)
    if not found:
        print("Nothing is damaged and no other copies were found. Name the copy to restore.")
        return
    for number, line in enumerate(found, 1):
        print(f"{number}. {plainly(line)}")
    print("To take one: workbook restore --choose NUMBER")


def _choose(answers: Answers, number: int, how: How, yes: bool) -> None:
    choices, copies = answers.recovery.choices if answers.recovery else (), answers.copies()
    if number > len(choices) + len(copies):
        raise WorkbookError(f"There is no number {number}; see the numbers with: workbook restore")
    if number <= len(choices):
        choice = choices[number - 1]
        print(choice.says)
        _agree(f"{choice.title}?", yes)
        answers.choose(choice.name)
    else:
        _take(answers, copies[number - 1 - len(choices)], how, yes)
    print("Done.")


def lock() -> None:
    """Lock your answers with a passphrase, or change it; prints the recovery code once."""
    answers = opened()
    passphrase = _secret("A passphrase, eight characters or more: ")
    if sys.stdin.isatty() and _secret("The same once more: ") != passphrase:
        raise WorkbookError("The two passphrases are not the same; nothing was changed.")
    code = answers.lock(passphrase)
    print(f"Your recovery code: {code}")
    print("Write it down now; it is shown only this once.")
    print("Without the passphrase and without this code nobody can open these answers again.")


def unlock() -> None:
    """Remove the lock, so that the file can be read without a passphrase."""
    from workbook.answers import Answers

    answers = Answers.open()
    if not answers.sealed:
        print("There is no lock.")
        return
    answers.remove_lock(_secret("Your passphrase or recovery code: "))
    print("The lock is removed. The file can be read by anyone who can open it.")


def forget(
    chapter: Annotated[str | None, typer.Option(help="A chapter's name, such as 04-too-close.")] = None,
    answer: Annotated[str | None, typer.Option(help="An answer's key, such as 04-too-close.one-no.")] = None,
    everything: Annotated[bool, typer.Option("--everything", help="Every answer in every chapter.")] = False,
    yes: Yes = False,
) -> None:
    """Forget an answer, a chapter or everything, here and in every copy the workbook made."""
    from workbook.pages.answers_page import answers_said
    from workbook.pages.lock_page import UNREACHED

    if (chapter is not None) + (answer is not None) + everything != 1:
        raise typer.BadParameter("name --chapter, --answer or --everything; one of them.")
    answers = opened(even_closed=everything)
    found = [key for key in answers if everything or key == answer or key.partition(".")[0] == chapter]
    print(UNREACHED)
    _agree("Forget everything?" if everything else f"Forget {answers_said(len(found))}?", yes)
    if everything:
        answers.forget_everything()
    elif chapter is not None:
        answers.forget_chapter(chapter)
    else:
        answers.forget(str(answer))
    print("Forgotten.")


def opened(*, even_closed: bool = False) -> Answers:
    """The answers, with their lock open unless that is not needed."""
    from workbook.answers import Answers

    answers = Answers.open()
    if answers.locked and not even_closed:
        answers.open_lock(_secret("Your passphrase or recovery code: "))
    return answers


def _secret(question: str) -> str:
    """Ask without showing what is typed; from a pipe, take one line."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass(question)
    return sys.stdin.readline().rstrip("\r\n")


def _agree(question: str, yes: bool) -> None:
    if yes:
        return
    print(f"{question} [y/N] ", end="", flush=True)
    said = sys.stdin.readline()
    if not said.endswith("\n"):
        print()
    if said.strip().lower() not in ("y", "yes"):
        raise WorkbookError("Nothing was changed.")
