"""The command line: every command of `workbook`, and the one place where a problem becomes a sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from workbook import paths, tracebacks
from workbook.cli import building, facilitating, hosting, own_answers
from workbook.cli.terminal_text import plainly, show_anything
from workbook.errors import ChapterMissing, WorkbookError

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

Tracebacks = Annotated[
    bool,
    typer.Option(
        "--show-tracebacks",
        help="For developers: write tracebacks to stderr. They may hold what is typed.",
    ),
]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Open the workbook when no command is named."""
    if context.invoked_subcommand is None:
        _serve(browser=True)


@app.command("open")
def open_(
    port: Port = None,
    browser: Browser = True,
    lock_after: LockAfter = None,
    show_tracebacks: Tracebacks = False,
) -> None:
    """Open the workbook in a browser."""
    _serve(port=port, browser=browser, lock_after=lock_after, show_tracebacks=show_tracebacks)


@app.command()
def serve(
    port: Port = None,
    base_url: Annotated[str, typer.Option(help="The path to serve under.")] = "/",
    browser: Browser = False,
    proxied: Annotated[bool, typer.Option(help="A proxy has already checked who is asking.")] = False,
    unix_socket: Annotated[Path | None, typer.Option(help="Listen on this socket instead of a port.")] = None,
    lock_after: LockAfter = None,
    hub: Annotated[bool, typer.Option(help="Serve one person, as JupyterHub says.")] = False,
    show_tracebacks: Tracebacks = False,
) -> None:
    """Serve the workbook and print its address."""
    if hub:
        from workbook.server.jupyterhub import serve_own

        serve_own(lock_after)
        return
    how = {"port": port, "base_url": base_url, "browser": browser, "proxied": proxied}
    _serve(**how, socket=unix_socket, lock_after=lock_after, show_tracebacks=show_tracebacks)


def _serve(**how: object) -> None:
    from workbook.server.serve import Serving
    from workbook.server.serve import serve as run

    run(Serving(**how))  # type: ignore[arg-type]


@app.command()
def demo(port: Port = None, browser: Browser = True) -> None:
    """Show the workbook to a room with invented people; your own answers are out of reach."""
    with TemporaryDirectory(prefix="workbook-demo-") as nobodys:
        os.environ["WORKBOOK_HOME"] = nobodys
        _serve(port=port, browser=browser, demo=True)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(context: typer.Context, browser: Browser = True) -> None:
    """Open your own copy of the chapters in JupyterLab; answers go to the same file."""
    from workbook.server import lab as own

    tracebacks.begin()
    folder = own.own_copy()
    place, file = plainly(folder), plainly(paths.data_folder() / "answers.json")
    print(f"Your notebooks are in {place}. Open one and choose Run, then Run All Cells.", flush=True)
    print(f"Answers go to {file}, the same file as in the app.", flush=True)
    own.start(folder, browser, context.args)


@app.command()
def where() -> None:
    """Print the folder that holds your answers."""
    print(plainly(paths.data_folder()))


app.command()(hosting.host)
app.command()(facilitating.pack)
app.command()(building.build)
app.command()(own_answers.export)
app.command()(own_answers.restore)
app.command()(own_answers.lock)
app.command()(own_answers.unlock)
app.command()(own_answers.forget)


@app.command()
def check(
    chapter: Annotated[list[Path] | None, typer.Argument(help="Notebooks; all chapters if none.")] = None,
) -> None:
    """Say in plain sentences what is wrong with a chapter."""
    from workbook.authoring import check as look
    from workbook.authoring import without_a_page

    files = chapter or sorted(paths.chapters_folder().glob("*.ipynb"))
    if not files:
        raise ChapterMissing(
            f"There are no chapters in {paths.chapters_folder()}. Name the notebooks to check."
        )
    problems = [problem for path in files for problem in look(path)]
    problems += [] if chapter else without_a_page(paths.chapters_folder())
    for problem in problems:
        print(plainly(problem), file=sys.stderr)
    if problems:
        raise typer.Exit(1)
    print(f"{len(files)} {'chapter' if len(files) == 1 else 'chapters'} checked, nothing to mend.")


@app.command()
def new(slug: str, title: str) -> None:
    """Write the skeleton of a chapter: workbook new 11-slug "Title"."""
    from workbook.authoring import write_skeleton

    path = plainly(write_skeleton(paths.chapters_folder(), slug, title))
    print(f"Wrote {path}. Open it in JupyterLab to write it.")


def main() -> None:
    """Run the command line; a problem is one sentence on stderr and exit code 1."""
    show_anything()
    try:
        app()
    except WorkbookError as error:
        print(plainly(error), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
