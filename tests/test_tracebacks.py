"""Tracebacks, which may hold an answer: for whoever develops, on the own computer, and for nobody else."""

from types import SimpleNamespace

import pytest

from workbook import config, tracebacks
from workbook.answers import Answers, migrations
from workbook.errors import WorkbookError
from workbook.exercises.vocabulary import declare
from workbook.protocol.from_page import Draw, Put
from workbook.server import assets
from workbook.server.route import Route
from workbook.session.chapter_session import ChapterSession
from workbook.session.gedcom_upload import GedcomUpload
from workbook.session.turns import LoopTurns
from workbook.static_site import addresses, build
from workbook.static_site.answering import Answering
from workbook.static_site.runtime import StaticSite

SAID = f"{tracebacks.SAID}\n"
REFUSED = f"{tracebacks.REFUSED}\n"
PLANTED = "the words of a reader"


@pytest.fixture(autouse=True)
def own(monkeypatch):
    """Somebody's own computer, on which nothing is asked for."""
    for name in ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST", "WORKBOOK_ROOM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv(config.TRACEBACKS.name, raising=False)


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setenv(config.TRACEBACKS.name, "1")


def fail(*_, **__):
    raise ValueError(PLANTED)


def piece(call, chapter="01-here"):
    return ChapterSession(Answers.open()).add(declare(call, chapter, "it", "?", {}))


def in_a_record(monkeypatch):
    """A piece of a chapter that cannot be made."""
    session = ChapterSession(Answers.open())
    monkeypatch.setattr(session, "add", fail)
    assert session.open([declare("text", "01-here", "it", "?", {})]) == [("01-here.it", "ValueError")]


def in_a_field(monkeypatch):
    """An edit that cannot be kept."""
    field = piece("text")
    monkeypatch.setattr(field, "_keep", fail)
    field.receive(Put(key=field.key, value="x", seq=1))


def in_a_map(monkeypatch):
    """A wish that the family map cannot fulfil."""
    drawn = piece("family_map", "family-map")
    monkeypatch.setattr(drawn, "_asked", fail)
    drawn.receive(Draw(key=drawn.key))


def in_a_drawing(monkeypatch):
    """A family that cannot be drawn."""
    drawn = piece("family_map", "family-map")
    monkeypatch.setattr(drawn, "_read", fail)
    drawn.here()


def in_a_tree(monkeypatch):
    """A tree file that cannot be read."""
    tree = GedcomUpload(Answers.open(), "family-map.map", lambda message: None, LoopTurns())
    tree._finish(SimpleNamespace(result=fail), tree._turn)


def in_a_migration(monkeypatch):
    """Answers of an older edition that are not as it wrote them."""
    monkeypatch.setitem(migrations.STEPS, 0, fail)
    with pytest.raises(WorkbookError):
        migrations.migrate({"schema": 0})


def in_a_page(monkeypatch):
    """An address of the server."""
    try:
        fail()
    except ValueError as error:
        silent = SimpleNamespace(log=SimpleNamespace(error=lambda *words: None))
        Route.log_exception(silent, type(error), error, error.__traceback__)


def in_a_browser(monkeypatch):
    """A page of the edition without a server."""
    inside = StaticSite()
    monkeypatch.setattr(Answering, "_reply", fail)
    monkeypatch.setattr(addresses, "_files", assets.names)
    assert "Something went wrong" in inside.answer('{"path": ""}')[1].decode()


def in_a_piece(monkeypatch):
    """A piece of such a page."""
    inside = StaticSite()
    inside._pages["1"] = SimpleNamespace(receive=fail)
    inside.hear("1", '{"do": "hello", "key": "x"}')


PLACES = (
    in_a_record,
    in_a_field,
    in_a_map,
    in_a_drawing,
    in_a_tree,
    in_a_migration,
    in_a_page,
    in_a_browser,
    in_a_piece,
)


@pytest.mark.parametrize("happen", PLACES)
def test_a_reader_is_shown_no_traceback(happen, monkeypatch, capsys):
    """Whatever goes wrong."""
    happen(monkeypatch)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("happen", PLACES)
def test_a_developer_is_shown_each_on_stderr(happen, asked, monkeypatch, capsys):
    """With where it happened, and there alone."""
    happen(monkeypatch)
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("Traceback") and f"ValueError: {PLANTED}" in err


@pytest.mark.parametrize(
    "place",
    ["BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST", "JUPYTERHUB_USER", "WORKBOOK_ROOM"],
)
def test_none_is_shown_where_others_write(place, asked, monkeypatch, capsys):
    """Not by a process that nobody has asked whether it may, such as one of a room."""
    monkeypatch.setenv(place, "somebody")
    in_a_record(monkeypatch)
    assert capsys.readouterr() == ("", "")
    with pytest.raises(WorkbookError):
        tracebacks.begin()


@pytest.mark.parametrize("command", ["open", "serve"])
def test_the_command_line_offers_it(say, command):
    """And says what may be in them."""
    said = " ".join(say(command, "--help")[1].split())
    assert (
        "--show-tracebacks For developers: write tracebacks to stderr. They may hold what is typed." in said
    )


@pytest.mark.parametrize("words", [["serve", "--show-tracebacks", "--proxied"], ["demo"], ["host"]])
def test_it_is_refused_where_others_write(say, asked, words):
    """In one sentence, before anything is served."""
    assert say(*words) == (1, "", REFUSED)


def test_it_is_refused_on_a_hub(say, monkeypatch):
    """There the environment alone says so."""
    monkeypatch.setenv("JUPYTERHUB_USER", "somebody")
    assert say("serve", "--show-tracebacks") == (1, "", REFUSED)


@pytest.mark.parametrize("value", [None, "", "0", "no"])
def test_off_is_silent(value, monkeypatch, capsys):
    """Nothing is said of what nobody asked for."""
    if value is not None:
        monkeypatch.setenv(config.TRACEBACKS.name, value)
    tracebacks.begin(public=True)
    assert not tracebacks.shown() and capsys.readouterr() == ("", "")


def test_the_command_line_asks_what_it_starts_too(monkeypatch, capsys):
    """It has the environment of the server, which says so in one line."""
    monkeypatch.setenv(config.TRACEBACKS.name, "0")
    tracebacks.begin(asked=True)
    assert tracebacks.shown() and capsys.readouterr() == ("", SAID)


def test_an_edition_for_others_shows_none(asked, monkeypatch):
    """Only one that was built so asks its pages for them."""
    assert "tracebacks=1" in build._where({}, b"")
    monkeypatch.delenv(config.TRACEBACKS.name)
    assert "tracebacks" not in build._where({}, b"")
