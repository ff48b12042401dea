"""The list of pages is whole: a new address, chapter, agenda or file without a place in it is found out."""

from __future__ import annotations

import re
from types import SimpleNamespace

from tests.access.pages import PLACES, Kept
from workbook.endpoints.your_answers import ACTS
from workbook.export.share_page import FILE as ANSWER
from workbook.groups.poll.code import FILE as CODE
from workbook.server import demo
from workbook.server.routes import routes

NO_PAGE = {
    r"/live/([a-z0-9-]{1,80})": "a line for a script",
    r"/cells/([a-z0-9-]{1,80})": "a line for a script",
    r"/cells/": "a frame within a page, with what a cell shows",
    r"/answers/copy": "a file",
    r"/room/clock": "for a script",
    rf"/answers/({'|'.join(ACTS)})": "what a button asks for",
    r"/playbook/([a-z.-]+)": "files; those that are pages have their own places",
    rf"/share/{re.escape(ANSWER)}": "a file",
    rf"/room/give/{re.escape(CODE)}": "a file",
    r"/static/([a-z]+\.[0-9a-f]+\.[a-z]+)": "built files",
    r"/demo/begin": "a button",
}


def addresses() -> list[str]:
    """Every pattern the app answers to."""
    library = SimpleNamespace(site=SimpleNamespace(base="/"))
    shown = [address.pattern("/demo/") for address in demo.ROUTES]
    return [*(each[0] for each in routes(library)), *shown]  # type: ignore[arg-type]


def test_every_address_has_a_place_or_is_no_page() -> None:
    """Whoever adds an address adds a place in the list, or says why it is none."""
    paths = [
        "/" + place.path.partition("?")[0].partition("#")[0]
        for place in PLACES
        if not isinstance(place, Kept)
    ]
    left = [
        one
        for one in addresses()
        if one not in NO_PAGE and not any(re.fullmatch(one, path) for path in paths)
    ]
    assert left == []


def test_names_are_told_apart() -> None:
    """Each place has its own."""
    assert len({place.name for place in PLACES}) == len(PLACES)
