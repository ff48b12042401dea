"""What the server says besides a page: on every address, to every method, to friend and stranger."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.binder.server import READY, listening
from tests.faults.scale import SOAK
from tests.privacy.asking import CHAPTERS, FEAR, ONE, PLACES, Answer, Asking, addresses, running, written
from workbook import paths

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}
# It holds nothing of anybody’s, and has no origin, which Firefox takes for that of another site.
FRAMED = ALWAYS | {"cross-origin-resource-policy": "cross-origin"}
STRICTEST = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'none'; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
FRAME = (
    "default-src 'none'; script-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
    "media-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts"
)
FILE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
STYLED = {"Tonight", "ChapterRoute", "PersonPage", "PlaybookPage", "Guide"}
SENT = {
    "Sheets",
    "PlaybookPage",
    "Search",
    "Share",
    "SharedFile",
    "Given",
    "Choose",
    "Lead",
    "Guide",
    "Join",
    "Room",
    "Give",
}
SENT |= {"CodeFile", "Gift", "Asking", "Handles"}
GRANTED = {
    "Room": {"camera", "autoplay", "clipboard-write"},
    "Give": {"clipboard-write"},
    "CodeFile": {"clipboard-write"},
}
FOR_EVER = "public, max-age=31536000, immutable"
PROXY = """
from workbook.server.binder import setup
c = get_config()
c.ServerProxy.servers = {"workbook": setup()}
c.ServerApp.ip, c.ServerApp.port, c.ServerApp.base_url = "127.0.0.1", 0, "/user/abc/"
c.ServerApp.allow_root, c.ServerApp.open_browser = True, False
c.IdentityProvider.token = "let-me-in"
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real chapters, in a folder that a test may spoil."""
    return Path(shutil.copytree(paths.chapters_folder(), tmp_path_factory.mktemp("headers") / "chapters"))


@pytest.fixture(scope="module")
def me(shelf: Path) -> Iterator[Asking]:
    """Somebody who was let in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", str(shelf))
        with running(written(shelf.with_name("home"))) as (_, me):
            yield me


def named() -> Iterator[tuple[str, str]]:
    """Yield every address with the name of what answers it; of the chapters, which are alike, one."""
    for name in PLACES:
        for address in addresses(name):
            if address.removeprefix("demo/") not in set(CHAPTERS) - {f"voila/render/{ONE}.ipynb"}:
                yield name, address


@pytest.fixture(scope="module")
def said(me: Asking) -> dict[tuple[str, str, str], Answer]:
    """What every address says to GET, and what one of each kind says to every method.

    Which methods there are is a matter of the kind of address; a soak asks all of every one.
    """
    found: dict[tuple[str, str, str], Answer] = {}
    for name, at in named():
        methods = METHODS if SOAK or name not in {known for known, *_ in found} else METHODS[:1]
        found |= {(name, at, how): me.ask(at, how) for how in methods}
    return found


@pytest.fixture(scope="module")
def pressed(me: Asking) -> list[Answer]:
    """What comes after pressing, knocking without the link, and asking for what there is not."""
    stranger = Asking(me.port)
    home = {"Sec_Fetch_Site": "same-origin", "Origin": f"http://{me.host}"}
    form = {"Content_Type": "application/x-www-form-urlencoded", **home}
    return [
        me.came_in,
        me.act("look", text="no copy"),
        me.act("look", text=1),
        me.act("forget", key="no.such"),
        me.ask("answers/forget", "POST", b"x" * 70_000, X_Workbook="1", **home),
        me.ask("demo/begin", "POST", b"person=Nobody", **form),
        me.ask("room", "POST", b"codes=no", **form),
        me.ask("share/read", "POST", b"code=no", **form),
        *(stranger.ask(at, how) for name, at in named() if name != "Built" for how in ("GET", "POST")),
        *(me.ask("", Host=host) for host in ("evil.test", "127.0.0.1.evil.test")),
        me.ask("answers", If_None_Match="*"),
    ]


def test_every_answer_has_the_strict_headers(
    said: dict[tuple[str, str, str], Answer], pressed: list[Answer]
) -> None:
    """Pages, files, errors, redirects, refusals, the refused line: no guessing, no referrer, no sharing."""
    shown = {what for what, it in said.items() if what[0] == "Frame" and it.status == 200}
    answers = [*((what, it) for what, it in said.items() if what not in shown), *enumerate(pressed)]
    wrong = [(what, it.status) for what, it in answers if not it.headers.items() >= ALWAYS.items()]
    wrong += [(what, 200) for what in shown if not said[what].headers.items() >= FRAMED.items()]
    assert wrong == [] and len(answers) > 500 and shown


def test_nothing_with_answers_is_stored(
    said: dict[tuple[str, str, str], Answer], pressed: list[Answer]
) -> None:
    """Only a built file, whose name changes with its content, may be kept by a browser."""
    kept = {name for (name, _, _), it in said.items() if it.headers["cache-control"] == FOR_EVER}
    rest = [it for (name, _, _), it in said.items() if name != "Built" or it.status != 200]
    assert kept == {"Built"}
    assert {it.headers["cache-control"] for it in [*rest, *pressed]} == {"no-store"}


