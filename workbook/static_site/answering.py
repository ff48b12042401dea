"""What pages ask of Python inside a page: pages with answers on them, files, and what the buttons do."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workbook import tracebacks, urls
from workbook.answers import Answers
from workbook.chapters.evening import ASKED, read_items
from workbook.chapters.roles import SUPPORT
from workbook.endpoints import (
    PageContext,
    Request,
    Response,
    gathering,
    giving,
    leading,
    playbook,
    reading,
    searching,
    sharing,
)
from workbook.endpoints.person import person_page_for
from workbook.endpoints.request import HTML
from workbook.endpoints.uploads import LookedAtCopies
from workbook.endpoints.your_answers import CLOSED, LOOK_LIMIT, act, kept
from workbook.errors import ChapterMissing, WorkbookError
from workbook.pages.answers_page import answers_page
from workbook.pages.lock_page import unlock_page
from workbook.pages.page import WENT_WRONG, sorry_page
from workbook.static_site.addresses import alone, as_files
from workbook.urls import Address
from workbook.zone import zone

JSON = "application/json"
T = TypeVar("T")


class Window(Protocol):
    """The Python of one window, which has the answers and the open chapters."""

    folder: Path
    answers: Answers

    @property
    def locked(self) -> bool:
        """Whether the lock is on and closed."""

    def lock_now(self) -> None:
        """Lock the answers again."""

    def look(self) -> None:
        """Tell open pages what has changed."""

    def lock_changed(self) -> None:
        """Let open pages go on with the lock as it is now."""


class Answering:
    """Answers what the pages of one window ask, and keeps the answers for the buttons of “Your answers”.

    Args:
        window: what has the answers.
    """

    def __init__(self, window: Window) -> None:
        self.window = window
        self.looked_at = LookedAtCopies()

    @property
    def answers(self) -> Answers:
        """The answers."""
        return self.window.answers

    @property
    def locked(self) -> bool:
        """Whether the lock is on and closed."""
        return self.window.locked

    async def ask(self, work: Callable[[Answers], T]) -> T:
        """Let one piece of work have the answers."""
        return work(self.answers)

    async def open_lock(self, secret: str) -> None:
        """Open the lock for this window."""
        self.answers.open_lock(secret)

    async def close_lock(self) -> None:
        """Forget the key, and tell every open page."""
        self.window.lock_now()

    def lock_changed(self) -> None:
        """Let open pages go on with the lock as it is now."""
        self.window.lock_changed()

    def answer(self, asked: str, files: Sequence[bytes] = ()) -> tuple[str, bytes]:
        """Answer what a page asks for.

        Args:
            asked: JSON with `path` below the edition's folder, `query` and `form` by name, `body`, and with
                the folder's whole address as `own`.
            files: the bytes of the files that came with it.

        Returns:
            JSON with `kind` and `name`, and the body.
        """
        found = json.loads(asked)
        self.answers.refresh()
        query, form = found.get("query", {}), found.get("form", {})
        own = str(found.get("own", ""))
        question = Request(query=query, form=form, files=[bytes(file) for file in files], own=own)
        try:
            reply = self._reply(str(found.get("path", "")), question, found.get("body"))
        except Exception:  # noqa: BLE001 - a page says what went wrong, and no browser's console an answer
            tracebacks.show()
            reply = Response(body=sorry_page(self.at.site, *WENT_WRONG))
        page = as_files(reply.body) if isinstance(reply.body, str) and reply.kind == HTML else reply.body
        body = page.encode() if isinstance(page, str) else bytes(page)
        return json.dumps({"kind": reply.kind, "name": reply.name}), body

    def _reply(self, path: str, asked: Request, body: str | None) -> Response:
        at, (address, name) = self.at, urls.found(path)
        if address == urls.DOCUMENT:
            return reading.document(at, name)
        if (words := self._words(address, name, body)) is not None:
            return Response(body=words, kind=JSON)
        if self.locked and name != SUPPORT and address not in OF_NOBODY:
            return Response(body=unlock_page(at.site))
        try:
            if page := PAGES.get(address):
                return page(at, asked)
            return self._page(at, address, name, asked, posted=body is not None)
        except ChapterMissing as error:
            return Response(body=sorry_page(at.site, "There is no such page", str(error)))
        except ImportError:
            return Response(body=sorry_page(at.site, "Not in the browser alone", NOT_HERE))

    def _page(
        self, at: PageContext, address: Address | None, name: str, asked: Request, *, posted: bool
    ) -> Response:
        match address:
            case urls.PLAYBOOK_FILE:
                return playbook.playbook_file(at, asked, name) or playbook.playbook_page_for(at, asked)
            case urls.READ:
                return sharing.read_given(at, asked) if posted else sharing.reading_page(at)
            case urls.AGENDA:
                return leading.leading(at, asked, name)
            case urls.ROOM:
                return gathering.gathered(at, asked) if posted else gathering.nothing_yet(at)
            case urls.GIVE:
                return giving.give_page_for(at, asked, self._secret())
            case urls.CODE_FILE:
                return giving.code_file(at, asked, self._secret())
        return reading.chapter_to_read(at, name)

    def _words(self, address: Address | None, name: str, body: str | None) -> str | bytes | None:
        """Return JSON for a script, `None` for what is a page."""
        match address:
            case urls.COPY:
                text = None if self.locked else self.answers.text()
                return json.dumps({"why": CLOSED}) if text is None else text
            case urls.ACT:
                return json.dumps(_done(act(self, name, _read(body))))
            case None if name == urls.KEEP:
                return json.dumps(self._computed(_read(body)))
            case None if name.startswith(f"{urls.ANSWERS.path}/"):
                return json.dumps({"why": NOT_HERE})
        return None

    def _computed(self, asked: dict[str, Any]) -> dict[str, Any]:
        from workbook.static_site.computed import keep

        if self.locked:
            return {"why": CLOSED}
        kept = keep(self.answers, asked)
        self.window.look()
        return kept

    @property
    def at(self) -> PageContext:
        """Where a page asks."""
        return PageContext(
            site=alone(sealed=self.answers.sealed),
            answers=self.answers,
            folder=self.window.folder,
            now=dt.datetime.now(dt.UTC),
            tz=zone(),
        )

    def _secret(self) -> bytes:
        """Return this browser's own secret, from which a code for a room gets what stands for its giver."""
        path = self.answers.folder / "room-secret"
        if not path.is_file():
            path.write_bytes(secrets.token_bytes(32))
        return path.read_bytes()


