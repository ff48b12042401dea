"""What the buttons of the page “Your answers” do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from workbook.answers import Answers
from workbook.answers.copies import read_or_salvage
from workbook.answers.document import Document
from workbook.answers.restoring import Preview
from workbook.answers.sealing import SEALED_LIMIT
from workbook.app.library import Library
from workbook.app.looked_at import Beside
from workbook.chapters import Chapter
from workbook.errors import WorkbookError
from workbook.export.reading import copy_in, is_playbook
from workbook.markup.answers_page import Kept, Way, counted

LOOK_LIMIT = SEALED_LIMIT * 5 // 4  # the text of a copy travels inside JSON, which spells some of it longer
LONGEST = 300
Asked = dict[str, Any]

NOT_UNDERSTOOD = "The workbook did not understand that; reload the page and try once more."
SPENT = "The workbook no longer remembers this copy; look at it again."
GONE = "That copy is no longer there; reload the page."


def kept(answers: Answers, books: Sequence[Chapter]) -> Kept:
    """Return what the page says.

    Args:
        answers: the answers.
        books: the chapters, for their titles.
    """
    titles = {book.slug: f"{book.number} · {book.title}" if book.number else book.title for book in books}
    found = Counter(key.partition(".")[0] for key in answers)
    choices = answers.recovery.choices if answers.recovery else ()
    return Kept(
        folder=str(answers.folder),
        file=str(answers.path),
        answers=len(answers),
        chapters=[(slug, titles.get(slug, slug), found[slug]) for slug in sorted(found)],
        sealed=answers.sealed,
        can_undo=answers.can_undo,
        trouble=answers.trouble,
        ways=[Way(name=it.name, title=it.title, says=it.says, afresh=it.name == "afresh") for it in choices],
        copies=[path.name for path in answers.copies()],
        plain=[str(path) for path in answers.plain_copies()],
    )


async def look(library: Library, asked: Asked) -> Asked:
    """Say what a copy holds that the reader has brought."""
    text, secret, name = (_text(asked, part) for part in ("text", "passphrase", "name"))
    raw = text.encode("utf-8", "surrogatepass")

    def read(answers: Answers) -> tuple[Document, str, Preview]:
        if is_playbook(name):
            copy, damage = copy_in(raw, name), ""
        else:
            copy, damage = read_or_salvage(raw, secret or None)
        return copy, damage, answers.preview(copy)

    copy, damage, seen = await library.ask(read)
    return _shown(library, copy, seen) | {"damage": damage}


async def take(library: Library, asked: Asked) -> Asked:
    """Say what a copy holds that another program left beside the file."""
    name, secret = _text(asked, "name"), _text(asked, "passphrase") or None

    def read(answers: Answers) -> tuple[Document, Preview, Path]:
        path = next((path for path in answers.copies() if path.name == name), None)
        if path is None:
            raise WorkbookError(GONE)
        copy = answers.read_copy(path, secret)
        return copy, answers.preview(copy), path

    copy, seen, path = await library.ask(read)
    return _shown(library, copy, seen, Beside(path, secret))


def _shown(library: Library, copy: Document, seen: Preview, beside: Beside | None = None) -> Asked:
    current = library.answers

    def questions(keys: Sequence[str]) -> list[str]:
        prompts = (_prompt(key, copy, current) for key in keys)
        return [prompt[:LONGEST] for prompt in prompts]

    return {
        "ticket": library.looked_at.hold(copy, beside),
        "words": counted(len(seen.new), len(seen.changed), len(seen.same), len(seen.only_here)),
        "new": questions(seen.new),
        "changed": questions(seen.changed),
        "same": len(seen.same),
        "only_here": questions(seen.only_here),
        "saved_at": str(copy.members.get("saved_at", "")),
    }


def _prompt(key: str, copy: Document, current: Answers) -> str:
    entry = current.entry(key)
    prompt = copy.answers.get(key, {}).get("prompt") or (entry.prompt if entry else "")
    return str(prompt or key)


async def restore(library: Library, asked: Asked) -> Asked:
    """Bring a copy that was looked at together with the answers, or put it in their place."""
    ticket, how = _text(asked, "ticket"), asked.get("how")
    copy = library.looked_at.find(ticket)
    if copy is None:
        raise WorkbookError(SPENT)
    if how not in ("merge", "replace"):
        raise WorkbookError(NOT_UNDERSTOOD)
    document, beside = copy.document, copy.beside
    if beside is None:
        await library.ask(lambda answers: answers.restore(document, how))
    else:
        await library.ask(lambda answers: answers.take(beside.path, how, beside.secret))
    library.looked_at.spend(ticket)
    return {"done": True}


async def undo(library: Library, asked: Asked) -> Asked:
    """Undo the last restore."""
    await library.ask(Answers.undo)
    return {"done": True}


async def choose(library: Library, asked: Asked) -> Asked:
    """Go on with one of what a damaged file has left."""
    name = _text(asked, "name")
    await library.ask(lambda answers: answers.choose(name))
    return {"done": True}


async def lock(library: Library, asked: Asked) -> Asked:
    """Put the lock on, or change its passphrase."""
    passphrase = _text(asked, "passphrase")
    code = await library.ask(lambda answers: answers.lock(passphrase))
    library.lock_changed()
    return {"code": code}


async def open_(library: Library, asked: Asked) -> Asked:
    """Open the lock for this run of the server."""
    await library.open_lock(_text(asked, "secret"))
    return {"done": True}


async def close(library: Library, asked: Asked) -> Asked:
    """Forget the key at once."""
    await library.close_lock()
    return {"done": True}


async def unlock(library: Library, asked: Asked) -> Asked:
    """Remove the lock for good."""
    secret = _text(asked, "secret")
    await library.ask(lambda answers: answers.remove_lock(secret))
    library.lock_changed()
    return {"done": True}


async def forget(library: Library, asked: Asked) -> Asked:
    """Forget a chapter, or everything."""
    slug = _text(asked, "chapter")
    if slug:
        await library.ask(lambda answers: answers.forget_chapter(slug))
    elif asked.get("everything") is True:
        library.looked_at.clear()
        await library.ask(Answers.forget_everything)
        library.lock_changed()
    else:
        raise WorkbookError(NOT_UNDERSTOOD)
    return {"done": True}


def _text(asked: Asked, name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise WorkbookError(NOT_UNDERSTOOD)
    return value


ACTS: dict[str, Callable[[Library, Asked], Awaitable[Asked]]] = {
    "look": look,
    "take": take,
    "restore": restore,
    "undo": undo,
    "choose": choose,
    "lock": lock,
    "open": open_,
    "close": close,
    "unlock": unlock,
    "forget": forget,
}
