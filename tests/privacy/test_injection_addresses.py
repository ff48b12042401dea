"""Words in addresses: whatever stands in one, a page is built as it is for a harmless word."""

from __future__ import annotations

import http.client
import inspect
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from urllib.parse import quote, quote_plus

import jinja2
import pytest
from jupyterhub.app import JupyterHub

from tests.conftest import CHECKOUT
from tests.e2e.app import App
from tests.export.said import Page as Parsed
from tests.privacy.scripts import BEACON, TEXTS
from workbook.answers import Answers

KEY = "01-what-closeness-asks.fear-to-lose"
PATHS = (
    "{}",
    "voila/render/{}.ipynb",
    "live/{}",
    "playbook/{}",
    "answers/{}",
    "facilitate/{}",
    "static/{}",
    "demo/{}",
)
QUESTIONS = (
    "share?key={}",
    f"share?key={KEY}&black={{}}",
    "playbook?page={}&without={}&since={}&until={}",
    "playbook/workbook.md?page={}",
    "join?by={}",
    "join?by=binder&repository={}&tag={}",
    "facilitate/45-minutes?start={}&ran={}&session={}",
    "facilitate/guide?agenda={}",
    "room/give?key={}&moment={}&look=1",
    "share/read?code={}&file={}",
    "voila/render/support.ipynb?voila-template={}&voila-theme={}&x={}",
)
TEMPLATES = CHECKOUT / "workbook" / "hub" / "templates"
Ask = Callable[[str], tuple[dict[str, str], bytes]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a server for an address, and returns its headers and its page; a hub has told it an odd name."""
    home = tmp_path_factory.mktemp("reader") / "home"
    Answers.open(home)[KEY] = "mine"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTERHUB_USER", TEXTS[0])
        patch.setenv("WORKBOOK_ROOM_CODE", TEXTS[1])
        app = App(home)
    line = http.client.HTTPConnection("127.0.0.1", app.port, timeout=20)

    def ask(address: str) -> tuple[dict[str, str], bytes]:
        line.request(
            "GET", f"/{address}", headers={"Authorization": f"token {app.token.removeprefix('?token=')}"}
        )
        answer = line.getresponse()
        return {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    yield ask
    line.close()
    app.stop()


def built(raw: bytes) -> set[tuple[str, ...]]:
    """What a page is built of."""
    return set(Parsed(raw.replace(b"<wbr>", b"")).skeleton)


@pytest.mark.parametrize("address", PATHS)
def test_a_path_is_told_to_nobody(ask: Ask, address: str) -> None:
    """Whatever stands in it: the page says that there is none, word for word the same."""
    plain = built(ask(address.format("word"))[1])
    for text in TEXTS:
        headers, raw = ask(address.format(quote(text, safe="")))
        assert built(raw) == plain and BEACON.encode() not in raw, text
        assert "told" not in headers.get("set-cookie", "") and "location" not in headers, text


@pytest.mark.parametrize("address", QUESTIONS)
def test_a_question_builds_nothing(ask: Ask, address: str) -> None:
    """Its words may come back in a field, and never as elements, handlers or headers."""
    few = TEXTS[::4] if address.startswith(("playbook", "voila")) else TEXTS
    plain = built(ask(address.replace("{}", "word"))[1]) | built(ask(address.partition("?")[0])[1])
    for text in few:
        headers, raw = ask(address.replace("{}", quote_plus(text)))
        assert built(raw) <= plain, text
        assert "told" not in headers.get("set-cookie", "") and "beacon" not in str(headers), text


def test_a_room_s_name_is_a_name_on_every_page_of_its_hub() -> None:
    """Whatever stands behind --name, in a login's refusal or in a notice; the hub escapes by default."""
    for name in sorted(path.name for path in TEMPLATES.glob("*.html")):
        assert built(page_of(name, "\n".join(TEXTS))) == built(page_of(name, "word")), name
    assert "autoescape=True" in inspect.getsource(JupyterHub.init_tornado_settings)


def page_of(name: str, text: str) -> bytes:
    """A page of the hub, with a text wherever somebody's words go."""
    pages = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    room = SimpleNamespace(title=text, closes_at="10:00", certificate="")
    more = {"room": room, "noticed": text, "login_error": text, "message": text, "status_code": 403}
    return (
        pages.get_template(name)
        .render(base_url="/hub/", path_is_ours=True, **more)
        .encode("utf-8", "replace")
    )
