"""The start page: what this is, where to go on, every chapter with its progress."""

from __future__ import annotations

from collections.abc import Sequence

from workbook import urls
from workbook.chapters.notebook import Chapter
from workbook.chapters.roles import WELCOME
from workbook.pages.chapter_page import Trouble, notice, restore_first
from workbook.pages.doors import doors
from workbook.pages.html import Html, join, tag
from workbook.pages.page import page
from workbook.pages.site import Progress, Site
from workbook.pages.threads import threads
from workbook.pages.ways import minutes_told


def start_page(
    site: Site,
    books: Sequence[tuple[Chapter, Progress]],
    *,
    latest: Chapter | None,
    kept: str,
    trouble: Trouble | None = None,
    anything: bool = True,
    own: Sequence[Chapter] = (),
    back: Html | None = None,
    paths: Sequence[Chapter] = (),
) -> Html:
    """Return the start page: what this is, where to go on, every chapter with its progress.

    Args:
        site: where the page stands.
        books: the chapters in order, each with its progress.
        latest: the chapter answered last, to go on with; `None` for a newcomer.
        kept: one paragraph on where answers are kept.
        trouble: what is wrong with the answers file.
        anything: whether there is any answer yet.
        own: notebooks of the reader's own.
        back: what it opens with for who comes back, such as a plan to ask about.
        paths: where the doors lead, in order.
    """
    first = latest or books[0][0]
    go = f"Go on with {_called(first)}" if latest else "Begin"
    main = join(
        notice(site, trouble),
        next(filter(None, (threads(book) for book, _ in books)), None),
        tag("h1", "You and the people who matter to you"),
        back,
        tag(
            "p",
            "A workbook in short chapters. Write as much or as little as you like.",
            class_="lead",
        ),
        doors(site, paths),
        tag(
            "p",
            kept,
            " ",
            tag(
                "a",
                "How that works, and its limits",
                href=_limits(site, [book.slug for book, _ in books]),
            ),
        ),
        restore_first(site, anything),
        tag("p", tag("a", go, class_="go", href=site.chapter(first.slug)), class_="begin"),
        tag("ol", *(_listed(site, *each) for each in books if _in_order(each[0])), class_="list"),
        tag("h2", "Beside the chapters"),
        tag(
            "ul",
            *(_listed(site, *each) for each in books if not _in_order(each[0])),
            _line("·", "Playbook", PLAYBOOK, site.playbook),
            _line("·", "One person, one sheet", PERSON, site.to(urls.PERSON)),
            _line("·", "Search", SEARCH, site.to(urls.SEARCH)),
            _line("·", "Your answers", YOURS, site.answers),
            class_="list",
        ),
        _own(site, own),
        tag("p", INDEPENDENT, class_="softly"),
        _last(site),
    )
    return page(site, main)


PLAYBOOK = "Everything you wrote, in order: to read, to print, and to take with you as a file"
PERSON = "What you wrote where you thought of one person, on two sides of paper"
SEARCH = "Words in everything you wrote, on every page"
YOURS = "Where they are, keeping a copy, bringing one back, a lock, and forgetting"
INDEPENDENT = (
    "An independent, educational workbook. It is not therapy, and it is not endorsed by the author "
    "or the publisher of The Dance of Intimacy."
)


def _last(site: Site) -> Html:
    """Return the last line; whoever is led in a room is not asked to lead it."""
    leading = join(" · ", tag("a", "For facilitators", href=site.facilitate))
    seen = tag("a", "Who can see what you write", href=site.privacy)
    return tag("p", seen, None if site.hub and not site.leads else leading, class_="softly")


def _limits(site: Site, slugs: Sequence[str]) -> str:
    return f"{site.chapter(WELCOME)}#where-your-answers-are-kept" if WELCOME in slugs else site.privacy


def _own(site: Site, books: Sequence[Chapter]) -> Html | None:
    if not books:
        return None
    lines = (_line("·", book.title or book.slug, "", site.chapter(book.slug)) for book in books)
    return join(tag("h2", "Your own notebooks"), tag("ul", *lines, class_="list"))


def _in_order(book: Chapter) -> bool:
    return book.number is not None or book.slug == WELCOME


def _called(book: Chapter) -> str:
    return f"chapter {book.number}" if book.number else book.title


def _listed(site: Site, book: Chapter, done: Progress | None) -> Html:
    line = " · ".join(filter(None, [book.line, minutes_told(book)]))
    last = join(_dots(book, done), threads(book))
    return _line(str(book.number or "·"), book.title, line, site.chapter(book.slug), last)


def _dots(book: Chapter, done: Progress | None) -> Html:
    """Return how much is answered; a script says it for the way that this tab, or this browser, remembers."""
    answered = tag("span", " answered", class_="unseen") if str(done or "") else None
    ways = {f"data_{way}": told for way, told in (done.ways if done else {}).items() if told}
    of = book.slug if ways else None
    return tag("span", tag("span", str(done or "")), answered, class_="dots", data_progress=of, **ways)


def _line(number: str, title: str, line: str, to: str, last: Html | None = None) -> Html:
    inside = join(
        tag("span", number, class_="n", aria_hidden="true" if number == "·" else None),
        tag("b", title),
        last or tag("span", class_="dots"),
        tag("small", line),
    )
    return tag("li", tag("a", inside, href=to))
