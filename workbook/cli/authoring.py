"""What the command line does for authors: begin a chapter, check it, rename a key, share it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from workbook import config, paths
from workbook.answers.storage import disk
from workbook.cli.own_file import write_own
from workbook.cli.terminal_text import plainly, typed
from workbook.errors import ChapterMissing, ChapterWrong

Chapters = Annotated[
    Path | None,
    typer.Option(help="A folder of chapters, in place of those that came with the workbook."),
]

COMPUTES = (
    "It computes: its cells are a program, which runs as you once its page is open. "
    "Open it only if you trust whoever wrote it."
)


def use(folder: Path | None) -> None:
    """Let everything in this process, and what it starts, take its chapters from a folder.

    Args:
        folder: of somebody's own; without one, all stays as it is.

    Raises:
        ChapterMissing: there is no such folder.
    """
    if folder is None:
        return
    folder = folder.expanduser().absolute()
    if not folder.is_dir():
        way = "Name the folder that your chapters are in" if folder.exists() else "Look at its name"
        raise ChapterMissing(f"{folder} is no folder of chapters. {way}.")
    config.CHAPTERS.put(str(folder))


def taken_in(chapter: Path) -> Path:
    """Put a chapter that somebody gave into the reader's own folder, if all of it can be shown.

    Args:
        chapter: its notebook.

    Returns:
        the folder, to open the workbook with.
    """
    from workbook.authoring import check as look
    from workbook.chapters.notebook import read_chapter
    from workbook.server.own_chapters import take_in

    _stop_at(look(chapter))
    folder = take_in(chapter)
    print(f"{plainly(chapter.name)} is now in {plainly(folder)}, with the chapters you know.", flush=True)
    if read_chapter(chapter).computes:
        print(COMPUTES, flush=True)
    return folder


def check(
    chapter: Annotated[list[Path] | None, typer.Argument(help="Notebooks; all chapters if none.")] = None,
    chapters: Chapters = None,
) -> None:
    """Say in plain sentences what is wrong with a chapter."""
    from workbook.authoring import check as look
    from workbook.authoring import without_a_page
    from workbook.chapters.notebook import is_chapter

    use(chapters)
    folder = paths.chapters_folder()
    files = chapter or [path for path in sorted(folder.glob("*.ipynb")) if is_chapter(path)]
    if not files:
        raise ChapterMissing(f"There are no chapters in {folder}. Name the notebooks to check.")
    problems = [problem for path in files for problem in look(path)]
    problems += [] if chapter or paths.are_own_chapters() else without_a_page(folder)
    _stop_at(problems)
    print(f"{len(files)} {'chapter' if len(files) == 1 else 'chapters'} checked, nothing to mend.")


def _stop_at(problems: list[str]) -> None:
    for problem in problems:
        print(plainly(problem), file=sys.stderr)
    if problems:
        raise typer.Exit(1)


def new(
    slug: Annotated[str, typer.Argument(help="Its permanent name, such as 11-repair.")],
    title: Annotated[str, typer.Argument(help="Its title, one line.")],
    folder: Annotated[Path | None, typer.Option(help="Your folder of chapters; made if need be.")] = None,
) -> None:
    """Write the skeleton of a chapter: workbook new 11-slug "Title" --folder chapters-of-mine."""
    from workbook.authoring import write_skeleton

    at = folder.expanduser().absolute() if folder else paths.folder_for_new()
    _make(at, "--folder")
    path = write_skeleton(at, slug, title)
    print(f"Wrote {plainly(path)}. Write it in JupyterLab: workbook lab --chapters {typed(at)}")
    print(f"Look at it in the app: workbook --chapters {typed(at)}")


def _make(folder: Path, option: str) -> None:
    try:
        disk.make_folder(folder)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise ChapterWrong(f"There can be no folder {folder} ({why}): choose another: {option} F.") from None


def rename(
    old: Annotated[str, typer.Argument(help="The key in full, such as 11-repair.heat.")],
    new: Annotated[str, typer.Argument(help="Another in the same chapter, such as 11-repair.warmth.")],
    chapters: Chapters = None,
) -> None:
    """Give an exercise another key, and take what you answered along."""
    from workbook.authoring import rename as in_chapters
    from workbook.authoring.ledger import read_ledger
    from workbook.cli.own_answers import opened

    use(chapters)
    folder = paths.folder_for_new()
    shared = old in read_ledger(folder)
    answers = opened()
    if old in answers and new in answers:
        raise ChapterWrong(f"There is an answer under {new} already. Forget one of the two first.")
    changed = in_chapters(folder, old, new)
    along = " Your answer came along." if answers.rename(old, new) else ""
    print(f"Renamed in {', '.join(changed)}.{along}" if changed else f"Renamed.{along}")
    if shared:
        print("It was shared under its old name: whoever answered it elsewhere runs the same command there.")


def share_chapter(
    chapter: Annotated[Path, typer.Argument(help="The notebook.")],
    out: Annotated[Path | None, typer.Option(help="The folder for the file; here by default.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Make one file of a chapter that a colleague opens with one command: workbook open FILE."""
    from workbook.authoring import check as look
    from workbook.authoring import publish, shareable
    from workbook.authoring.ledger import LEDGER
    from workbook.authoring.names import NAMES, offers
    from workbook.chapters.notebook import read_chapter

    _stop_at(look(chapter, leftovers=False))
    _make(out or Path(), "--out")
    at = (out or Path()) / chapter.name
    if at.exists() and at.samefile(chapter):
        raise ChapterWrong(f"{at} is the chapter itself: choose another folder with --out.")
    raw = shareable(chapter)
    write_own(at, lambda file: file.write(raw), force=force)
    book = read_chapter(chapter)
    publish(book, chapter.absolute().parent)
    print(f"Wrote {plainly(at)}. Whoever gets it opens it so: workbook open {typed(at.name)}")
    named = f", and what its options are called in {NAMES}" if any(offers(book)) else ""
    print(f"Its keys are noted in {LEDGER} beside your chapter{named}.")
    print("From now on they are permanent.")
