"""The pack for bad days: papers, and all that is needed to run the workbook without internet."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Annotated

import typer

from workbook.cli.own_file import write_own
from workbook.cli.terminal_text import plainly
from workbook.errors import WorkbookError
from workbook.groups.plan_b.targets import Kind

NAME = "workbook-plan-b.zip"
FOLDER = "workbook-plan-b"


def pack(
    out: Annotated[Path | None, typer.Option(help="The file, or a folder for it.")] = None,
    agenda: Annotated[str | None, typer.Option(help="One agenda, such as 45-minutes; all if none.")] = None,
    kinds: Annotated[
        list[Kind] | None,
        typer.Option("--for", help="A kind of computer; again for more. Without it, one like this."),
    ] = None,
    without_wheels: Annotated[
        bool, typer.Option("--without-wheels", help="The papers alone; no internet is needed.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Make the plan B pack: blank sheets, a guide, and the workbook to run without internet."""
    from workbook.chapters import notebook
    from workbook.groups.agendas.reading import agendas, find_agenda
    from workbook.groups.plan_b.papers import papers
    from workbook.groups.plan_b.wheels import gather

    path = _place(out)
    if path.exists() and not force:
        raise WorkbookError(f"{path} is there already: choose another name with --out, or add --force.")
    chosen = (find_agenda(agenda),) if agenda else agendas()
    computers = list(dict.fromkeys(kinds or ()))
    shelf, offline = notebook.chapters(), not without_wheels
    found = dict(papers(chosen, shelf, wheels=offline, kinds=computers, whole=agenda is None))
    found |= dict(_invented())
    with tempfile.TemporaryDirectory(prefix="workbook-pack-") as folder:
        wheels = Path(folder)
        if offline:
            gather(wheels, computers, lambda words: print(words, file=sys.stderr, flush=True))
        write_own(path, lambda file: _fill(file, found, wheels), force=force)
    print(f"Wrote {plainly(path)}. README.txt in it says how to use it without internet.")


def _place(out: Path | None) -> Path:
    if out is None:
        return Path(NAME)
    return out / NAME if out.is_dir() else out


def _invented() -> Iterator[tuple[str, bytes]]:
    """Yield what each of the invented people wrote, as a file with its name, marked as invented."""
    from workbook import export
    from workbook.answers import Answers
    from workbook.demo.people import fill, people
    from workbook.pages.html import tag

    for number, person in enumerate(people(), 1):
        mark = tag("p", tag("b", "Invented answers"), f" · {person.line}")
        with tempfile.TemporaryDirectory(prefix="workbook-demo-") as folder:
            fill(Path(folder), person, dt.datetime.now(dt.UTC))
            raw = export.make(Answers.open(Path(folder)), "html")
        yield f"invented-person-{number}.html", raw.replace(b"<body>", b"<body>" + mark.encode("utf-8"), 1)


def _fill(file: IO[bytes], papers: Mapping[str, bytes], wheels: Path) -> None:
    # A clock that stands before 1980, as on a small computer without a battery, is none the format knows.
    at = time.localtime(time.time())
    now = (max(at.tm_year, 1980), at.tm_mon, at.tm_mday, at.tm_hour, at.tm_min, at.tm_sec)
    with zipfile.ZipFile(file, "w", strict_timestamps=False) as pack:
        for name, raw in papers.items():
            paper = zipfile.ZipInfo(f"{FOLDER}/{name}", now)
            paper.external_attr = 0o600 << 16
            pack.writestr(paper, raw, zipfile.ZIP_DEFLATED)
        for wheel in sorted(wheels.glob("*.whl")):
            pack.write(wheel, f"{FOLDER}/wheels/{wheel.name}", zipfile.ZIP_STORED)
