"""The command line: every command of `workbook`, and the one place where a problem becomes a sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from workbook import config, paths, tracebacks
from workbook.cli import authoring, building, facilitating, hosting, own_answers
from workbook.cli.terminal_text import plainly, show_anything, typed
from workbook.errors import WorkbookError

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
def start(context: typer.Context, chapters: authoring.Chapters = None) -> None:
    """Open the workbook when no command is named."""
    authoring.use(chapters)
    if context.invoked_subcommand is None:
        _serve(browser=True)


@app.command("open")
def open_(
    chapter: Annotated[Path | None, typer.Argument(help="A chapter that somebody gave you.")] = None,
    port: Port = None,
    browser: Browser = True,
    lock_after: LockAfter = None,
    show_tracebacks: Tracebacks = False,
    chapters: authoring.Chapters = None,
) -> None:
    """Open the workbook in a browser."""
    authoring.use(chapters)
    if chapter is not None:
        authoring.use(authoring.taken_in(chapter))
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
    chapters: authoring.Chapters = None,
) -> None:
    """Serve the workbook and print its address."""
    authoring.use(chapters)
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
        config.HOME.put(nobodys)
        _serve(port=port, browser=browser, demo=True)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(context: typer.Context, browser: Browser = True, chapters: authoring.Chapters = None) -> None:
    """Open your own copy of the chapters in JupyterLab; answers go to the same file."""
    from workbook.server import lab as own
    from workbook.server.own_chapters import own_copy

    authoring.use(chapters)
    tracebacks.begin()
    folder = paths.chapters_folder() if paths.are_own_chapters() else own_copy()
    place, file = plainly(folder), plainly(paths.data_folder() / "answers.json")
    own.check_account(context.args)
    print(f"Your notebooks are in {place}. Open one and choose Run, then Run All Cells.", flush=True)
    print(f"Answers go to {file}, the same file as in the app.", flush=True)
    print(f"To see these chapters in the app: workbook --chapters {typed(folder)}", flush=True)
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
app.command()(authoring.check)
app.command()(authoring.new)
app.command()(authoring.rename)
app.command()(authoring.share_chapter)


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
