"""Nobody reads another’s words: sixty requests and more from one account, and files from its number."""

from __future__ import annotations

import asyncio
import base64
import subprocess
from dataclasses import dataclass, field

import aiohttp
import psutil
import pytest
from yarl import URL

from tests.hub.guest import FEAR, FIRST, Guest, run
from tests.hub.rooms import Hosted, place

SECRET = "the-words-of-another-4711"
PAGES = (
    "",
    "answers",
    "answers/copy",
    "answers/copy.json",
    "playbook",
    "person",
    "promises",
    "share?key=" + FEAR,
    f"voila/render/{FIRST}.ipynb",
    "files/answers.json",
    "api/contents/workbook/answers.json",
    "api/kernels",
    "api/sessions",
    "api/status",
    "lab",
    "tree",
    "oauth_callback?code=x&state=y",
    "room/given",
    "room/asking",
    "room/handles",
    "room/clock",
)
TRICKS = (
    "../{a}/answers/copy",
    "..%2f{a}%2fanswers%2fcopy",
    "%2e%2e/{a}/answers/copy",
    "%252e%252e/{a}/answers/copy",
    "..;/{a}/answers/copy",
    ".././{a}//answers/copy",
    "static/../../{a}/answers/copy",
    "static/..%2f..%2f..%2fworkbook%2fanswers.json",
    "voila/render/..%2f..%2f{a}%2fworkbook%2fanswers.ipynb",
    "..%5c{a}%5canswers%5ccopy",
    "playbook/../../{a}/playbook",
    "@127.0.0.1/user/{a}/answers/copy",
)
HUB = (
    "api/users",
    "api/users/{a}",
    "api/users/{a}/server/progress",
    "api/users/{a}/tokens",
    "api/users/{a}/shared",
    "api/shares/{a}",
    "api/groups",
    "api/services",
    "api/proxy",
    "api/info",
    "spawn/{a}",
    "spawn-pending/{a}",
    "user/{a}/answers/copy",
    "admin",
    "metrics",
    "state",
    "gifts",
    "sums",
    "handles",
    "clock",
    "api/oauth2/authorize?client_id=jupyterhub-user-{a}&response_type=code&redirect_uri=/user/{a}/oauth_callback",
)
DEEDS = (
    ("POST", "/hub/api/users/{a}/server"),
    ("DELETE", "/hub/api/users/{a}/server"),
    ("DELETE", "/hub/api/users/{a}"),
    ("POST", "/hub/api/users/{a}/tokens"),
    ("POST", "/hub/api/users/{b}/tokens"),
    ("POST", "/hub/api/users/{a}/activity"),
    ("POST", "/hub/api/shutdown"),
    ("PATCH", "/hub/api/proxy"),
    ("POST", "/user/{a}/answers/forget"),
    ("POST", "/user/{a}/answers/look"),
    ("POST", "/user/{a}/share/read"),
    ("POST", "/user/{a}/search"),
    ("POST", "/user/{a}/room/given"),
    ("POST", "/hub/gifts"),
    ("POST", "/hub/handles"),
)