def test_no_answer_tells_what_serves_it(
    said: dict[tuple[str, str, str], Answer], pressed: list[Answer], me: Asking
) -> None:
    """No name, no version; not even when what was asked is no HTTP."""
    named = {header for it in [*said.values(), *pressed] for header in it.headers}
    odd = me.raw(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nno header\r\n\r\n")
    assert not named & {
        "server",
        "x-powered-by",
        "x-jupyterhub-version",
        "via",
        "access-control-allow-origin",
    }
    assert odd.startswith(b"HTTP/1.1 400 ") and b"Tornado" not in odd


def test_the_policy_of_every_page_is_exactly_this(said: dict[tuple[str, str, str], Answer]) -> None:
    """The strictest there is, its own sheets by their digests, and two things more where they are needed."""
    wrong = []
    for (name, address, method), answer in said.items():
        expected = STRICTEST
        if name in STYLED:
            expected = expected.replace("style-src-attr 'none'", "style-src-attr 'unsafe-inline'")
        if name in SENT or (address.startswith("demo/") and name != "Nowhere"):
            expected = expected.replace("form-action 'none'", "form-action 'self'")
        if name == "Frame":
            expected = FRAME
        if name == "Built" and answer.status == 200:
            expected = FILE
        given = re.sub(r" 'sha256-[\w+/]{43}='", "", answer.headers["content-security-policy"])
        wrong += [(address, method, given)] if given != expected else []
    assert wrong == []


def test_every_sheet_within_a_page_is_one_of_ours(said: dict[tuple[str, str, str], Answer]) -> None:
    """The policy names the digest of each, and of no other but the empty one that pictures are drawn with."""
    wrong = []
    for (name, address, method), answer in said.items():
        if (method, answer.status) != ("GET", 200) or name in ("Built", "File", "SharedFile", "Copy"):
            continue
        sheets = set(re.findall(rb"(?s)<style>(.*?)</style>", answer.body))
        sheets |= {b""} if name == "ChapterRoute" else set()
        digests = {base64.b64encode(hashlib.sha256(sheet).digest()).decode() for sheet in sheets}
        given = re.findall(r"'sha256-([^']+)'", answer.headers["content-security-policy"])
        wrong += [address] if not digests <= set(given) else []
        assert len(given) <= 2
    assert wrong == []


def test_only_the_room_may_ask_for_the_camera(said: dict[tuple[str, str, str], Answer]) -> None:
    """Whatever else a device has is off everywhere; a code may be copied where there is one."""
    wrong = []
    for (name, address, _), answer in said.items():
        if name == "Built" and answer.status == 200:
            wrong += [(address, {"says"})] if "permissions-policy" in answer.headers else []
            continue
        each = dict(part.split("=") for part in answer.headers["permissions-policy"].split(", "))
        granted = {feature for feature, who in each.items() if who != "()"}
        if granted != GRANTED.get(name, set()) or not {"camera", "microphone", "geolocation"} <= each.keys():
            wrong.append((address, granted))
    assert wrong == []


def test_a_cookie_is_for_this_server_alone(
    me: Asking, said: dict[tuple[str, str, str], Answer], pressed: list[Answer]
) -> None:
    """One cookie, no script reads it, no other site sends it along with what it asks for."""
    # Not “Strict”: whoever presses the link in a terminal that is a page would stand before a closed door.
    cookie = me.came_in.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")) and ", username" not in cookie
    assert not any("set-cookie" in it.headers for it in [*said.values(), *pressed[1:]])


def test_a_page_that_fails_says_nothing_more(me: Asking, shelf: Path) -> None:
    """A fault of ours is one friendly page with the same headers, and not a word of what went wrong."""
    gone = shelf.rename(shelf.with_name("gone"))
    answer = me.ask("?why=canary")
    gone.rename(shelf)
    log = shelf.with_name(f"home-{os.getpid()}.log").read_text()
    assert answer.status == 500 and answer.headers.items() >= ALWAYS.items()
    assert b"Something went wrong" in answer.body and str(shelf).encode() not in answer.body
    assert "canary" not in log and "Traceback" not in log


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Somebody behind Jupyter’s proxy, as on Binder."""
    folder = tmp_path_factory.mktemp("proxied")
    (folder / "config.py").write_text(PROXY)
    (folder / "tmp").mkdir(mode=0o700)
    room = {
        name: str(folder / "tmp")
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", f"--config={folder / 'config.py'}"],
        env=os.environ | room | {"WORKBOOK_HOME": str(folder / "home"), "BINDER_SERVICE_HOST": "binder.test"},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr
    try:
        found = (READY.search(line) for line in server.stderr)
        address = next(it[1] for it in found if it)
        threading.Thread(target=server.stderr.read, daemon=True).start()  # nobody need listen after that
        port = urllib.parse.urlsplit(listening(address)).port
        assert port
        yield Asking(port, "?token=let-me-in", "/user/abc/workbook/")
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.parametrize(
    "address", ["", f"voila/render/{ONE}.ipynb", "answers/copy", f"share?key={FEAR}", "nowhere"]
)
def test_the_proxy_leaves_the_headers_alone(proxied: Asking, me: Asking, address: str) -> None:
    """Behind Jupyter’s proxy each page has the policy that it has without."""
    answer, own = proxied.ask(address), me.ask(address)
    assert answer.headers.items() >= (ALWAYS | {"cache-control": "no-store"}).items()
    for header in ("content-security-policy", "permissions-policy"):
        assert answer.headers[header] == own.headers[header]


def test_behind_a_proxy_nobody_is_signed_out(proxied: Asking) -> None:
    """Jupyter’s cookie stays what it was: the workbook names its own otherwise."""
    named = proxied.ask("").headers.get("set-cookie", "")
    assert "username-" not in named
    assert proxied.ask("answers/copy").status == 200
