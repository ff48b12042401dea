"""One answer for one person: chosen, looked at in full, blacked out where wanted; and one that was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from workbook import urls
from workbook.errors import AnswerRefused
from workbook.export.redaction import Span, parts_of
from workbook.export.share import Shared, preview
from workbook.export.share_code import as_picture, as_text
from workbook.pages.html import Html, join, tag, void
from workbook.pages.page import page
from workbook.pages.site import Site

FILE = urls.SHARED_FILE.file
MOST_WORDS = 1_500
LOOK = """
.share { font: 400 0.95rem/1.5 var(--sans); margin: 2rem 0; }
.share .words { font: 400 1.1rem/1.6 var(--serif); margin: 0 0 1rem; }
.share .word { display: inline-flex; align-items: center; justify-content: center; position: relative;
  min-height: 44px; min-width: 44px; padding: 0 0.3em; border-radius: 6px; }
.share .word input { position: absolute; inset: 0; opacity: 0; margin: 0; width: 100%; height: 100%; }
.share .word:has(:checked) { background: var(--ink); color: var(--paper); text-decoration: line-through; }
.share .word:has(:focus-visible) { outline: 3px solid var(--leaf); }
.share blockquote { margin: 0 0 1rem; padding: 0.2rem 0 0.2rem 1rem; border-left: 3px solid var(--leaf);
  font: 400 1.1rem/1.6 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
.share pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
.share .code { background: #fff; max-width: 24rem; border-radius: 8px; }
.share .code svg { display: block; width: 100%; height: auto; }
.share summary { padding: 0.7rem 0; }
.share ul { list-style: none; padding: 0; }
.share li a { display: flex; align-items: center; min-height: 44px; padding-block: 0.5rem; color: var(--ink);
  border-bottom: 1px solid var(--line); }
.share textarea { width: 100%; min-height: 6rem; }
.share label.given { display: block; margin: 0 0 1rem; }
"""
NEVER = (
    "Only this one answer is in it: no name of yours, no time, nothing else you wrote. Once it has left, it "
    "cannot be taken back."
)
ASK = "Is it about somebody? Then it belongs to them as well. Black out whatever could tell who they are."
LONG = "This answer is too long to black out word by word. Make it shorter in its chapter first."
Words = Sequence[tuple[str, bool, str]]


def query(key: str, black: Iterable[str] = ()) -> str:
    """Return a choice as it stands in an address: a key and places, never an answer.

    Args:
        key: the answer's full key.
        black: places to black out, such as `0:3-8`: the number of the text in the answer, and its letters.
    """
    return urlencode([("key", key), *(("black", place) for place in black)])


def spans(value: object, black: Iterable[str]) -> list[Span]:
    """Return the places that an address names.

    Raises:
        AnswerRefused: one of them is no place.
    """
    parts = [part for part, _ in parts_of(value)]
    found = []
    for place in black:
        match = re.fullmatch(r"(\d{1,5}):(\d{1,6})-(\d{1,6})", place)
        if match is None or int(match[1]) >= len(parts):
            raise AnswerRefused(
                "A place to black out is not in the answer. Look at it again and choose anew."
            )
        found.append(Span(int(match[2]), int(match[3]), parts[int(match[1])]))
    return found


def choose_page(site: Site, chapters: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Html:
    """Return the page on which one answer is chosen.

    Args:
        site: where the page stands.
        chapters: the title of each page with the key and the question of every answer on it.
    """
    lists = (
        join(tag("h2", title), tag("ul", *(_choice(site, key, asked) for key, asked in asked_there)))
        for title, asked_there in chapters
    )
    given = tag("p", tag("a", "Read an answer that somebody gave you", href=site.reading, class_="plain"))
    room = tag("p", tag("a", "Share scales with the room", href=site.giving, class_="plain"))
    nothing = tag("p", "Nothing is written yet, so there is nothing to share.") if not chapters else None
    return _page(
        site,
        tag("h1", "Share one answer"),
        tag("p", "Choose one. You see it in full before it leaves.", class_="lead"),
        given,
        room,
        nothing,
        *lists,
    )


def _choice(site: Site, key: str, asked: str) -> Html:
    return tag("li", tag("a", asked or key, href=f"{site.share}?{query(key)}"))


def share_page(site: Site, shared: Shared, value: object, black: Sequence[str]) -> Html:
    """Return the page of one answer: what may be blacked out, what leaves, and the ways for it to leave.

    Args:
        site: where the page stands.
        shared: the answer as it would leave.
        value: the answer as it is.
        black: places that are blacked out.
    """
    link = f"{site.to(urls.SHARED_FILE)}?{query(shared.key, black)}"
    leaves = tag(
        "section",
        tag("h2", "This is what will be sent"),
        tag("p", shared.prompt, class_="q"),
        tag("blockquote", shared.in_words(), dir="auto"),
        tag("details", tag("summary", "The file, letter by letter"), tag("pre", preview(shared))),
        tag("p", NEVER),
        tag("p", tag("a", "Save it as a file", class_="go", href=link, download=FILE), class_="press"),
        _code(shared),
        class_="share",
    )
    back = tag("p", tag("a", "Choose another answer", href=site.share, class_="plain"))
    return _page(site, tag("h1", "Share one answer"), back, _blacking(site, shared.key, value, black), leaves)


def _blacking(site: Site, key: str, value: object, black: Sequence[str]) -> Html | None:
    texts = [list(_words(number, text, black)) for number, (_, text) in enumerate(parts_of(value))]
    if not any(texts):
        return None
    if sum(map(len, texts)) > MOST_WORDS:
        return tag("p", LONG)
    form = tag(
        "form",
        void("input", type="hidden", name="key", value=key),
        *(tag("p", *map(_word, words), class_="words") for words in texts if words),
        tag("p", tag("button", "Black these out", class_="go"), class_="press"),
        method="get",
        action=site.share,
    )
    return tag(
        "section",
        tag("h2", "Black out words"),
        tag("p", ASK),
        tag("p", "Press each word that should not leave, then the button.", class_="hint"),
        form,
        class_="share",
    )


def _words(number: int, text: str, black: Sequence[str]) -> Iterator[tuple[str, bool, str]]:
    for found in re.finditer(r"\S+", text):
        place = f"{number}:{found.start()}-{found.end()}"
        yield place, place in black, found[0]


def _word(word: tuple[str, bool, str]) -> Html:
    place, ticked, text = word
    box = void("input", type="checkbox", name="black", value=place, checked=ticked)
    return tag("label", box, tag("span", text), class_="word")


def _code(shared: Shared) -> Html:
    try:
        code, letters = as_picture(shared), as_text(shared)
    except AnswerRefused as error:
        return tag("p", str(error), class_="hint")
    return join(
        tag("h3", "Or as a picture code"),
        tag("p", "Another workbook reads it with “Read an answer that somebody gave you”.", class_="hint"),
        tag("div", Html(code), class_="code"),
        tag("details", tag("summary", "The code as letters"), tag("pre", letters)),
    )


def given_page(site: Site, shared: Shared | None = None, why: str | None = None) -> Html:
    """Return the page on which an answer that somebody gave is read; nothing of it is kept.

    Args:
        site: where the page stands.
        shared: what was given.
        why: what was wrong with it.
    """
    wrong = {"aria_invalid": "true", "aria_describedby": "why"} if why else {}
    letters = tag("textarea", name="code", **wrong)
    form = tag(
        "form",
        tag("label", tag("span", "The file"), void("input", type="file", name="file"), class_="given"),
        tag("label", tag("span", "Or the code as letters"), letters, class_="given"),
        tag("p", tag("button", "Read it", class_="go"), class_="press"),
        tag("p", role="status", class_="hint", data_part="said"),
        method="post",
        action=site.reading,
        enctype="multipart/form-data",
        autocomplete="off",
        class_="share",
    )
    shown = (
        tag(
            "section",
            tag("h2", "They wrote"),
            tag("p", shared.prompt, class_="q"),
            tag("blockquote", shared.in_words(), dir="auto"),
            tag("p", "It is shown here and kept nowhere.", class_="hint"),
            class_="share",
        )
        if shared
        else None
    )
    return _page(
        site,
        tag("h1", "Read an answer"),
        tag("p", "Somebody gave you one answer of theirs, as a file or as a code.", class_="lead"),
        tag("div", _told(why, shown), form, data_part="given"),
        script="together.js",  # sends the form, so that the browser's history holds nothing of it
    )


def _told(why: str | None, shown: Html | None) -> Html | None:
    trouble = tag("p", why, class_="trouble", role="alert", id="why") if why else None
    return tag("div", trouble, shown, class_="told", tabindex=-1) if why or shown else None


def _page(site: Site, *inside: Html | None, script: str | None = None) -> Html:
    back = tag("a", "← Playbook", class_="plain", href=site.playbook)
    nav = tag("nav", back, class_="next", aria_label="On")
    main = join(tag("style", Html(LOOK)), tag("div", *inside, class_="share"), nav)
    return page(site, main, where="Share", script=script)
