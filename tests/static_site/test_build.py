"""The folder that is built: whole, alone, the same each time, and careful with what lies there already."""

from __future__ import annotations

import gzip
import hashlib
import json
import posixpath
import re
import shutil
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup

from workbook import paths
from workbook.chapters.notebook import chapters
from workbook.content_policy import digest, for_the_edition
from workbook.errors import WorkbookError
from workbook.groups.agendas.reading import ORDER
from workbook.pages.document_page import DOCUMENTS
from workbook.static_site.build import BESIDE, MARK, SHEETS, build

INSIDE = {"answers/copy"}
"""Addresses that are answered by Python in the page and by no file."""
POLICY = for_the_edition(*SHEETS)
LEAD = {f"lead-{name}.html" for name in (*ORDER, "tonight")}
MADE_INSIDE = (
    {address.to("", alone=True) for address in BESIDE} | LEAD | {"tonight.html", "join.html", "sheets.html"}
)
"""Pages whose parts are there when Python has made them."""
DEMO = {"people.html", "begin.html"}
"""Pages that only the demonstration has."""
NAMED = {
    "http://www.w3.org",  # the names of markup languages; nobody fetches a name
    "https://plotly.com",  # words of plotly's own error messages
    "https://cdn.plot.ly",
    "https://github.com",
    "http://syntheti.cc",
    "http://getify.mit-license.org",
}
FETCHES = "[src], [srcset], [poster], [data], [ping], link, use, image, form"


def pages(edition: Path) -> dict[str, BeautifulSoup]:
    """Every page, read."""
    return {
        path.relative_to(edition).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in edition.rglob("*.html")
    }


@pytest.fixture(scope="module")
def soups(edition: Path) -> dict[str, BeautifulSoup]:
    """Every page of the edition."""
    return pages(edition)


def test_there_is_a_page_for_everything(soups: dict[str, BeautifulSoup]) -> None:
    """Contents, chapters, documents, pages for whoever leads and of answers; and a demonstration of all."""
    wanted = {"index", *(book.slug for book in chapters()), *DOCUMENTS, "facilitate", "guide", "room"}
    there = {f"{name}.html" for name in wanted} | MADE_INSIDE
    assert set(soups) == there | {f"demo/{name}" for name in there | DEMO}


def test_a_demonstration_says_so_and_holds_nothing(soups: dict[str, BeautifulSoup]) -> None:
    """On each of its pages, which have the scripts of the site; private questions are in none."""
    for name, soup in soups.items():
        if name.startswith("demo/"):
            assert soup.select_one(".invented b"), name
            assert {str(it["src"]).partition("static/")[0] for it in soup.select("script")} == {"../"}
            assert "invented=1" in str(soup.html["data-engine"]) and not soup.select(
                "[data-gate], [rel=manifest]"
            )
        else:
            assert not soup.select_one(".invented") and "invented" not in str(soup.html["data-engine"]), name


def test_every_page_carries_the_policy(soups: dict[str, BeautifulSoup]) -> None:
    """The same one everywhere, before all that it is about: nothing from elsewhere, no script in a page."""
    for name, soup in soups.items():
        first = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert first and first["content"] == POLICY, name
        assert not first.find_previous(["script", "link", "style"]), name
        assert soup.select("script:not([src]), [onclick], iframe, base") == [], name
        assert all(digest(str(it.string)) in POLICY for it in soup.select("style")), name
    assert "unsafe-eval'" not in POLICY.replace("'wasm-unsafe-eval'", "")
    assert POLICY.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")


def test_every_link_leads_to_a_file_or_is_answered_inside(
    edition: Path, soups: dict[str, BeautifulSoup]
) -> None:
    """Links, scripts, sheets, icons; a part of a page that is named is there."""
    wrong = []
    for name, soup in soups.items():
        for element in soup.select("[href], [src], [action]"):
            address = str(element.get("href") or element.get("src") or element.get("action"))
            if urlsplit(address).scheme:
                continue
            path, part = urldefrag(address)
            here = name.rpartition("/")[0]
            path = posixpath.normpath(posixpath.join(here, path.partition("?")[0])) if path else name
            path = posixpath.join(path, "index.html") if (edition / path).is_dir() else path
            own = path.removeprefix("demo/")
            if own in INSIDE:
                continue
            if not (edition / path).is_file():
                wrong.append(f"{name}: {address}")
            elif own != path or own in MADE_INSIDE:
                continue  # a part that is private, or is there when Python has made it
            elif part and not soups[path].find(id=part):
                wrong.append(f"{name}: {address} names no part")
    assert wrong == []


def test_nothing_is_fetched_from_elsewhere(soups: dict[str, BeautifulSoup]) -> None:
    """Another host is named in links alone, which a reader presses."""
    for name, soup in soups.items():
        away = [
            str(it)
            for it in soup.select(FETCHES)
            if any(re.search(r"^(\w+:)?//", str(it.get(each, ""))) for each in ("src", "href", "action"))
        ]
        assert away == [], name


