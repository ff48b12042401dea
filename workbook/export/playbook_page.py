"""The playbook as a page of the app: choose what goes in, take it along as a file, read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from workbook import urls
from workbook.export.files import KINDS
from workbook.export.formats.html import read_on_a_page
from workbook.export.playbook import STAYS_HIDDEN, Playbook
from workbook.export.selection import Wanted
from workbook.pages.folded import LOOK as PARTS
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

CHOSEN, PAPER = (
    ("html", "docx", "md", "ipynb", "xlsx", "csv", "ics", "json"),
    ("sheets", "short-sheets", "person-sheet", "card"),
)
LOOK = (
    """
.wanted, .take { font: 400 0.95rem/1.5 var(--sans); margin: 2rem 0; }
.wanted fieldset { border: 0; padding: 0; margin: 0 0 1.2rem; min-width: 0; }
.wanted legend { font-weight: 600; padding: 0; margin: 0 0 0.4rem; }
.wanted label { display: flex; gap: 0.7rem; align-items: center; min-height: 44px; }
.wanted label.day { justify-content: space-between; max-width: 22rem; }
.wanted input[type=date] { width: 12rem; min-height: 44px; }
.wanted input[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--leaf); }
.wanted > summary { padding: 0.7rem 0; cursor: pointer; }
.take ul { list-style: none; padding: 0; margin: 0.4rem 0 1.4rem; border-top: 1px solid var(--line); }
.take li a { display: flex; justify-content: space-between; gap: 1rem; align-items: center; min-height: 48px;
  padding: 0.4rem 0; border-bottom: 1px solid var(--line); color: var(--ink); text-decoration: none; }