@dataclass
class Probing:
    """Asks for what is another’s, and holds on to every byte that came back."""

    room: Hosted
    reader: Guest
    stranger: Guest
    heard: list[bytes] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.heard)

    def fill(self, text: str) -> str:
        return text.replace("{a}", self.reader.name).replace("{b}", self.stranger.name)

    async def ask(self, address: str, method: str = "GET", **more: object) -> None:
        whole = address if "://" in address else self.stranger.url + address
        try:
            async with self.stranger.browser.request(method, URL(whole, encoded=True), **more) as answer:
                self.heard.append(await answer.read() + str(answer.headers).encode())
        except (aiohttp.ClientError, ValueError, TimeoutError) as refused:
            self.heard.append(repr(refused).encode())

    async def listen(self, address: str, **headers: str) -> None:
        """Open a WebSocket, ask for the words, and hear for a moment what comes."""
        heard = b""
        try:
            whole = URL(address.replace("http", "ws", 1), encoded=True)
            async with self.stranger.browser.ws_connect(whole, headers=headers) as line:
                await line.send_str(f'{{"do": "hello", "key": "{FEAR}", "seq": 1}}')
                async with asyncio.timeout(5):
                    async for message in line:
                        heard += str(message.data).encode()
        except (aiohttp.ClientError, TimeoutError, ValueError) as refused:
            heard += repr(refused).encode()
        self.heard.append(heard)

    def token(self) -> str:
        """The stranger’s own token, from the cookie."""
        cookies = {each.key: each.value for each in self.stranger.browser.cookie_jar}
        signed = cookies[f"jupyterhub-user-{self.stranger.name}"].strip('"')
        part = signed.split("|")[4].partition(":")[2]
        return base64.b64decode(part).decode()


async def _probe(room: Hosted) -> Probing:
    async with Guest(room.url) as reader, Guest(room.url) as stranger:
        await asyncio.gather(reader.come_in(room.code), stranger.come_in(room.code))
        await reader.read()
        said = await reader.write(SECRET)
        assert said["say"] == "saved"
        probing = Probing(room, reader, stranger)
        await _pages(probing)
        await _lines(probing)
        await _inside(probing)
        _, copy, _ = await reader.get(f"{reader.base}answers/copy")
        assert SECRET in copy  # nobody has erased what the probes looked for
        assert (await reader.write(SECRET + "!"))["say"] == "saved"  # and nothing of it disturbed the reader
        return probing


async def _pages(probing: Probing) -> None:
    own, base = probing.stranger.base, probing.reader.base
    for path in PAGES:
        await probing.ask(base + path)
    for trick in TRICKS:
        await probing.ask(own + probing.fill(trick))
    for path in HUB:
        await probing.ask("/hub/" + probing.fill(path))
    for method, path in DEEDS:
        headers = {"X-Workbook": "1", "Content-Type": "application/json"}
        await probing.ask(probing.fill(path), method, data=b'{"everything": true}', headers=headers)


async def _lines(probing: Probing) -> None:
    url, base, own = probing.reader.url, probing.reader.base, probing.stranger.base
    token = probing.token()
    await probing.listen(f"{url}{base}live/{FIRST}", Origin=url)
    await probing.listen(f"{url}{base}live/{FIRST}?token={token}", Origin=url)
    await probing.listen(f"{url}{base}live/{FIRST}", Authorization=f"token {token}")
    await probing.listen(f"{url}{own}../{probing.reader.name}/live/{FIRST}", Origin=url)
    await probing.listen(f"{url}{own}live/..%2f..%2f{probing.reader.name}%2flive%2f{FIRST}", Origin=url)
    await probing.listen(f"{url}{base}api/kernels/x/channels", Origin=url)


def _port(process: psutil.Process) -> int:
    lines = process.net_connections("tcp4")
    return next(each.laddr.port for each in lines if each.status == psutil.CONN_LISTEN)


async def _inside(probing: Probing) -> None:
    """Moved cookies, moved tokens, and the ports that are only for this machine."""
    stranger, a, b = probing.stranger, probing.reader.name, probing.stranger.name
    token, base = probing.token(), probing.reader.base
    cookies = {each.key: each.value for each in stranger.browser.cookie_jar}
    moved = f"jupyterhub-user-{a}={cookies[f'jupyterhub-user-{b}']}"
    direct = f"http://127.0.0.1:{_port(probing.room.server(a))}"
    hub, proxy = probing.room.room["inside"]
    for start in (stranger.url, direct):
        for path in ("answers/copy", "playbook", "", f"voila/render/{FIRST}.ipynb"):
            await probing.ask(f"{start}{base}{path}", headers={"Cookie": moved})
            await probing.ask(f"{start}{base}{path}", headers={"Authorization": f"token {token}"})
            await probing.ask(f"{start}{base}{path}?token={token}")
    await probing.listen(f"{direct}{base}live/{FIRST}", Origin=direct)
    await probing.listen(f"{direct}{base}live/{FIRST}", Cookie=moved, Origin=direct)
    for path in (f"users/{a}", "users", "proxy", f"users/{a}/tokens"):
        await probing.ask(
            f"http://127.0.0.1:{hub}/hub/api/{path}", headers={"Authorization": f"token {token}"}
        )
    for headers in ({}, {"Authorization": f"token {token}"}):
        await probing.ask(f"http://127.0.0.1:{proxy}/api/routes", headers=headers)
        await probing.ask(f"http://127.0.0.1:{proxy}/api/routes/user/{a}", "DELETE", headers=headers)


