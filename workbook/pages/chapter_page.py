"""The page of one chapter: what is wrong with the answers, the text, what is answered, the way on."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.chapters.evening import SLUG
from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import WELCOME
from workbook.pages.headings import headings
from workbook.pages.html import Html, join, tag
from workbook.pages.page import NO_SCRIPT, page
from workbook.pages.site import Progress, Site
from workbook.pages.ways import on_paper

LOST = (
    "The workbook’s server is not answering. Keep typing: your words are safe on this page "
    "and will be kept when it is back."
)
LOST_ROOM = (
    "The room is not answering: the WiFi may be gone, or the room has closed. What you typed is still on "
    "this page, and is kept if the room comes back. To be sure of it, keep a copy."
)
STOPPED = (
    "The part of this page that keeps your words has stopped and is being started again. Keep typing: your "
    "words are safe on this page and will be kept when it is back."
)
NOTHING_YET = "Nothing is written here yet. Nothing has to be."


@dataclass(frozen=True)
class Trouble:
    """What is wrong with the answers file, and whether there is something to choose."""

    words: str
    choices: bool = False


def notice(site: Site, trouble: Trouble | None) -> Html:
    """Return the line for what is wrong with the answers file, or nothing."""
    if trouble is None:
        return Html("")
    way = tag("a", "Choose what to do", href=f"{site.answers}#damage") if trouble.choices else None
    return tag("p", trouble.words, " ", way, class_="trouble", role="status")


def restore_first(site: Site, anything: bool, plan: str = "") -> Html:
    """Return the way to bring a copy back, where answers are gone with each session and none are here yet."""
    if not (site.public or site.alone or site.hub) or site.invented or anything:
        return Html("")
    link = tag("a", "Restore a copy", href=f"{site.answers}{f'?{plan}' if plan else ''}#restore")
    return tag("p", "Were you here before, and kept a copy? ", link, class_="again")


def chapter_page(
    site: Site,
    book: Chapter,
    text: Html,
    *,
    progress: Progress,
    neighbours: tuple[Chapter | None, Chapter | None],
    trouble: Trouble | None = None,
    anything: bool = True,
    plan: str = "",
    made: str = "",
) -> Html:
    """Return the page of one chapter.

    Args:
        site: where the page stands.
        book: the chapter.
        text: its prose and fields.
        progress: how much of it is answered.
        neighbours: the chapter before and the one after.
        trouble: what is wrong with the answers file.
        anything: whether there is any answer yet, here or elsewhere.
        plan: of an evening, what its address asks for.
        made: the `fingerprint` of the answers that stand on it.
    """
    softly = tag("p", softly_said(progress), class_="softly") if progress.of else None
    main = join(
        notice(site, trouble),
        restore_first(site, anything, plan) if book.slug in (WELCOME, SLUG) else None,
        tag("noscript", tag("p", NO_SCRIPT, class_="trouble")),
        tag("p", _lost(site), class_="lost", role="status", hidden=True),
        text,
        softly,
        on_paper(site, book),
        _ways_on(site, *neighbours),
    )
    where = f"{book.number} · {book.title}" if book.number else book.title
    return page(
        site,
        main,
        where=where,
        parts=headings(site, text),
        progress=progress,
        chapter=book.slug,
        plan=plan,
        made=made,
        alive=book.alive,
        computes=book.computes,
        script=_computing(site) if book.computes else None,
    )


def _computing(site: Site) -> str:
    return "program.js" if site.alone else "compute.js"


def _lost(site: Site) -> str:
    if site.alone:
        return STOPPED
    return LOST_ROOM if site.room else LOST


def softly_said(progress: Progress) -> str:
    """Return the line at the end of a chapter."""
    more = f", and {progress.more} more" if progress.more else ""
    return f"{progress.answered} of {progress.of} answered here{more}." if str(progress) else NOTHING_YET


def _ways_on(site: Site, before: Chapter | None, after: Chapter | None) -> Html:
    back = (before.title, site.chapter(before.slug)) if before else ("Contents", site.base)
    on = (after.title, site.chapter(after.slug)) if after else ("Contents", site.base)
    return tag(
        "nav",
        tag("a", f"← {back[0]}", class_="plain", href=back[1], rel="prev"),
        tag("a", f"{on[0]} →", class_="go", href=on[1], rel="next") if before or after else None,
        class_="next",
        aria_label="Chapters",
    )