.take li a:hover b { text-decoration: underline; }
.leave-out, .left-out { font: 400 0.85rem/1.5 var(--sans); margin: 0; }
.leave-out a { display: inline-flex; align-items: center; min-height: 44px; color: var(--quiet); }
.take small { color: var(--quiet); }
.playbook { margin-top: 3rem; border-bottom: 1px solid var(--line); }
@media print { .playbook { border: 0; } .wanted, .take, .leave-out, .left-out { display: none; } }
"""
    + PARTS
)


@dataclass(frozen=True)
class Page:
    """One page that may be chosen: its slug, its title, and how many answers it has."""

    slug: str
    title: str
    answers: int


def playbook_page(site: Site, book: Playbook, wanted: Wanted, pages: Sequence[Page]) -> Html:
    """Return the page of the playbook.

    Args:
        site: where the page stands.
        book: what was chosen.
        wanted: the choice.
        pages: pages that have answers.
    """
    main = join(
        tag("h1", "Playbook"),
        tag("p", "Everything you wrote, in the order of the pages. It is yours to keep.", class_="lead"),
        tag("style", Html(LOOK)),
        tag("p", tag("a", "Search what you wrote", class_="plain", href=site.to(urls.SEARCH)))
        if pages
        else None,
        _choose(site, wanted, pages) if pages else None,
        _take(site, wanted, bool(book.parts)),
        tag("p", STAYS_HIDDEN, class_="note") if wanted.hide_names else None,
        _left_out(site, wanted) if wanted.without else None,
        _book(site, book, wanted) if book.parts else tag("p", EMPTY if not pages else NONE),
        tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On"),
    )
    return page(site, main, where="Playbook")


EMPTY = "Nothing is written yet. What you write in the chapters will be gathered here."
NONE = "Nothing you wrote fits this choice. Choose more pages, or other days."


def query(wanted: Wanted) -> str:
    """Return a choice as it stands in an address; it holds names of pages and days, never an answer."""
    days = {"since": wanted.since, "until": wanted.until}
    ticks = {"hide": wanted.hide_names, "first": wanted.first, "plain": not wanted.pictures}
    ticks["dated"] = wanted.dated_words
    given = [("page", slug) for slug in wanted.chapters or ()]
    given += [(name, day.isoformat()) for name, day in days.items() if day]
    given += [("without", key) for key in sorted(wanted.without)]
    given += [(name, "1") for name, ticked in ticks.items() if ticked]
    return urlencode(given)


def _to(site: Site, wanted: Wanted) -> str:
    asked = query(wanted)
    return f"{site.playbook}?{asked}" if asked else site.playbook


def _book(site: Site, book: Playbook, wanted: Wanted) -> Html:
    def leave_out(key: str, part: str) -> Html:
        to = f"{_to(site, replace(wanted, without=wanted.without | {key}))}#{part}"
        return tag("p", tag("a", "Leave this out", href=to), class_="leave-out")

    return read_on_a_page(book, leave_out, is_open=wanted.chapters is not None)


def _left_out(site: Site, wanted: Wanted) -> Html:
    count = len(wanted.without)
    words = f"{count} {'answer is' if count == 1 else 'answers are'} left out. "
    back = tag("a", "Bring back what was left out", href=_to(site, replace(wanted, without=frozenset())))
    return tag("p", words, back, class_="left-out", role="status")


def _choose(site: Site, wanted: Wanted, pages: Sequence[Page]) -> Html:
    boxes = (
        _box("page", each.title, each.slug, wanted.chapters is None or each.slug in wanted.chapters)
        for each in pages
    )
    form = tag(
        "form",
        *(void("input", type="hidden", name="without", value=key) for key in sorted(wanted.without)),
        tag("fieldset", tag("legend", "Which pages"), *boxes),
        tag(
            "fieldset",
            tag("legend", "Changed when"),
            _day("since", "From", wanted),
            _day("until", "Until", wanted),
        ),
        tag(
            "fieldset",
            tag("legend", "How"),
            _box("first", "Scripts and plans first", "1", wanted.first),
            _box("hide", "Initials in place of names", "1", wanted.hide_names),
            _box("plain", "Without pictures", "1", not wanted.pictures),
            _box("dated", "My own words in the calendar file", "1", wanted.dated_words),
        ),
        tag("p", tag("button", "Show it so", class_="go", type="submit"), class_="press"),
        method="get",
        action=site.playbook,
    )
    is_open = replace(wanted, without=frozenset()) != Wanted()
    return tag("details", tag("summary", "Choose what goes in"), form, class_="wanted", open=is_open)


def _box(name: str, words: str, value: str, ticked: bool) -> Html:
    return tag(
        "label", void("input", type="checkbox", name=name, value=value, checked=ticked), tag("span", words)
    )


def _day(name: str, words: str, wanted: Wanted) -> Html:
    day = getattr(wanted, name)
    value = day.isoformat() if day else None
    return tag("label", tag("span", words), void("input", type="date", name=name, value=value), class_="day")


def _take(site: Site, wanted: Wanted, anything: bool) -> Html:
    return tag(
        "section",
        tag("h2", "Take it with you"),
        tag("p", "A file is not locked: whoever has it can read it.") if anything else None,
        tag("ul", *_files(site, wanted, CHOSEN)) if anything else None,
        tag("p", NO_WORD, class_="hint") if anything and site.alone else None,
        _one(site) if anything else None,
        tag("h3", "On paper"),
        tag("ul", *_files(site, wanted, PAPER if anything else PAPER[:-1])),
        tag(
            "p",
            "To print what you see here, or to make a PDF of it, use your browser’s own Print.",
            class_="hint",
        ),
        class_="take",
    )


NO_WORD = "A Word file needs the workbook on a computer: keep a copy, and restore it there."


def _one(site: Site) -> Html:
    return tag("p", tag("a", "Share one answer with one person", href=site.share, class_="plain"))


def _files(site: Site, wanted: Wanted, names: Sequence[str]) -> Iterator[Html]:
    asked = query(wanted)
    for name in names:
        if (name == "json" and wanted.hide_names) or (name == "docx" and site.alone):
            continue
        kind = KINDS[name]
        to = site.to(urls.PLAYBOOK_FILE, file=kind.name) + (f"?{asked}" if asked else "")
        yield tag("li", tag("a", tag("b", kind.title), tag("small", kind.name), href=to, download=kind.name))
