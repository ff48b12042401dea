"""Addresses: one table, which the server, the static site, the hub and the scripts of the pages go by."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tornado.web import RequestHandler

from tests.conftest import CHECKOUT
from workbook import urls
from workbook.endpoints.your_answers import ACTS
from workbook.frontend import generate
from workbook.hub.authenticator import RoomAuthenticator
from workbook.pages.document_page import DOCUMENTS
from workbook.server import demo, routes
from workbook.static_site.demonstration import Demonstration
from workbook.static_site.runtime import StaticSite
from workbook.urls import HOLES, TABLE, Address

TEMPLATES = CHECKOUT / "workbook" / "hub" / "templates"
FILLED = {
    "chapter": "01-what-closeness-asks",
    "document": "privacy",
    "act": "look",
    "file": "workbook.md",
    "agenda": "90-minutes",
    "secret": "s" * 20,
    "built": "shell.0123456789.js",
}
GOLDEN = """
GET       | (contents)                       | (contents)
GET       | {document}                       | {document}.html
GET       | answers                          | answers.html
GET       | answers/copy                     | answers.html/copy
POST      | answers/{act}                    | answers.html/{act}
GET       | playbook                         | playbook.html
GET       | playbook/{file}                  | playbook.html/{file}
GET       | person                           | person.html
GET POST  | search                           | search.html
GET       | share                            | share.html
GET       | share/workbook-answer.json       | share.html/workbook-answer.json
GET POST  | share/read                       | read.html
GET       | sheets                           | sheets.html
GET       | tonight                          | tonight.html
GET POST  | room                             | room.html
GET POST  | room/give                        | give.html
GET       | room/give/room-code.txt          | give.html/room-code.txt
GET POST  | room/given                       | -
GET POST  | room/asking                      | -
GET POST  | room/handles                     | -
GET POST  | room/clock                       | -
GET       | facilitate                       | facilitate.html
GET       | facilitate/guide                 | guide.html
GET       | facilitate/{agenda}              | lead-{agenda}.html
GET       | join                             | join.html
GET       | demo/                            | demo/
GET       | people                           | people.html
POST      | begin                            | begin.html
GET       | live/{chapter}                   | -
GET       | cells/{chapter}                  | -
GET       | cells/                           | -
GET       | voila/render/{chapter}.ipynb     | {chapter}.html
GET       | static/{built}                   | -
GET       | oauth_callback                   | -
GET       | look/{file}                      | -
GET       | facilitator/{secret}             | -
GET POST  | state                            | -
GET POST  | gifts                            | -
GET POST  | sums                             | -
GET POST  | handles                          | -
GET POST  | clock                            | -
GET       | workbook/                        | -
"""
"""Whoever changes a line here breaks a link that somebody has kept: add one, and leave the others."""

ANSWERED = routes.OURS | demo.ROUTES
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
IN_A_PAGE = re.compile(r'"(\{\{ base_url \}\})([^"{]*)"')


def parts(address: Address) -> dict[str, str]:
    """What stands for its names in braces, in these tests."""
    return {name: FILLED[name] for name in urls.holes(address.path)}


def line(address: Address) -> str:
    """One line of the golden list."""
    named = {name: f"{{{name}}}" for name in FILLED}
    alone = "-" if address.alone is None else address.to("", alone=True, **named) or "(contents)"
    return f"{' '.join(address.methods):<9} | {address.path or '(contents)':<32} | {alone}"


def test_the_addresses_are_these():
    """With their methods, and what each is called on the static site."""
    assert [line(address) for address in TABLE.values()] == GOLDEN.strip().splitlines()


@pytest.mark.parametrize("address", ANSWERED, ids=lambda address: address.path or "contents")
def test_the_server_takes_the_methods_of_the_table(address):
    """And no other; what every page of Jupyter takes, such as HEAD, says nothing of it."""
    handler, common = ANSWERED[address], RequestHandler
    own = [name for name in METHODS if getattr(handler, name.lower()) is not getattr(common, name.lower())]
    assert tuple(name for name in own if name not in ("HEAD", "OPTIONS")) == address.methods


def test_the_server_answers_every_address_that_is_no_one_else_s():
    """A hub, a demonstration and Jupyter have the rest."""
    others = {urls.DEMO, urls.OAUTH, urls.HUB_FILE, urls.HUB_FACILITATOR, urls.BESIDE_JUPYTER}
    others |= {urls.HUB_STATE, urls.HUB_GIFTS, urls.HUB_SUMS, urls.HUB_HANDLES, urls.HUB_CLOCK}
    assert set(ANSWERED) == set(TABLE.values()) - others


@pytest.mark.parametrize("address", TABLE.values(), ids=TABLE)
def test_a_link_is_found_again(address):
    """What a page links to is what its server, or the static site, takes it for."""
    link = address.to("/below/", **parts(address))
    assert re.fullmatch(address.pattern("/below/"), link).groups() == tuple(parts(address).values())
    taken = [it for it in TABLE.values() if re.fullmatch(it.pattern("/below/"), link)]
    assert taken[0] is address
    if address.alone is not None:
        alone = address.to("", alone=True, **parts(address))
        assert urls.found(alone) == (address, "".join(parts(address).values()))
        assert urls.found(alone.replace(urls.PAGE, "")) == urls.found(alone)
        assert urls.found(address.to("", **parts(address))) == urls.found(alone)


@pytest.mark.parametrize("path", ["", "index", urls.INDEX])
def test_the_contents_have_three_names_on_the_static_site(path):
    """As every host of files has it."""
    assert urls.found(path) == (urls.CONTENTS, "")


@pytest.mark.parametrize(
    "path", ["live/x", "cells/", "answers/burn", "share/other.json", "../x", "A", "index/"]
)
def test_what_needs_a_server_is_nothing_without_one(path):
    """A chapter of that name is looked for, and there is none."""
    address, name = urls.found(path)
    assert address in (None, urls.CHAPTER) and name == path


def test_a_static_site_has_no_link_to_what_needs_a_server():
    """Rather than one that leads nowhere."""
    with pytest.raises(LookupError):
        urls.LIVE.to("./", alone=True)


@pytest.mark.parametrize(
    "name", [name for name, it in TABLE.items() if it.alone is not None and name != "DEMO"]
)
def test_python_in_the_page_answers_what_the_static_site_has(name, monkeypatch):
    """Each with a page, a file or words for the script; none with “no such page”."""
    monkeypatch.setattr("workbook.static_site.addresses._files", dict)
    monkeypatch.setattr(
        "workbook.static_site.answering.sorry_page", lambda site, title, *said: f"sorry: {title}"
    )
    monkeypatch.setattr("workbook.pages.site.Site.file", lambda self, name: name)
    address = TABLE[name]
    path, body = address.to("", alone=True, **parts(address)), None if "GET" in address.methods else "{}"
    window = Demonstration() if address in demo.ROUTES else StaticSite()
    _, told = window.answer(json.dumps({"path": path, "body": body}))
    assert told and not told.startswith((b"sorry: There is no such", b"sorry: Something"))


def test_the_closed_names_are_those_of_what_answers():
    """What the buttons of “Your answers” ask for, and the pages that are documentation as well."""
    assert HOLES["act"].split("|") == list(ACTS) and HOLES["document"].split("|") == list(DOCUMENTS)


def test_the_hub_s_pages_lead_to_addresses_of_the_table():
    """Or to the hub itself, which leads on."""
    named = {
        (path.name, link)
        for path in TEMPLATES.glob("*.html")
        for _, link in IN_A_PAGE.findall(path.read_text(encoding="utf-8"))
    }
    ours = [re.compile(pattern) for pattern, *_ in RoomAuthenticator().get_handlers(None)]
    assert len(named) > 4
    assert [it for it in named if it[1] and not any(one.fullmatch(f"/{it[1]}") for one in ours)] == []


def test_the_scripts_have_the_same(tmp_path: Path, monkeypatch):
    """`make typescript` writes what they go by, and it was run since the table changed."""
    assert list(generate.stale()) == []
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    assert list(generate.stale()) == list(generate.MADE)
