"""A whole page: head, the bar with the way out, the text, the way on."""

from __future__ import annotations

from workbook import urls
from workbook.chapters.roles import SUPPORT
from workbook.pages.headings import here
from workbook.pages.html import Html, join, tag, void
from workbook.pages.site import Progress, Site

TITLE = "Workbook"
EXIT_TO = "https://www.wikipedia.org/"
PROJECT = "#project"
PROGRAM = "program.tar.gz"
"""Of a static site, what its cells need besides Python and the workbook."""
VIEWPORT = "width=device-width, initial-scale=1, interactive-widget=resizes-content"
LOOKS = {' class="map"': "map.css", ' data-patterns="': "patterns.css", ' data-part="search"': "patterns.css"}
"""What few pages have, as it stands in them, with the look of it; what a search has found comes later."""
QUIET = {"type": "button", "class_": "quietly"}


def page(
    site: Site,
    main: Html,
    *,
    where: str = "",
    parts: Html | None = None,
    progress: Progress | None = None,
    chapter: str | None = None,
    plan: str = "",
    made: str = "",
    alive: bool = False,
    answers: bool = False,
    computes: bool = False,
    script: str | None = None,
    title: str = "",
) -> Html:
    """Return a complete document.

    Args:
        site: where the page stands.
        main: what is between the bar and the end.
        where: the line in the bar, such as “6 · Saying what matters”.
        parts: its headings, which open behind that line.
        progress: drawn as a thin thread below the bar.
        chapter: the chapter's slug, for the script.
        plan: of an evening, what its address asks for.
        made: the `fingerprint` of the answers that stand on it.
        alive: whether it speaks with Python once it is there.
        answers: whether it needs what only the page about the answers needs.
        computes: whether cells of it compute.
        script: a built file that only this page needs.
        title: what a tab of whoever leads is told apart by; every other one is a workbook, and no more.
    """
    head = join(
        void("meta", charset="utf-8"),
        # Where a phone's keyboard comes up, what sticks to the window's end stands above it.
        void("meta", name="viewport", content=VIEWPORT),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        # Where files are all there is, nobody sends headers.
        void("meta", http_equiv="Content-Security-Policy", content=site.policy) if site.policy else None,
        tag("title", f"{title} · {TITLE}" if title else TITLE),
        void("link", rel="icon", href="data:,"),
        _on_a_home_screen() if site.alone and not site.invented else None,
        _at_once(site) if site.alone else None,
        # Before the style sheet: a script that stands behind one waits for it.
        tag("script", src=site.file("watch.js")),
        tag("script", src=site.file("alone.js")) if site.alone else None,
        tag("script", src=site.file("first.js")),
        *(void("link", rel="stylesheet", href=site.file(it)) for mark, it in LOOKS.items() if mark in main),
        void("link", rel="stylesheet", href=site.file("look.css")),
        void("link", rel="stylesheet", href=site.file("answers.css")) if answers else None,
        void("link", rel="stylesheet", href=site.file("compute.css")) if computes else None,
        None if site.alone else void("link", rel="modulepreload", href=site.file("shell.js")),
    )
    body = join(
        tag(
            "header",
            _bar(site, here(where, parts)),
            _thread(progress),
            _mark(site, chapter),
            _room(site, plan),
        ),
        parts,
        tag("main", main, id="text", tabindex=-1, class_="dance"),
        tag("script", type="module", src=site.file("shell.js")),
        tag("script", type="module", src=site.file("answers.js")) if answers else None,
        tag("script", type="module", src=site.file(script)) if script else None,
        tag("script", type="module", src=site.file("attend.js")) if site.hub else None,
    )
    document = tag(
        "html",
        tag("head", head),
        tag("body", body, spellcheck="false"),  # some browsers send the words to their maker for it
        lang=site.language,
        dir=site.direction,
        data_connection="lost",
        data_base=site.base,
        data_place=site.place,
        data_public=site.public,
        data_sealed=site.sealed,
        data_rests=site.rests,
        data_drafts=site.drafts or None,
        data_invented=bool(site.invented),
        data_projector_script=site.file("projector.js") if site.invented else None,
        data_engine=f"{site.file('engine.js')}?{site.engine}" if site.alone else None,
        data_plotly=site.file("plotly.js"),
        data_map_script=site.file("map.js"),
        data_patterns_script=site.file("patterns.js"),
        data_feelings_script=site.file("feelings.js"),
        data_manager=site.file("manager.js") if computes else None,
        **(_alone(site) if computes and site.alone else {}),
        data_chapter=chapter,
        data_plan=plan or None,
        data_made=made or None,
        data_alive=alive,
    )
    return join(Html("<!doctype html>"), document)


