"""A whole page: head, the bar with the way out, the text, the way on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.chapters import Chapter
from workbook.markup.html import Html, join, tag, void
from workbook.place import SESSION

TITLE = "Workbook"
EXIT_TO = "https://www.wikipedia.org/"
QUIET = {"type": "button", "class_": "quietly"}


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a page stands.

    Attributes:
        base: the path it is served under.
        files: its built files by name.
        place: where answers are kept, in the reader's words.
        sealed: whether the answers have a lock, so that no draft may stay in the browser.
    """

    base: str
    files: Mapping[str, str]
    place: str
    sealed: bool = False

    @property
    def public(self) -> bool:
        """Whether answers are gone when the session ends."""
        return self.place == SESSION

    @property
    def answers(self) -> str:
        """The address of the page about the answers themselves."""
        return f"{self.base}answers"

    @property
    def promises(self) -> str:
        """The address of the page on what is promised about a reader's words."""
        return f"{self.base}promises"

    @property
    def playbook(self) -> str:
        """The address of everything that is answered, to read and to take along."""
        return f"{self.base}playbook"

    @property
    def share(self) -> str:
        """The address where one answer is shared."""
        return f"{self.base}share"

    def file(self, name: str) -> str:
        """Return the address of a built file; the address changes whenever the file does."""
        return f"{self.base}static/{self.files[name]}"

    def chapter(self, slug: str) -> str:
        """Return the address of a chapter."""
        return f"{self.base}voila/render/{slug}.ipynb"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How much of a chapter is answered."""

    answered: int
    of: int

    def __str__(self) -> str:
        return f"{self.answered} of {self.of}" if self.answered else ""

    @property
    def share(self) -> int:
        """Per cent answered, 0 to 100."""
        return round(100 * self.answered / self.of) if self.of else 0


def page(
    site: Site,
    main: Html,
    *,
    where: str = "",
    progress: Progress | None = None,
    chapter: str | None = None,
    ticket: str | None = None,
    answers: bool = False,
) -> Html:
    """Return a complete document.

    Args:
        site: where the page stands.
        main: what is between the bar and the end.
        where: the line in the bar, such as “6 · Saying what matters”.
        progress: drawn as a thin thread below the bar.
        chapter: the chapter's slug, for the script.
        ticket: names the kernel that is being made ready for this page.
        answers: whether it needs what only the page about the answers needs.
    """
    head = join(
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        tag("title", TITLE),
        void("link", rel="icon", href="data:,"),
        # Before the style sheet: a script that stands behind one waits for it.
        tag("script", src=site.file("first.js")),
        void("link", rel="stylesheet", href=site.file("look.css")),
        void("link", rel="stylesheet", href=site.file("answers.css")) if answers else None,
        void("link", rel="modulepreload", href=site.file("shell.js")),
    )
    body = join(
        tag("header", _bar(site, where), _thread(progress)),
        tag("main", main, id="text", tabindex=-1, class_="dance"),
        tag("script", type="module", src=site.file("shell.js")),
        tag("script", type="module", src=site.file("answers.js")) if answers else None,
    )
    document = tag(
        "html",
        tag("head", head),
        tag("body", body),
        lang="en",
        data_connection="lost",
        data_base=site.base,
        data_place=site.place,
        data_public=site.public,
        data_sealed=site.sealed,
        data_plotly=site.file("plotly.js"),
        data_map_script=site.file("map.js"),
        data_patterns_script=site.file("patterns.js"),
        data_chapter=chapter,
        data_ticket=ticket,
    )
    return join(Html("<!doctype html>"), document)


def _bar(site: Site, where: str) -> Html:
    return tag(
        "div",
        tag(
            "button",
            "Leave quickly",
            type="button",
            class_="leave",
            data_does="leave",
            data_to=EXIT_TO,
            accesskey="x",
        ),
        tag("a", "Skip to the text", class_="skip", href="#text"),
        tag("a", TITLE, class_="home", href=site.base),
        tag("span", where, class_="where"),
        tag("span", class_="kept"),
        tag("a", "Support", class_="support", href=site.chapter(SUPPORT)),
        class_="bar",
    )


def _thread(progress: Progress | None) -> Html:
    if progress is None:
        return tag("div", class_="thread")
    told = f"{progress.answered} of {progress.of} answered"
    return tag(
        "div", tag("i", style=f"width:{progress.share}%"), class_="thread", role="img", aria_label=told
    )


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


def restore_first(site: Site, anything: bool) -> Html:
    """Return the way to bring a copy back, where answers are gone with each session and none are here yet."""
    if not site.public or anything:
        return Html("")
    link = tag("a", "Restore a copy", href=f"{site.answers}#restore")
    return tag("p", "Were you here before, and kept a copy? ", link, class_="again")


LOST = (
    "The workbook’s server is not answering. Keep typing: your words are safe on this page "
    "and will be kept when it is back."
)
WELCOME, SUPPORT = "00-welcome", "support"
NOTHING_YET = "Nothing is written here yet. Nothing has to be."
NO_SCRIPT = "Without JavaScript you can read and print this page, but nothing you type is kept."
NO_SCRIPT_HERE = "Without JavaScript you can read this page, but its buttons do nothing."


def chapter_page(
    site: Site,
    book: Chapter,
    text: Html,
    *,
    progress: Progress,
    neighbours: tuple[Chapter | None, Chapter | None],
    ticket: str | None,
    trouble: Trouble | None = None,
    anything: bool = True,
) -> Html:
    """Return the page of one chapter.

    Args:
        site: where the page stands.
        book: the chapter.
        text: its prose and fields.
        progress: how much of it is answered.
        neighbours: the chapter before and the one after.
        ticket: names the kernel that is being made ready for this page; `None` where none is needed.
        trouble: what is wrong with the answers file.
        anything: whether there is any answer yet, here or elsewhere.
    """
    softly = tag("p", softly_said(progress), class_="softly") if progress.of else None
    main = join(
        notice(site, trouble),
        restore_first(site, anything) if book.slug == WELCOME else None,
        tag("noscript", tag("p", NO_SCRIPT, class_="trouble")),
        tag("p", LOST, class_="lost", role="status", hidden=True),
        text,
        softly,
        _ways_on(site, *neighbours),
    )
    where = f"{book.number} · {book.title}" if book.number else book.title
    return page(site, main, where=where, progress=progress, chapter=book.slug, ticket=ticket)


def softly_said(progress: Progress) -> str:
    """Return the line at the end of a chapter."""
    return f"{progress.answered} of {progress.of} answered here." if progress.answered else NOTHING_YET


def _ways_on(site: Site, before: Chapter | None, after: Chapter | None) -> Html:
    back = (before.title, site.chapter(before.slug)) if before else ("Contents", site.base)
    on = (after.title, site.chapter(after.slug)) if after else ("Contents", site.base)
    return tag(
        "nav",
        tag("a", f"← {back[0]}", class_="plain", href=back[1], rel="prev"),
        tag("a", f"{on[0]} →", class_="go", href=on[1], rel="next"),
        class_="next",
        aria_label="Chapters",
    )


def sorry_page(site: Site, title: str, words: str) -> Html:
    """Return a page for what went wrong: one sentence and a way back."""
    back = tag("p", tag("a", "Back to the contents", class_="go", href=site.base), class_="begin")
    return page(site, join(tag("h1", title), tag("p", words, class_="lead"), back))
