"""The reader's answers in every form that they may need: document in, bytes out.

Such as `Path("workbook.docx").write_bytes(export.make(Answers.open(), "docx", hide_names=True))`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from workbook.answers import Answers
    from workbook.export.person_file import PersonFile

__all__ = ["about", "make"]


def make(answers: Answers, to: str, *, tz: dt.tzinfo | None = None, **wanted: Any) -> bytes:
    """Return answers as a file.

    Args:
        answers: `Answers.open()`.
        to: html, docx, md, ipynb, xlsx, csv, ics, json, schema, sheets, short-sheets,
            person-sheet or card.
        tz: the time zone in which days are told; by default that of this computer.
        wanted: what goes in, as `workbook.export.selection.Wanted` takes it: `chapters` (slugs), `since` and
            `until` (dates), `keys`, `hide_names`, `pictures`, `first`.

    Returns:
        The bytes of the file; texts are UTF-8, times are told in the time zone.

    Raises:
        WorkbookError: there is no such kind of file, or nothing to make it of.
        TypeError: `wanted` holds something else.
    """
    import datetime

    from workbook.errors import WorkbookError
    from workbook.export.files import KINDS, Asked
    from workbook.export.selection import Wanted
    from workbook.zone import zone

    if to not in KINDS:
        raise WorkbookError(f"There is no kind of file called {to!r}. There are: {', '.join(KINDS)}.")
    now = datetime.datetime.now(datetime.UTC)
    return KINDS[to].make(Asked(answers, Wanted(**wanted), now, tz or zone()))


def about(answers: Answers, name: str = "", *, tz: dt.tzinfo | None = None) -> PersonFile:
    """Return one person on one sheet, which a notebook shows by itself; `.html` is the file.

    Args:
        answers: `Answers.open()`.
        name: whom it is about, as a chapter has them; by default whoever was named first.
        tz: the time zone in which days are told; by default that of this computer.

    Raises:
        WorkbookError: no chapter is about anybody of that name.
    """
    import datetime

    from workbook.errors import WorkbookError
    from workbook.export.person import person_sheet
    from workbook.export.person_file import person_file
    from workbook.insights.whom import is_same, thought_of
    from workbook.zone import zone

    people = thought_of(answers)
    of = next((who for who in people if not name or is_same(who, name)), "")
    if name and not of:
        raise WorkbookError("No chapter is about anybody of that name. Leave it out for who was named first.")
    here = tz or zone()
    today = datetime.datetime.now(here).date()
    return person_file(of, person_sheet(answers, people.get(of, ()), today=today, tz=here))