def _alone(site: Site) -> dict[str, str]:
    """Return what the cells of a page need where no server runs them."""
    return {
        "data_frame": f"{site.root}{urls.SHOWS}",
        "data_worker": site.file("worker.js"),
        "data_program": site.file(PROGRAM),
    }


def _at_once(site: Site) -> Html:
    """What a page needs before it keeps a word, asked for together.

    Chromium looks ahead for nothing in a page that carries its own policy: each script would wait for the one
    before it.
    """
    return join(
        *(
            void("link", rel="preload", as_="script", href=site.file(name))
            for name in ("alone.js", "first.js")
        ),
        void("link", rel="preload", as_="style", href=site.file("look.css")),
        void("link", rel="modulepreload", href=site.file("shell.js")),
    )


def _on_a_home_screen() -> Html:
    """Return what lets a phone put the edition on its home screen, under a neutral name."""
    return join(
        void("link", rel="manifest", href=urls.MANIFEST),
        void("link", rel="apple-touch-icon", href="icon.png"),
        void("meta", name="apple-mobile-web-app-title", content=TITLE),
    )


def _bar(site: Site, where: Html) -> Html:
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
            aria_keyshortcuts=None if site.invented else "Escape",
        ),
        tag("a", "Skip to the text", class_="skip", href="#text"),
        tag("a", TITLE, class_="home", href=site.base),
        where,
        tag("span", class_="kept"),
        tag("a", "Support", class_="support", href=site.chapter(SUPPORT)),
        class_="bar",
    )


def _mark(site: Site, chapter: str | None) -> Html | None:
    """Return what stands on every page of a demonstration, on a screen and on paper."""
    if not site.invented:
        return None
    back = void("input", type="hidden", name="back", value=chapter) if chapter else None
    wall = tag("a", "Projector view", href=PROJECT) if chapter else None
    again = beginning(site, back, tag("button", "Begin again"))
    whose = tag("a", site.invented, href=site.to(urls.PEOPLE), title="Show another person")
    return tag("div", tag("p", tag("b", "Invented answers"), " · ", whose), wall, again, class_="invented")


def beginning(site: Site, *inside: Html | None) -> Html:
    """Return the form that begins a demonstration again; without a server it asks for another page."""
    return tag("form", *inside, method="get" if site.alone else "post", action=site.to(urls.BEGIN))


def _room(site: Site, plan: str) -> Html | None:
    """Return the line that a room of people has on every page, with the way to a copy.

    From an evening its links lead to pages that lead back to it.
    """
    if not site.room:
        return None
    back = f"?{plan}" if plan else ""
    keep = tag("a", "Keep a copy", class_="copy", href=f"{site.answers}{back}#copy")
    words = tag("p", site.room, role="status")
    return tag("div", words, *_of_the_room(site, back), keep, class_="room", data_hub=site.hub or None)


def _of_the_room(site: Site, back: str) -> list[Html]:
    """Return what stands empty until the room is about to close, or asks something."""
    if not site.hub:
        return []
    left = tag("b", class_="left", role="timer")
    if site.leads:
        return [left, tag("a", "This room", href=site.to(urls.HANDLES))]
    part = [tag("a", "Keep my part", href=f"{site.answers}{back}#part")] if site.rests else []
    return [left, tag("span", class_="asks", role="status", data_to=f"{site.to(urls.GIVEN)}{back}"), *part]


def _thread(progress: Progress | None) -> Html:
    if progress is None or not progress.of:
        return tag("div", class_="thread")
    told = f"{progress.answered} of {progress.of} answered"
    return tag(
        "div", tag("i", style=f"width:{progress.share}%"), class_="thread", role="img", aria_label=told
    )


NO_SCRIPT = "Without JavaScript you can read and print this page, but nothing you type is kept."
NO_SCRIPT_HERE = "Without JavaScript you can read this page, but its buttons do nothing."
WENT_WRONG = (
    "Something went wrong",
    "Your saved answers are untouched. Go back to the contents and try again.",
)
"""What `sorry_page` says where no more is known."""


def sorry_page(site: Site, title: str, words: str) -> Html:
    """Return a page for what went wrong: one sentence and a way back."""
    back = tag("p", tag("a", "Back to the contents", class_="go", href=site.base), class_="begin")
    return page(site, join(tag("h1", title), tag("p", words, class_="lead"), back))
