"""Build the edition: a folder with every page, what brings it alive, and Python itself."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from urllib.parse import urlencode

from workbook import paths, tracebacks, urls
from workbook.answers import Answers
from workbook.chapters.notebook import chapters
from workbook.chapters.roles import SUPPORT
from workbook.content_policy import EMPTY, for_a_frame, for_a_program, for_the_edition
from workbook.elements import Html, join, tag, void
from workbook.endpoints import PageContext, Request, Response, gathering, leading, reading
from workbook.errors import WorkbookError
from workbook.export.formats.html import look_on_a_page
from workbook.export.playbook_page import LOOK as PLAYBOOK_LOOK
from workbook.export.share_page import LOOK as SHARE_LOOK
from workbook.groups.agendas.own import NAME
from workbook.groups.agendas.reading import ORDER
from workbook.groups.leading import guide, join_page, run_page
from workbook.groups.leading.choose_page import HAND
from workbook.groups.poll.look import LOOK as ROOM_LOOK
from workbook.pages.document_page import DOCUMENTS
from workbook.pages.page import PROGRAM
from workbook.pages.search_page import LOOK as SEARCH_LOOK
from workbook.pages.site import Site
from workbook.server import assets
from workbook.static_site.addresses import alone, as_files
from workbook.static_site.archive import archive
from workbook.static_site.demonstration import shown
from workbook.static_site.program_archive import program_archive
from workbook.static_site.waiting_page import BESIDE, OF_THE_DEMONSTRATION, waiting_page
from workbook.urls import Address

MARK, INVENTED = "edition.json", "invented"
LEADING: Mapping[Address, Callable[[PageContext, Request], Response]] = {
    urls.FACILITATE: leading.choosing,
    urls.GUIDE: leading.guide,
    urls.ROOM: lambda at, asked: gathering.nothing_yet(at),
}
"""Pages for whoever leads that are the same at any moment."""
SHEETS = (
    *(EMPTY, PLAYBOOK_LOOK, look_on_a_page(), SEARCH_LOOK, SHARE_LOOK, ROOM_LOOK),
    *(HAND, run_page.look(), guide.look(), join_page.look()),
)
MANIFEST = {
    "name": "Workbook",
    "short_name": "Workbook",
    "start_url": "./",
    "scope": "./",
    "display": "standalone",
    "background_color": "#fbf9f4",
    "theme_color": "#fbf9f4",
    "icons": [
        {"src": "icon.png", "sizes": "192x192", "type": "image/png"},
        {"src": "icon-large.png", "sizes": "512x512", "type": "image/png"},
    ],
}


def build(out: Path, added: Sequence[str] = (), wheels: str = "") -> int:
    """Build the edition and return how many bytes it has.

    Args:
        out: the folder; empty, not there yet, or with an earlier edition, which gives way.
        added: packages that cells may import besides.
        wheels: where those are that are not pure Python, as for `program_archive`.

    Raises:
        WorkbookError: something else is in the folder, or a package cannot be added.
        NotBuilt: the package was installed without its page shell.
    """
    _check(out)
    whole = dict(_everything(added, wheels))
    whole[MARK] = _mark(whole)
    for name in _earlier(out) - whole.keys():
        (out / name).unlink(missing_ok=True)
    for name, body in whole.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return sum(map(len, whole.values()))


def _check(out: Path) -> None:
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise WorkbookError(
            f"{out} holds something else, which would be overwritten: name a folder that is empty or new."
        )


def _earlier(out: Path) -> set[str]:
    try:
        found = json.loads((out / MARK).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {
        name for name in found if isinstance(name, str) and not Path(name).is_absolute() and ".." not in name
    }


def _mark(whole: dict[str, bytes]) -> bytes:
    files = {name: hashlib.sha256(body).hexdigest() for name, body in sorted(whole.items())}
    return (json.dumps({"files": files}, indent=1) + "\n").encode()


def _everything(added: Sequence[str], wheels: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the edition by its name; the service worker last, for it knows all others."""
    names = assets.names("edition")
    beside: dict[str, bytes] = {}
    if any(book.computes for book in chapters()):
        program = program_archive(added, wheels)
        names |= assets.names("program") | {PROGRAM: f"program.{_hash(program)}.tar.gz"}
        beside = dict(_frames()) | {f"{urls.STATIC}{names[PROGRAM]}": program}
    python, packed = dict(_python()), archive(names)
    pages = {name: as_files(text) for name, text in _pages(names, _where(python, packed))}
    files = {f"{urls.STATIC}{marked}": assets.body(name) for name, marked in names.items() if name != PROGRAM}
    files |= beside
    files |= {f"{urls.PYTHON}{_short(python)}/{name}": body for name, body in python.items()}
    files[f"{urls.STATIC}workbook.{_hash(packed)}.tar.gz"] = packed
    files[urls.MANIFEST] = json.dumps(MANIFEST, indent=1).encode()
    for name in ("icon.png", "icon-large.png"):
        files[name] = (resources.files("workbook.static_site") / name).read_bytes()
    files[urls.PAGES] = gzip.compress(json.dumps(pages, sort_keys=True, ensure_ascii=False).encode(), mtime=0)
    yield from ((name, text.encode()) for name, text in pages.items())
    yield from files.items()
    yield ".nojekyll", b""
    yield urls.SERVICE, _service(files)


