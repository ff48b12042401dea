"""Python as it runs in the page, without the page: what it hears, what it tells, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.endpoints.made_up import FEAR, NEAR
from workbook.answers import Answers
from workbook.answers.encryption import encrypted_file, keyring
from workbook.chapters.notebook import chapters
from workbook.endpoints.your_answers import ACTS
from workbook.errors import ChapterMissing
from workbook.pages.document_page import DOCUMENTS
from workbook.server import assets
from workbook.static_site import addresses
from workbook.static_site.runtime import StaticSite

ONE = "01-what-closeness-asks"
PASSPHRASE = "vier eigene Wörter"
HTML = "text/html; charset=utf-8"


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[StaticSite]:
    """Python of one window, with an empty data folder."""
    names = assets.names()
    monkeypatch.setattr(addresses, "_files", lambda: names)
    monkeypatch.setitem(encrypted_file.SCRYPT, "n", 2**10)
    home.mkdir(mode=0o700)
    yield StaticSite()
    keyring.drop(home)


def told(inside: StaticSite, line: str = "") -> list[dict[str, Any]]:
    """What has been told since, to one line or to all."""
    return [message for to, message in json.loads(inside.told()) if not line or to == line]


def hear(inside: StaticSite, line: str = "1", **message: Any) -> list[dict[str, Any]]:
    inside.hear(line, json.dumps(message))
    return told(inside, line)


def opened(inside: StaticSite, slug: str = ONE, line: str = "1") -> list[dict[str, Any]]:
    inside.open(line, slug)
    return hear(inside, line, do="hello")


def ask(inside: StaticSite, path: str, body: Any = None, **more: Any) -> tuple[dict[str, Any], bytes]:
    """Ask as a page does."""
    text = body if body is None or isinstance(body, str) else json.dumps(body)
    head, reply = inside.answer(json.dumps({"path": path, "query": {}, "form": {}, "body": text} | more))
    return json.loads(head), reply


def shown(inside: StaticSite, path: str, body: Any = None, **more: Any) -> BeautifulSoup:
    head, reply = ask(inside, path, body, **more)
    assert head["kind"] == HTML, head
    return BeautifulSoup(reply.decode("utf-8"), "html.parser")


def heading(inside: StaticSite, path: str, body: Any = None, **more: Any) -> str:
    found = shown(inside, path, body, **more).find("h1")
    assert found
    return found.get_text()


def done(inside: StaticSite, name: str, **asked: Any) -> dict[str, Any]:
    """Press a button of “Your answers”."""
    found: dict[str, Any] = json.loads(ask(inside, f"answers/{name}", asked)[1])
    return found


@pytest.mark.parametrize("slug", [book.slug for book in chapters() if book.alive])
def test_every_chapter_opens(inside: StaticSite, slug: str) -> None:
    """It says that it is ready, and where each of its answers stands."""
    said = opened(inside, slug)
    assert "ready" in [message["say"] for message in said]


def test_an_edit_is_saved_and_told(inside: StaticSite, home: Path) -> None:
    """The acknowledgement carries the number of the edit, and the file holds the words by then."""
    opened(inside)
    (said,) = [
        it for it in hear(inside, do="put", key=FEAR, value="Worte", rev=0, seq=3) if it["say"] == "saved"
    ]
    assert (said["key"], said["seq"], said["rev"]) == (FEAR, 3, 1)
    assert dict(Answers.open(home)) == {FEAR: "Worte"}


def test_what_is_told_is_told_once(inside: StaticSite) -> None:
    """To each line what is meant for it."""
    opened(inside, line="1")
    opened(inside, line="2")
    inside.hear("2", json.dumps({"do": "put", "key": FEAR, "value": "x", "rev": 0, "seq": 1}))
    lines = {line for line, message in json.loads(inside.told()) if message["say"] == "saved"}
    assert lines == {"2"} and inside.told() == "[]"


JUNK = [
    "",
    "null",
    "[]",
    "{",
    '"put"',
    '{"do": 3}',
    '{"do": "nothing known"}',
    '{"do": "put", "key": "no.such", "value": "x", "seq": 1}',
    f'{{"do": "put", "key": "{FEAR}", "value": "unnumbered"}}',
    f'{{"do": "put", "key": "{FEAR}", "value": {{"not": "text"}}, "rev": "x", "seq": 1}}',
    f'{{"do": "put", "key": "{FEAR}", "value": NaN, "seq": 1}}',
    f'{{"do": "settle", "key": "{FEAR}", "seq": 1}}',
    "[" * 5000,
]


@pytest.mark.parametrize("text", JUNK)
def test_junk_ends_nothing_and_keeps_nothing(inside: StaticSite, home: Path, text: str) -> None:
    """Whatever a line says, nothing is kept, and the next edit is taken as ever."""
    opened(inside)
    inside.hear("1", text)
    told(inside)
    assert dict(Answers.open(home)) == {}
    assert "saved" in [it["say"] for it in hear(inside, do="put", key=FEAR, value="x", rev=0, seq=9)]


def test_a_line_that_is_closed_or_unknown_is_not_heard(inside: StaticSite, home: Path) -> None:
    """Closed twice or never opened: nothing is told and nothing is kept."""
    opened(inside)
    inside.close("1")
    inside.close("1")
    for line in ("1", "77"):
        assert hear(inside, line, do="put", key=FEAR, value="x", rev=0, seq=1) == []
    assert dict(Answers.open(home)) == {}


def test_a_chapter_that_is_none_is_missed(inside: StaticSite) -> None:
    """Nothing outside the folder of chapters is opened."""
    for slug in ("no-such-chapter", "../../etc/passwd"):
        with pytest.raises((ChapterMissing, OSError)):
            inside.open("1", slug)


def test_another_window_is_noticed(inside: StaticSite, home: Path) -> None:
    """What stands in the file now is told to open pages, once."""
    opened(inside)
    other = Answers.open(home)
    other.put(FEAR, "von drüben", kind="text", prompt="?")
    inside.look()
    (said,) = [message for message in told(inside) if message["say"] == "here"]
    assert (said["key"], said["value"]) == (FEAR, "von drüben")
    inside.look()
    assert told(inside) == []


def test_every_address_is_answered(inside: StaticSite) -> None:
    """Start page, chapters, documents, and the pages that are made of answers, by name and as files."""
    home = heading(inside, "")
    assert heading(inside, "index.html") == home
    for book in chapters():
        assert heading(inside, f"{book.slug}.html") not in (home, "There is no such page")
    for name in (*DOCUMENTS, "answers", "playbook", "person", "search", "share", "share/read", "give"):
        first, _, rest = name.partition("/")
        address = f"{first}/{rest}" if rest else f"{first}.html"
        assert heading(inside, address) not in (home, "There is no such page", "Something went wrong"), name


@pytest.mark.parametrize(
    "path", ["nowhere.html", "../answers.json", "static", "playbook/nothing.html", "%00"]
)
def test_an_address_that_is_none_says_so(inside: StaticSite, path: str) -> None:
    """In words, and without a traceback."""
    assert heading(inside, path) in ("There is no such page", "Something went wrong", "Playbook")


def test_files_are_answered_with_a_name(inside: StaticSite) -> None:
    """The playbook’s, the shared answer and the code for a room; each with its kind."""
    opened(inside)
    hear(inside, do="put", key=FEAR, value="Wörter zum Teilen", rev=0, seq=1)
    hear(inside, do="put", key=NEAR, value=7, rev=0, seq=2)
    for path, query in (
        ("playbook/workbook.html", {}),
        ("playbook/workbook.md", {}),
        ("playbook/workbook.json", {}),
        ("share/workbook-answer.json", {"key": [FEAR]}),
    ):
        head, body = ask(inside, path, query=query)
        assert head["name"] and body, path
        assert "Wörter".encode() in body or b"W\\u00f6rter" in body, path


def test_what_is_written_is_searched(inside: StaticSite) -> None:
    """By the same endpoint; a question leads to a page of the site."""
    opened(inside)
    hear(inside, do="put", key=FEAR, value="Wörter zum Finden", rev=0, seq=1)
    page = shown(inside, "search.html", "", form={"words": ["worter"]})
    assert [each.get_text() for each in page.select("blockquote")] == ["Wörter zum Finden"]
    assert [str(each["href"]).partition("#")[0] for each in page.select(".asked a")] == [f"./{ONE}.html"]


def test_a_copy_is_the_file(inside: StaticSite, home: Path) -> None:
    """What “Keep a copy” gets is what Python has written, byte for byte."""
    opened(inside)
    hear(inside, do="put", key=FEAR, value="Wörter", rev=0, seq=1)
    head, body = ask(inside, "answers/copy")
    assert head["kind"] == "application/json"
    assert json.loads(body) == json.loads((home / "answers.json").read_bytes())


def test_progress_stands_on_the_pages(inside: StaticSite) -> None:
    """A page that is asked for after an answer counts it."""
    opened(inside)
    hear(inside, do="put", key=FEAR, value="x", rev=0, seq=1)
    row = shown(inside, "").find("a", href=f"./{ONE}.html", class_=False)
    assert row and "1 of " in row.get_text()


def test_the_lock_shuts_what_is_open(inside: StaticSite, home: Path) -> None:
    """Closed, no page shows a word, no line is opened, and a copy is refused; opened, all is there again."""
    opened(inside)
    hear(inside, do="put", key=FEAR, value="geheim", rev=0, seq=1)
    assert done(inside, "lock", passphrase=PASSPHRASE)["code"]
    assert {"say": "sealed", "on": True} in told(inside)
    inside.lock_now()
    assert told(inside) == [{"say": "locked"}] and inside.locked and inside.sealed
    assert opened(inside, line="2") == [{"say": "locked"}]
    for path in ("", f"{ONE}.html", "playbook.html", "share.html", "give.html", "answers.html"):
        assert b"geheim" not in ask(inside, path)[1]
        assert heading(inside, path) == "Your answers are locked"
    assert "why" in json.loads(ask(inside, "answers/copy")[1])
    assert heading(inside, "support.html") == "Support"
    assert heading(inside, "privacy.html") != "Your answers are locked"
    assert "why" in done(inside, "open", secret="not these words")
    assert done(inside, "open", secret=PASSPHRASE) == {"done": True}
    opened(inside, line="3")
    assert b"geheim" in ask(inside, "playbook.html")[1]
    assert b"geheim" not in (home / "answers.json").read_bytes()


WITHOUT_A_LOCK = ("open", "close", "unlock")
"""Where there is no lock these are done at once."""


@pytest.mark.parametrize("name", [*ACTS, "nothing", "../look"])
@pytest.mark.parametrize("body", [None, "", "{", "[]", "null", '{"text": 3}', "[" * 100_000])
def test_a_button_with_junk_is_refused_in_words(inside: StaticSite, name: str, body: str | None) -> None:
    """Each button answers with what is wrong, and changes nothing."""
    opened(inside)
    hear(inside, do="put", key=FEAR, value="bleibt", rev=0, seq=1)
    told_back = json.loads(ask(inside, f"answers/{name}", body)[1])
    assert "why" in told_back or (name in WITHOUT_A_LOCK and told_back == {"done": True})
    assert dict(inside.answers) == {FEAR: "bleibt"}


def test_an_answer_names_no_other_host(inside: StaticSite) -> None:
    """Whatever page is made inside leads to files of the edition, with nothing above its folder."""
    for path in ("", f"{ONE}.html", "answers.html", "playbook.html", "share.html", "give.html"):
        soup = shown(inside, path)
        for element in soup.select("script[src], link[href], img[src], form[action]"):
            address = str(element.get("src") or element.get("href") or element.get("action"))
            assert address.startswith(("./", "data:", "icon", "app.webmanifest")), (path, address)


def test_forgetting_everything_leaves_no_file(inside: StaticSite, home: Path) -> None:
    """Neither an answer, nor a copy, nor the secret that codes for a room are made with."""
    inside.answers.put(FEAR, "to be forgotten", kind="text", prompt="?")
    shown(inside, "give.html")
    assert (home / "room-secret").is_file()
    assert done(inside, "forget", everything=True) == {"done": True}
    assert not home.exists()
