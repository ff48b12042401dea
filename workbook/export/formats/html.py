"""The playbook as one HTML file: no script, no request, readable on a phone, in the dark and on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from workbook.answers.document import dumps
from workbook.content_policy import TAKEN_ALONG
from workbook.export.drawn import Drawing
from workbook.export.playbook import MEMBERS, TITLE, Item, Part, Playbook
from workbook.insights.blocks import Block
from workbook.insights.coerce import counted
from workbook.pages.folded import folded
from workbook.pages.html import Html, tag, void
from workbook.pages.told import told

Beneath = Callable[[str], Html | None]
PAGES = f"""@page {{ margin: 20mm 18mm 24mm;
  @top-center {{ content: "{TITLE}"; font: 8.5pt/1 system-ui, sans-serif; color: #555; }}
  @bottom-center {{ content: counter(page); font: 8.5pt/1 system-ui, sans-serif; color: #555; }} }}
@page :first {{ @top-center {{ content: none; }} }}
"""
"""The margins of the file on paper; within the app they are those of every page."""
ANSWER, HEAD = "data-answer", "data-answers"


def html(playbook: Playbook) -> bytes:
    """Return the playbook as a file for a browser, UTF-8; each answer carries its record to read back."""
    parts = (
        _part(part, f"part-{number}", playbook.held or {}) for number, part in enumerate(playbook.parts, 1)
    )
    body = tag(
        "body",
        tag(
            "header",
            tag("h1", TITLE),
            tag("p", playbook.day, class_="quiet"),
            *(tag("p", note, class_="quiet") for note in playbook.notes),
        ),
        _contents(playbook),
        tag("main", *parts, data_answers=dumps(MEMBERS) if playbook.held else None),
    )
    return f"<!doctype html>\n{tag('html', head(), body, lang='en')}\n".encode()


def read_on_a_page(playbook: Playbook, beneath: Callable[[str, str], Html | None], *, is_open: bool) -> Html:
    """Return the playbook to be read within a page of the app, with a sheet that touches nothing else there.

    Args:
        playbook: what was chosen.
        beneath: what the page puts beneath an answer, by its key and by the name of its part in an address.
        is_open: whether its parts stand open, because they were chosen.
    """
    alone = len(playbook.parts) == 1
    parts = (
        _folded(part, f"part-{number}", beneath, is_open=is_open or alone)
        for number, part in enumerate(playbook.parts, 1)
    )
    sheet = tag("style", Html(look_on_a_page()))
    return tag("div", sheet, *parts, class_="playbook")


def whole_on_a_page(playbook: Playbook) -> Html:
    """Return a short playbook, such as what is about one person, with nothing folded.

    Args:
        playbook: what was chosen.
    """
    parts = (_part(part, f"part-{number}", {}) for number, part in enumerate(playbook.parts, 1))
    return tag("div", tag("style", Html(look_on_a_page())), _contents(playbook), *parts, class_="playbook")


def _folded(part: Part, name: str, beneath: Callable[[str, str], Html | None], *, is_open: bool) -> Html:
    """Return a part that opens by a press: a page with all of them open would be fifty screens long."""
    count = sum(isinstance(item, Item) for item in part.items)
    items = (_set(item, {}, lambda key: beneath(key, name)) for item in part.items)
    many = counted(count, "answer") if count else ""
    return folded(part.heading, many, tag("div", *items, id=name), is_open=is_open)


def look_on_a_page() -> str:
    """Return the style sheet of the playbook within a page of the app."""
    return f".playbook {{ {_style()} }}"


def head(look: str = "") -> Html:
    """Return the head of a file that is taken along: no script, no request.

    Args:
        look: a style sheet beside that of the playbook.
    """
    return tag(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=TAKEN_ALONG),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        tag("title", "Workbook"),
        tag("style", Html(_style() + PAGES + look)),
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("playbook.css").read_text(encoding="utf-8")


def _contents(playbook: Playbook) -> Html | None:
    if len(playbook.parts) < 2:
        return None
    lines = (
        tag("li", tag("a", part.heading, href=f"#part-{number}", dir="auto"))
        for number, part in enumerate(playbook.parts, 1)
    )
    return tag("nav", tag("ol", *lines), aria_label="Contents")


def _set(item: Item | Drawing, held: Mapping[str, dict[str, Any]], beneath: Beneath) -> Html:
    return _drawing(item) if isinstance(item, Drawing) else _item(item, held, beneath)


def _part(part: Part, name: str, held: Mapping[str, dict[str, Any]]) -> Html:
    items = (_set(item, held, lambda key: None) for item in part.items)
    return tag("section", tag("h2", part.heading, dir="auto"), *items, id=name)


def _item(item: Item, held: Mapping[str, dict[str, Any]], beneath: Beneath) -> Html:
    record = held.get(item.key)
    return tag(
        "article",
        tag("h3", item.question, dir="auto"),
        told(item.told),
        *(_other(blocks) for blocks in item.others),
        tag("p", item.changed, class_="day") if item.changed and item.key else None,
        beneath(item.key) if item.key else None,
        data_answer=dumps({item.key: record}) if record else None,
    )


def _other(blocks: tuple[Block, ...]) -> Html:
    heading = tag("p", "Another version, written elsewhere at the same time:", class_="under")
    return tag("div", heading, told(blocks), class_="other")


def _drawing(drawing: Drawing) -> Html:
    """Return a picture; its own description is for screen readers, the words beneath are for everyone."""
    plot = tag("div", Html(drawing.svg), class_="plot map" if drawing.wide else "plot", aria_hidden="true")
    return tag("figure", tag("figcaption", drawing.title), plot, tag("p", drawing.words, dir="auto"))