def _frames() -> Iterator[tuple[str, bytes]]:
    """The documents of the frames, each with the one script that runs in it and what that may do."""
    shows, runs = (Html(assets.body(name).decode()) for name in ("frame.js", "runs.js"))
    yield urls.SHOWS, _frame(shows, for_a_frame(shows, served=False))
    yield urls.RUNS, _frame(runs, for_a_program(runs))


def _frame(script: Html, policy: str) -> bytes:
    allowed = void("meta", http_equiv="Content-Security-Policy", content=policy)
    head = tag("head", join(void("meta", charset="utf-8"), allowed, tag("title", "A part of the page")))
    document = tag("html", head, tag("body", tag("script", script)), lang="en")
    return join(Html("<!doctype html>"), document).encode()


def _where(python: dict[str, bytes], packed: bytes) -> str:
    """Return where the engine finds Python and the workbook, and how large what it counts on the way is."""
    large = [packed, *(body for name, body in python.items() if name.endswith(".gz"))]
    return urlencode(
        {
            "python": f"{urls.PYTHON}{_short(python)}/",
            "archive": f"{urls.STATIC}workbook.{_hash(packed)}.tar.gz",
            "bytes": sum(map(len, large)),
            **({"tracebacks": "1"} if tracebacks.shown() else {}),
        }
    )


def _short(python: dict[str, bytes]) -> str:
    return _hash(b"".join(hashlib.sha256(body).digest() for _, body in sorted(python.items())))


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:10]


def _pages(names: dict[str, str], where: str) -> Iterator[tuple[str, str]]:
    """Every page without an answer: what is read before Python is awake, and where there is no script."""
    site = alone(files=names, policy=for_the_edition(*SHEETS, framed=PROGRAM in names), engine=where)
    yield from _pages_at(site)
    invented = shown(replace(site, engine=f"{where}&{INVENTED}=1"))
    yield from ((f"{urls.DEMO.path}{name}", page) for name, page in _pages_at(invented))


def _pages_at(site: Site) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as empty:
        at = PageContext(
            site=site,
            answers=Answers.open(Path(empty)),
            folder=paths.chapters_folder(),
            now=dt.datetime.now(dt.UTC),
            tz=dt.UTC,
        )
        yield urls.INDEX, str(reading.contents(at).body)
        for slug in dict.fromkeys([*(book.slug for book in chapters(at.folder)), SUPPORT]):
            text = reading.chapter_to_read(at, slug).body
            yield urls.CHAPTER.to("", alone=True, chapter=slug), str(text)
        for address, made in LEADING.items():
            yield address.to("", alone=True), str(made(at, Request()).body)
    for name in DOCUMENTS:
        yield urls.DOCUMENT.to("", alone=True, document=name), str(reading.document(at, name).body)
    for agenda in (*ORDER, NAME):
        yield urls.AGENDA.to("", alone=True, agenda=agenda), waiting_page(site, urls.AGENDA)
    others = (urls.TONIGHT, urls.JOIN, urls.SHEETS, *(OF_THE_DEMONSTRATION if site.invented else ()))
    for address in (*BESIDE, *others):
        yield address.to("", alone=True), waiting_page(site, address)


def _python() -> Iterator[tuple[str, bytes]]:
    """Python itself and what it needs. What a host might send uncompressed is compressed here already."""
    for name in assets.sent_by("python"):
        body = assets.body(name)
        if name.endswith((".wasm", ".zip")):
            yield f"{name}.gz", gzip.compress(body, mtime=0)
        else:
            yield name, body


def _service(files: dict[str, bytes]) -> bytes:
    """The service worker, which knows every file by its content: another content, another edition."""
    listed = {name: hashlib.sha256(body).hexdigest()[:16] for name, body in sorted(files.items())}
    return f"const FILES = {json.dumps(listed)};\n".encode() + assets.body("service.js")