def test_no_script_or_sheet_names_another_host(edition: Path) -> None:
    """What is ours to load names no place; what plotly’s file names is known, and nobody asks for it."""
    for path in edition.rglob("*"):
        if path.suffix not in (".js", ".css", ".webmanifest") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        found = set(re.findall(r"(?:https?|wss?)://[\w.-]+", text))
        assert found <= (NAMED if path.name.startswith("plotly") else {"http://www.w3.org"}), path.name
        assert not re.search(r"sourceMappingURL|@import|url\(\s*[\"']?(\w+:)?//", text), path.name


def test_the_pages_in_one_file_are_the_pages(edition: Path) -> None:
    """What the service worker keeps as pages is what the host sends."""
    held = json.loads(gzip.decompress((edition / "pages.json.gz").read_bytes()))
    there = {path.relative_to(edition).as_posix(): path for path in edition.rglob("*.html")}
    assert held == {name: path.read_text(encoding="utf-8") for name, path in there.items()}


def test_the_mark_names_every_file_with_its_hash(edition: Path) -> None:
    """So that whoever publishes can compare, and a later edition knows what to take away."""
    listed = json.loads((edition / MARK).read_text(encoding="utf-8"))["files"]
    there = {
        path.relative_to(edition).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in edition.rglob("*")
        if path.is_file() and path.name != MARK
    }
    assert listed == there


def test_the_service_worker_knows_every_file(edition: Path) -> None:
    """Each that it keeps is there under that name, and a page of another content is another edition."""
    text = (edition / "service.js").read_text(encoding="utf-8")
    listed = json.loads(text.partition("const FILES = ")[2].partition(";\n")[0])
    assert all((edition / name).is_file() for name in listed)
    static = {path.relative_to(edition).as_posix() for path in (edition / "static").iterdir()}
    assert static | {"pages.json.gz", "app.webmanifest"} <= set(listed)


@pytest.mark.parametrize("name", ["letter.txt", ".hidden", "index.html"])
def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, name: str) -> None:
    """Nothing of it is overwritten, nothing is added, and the sentence says what to do."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WorkbookError, match="holds something else"):
        build(tmp_path)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    """A file of that name is no folder for an edition."""
    path = tmp_path / "letter.txt"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(WorkbookError):
        build(path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_an_earlier_edition_gives_way_to_the_same(edition: Path, tmp_path: Path) -> None:
    """The same sources make it byte for byte; stale files go, and nothing that is not the edition’s.

    What somebody has laid beside them stays, such as the name of a site; a forged list of files takes
    nothing away outside the folder.
    """
    out, letter = tmp_path / "outer" / "out", tmp_path / "letter.txt"
    shutil.copytree(edition, out)
    beside = [letter, out.parent / "letter.txt", out / "CNAME"]
    stale = "static/shell.0000000000.js"
    for path in (*beside, out / stale):
        path.write_text("mine", encoding="utf-8")
    mark = json.loads((out / MARK).read_text(encoding="utf-8"))
    forged = (stale, "../letter.txt", "static/../../letter.txt", str(letter))
    mark["files"] = dict.fromkeys([*mark["files"], *forged], "0")
    (out / MARK).write_text(json.dumps(mark), encoding="utf-8")
    (out / "pages.json.gz").write_text("stale", encoding="utf-8")
    build(out)
    assert not (out / stale).exists()
    assert [path.read_text(encoding="utf-8") for path in beside] == ["mine"] * 3
    assert (out / MARK).read_bytes() == (edition / MARK).read_bytes()
    assert (out / "pages.json.gz").read_bytes() == (edition / "pages.json.gz").read_bytes()


def test_chapters_of_ones_own_make_an_edition(tmp_path: Path, say, home: Path) -> None:
    """With the page on help, and no link that leads nowhere; a notebook that is no chapter stays out."""
    mine, out = tmp_path / "mine", tmp_path / "site"
    say("new", "11-repair", "After a quarrel", "--folder", mine)
    shutil.copy(paths.shipped_chapters() / "python" / "your-own-notebook.ipynb", mine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", "")
        assert say("build", "--static", out, "--chapters", mine)[0] == 0
    soups = pages(out)
    assert {"11-repair.html", "support.html"} <= soups.keys() and "your-own-notebook.html" not in soups
    assert "00-welcome.html" not in soups
    ours = [soup for name, soup in soups.items() if not name.startswith("demo/")]
    links = {str(a["href"]) for soup in ours for a in soup.select("a[href]")}
    files = {urldefrag(link)[0] for link in links if not urlsplit(link).scheme} - {"", "./", *INSIDE}
    assert [link for link in files if not (out / urlsplit(link).path).exists()] == []
