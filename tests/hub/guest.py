"""A participant: a browser's requests and a page's own words, without a browser."""

from __future__ import annotations

import asyncio
import html
import json
import re
import ssl
import time
import uuid
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import aiohttp

from tests.hub.rooms import Hosted

T = TypeVar("T")
FIRST = "01-what-closeness-asks"
FEAR = f"{FIRST}.fear-to-lose"
PATIENCE = 90
AS_A_BROWSER = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}
MOVES_ON = re.compile(r'http-equiv="refresh" content="(\d+)(?:; url=([^"]+))?"')


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do something to its end in a thread of its own: tests with a browser leave a loop running in theirs.

    Args:
        work: what is to be done.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class NotIn(Exception):
    """The room did not let somebody in; the message is what its page says."""


class Guest:
    """Somebody at the door, and later inside.

    Args:
        url: the address of the room.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.browser = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            connector=aiohttp.TCPConnector(ssl=context),
            timeout=aiohttp.ClientTimeout(total=60),
            headers=AS_A_BROWSER,
        )
        self.base = ""
        self.line: aiohttp.ClientWebSocketResponse | None = None
        self.seq = 0
        self.waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listening: asyncio.Task[None] | None = None
        self.heard: list[dict[str, Any]] = []

    async def __aenter__(self) -> Guest:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    @property
    def name(self) -> str:
        """The account."""
        return self.base.rstrip("/").rpartition("/")[2]

    async def get(self, path: str, **more: Any) -> tuple[int, str, str]:
        """Return status, text and final address of a page."""
        async with self.browser.get(path if "://" in path else self.url + path, **more) as answer:
            return answer.status, await answer.text(errors="replace"), str(answer.url)

    async def come_in(self, code: str, path: str = "/") -> str:
        """Give the code, wait until the contents, or another page, are there, and return their text.

        Raises:
            NotIn: the door stays closed.
        """
        _, page, address = await self.get(path)
        form = re.search(r'<form action="([^"]+)"', page)
        xsrf = re.search(r'name="_xsrf" value="([^"]+)"', page)
        assert form and xsrf, f"no door at {address}"
        asked = {"code": code, "_xsrf": html.unescape(xsrf[1])}
        async with self.browser.post(self.url + html.unescape(form[1]), data=asked) as answer:
            page, address = await answer.text(), str(answer.url)
        return await self._wait_inside(page, address)

    async def open(self, path: str) -> str:
        """Open an address, through whatever waiting pages there are, and return the contents' text."""
        _, page, address = await self.get(path)
        return await self._wait_inside(page, address)

    async def _wait_inside(self, page: str, address: str) -> str:
        until = time.monotonic() + PATIENCE
        while "data-connection" not in page:
            if wrong := re.search(r'class="wrong"[^>]*>([^<]+)<', page):
                raise NotIn(html.unescape(wrong[1]))
            on = MOVES_ON.search(page)
            if not on or time.monotonic() > until:
                raise NotIn(re.sub(r"\s+", " ", re.sub(r"(?s)<style.*?</style>|<[^>]+>", " ", page)).strip())
            await asyncio.sleep(min(1, int(on[1])))
            _, page, address = await self.get(html.unescape(on[2]) if on[2] else address)
        found = re.search(r'data-base="([^"]+)"', page)
        if not found or "oauth_callback" in address:
            raise NotIn(f"signing in did not work at {address.partition('?')[0]}")
        self.base = found[1]
        return page

    async def act(self, name: str, **asked: object) -> dict[str, Any]:
        """Press a button of the page “Your answers”, and return what is said to it; nothing, if refused."""
        headers = {"X-Workbook": "1", "Origin": self.url, "Sec-Fetch-Mode": "cors"}
        address = f"{self.url}{self.base}answers/{name}"
        async with self.browser.post(address, json=asked, headers=headers) as answer:
            found: dict[str, Any] = await answer.json() if answer.status == 200 else {}
            return found

    async def read(self, slug: str = FIRST) -> None:
        """Open a chapter, and wait until somebody listens."""
        _, page, _ = await self.get(f"{self.base}voila/render/{slug}.ipynb")
        assert "data-alive" in page, "nothing listens to the chapter"
        address = f"{self.url}{self.base}live/{slug}?page={uuid.uuid4().hex}"
        self.line = await self.browser.ws_connect(address, headers={"Origin": self.url})
        is_ready = asyncio.get_running_loop().create_future()
        self._listening = asyncio.create_task(self._listen(self.line, is_ready))
        await asyncio.wait_for(is_ready, 90)

    async def _listen(self, line: aiohttp.ClientWebSocketResponse, is_ready: asyncio.Future[None]) -> None:
        async for heard in line:
            if heard.type is not aiohttp.WSMsgType.TEXT:
                break  # the line broke
            message = json.loads(heard.data)
            self.heard.append(message)
            if message["say"] == "ready" and not is_ready.done():
                is_ready.set_result(None)
            if (seq := message.get("seq")) in self.waiting:
                self.waiting.pop(seq).set_result(message)
        for each in [is_ready, *self.waiting.values()]:
            if not each.done():
                each.set_exception(ConnectionError("the line was closed"))

    async def write(self, words: str, key: str = FEAR) -> dict[str, Any]:
        """Write an answer, and return what is said to it."""
        self.seq += 1
        answered = self.waiting[self.seq] = asyncio.get_running_loop().create_future()
        await self.tell({"do": "put", "key": key, "seq": self.seq, "value": words})
        return await asyncio.wait_for(answered, 60)

    async def beat(self) -> None:
        """Say what a page says every two seconds while somebody is there."""
        await self.tell({"do": "beat", "used": True})

    async def tell(self, message: dict[str, Any]) -> None:
        """Say something over the line."""
        assert self.line is not None
        await self.line.send_str(json.dumps(message))

    async def hang_up(self) -> None:
        """Close the line, and keep the browser."""
        if self.line is not None:
            await self.line.close()
        if self._listening is not None:
            await asyncio.wait([self._listening])

    async def leave(self) -> None:
        """Close the browser."""
        await self.hang_up()
        await self.browser.close()


async def refused(room: Hosted, code: str) -> str:
    """Return what the door of a room says to a code that does not let anybody in."""
    async with Guest(room.url) as guest:
        try:
            await guest.come_in(code)
        except NotIn as refusal:
            return str(refusal)
    return ""
