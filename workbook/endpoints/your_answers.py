"""What the buttons of the page “Your answers” do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workbook.answers import Answers
from workbook.answers.document import Document
from workbook.answers.encryption.encrypted_file import SEALED_LIMIT
from workbook.answers.operations.preview import Preview
from workbook.answers.storage.atomic_write import cause
from workbook.answers.storage.copies import read_or_salvage
from workbook.chapters.notebook import Chapter
from workbook.endpoints.part import code_for_here, read_code
from workbook.endpoints.plans import plan
from workbook.endpoints.uploads import Beside, LookedAtCopies
from workbook.errors import CopyLocked, WorkbookError
from workbook.export.read_back import check_kind, copy_in, is_playbook
from workbook.pages.answers_page import Kept, Way, counted

LOOK_LIMIT = SEALED_LIMIT * 5 // 4  # the text of a copy travels inside JSON, which spells some of it longer
LONGEST = 300
Asked = dict[str, Any]

NOT_UNDERSTOOD = "The workbook did not understand that; reload the page and try once more."
SPENT = "The workbook no longer remembers this copy; look at it again."
GONE = "That copy is no longer there; reload the page."
CLOSED = "The answers are locked: open them with your passphrase first."

T = TypeVar("T")


class Keeper(Protocol):
    """Whoever keeps the answers of this run: a server, or the page itself."""

    looked_at: LookedAtCopies

    @property
    def answers(self) -> Answers:
        """The answers."""

    @property
    def locked(self) -> bool:
        """Whether the lock is on and closed."""

    async def ask(self, work: Callable[[Answers], T]) -> T:
        """Let one piece of work have the answers."""

    async def open_lock(self, secret: str) -> None:
        """Open the lock for this run."""

    async def close_lock(self) -> None:
        """Forget the key."""

    def lock_changed(self) -> None:
        """Let open pages go on with the lock as it is now."""


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


async def look(keeper: Keeper, asked: Asked) -> Asked:
    """Say what a copy holds that the reader has brought."""
    text, secret, name = (_text(asked, part) for part in ("text", "passphrase", "name"))
    raw = text.encode("utf-8", "surrogatepass")
    check_kind(name)

    def read(answers: Answers) -> tuple[Document, str, Preview]:
        if is_playbook(name):
            copy, damage = copy_in(raw, name), ""
        else:
            copy, damage = read_or_salvage(raw, secret or None)
        return copy, damage, answers.preview(copy)

    copy, damage, seen = await keeper.ask(read)
    return _shown(keeper, copy, seen) | {"damage": damage}


async def take(keeper: Keeper, asked: Asked) -> Asked:
    """Say what a copy holds that another program left beside the file."""
    name, secret = _text(asked, "name"), _text(asked, "passphrase") or None

    def read(answers: Answers) -> tuple[Document, Preview, Path]:
        path = next((path for path in answers.copies() if path.name == name), None)
        if path is None:
            raise WorkbookError(GONE)
        copy = answers.read_copy(path, secret)
        return copy, answers.preview(copy), path

    copy, seen, path = await keeper.ask(read)
    return _shown(keeper, copy, seen, Beside(path, secret))


def _shown(keeper: Keeper, copy: Document, seen: Preview, beside: Beside | None = None) -> Asked:
    current = keeper.answers

    def questions(keys: Sequence[str]) -> list[str]:
        prompts = (_prompt(key, copy, current) for key in keys)
        return [prompt[:LONGEST] for prompt in prompts]

    return {
        "ticket": keeper.looked_at.hold(copy, beside),
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


async def restore(keeper: Keeper, asked: Asked) -> Asked:
    """Bring a copy that was looked at together with the answers, or put it in their place."""
    ticket, how = _text(asked, "ticket"), asked.get("how")
    copy = keeper.looked_at.find(ticket)
    if copy is None:
        raise WorkbookError(SPENT)
    if how not in ("merge", "replace"):
        raise WorkbookError(NOT_UNDERSTOOD)
    document, beside = copy.document, copy.beside
    if beside is None:
        await keeper.ask(lambda answers: answers.restore(document, how))
    else:
        await keeper.ask(lambda answers: answers.take(beside.path, how, beside.secret))
    keeper.looked_at.spend(ticket)
    return {"done": True}


async def undo(keeper: Keeper, asked: Asked) -> Asked:
    """Undo the last restore."""
    await keeper.ask(Answers.undo)
    return {"done": True}


async def choose(keeper: Keeper, asked: Asked) -> Asked:
    """Go on with one of what a damaged file has left."""
    name = _text(asked, "name")
    await keeper.ask(lambda answers: answers.choose(name))
    return {"done": True}


async def lock(keeper: Keeper, asked: Asked) -> Asked:
    """Put the lock on, or change its passphrase."""
    passphrase = _text(asked, "passphrase")
    code = await keeper.ask(lambda answers: answers.lock(passphrase))
    keeper.lock_changed()
    return {"code": code}


async def part(keeper: Keeper, asked: Asked) -> Asked:
    """Lock a part of a room that rests with a code that is said once, here."""
    code = code_for_here()
    await keeper.ask(lambda answers: answers.lock(code))
    keeper.lock_changed()
    return {"code": code}


async def open_(keeper: Keeper, asked: Asked) -> Asked:
    """Open the lock for this run of the server."""
    secret = _text(asked, "secret")
    await keeper.open_lock(read_code(secret) or secret)
    return {"done": True}


async def close(keeper: Keeper, asked: Asked) -> Asked:
    """Forget the key at once."""
    await keeper.close_lock()
    return {"done": True}


async def unlock(keeper: Keeper, asked: Asked) -> Asked:
    """Remove the lock for good."""
    secret = _text(asked, "secret")
    await keeper.ask(lambda answers: answers.remove_lock(secret))
    keeper.lock_changed()
    return {"done": True}


async def forget(keeper: Keeper, asked: Asked) -> Asked:
    """Forget a chapter, or everything."""
    slug = _text(asked, "chapter")
    if slug:
        await keeper.ask(lambda answers: answers.forget_chapter(slug))
    elif asked.get("everything") is True:
        keeper.looked_at.clear()
        await keeper.ask(Answers.forget_everything)
        keeper.lock_changed()
    else:
        raise WorkbookError(NOT_UNDERSTOOD)
    return {"done": True}


def _text(asked: Asked, name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        raise WorkbookError(NOT_UNDERSTOOD)
    return value


ACTS: dict[str, Callable[[Keeper, Asked], Awaitable[Asked]]] = {
    "look": look,
    "take": take,
    "restore": restore,
    "undo": undo,
    "choose": choose,
    "lock": lock,
    "part": part,
    "open": open_,
    "close": close,
    "unlock": unlock,
    "forget": forget,
    "plan": plan,
}


async def act(keeper: Keeper, name: str, asked: Asked) -> Asked:
    """Do what a button asks for, and return what became of it: what was refused says `why`.

    Args:
        keeper: whoever keeps the answers.
        name: one of `ACTS`.
        asked: what came with it.
    """
    if keeper.locked and not _goes_without_a_key(name, asked):
        return {"why": CLOSED, "closed": True}
    try:
        return await ACTS[name](keeper, asked)
    except CopyLocked as error:
        return {"why": str(error), "locked": True}
    except WorkbookError as error:
        return {"why": str(error)}
    except OSError as error:
        what, way_out = cause(error)
        return {"why": f"Nothing was changed, because {what}: {way_out}."}


def _goes_without_a_key(name: str, asked: Asked) -> bool:
    """Whoever has lost the passphrase and the code may still forget everything and begin again."""
    return name in ("open", "close") or (name == "forget" and asked.get("everything") is True)
