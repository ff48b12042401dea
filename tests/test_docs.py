"""What is written for whoever reads, leads or carries on: short enough, and true where a test can tell."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from tests.conftest import CHECKOUT
from tests.marks import PARTS
from workbook.cli import app
from workbook.insights.pictures import PICTURES

CONTRIBUTING = CHECKOUT / ".github" / "CONTRIBUTING.md"
DOCS = CHECKOUT / "workbook" / "docs"
PAGES = [CHECKOUT / "README.md", CHECKOUT / "SECURITY.md", CHECKOUT / "CHANGELOG.md", CONTRIBUTING]
PAGES += sorted(DOCS.glob("*.md"))
ROOMS = ("workbook", "widgets", "chapters", "tests", "binder", ".github", ".ci")
FENCED = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"({'|'.join(map(re.escape, ROOMS))})/[\w./-]+|[\w./-]*\w\.(py|ts|mjs|css|toml|yml|yaml)")
MAKE = re.compile(r"(?:^\$ |`)make ([a-z]+)", re.MULTILINE)
pytestmark = pytest.mark.skipif(not CONTRIBUTING.exists(), reason="no checkout around the tests")


def prose(page: Path) -> str:
    """The page without what stands in fences."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


@cache
def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page are found."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@cache
def files() -> tuple[str, ...]:
    """Every file there is, but for what others have made."""
    found = (path for room in ROOMS for path in (CHECKOUT / room).rglob("*") if path.is_file())
    inside = [path.relative_to(CHECKOUT).as_posix() for path in found if "node_modules" not in path.parts]
    return (*inside, *(path.name for path in CHECKOUT.iterdir() if path.is_file()))


def is_there(path: str) -> bool:
    """Whether a file is named by its path, by the end of it, or a folder by its own."""
    return (CHECKOUT / path).exists() or any(f"/{file}".endswith(f"/{path}") for file in files())


def listed(page: Path, heading: str) -> list[str]:
    """What is quoted in the first column of the table that begins with a heading."""
    table = page.read_text(encoding="utf-8").partition(f"\n| {heading} |")[2].partition("\n\n")[0]
    return [words for row in table.splitlines()[2:] for words in QUOTED.findall(row.split("|")[1])]


def test_the_readme_is_one_screen_for_each_who_comes():
    """1,300 words; the rest has pages of its own."""
    assert len((CHECKOUT / "README.md").read_text(encoding="utf-8").split()) <= 1_300


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    """To a file that is there, and to a heading that it has."""
    wrong = []
    for link in LINK.findall(prose(page)):
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        if "://" not in link and not (there.exists() and (not anchor or anchor in anchors(there))):
            wrong.append(link)
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_is_there(page):
    """In quotation, by its path or its name."""
    named = [it for it in QUOTED.findall(prose(page)) if PATH.fullmatch(it)]
    assert [path for path in named if not is_there(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_knows_what_it_is_asked(page):
    """Every target that a page names is in the Makefile."""
    targets = set(
        re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(MAKE.findall(page.read_text(encoding="utf-8"))) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_in_python_is_python(page):
    """As a reader would copy it."""
    for language, source in FENCED.findall(page.read_text(encoding="utf-8")):
        if language == "python":
            compile(source, page.name, "exec")


def test_every_command_has_a_line():
    """The command line and the page about it name the same commands."""
    named = {words.split()[1] for words in listed(DOCS / "command-line.md", "Command") if " " in words}
    assert named == set(get_command(app).commands)


def test_every_picture_has_a_line():
    """Authors find each by the name that a chapter calls it by."""
    assert listed(DOCS / "authors.md", "Picture") == list(PICTURES)


def test_every_part_of_the_tests_has_a_line():
    """Whoever contributes can ask for each by its mark."""
    assert set(listed(CONTRIBUTING, "Part")) == {"unit", *PARTS.values()}


def test_every_room_is_in_the_drawing():
    """Whoever looks at the house sees all of it."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    (drawing,) = (source for language, source in FENCED.findall(page) if language == "mermaid")
    rooms = [path.parent.name for path in (CHECKOUT / "workbook").glob("*/__init__.py")]
    assert [room for room in rooms if not re.search(rf"\b{room}\b", drawing)] == []
