"""A whole page: head, the bar with the way out, the text, the way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.chapters import Chapter
from workbook.markup.html import Html, join, tag, void

TITLE = "Workbook"
EXIT_TO = "https://www.wikipedia.org/"
QUIET = {"type": "button", "class_": "quietly"}


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a page stands: the path it is served under and its built files by name."""

    base: str
    files: Mapping[str, str]
    place: str

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
) -> Html:
    """Return a complete document.

    Args:
        site: where the page stands.
        main: what is between the bar and the end.
        where: the line in the bar, such as “6 · Saying what matters”.
        progress: drawn as a thin thread below the bar.
        chapter: the chapter's slug, for the script.
        ticket: names the kernel that is being made ready for this page.
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
        void("link", rel="modulepreload", href=site.file("shell.js")),
    )
    body = join(
        tag("header", _bar(site, where), _thread(progress)),
        tag("main", main, id="text", tabindex=-1, class_="dance"),
        tag("script", type="module", src=site.file("shell.js")),
    )
    document = tag(
        "html",
        tag("head", head),
        tag("body", body),
        lang="en",
        data_connection="lost",
        data_base=site.base,
        data_place=site.place,
        data_plotly=site.file("plotly.js"),
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


def notice(words: str | None) -> Html:
    """Return the line for what is wrong with the answers file, or nothing."""
    return tag("p", words, class_="trouble", role="status") if words else Html("")


LOST = (
    "The workbook’s server is not answering. Keep typing: your words are safe on this page "
    "and will be kept when it is back."
)
NOTHING_YET = "Nothing is written here yet. Nothing has to be."
NO_SCRIPT = "Without JavaScript you can read and print this page, but nothing you type is kept."


def chapter_page(
    site: Site,
    book: Chapter,
    text: Html,
    *,
    progress: Progress,
    neighbours: tuple[Chapter | None, Chapter | None],
    ticket: str | None,
    trouble: str | None = None,
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
    """
    softly = tag("p", softly_said(progress), class_="softly") if progress.of else None
    main = join(
        notice(trouble),
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


def start_page(
    site: Site,
    books: Sequence[tuple[Chapter, Progress]],
    *,
    latest: Chapter | None,
    kept: str,
    trouble: str | None = None,
) -> Html:
    """Return the start page: what this is, where to go on, every chapter with its progress.

    Args:
        site: where the page stands.
        books: the chapters in order, each with its progress.
        latest: the chapter answered last, to go on with; `None` for a newcomer.
        kept: one paragraph on where answers are kept.
        trouble: what is wrong with the answers file.
    """
    first = latest or books[0][0]
    go = f"Go on with {_called(first)}" if latest else "Begin"
    main = join(
        notice(trouble),
        tag("h1", "Close, and still yourself"),
        tag(
            "p",
            "Short chapters about the people who matter to you: how you move towards them, away from them, "
            "and how to change your own step. Write as much or as little as you like.",
            class_="lead",
        ),
        tag(
            "p",
            kept,
            " ",
            tag(
                "a",
                "How that works, and its limits",
                href=f"{site.chapter(WELCOME)}#where-your-answers-are-kept",
            ),
        ),
        tag("p", tag("a", go, class_="go", href=site.chapter(first.slug)), class_="begin"),
        tag("ol", *(_listed(site, *each) for each in books if _in_order(each[0])), class_="list"),
        *_beside([_listed(site, *each) for each in books if not _in_order(each[0])]),
        tag("p", INDEPENDENT, class_="softly"),
    )
    return page(site, main)


WELCOME, SUPPORT = "00-welcome", "support"
INDEPENDENT = (
    "An independent, educational workbook. It is not therapy, and it is not endorsed by the author "
    "or the publisher of The Dance of Intimacy."
)


def _in_order(book: Chapter) -> bool:
    return book.number is not None or book.slug == WELCOME


def _beside(listed: list[Html]) -> list[Html]:
    return [tag("h2", "Beside the chapters"), tag("ul", *listed, class_="list")] if listed else []


def _called(book: Chapter) -> str:
    return f"chapter {book.number}" if book.number else book.title


def _listed(site: Site, book: Chapter, done: Progress) -> Html:
    inside = join(
        tag("span", str(book.number or "·"), class_="n", aria_hidden="true" if not book.number else None),
        tag("b", book.title),
        tag(
            "span",
            str(done),
            tag("span", " answered", class_="unseen") if done.answered else None,
            class_="dots",
        ),
        tag("small", book.line),
    )
    return tag("li", tag("a", inside, href=site.chapter(book.slug)))


def sorry_page(site: Site, title: str, words: str) -> Html:
    """Return a page for what went wrong: one sentence and a way back."""
    back = tag("p", tag("a", "Back to the contents", class_="go", href=site.base), class_="begin")
    return page(site, join(tag("h1", title), tag("p", words, class_="lead"), back))
