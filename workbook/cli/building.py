"""The command that builds the edition for the browser alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbook import tracebacks
from workbook.cli import authoring
from workbook.cli.terminal_text import plainly

LOOK = "Put it on any web host that speaks https, or look at it here: python3 -m http.server --directory"
NOTHING_COMPUTES = "No chapter has cells that compute, so nothing was added."


def build(
    out: Annotated[
        Path, typer.Option("--static", help="The folder for the edition: empty, new, or an earlier one.")
    ],
    chapters: authoring.Chapters = None,
    add: Annotated[
        list[str] | None,
        typer.Option(help="An installed package, pure Python, that cells may import; again for more."),
    ] = None,
    wheels: Annotated[
        str,
        typer.Option(help="Where added packages are that are not pure Python: a folder, or an address."),
    ] = "",
) -> None:
    """Build the edition that needs no server: a folder of files, with Python in the reader's browser."""
    from workbook.authoring.ledger import publish_own
    from workbook.chapters.notebook import chapters as books
    from workbook.static_site.build import build as build_edition
    from workbook.static_site.program_archive import missing

    authoring.use(chapters)
    tracebacks.begin()
    size = build_edition(out, add or (), wheels) / 1_000_000
    for line in missing(add or (), wheels):
        print(plainly(line))
    if add and not any(book.computes for book in books()):
        print(NOTHING_COMPUTES)
    publish_own()
    print(f"The edition is in {plainly(out)}: {size:.0f} megabytes. {LOOK} {plainly(out)}")
