"""The command that opens a room for a group."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from workbook import tracebacks
from workbook.cli.terminal_text import plainly


def host(
    people: Annotated[
        int | None,
        typer.Option(min=1, max=300, help="How many people may come in; usually 30, or as many as fit."),
    ] = None,
    minutes: Annotated[float, typer.Option(min=1, max=1440, help="How long the room is open.")] = 240,
    memory: Annotated[int, typer.Option(help="MB for one person.")] = 300,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="The port; usually 8000, or the next free one.")
    ] = None,
    address: Annotated[str, typer.Option(help="The address to listen at.")] = "0.0.0.0",  # noqa: S104 - a room is reached from phones
    certificate: Annotated[str, typer.Option(help="The file of a certificate, for https.")] = "",
    key: Annotated[str, typer.Option(help="The file of the certificate’s key.")] = "",
    name: Annotated[str, typer.Option(help="What the room is called; also which of those that rest.")] = "",
    code: Annotated[str, typer.Option(help="The room code; by default a new one.")] = "",
    grace: Annotated[float, typer.Option(min=0, max=60, help="Minutes to keep a copy before it closes.")] = 5,
    idle: Annotated[float, typer.Option(min=0.05, help="Minutes of rest before a server stops.")] = 60,
    go_on: Annotated[bool, typer.Option("--go-on", help="Go on with a room that was left behind.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Erase a room that was left, open a new one.")] = False,
    end: Annotated[bool, typer.Option("--end", help="Erase a room that was left behind, or rests.")] = False,
    rests: Annotated[
        bool, typer.Option("--rests", help="Let it rest between evenings, with what people have locked.")
    ] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open your own page.")] = True,
) -> None:
    """Open a room: everyone who knows its code gets a workbook, and in the end all is erased."""
    from workbook.hub.proxy import need_hosting

    need_hosting()
    tracebacks.begin(public=True)
    from workbook.authoring.ledger import publish_own
    from workbook.hub import host as hosting
    from workbook.hub.cleanup import end_left_room

    if go_on + new + end > 1:
        raise typer.BadParameter("--go-on, --new and --end are three ways; name one of them.")
    if end:
        end_left_room(_say, name, _ask)
        return
    publish_own()
    hosting.host(
        hosting.Wish(
            people=people,
            minutes=minutes,
            memory=memory,
            port=port,
            address=address,
            certificate=certificate,
            key=key,
            title=name,
            code=code,
            grace=grace,
            idle=idle,
            left="go on" if go_on else "new" if new else "ask",
            browser=browser,
            rests=rests,
        ),
        _say,
        _ask,
    )


def _ask(question: str) -> str | None:
    """Ask in a terminal; where nobody sits at one, nobody is asked."""
    if not sys.stdin.isatty():
        return None
    print(plainly(question), end=" ", flush=True)
    return sys.stdin.readline()


def _say(line: str) -> None:
    print(plainly(line), flush=True)