PAGES: Mapping[Address | None, Callable[[PageContext, Request], Response]] = {
    urls.CONTENTS: lambda at, asked: reading.contents(at),
    urls.ANSWERS: lambda at, asked: Response(
        body=answers_page(at.site, kept(at.answers, at.books), read_items(asked.all(ASKED), at.books))
    ),
    urls.PLAYBOOK: playbook.playbook_page_for,
    urls.PERSON: person_page_for,
    urls.SEARCH: searching.search_page_for,
    urls.TONIGHT: reading.tonight,
    urls.FACILITATE: leading.choosing,
    urls.GUIDE: leading.guide,
    urls.JOIN: leading.joining,
    urls.SHEETS: leading.sheets,
    urls.SHARE: sharing.share_page_for,
    urls.SHARED_FILE: sharing.share_file,
}
OF_NOBODY = (urls.FACILITATE, urls.GUIDE, urls.AGENDA, urls.JOIN, urls.SHEETS, urls.ROOM)
"""Pages for whoever leads: no answer is on them, so that they open behind a lock as well."""
NOT_HERE = (
    "This needs a part of Python that browsers do not have. Keep a copy, and open it in the workbook on a "
    "computer."
)


def _read(body: str | None) -> dict[str, Any]:
    if body is None or len(body) > LOOK_LIMIT:
        return {}
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _done(work: Coroutine[Any, Any, T]) -> T:
    """Return what comes of work that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise WorkbookError("Something in the page waited for what never comes; reload it.")
