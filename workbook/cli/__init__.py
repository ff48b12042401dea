"""The command line: open, serve, lab, where, restore, lock, unlock, forget, check, new."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from workbook import paths
from workbook.errors import ChapterMissing, CopyLocked, WorkbookError

if TYPE_CHECKING:
    from workbook.answers import Answers
    from workbook.answers.document import Document

app = typer.Typer(
    help="The Dance Workbook: read and fill in its chapters on this computer.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")]
Port = Annotated[int | None, typer.Option(min=0, max=65535, help="The port; the usual one is 8866.")]
LockAfter = Annotated[
    float | None,
    typer.Option(help="Lock locked answers again after so many minutes without use; 15 is usual."),
]
How = Literal["merge", "replace"]
T = TypeVar("T")
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Open the workbook when no command is named."""
    if context.invoked_subcommand is None:
        _serve(browser=True)


@app.command("open")
def open_(port: Port = None, browser: Browser = True, lock_after: LockAfter = None) -> None:
    """Open the workbook in a browser."""
    _serve(port=port, browser=browser, lock_after=lock_after)


@app.command()
def serve(
    port: Port = None,
    base_url: Annotated[str, typer.Option(help="The path to serve under.")] = "/",
    browser: Browser = False,
    proxied: Annotated[bool, typer.Option(help="A proxy has already checked who is asking.")] = False,
    unix_socket: Annotated[Path | None, typer.Option(help="Listen on this socket instead of a port.")] = None,
    lock_after: LockAfter = None,
) -> None:
    """Serve the workbook and print its address."""
    how = {"port": port, "base_url": base_url, "browser": browser, "proxied": proxied}
    _serve(**how, socket=unix_socket, lock_after=lock_after)


def _serve(**how: object) -> None:
    from workbook.app.serve import Serving
    from workbook.app.serve import serve as run

    run(Serving(**how))  # type: ignore[arg-type]


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(context: typer.Context, browser: Browser = True) -> None:
    """Open your own copy of the chapters in JupyterLab; answers go to the same file."""
    from workbook.app import lab as own

    folder = own.own_copy()
    print(f"Your notebooks are in {folder}. Open one and choose Run, then Run All Cells.", flush=True)
    print(f"Answers go to {paths.data_folder() / 'answers.json'}, the same file as in the app.", flush=True)
    own.start(folder, browser, context.args)


@app.command()
def where() -> None:
    """Print the folder that holds your answers."""
    print(paths.data_folder())


@app.command()
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
    answers = _opened()
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
    from workbook.answers.copies import copy_bytes, read_or_salvage

    raw = copy_bytes(file)
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
    from workbook.markup.answers_page import counted

    seen = answers.preview(copy)
    counts = counted(len(seen.new), len(seen.changed), len(seen.same), len(seen.only_here))
    print(f"In the copy: {counts}.")
    return "Use the copy instead of the answers here?" if how == "replace" else "Bring them together?"


def _list(answers: Answers) -> None:
    choices, copies = answers.recovery.choices if answers.recovery else (), answers.copies()
    found = [f"{choice.title}. {choice.says}" for choice in choices] + [
        f"The copy {it.name}" for it in copies
    ]
    if not found:
        print("Nothing is damaged and no other copies were found. Name the copy to restore.")
        return
    for number, line in enumerate(found, 1):
        print(f"{number}. {line}")
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


@app.command()
def lock() -> None:
    """Lock your answers with a passphrase, or change it; prints the recovery code once."""
    answers = _opened()
    passphrase = _secret("A passphrase, eight characters or more: ")
    if sys.stdin.isatty() and _secret("The same once more: ") != passphrase:
        raise WorkbookError("The two passphrases are not the same; nothing was changed.")
    code = answers.lock(passphrase)
    print(f"Your recovery code: {code}")
    print("Write it down now; it is shown only this once.")
    print("Without the passphrase and without this code nobody can open these answers again.")


@app.command()
def unlock() -> None:
    """Remove the lock, so that the file can be read without a passphrase."""
    from workbook.answers import Answers

    answers = Answers.open()
    if not answers.sealed:
        print("There is no lock.")
        return
    answers.remove_lock(_secret("Your passphrase or recovery code: "))
    print("The lock is removed. The file can be read by anyone who can open it.")


@app.command()
def forget(
    chapter: Annotated[str | None, typer.Option(help="A chapter's name, such as 04-too-close.")] = None,
    answer: Annotated[str | None, typer.Option(help="An answer's key, such as 04-too-close.one-no.")] = None,
    everything: Annotated[bool, typer.Option("--everything", help="Every answer in every chapter.")] = False,
    yes: Yes = False,
) -> None:
    """Forget an answer, a chapter or everything, here and in every copy the workbook made."""
    from workbook.markup.answers_page import answers_said
    from workbook.markup.lock_page import UNREACHED

    if (chapter is not None) + (answer is not None) + everything != 1:
        raise typer.BadParameter("name --chapter, --answer or --everything; one of them.")
    answers = _opened(even_closed=everything)
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


def _opened(*, even_closed: bool = False) -> Answers:
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


@app.command()
def check(
    chapter: Annotated[list[Path] | None, typer.Argument(help="Notebooks; all chapters if none.")] = None,
) -> None:
    """Say in plain sentences what is wrong with a chapter."""
    from workbook.authoring import check as look

    files = chapter or sorted(paths.chapters_folder().glob("*.ipynb"))
    if not files:
        raise ChapterMissing(
            f"There are no chapters in {paths.chapters_folder()}. Name the notebooks to check."
        )
    problems = [problem for path in files for problem in look(path)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise typer.Exit(1)
    print(f"{len(files)} {'chapter' if len(files) == 1 else 'chapters'} checked, nothing to mend.")


@app.command()
def new(slug: str, title: str) -> None:
    """Write the skeleton of a chapter: workbook new 11-slug "Title"."""
    from workbook.authoring import write_skeleton

    print(f"Wrote {write_skeleton(paths.chapters_folder(), slug, title)}. Open it in JupyterLab to write it.")


def main() -> None:
    """Run the command line; a problem is one sentence on stderr and exit code 1."""
    try:
        app()
    except WorkbookError as error:
        print(str(error), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