@pytest.fixture(scope="module")
def probed(room: Hosted) -> Probing:
    return run(_probe(room))


def test_sixty_requests_and_more_give_nothing(probed: Probing) -> None:
    """Not one byte of another’s answers, through pages, paths, hub, cookies, tokens, ports and lines."""
    leaks = [heard[:300] for heard in probed.heard if SECRET.encode() in heard]
    assert probed.count >= 60
    assert leaks == []


def test_a_person_has_no_token_to_give_away(probed: Probing) -> None:
    """The hub makes none: a link with one’s own token could lead another to write in the wrong home."""
    assert not any(b'"token":' in heard for heard in probed.heard)


def test_the_routes_of_the_proxy_stay_its_own(probed: Probing) -> None:
    """Without its own secret the proxy tells nobody where a server listens."""
    assert not any(b'"target"' in heard for heard in probed.heard)


READ = """
import sys
for path in sys.argv[1:]:
    try:
        print(open(path, "rb").read())
    except OSError as error:
        print(type(error).__name__)
"""


def test_the_others_account_opens_no_file(room: Hosted, probed: Probing) -> None:
    """Homes, secrets, the hub’s own files and what a server holds in memory are closed to other accounts."""
    if room.room["accounts"] is None:
        pytest.skip("everyone has the account of whoever opened the room")
    folder, name = room.home / "room", probed.reader.name
    stranger = (folder / "people" / probed.stranger.name).stat().st_uid
    server = room.server(name).pid
    files = [
        folder / "people" / name / "workbook" / "answers.json",
        folder / "people" / name / "workbook" / "server-key",
    ]
    files += [folder / each for each in ("room.json", "hub.sqlite", "cookie-secret", "hub.log", "proxy.pid")]
    files += [f"/proc/{server}/{each}" for each in ("environ", "mem", "cwd/workbook/answers.json")]
    files += [f"/proc/{room.hub().pid}/environ"]
    done = subprocess.run(
        [place()[0], "-c", READ, *map(str, files)],
        user=stranger,
        group=stranger,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["PermissionError"] * len(files)


def test_everyone_has_an_own_account_and_home(room: Hosted, probed: Probing) -> None:
    """Two people, two numbers, each server under its own, in a folder closed to all others."""
    if room.room["accounts"] is None:
        pytest.skip("everyone has the account of whoever opened the room")
    names = probed.reader.name, probed.stranger.name
    homes = [(room.home / "room" / "people" / name).stat() for name in names]
    assert [home.st_uid for home in homes] == [room.server(name).uids().real for name in names]
    assert len({home.st_uid for home in homes}) == 2
    assert [home.st_mode & 0o777 for home in homes] == [0o700, 0o700]


def test_the_log_holds_no_secret(room: Hosted, probed: Probing) -> None:
    """No code, no token, no word of an answer is in the hub’s log, which only its owner can read."""
    log = room.log()
    secrets = (SECRET, room.code, room.room["secret"], probed.token())
    assert [each for each in secrets if each in log] == []
    assert (room.home / "room" / "hub.log").stat().st_mode & 0o777 == 0o600
