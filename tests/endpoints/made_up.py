"""A place to ask from: the real chapters, a moment that is late in the evening, and answers of nobody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bs4 import BeautifulSoup

from workbook.answers import Answers
from workbook.endpoints import PageContext, Request, Response
from workbook.pages.site import Site
from workbook.paths import chapters_folder
from workbook.place import HERE
from workbook.server.assets import FILES

FEAR = "01-what-closeness-asks.fear-to-lose"
NEAR, APART = "01-what-closeness-asks.connection", "01-what-closeness-asks.separateness"
HARD = "02-patterns-and-where-they-come-from.how-hard"
OLD = "77-older-pages.an-answer"
LATE = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
EAST = dt.timezone(dt.timedelta(hours=2))
"""Where it is tomorrow already."""


def at(said: dict[str, Any] | None = None, *, invented: str = "", **more: Any) -> PageContext:
    """Where a reader asks who has said this.

    Args:
        said: answers by their keys.
        invented: whose answers they are in a demonstration.
        more: what is otherwise.
    """
    answers = Answers.open()
    for key, value in (said or {}).items():
        if key == OLD:
            answers.put(key, value, kind="text", prompt="")
        else:
            answers[key] = value
    site = Site(base="/x/", files={name: f"{name}.1" for name in FILES}, place=HERE, invented=invented)
    given = {"answers": answers, "folder": chapters_folder(), "now": LATE, "tz": EAST}
    return PageContext(site=site, **(given | more))


def asked(**query: str | list[str]) -> Request:
    """A question with this behind its question mark."""
    return Request(query={name: [it] if isinstance(it, str) else it for name, it in query.items()})


def shown(reply: Response) -> BeautifulSoup:
    """A page to look at; a file would be none."""
    assert (reply.kind, reply.name) == ("text/html; charset=utf-8", "")
    assert isinstance(reply.body, str)
    return BeautifulSoup(reply.body, "html.parser")


def sorry(reply: Response) -> tuple[str, str]:
    """The title and the sentence of a page for what went wrong."""
    page = shown(reply)
    return page.select_one("h1").text, page.select_one("p.lead").text
