"""The archive with what Python needs: the same each time, pure Python, and nothing that no page needs."""

from __future__ import annotations

import ast
import importlib.metadata
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CHECKOUT
from workbook.chapters.notebook import chapters
from workbook.errors import WorkbookError
from workbook.pages.document_page import DOCUMENTS
from workbook.server import assets
from workbook.static_site import archive as packing
from workbook.static_site.archive import NEEDED, archive
from workbook.static_site.program_archive import missing, program_archive

FILES = {"look.css": "look.0.css"}
COMPILED = (".so", ".pyd", ".dylib", ".dll", ".exe", ".pyc")


def opened(packed: bytes) -> dict[str, bytes]:
    """Every file of an archive, in its order."""
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as files:
        held = [(each.name, body.read()) for each in files if (body := files.extractfile(each))]
    assert len(held) == len(dict(held)), "a file is in it twice"
    return dict(held)


@pytest.fixture(scope="module")
def packed() -> dict[str, bytes]:
    """The archive, opened."""
    return opened(archive(FILES))


def test_the_same_sources_make_the_same_archive() -> None:
    """Byte for byte, whatever the time."""
    assert archive(FILES) == archive(FILES)


def test_only_pure_python_is_in_it(packed: dict[str, bytes]) -> None:
    """Nothing compiled, no path that leads out, no file twice, each with the licence of its package."""
    assert [name for name in packed if name.endswith(COMPILED)] == []
    assert [name for name in packed if name.startswith("/") or ".." in name.split("/")] == []
    licensed = {
        re.sub(r"[-_.]+", "-", name.split("-")[0]).lower() for name in packed if ".dist-info/" in name
    }
    assert {name.replace("_", "-") for name in licensed} >= set(NEEDED)


def test_nothing_is_in_it_that_no_page_needs(packed: dict[str, bytes]) -> None:
    """No server, no hub, no command, no widgets, and nothing of the tests."""
    ours = [name for name in packed if name.startswith(("workbook/", "widgets/"))]
    left_out = re.compile(r"widgets/|workbook/(authoring|cli|compute|hub|server)/|tests/|/static/")
    assert [name for name in ours if left_out.match(name) or "/static/" in name] == []
    assert json.loads(packed["workbook/static_site/files.json"]) == FILES


def test_of_the_docs_there_are_those_that_pages_show(packed: dict[str, bytes]) -> None:
    """What is for whoever builds or hosts the workbook weighs nothing on a phone."""
    docs = [name for name in packed if name.startswith("workbook/docs/")]
    assert docs == [f"workbook/docs/{name}.md" for name in sorted(DOCUMENTS)]


def test_every_chapter_is_in_it(packed: dict[str, bytes]) -> None:
    """As the checkout has it, byte for byte; nothing for those who know Python."""
    held = {name for name in packed if name.startswith("workbook/_chapters/")}
    assert held == {f"workbook/_chapters/{book.slug}.ipynb" for book in chapters()}


def test_the_archive_alone_opens_the_workbook(packed: dict[str, bytes], tmp_path: Path) -> None:
    """With nothing installed but what is in it, Python finds all it imports, and opens every chapter.

    So it does when it gets ready what is needed soon.
    """
    for name, body in packed.items():
        (path := tmp_path / "workbook" / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    code = """
import sys
import asyncio, ctypes, multiprocessing, subprocess, tempfile, zoneinfo
sys.platform = "emscripten"
sys.path.insert(0, sys.argv[1])
from workbook.static_site.runtime import StaticSite
from workbook.chapters.notebook import chapters
inside = StaticSite()
for number, book in enumerate(chapters()):
    if book.alive:
        inside.open(str(number), book.slug)
        inside.hear(str(number), '{"do": "hello"}')
told = inside.told()
assert told.count('"ready"') == sum(book.alive for book in chapters()), told[:2000]
while inside.prepare():
    pass
"""
    env = {"WORKBOOK_HOME": str(tmp_path / "home"), "PATH": ""}
    command = [sys.executable, "-S", "-E", "-I", "-c", code, str(tmp_path / "workbook")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


class Made:
    """One file of a package as its record has it."""

    def __init__(self, path: Path, name: str, hashed: Any = None) -> None:
        self.path, self.name, self.hash = path, Path(name), hashed
        self.suffix, self.parts = self.name.suffix, self.name.parts

    def locate(self) -> Path:
        return self.path

    def as_posix(self) -> str:
        return self.name.as_posix()

    def __str__(self) -> str:
        return self.as_posix()


@pytest.fixture
def having(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Lets one package have a file more."""
    real = importlib.metadata.files

    def having(name: str, body: bytes, hashed: Any = None, of: str = "segno") -> None:
        path = tmp_path / Path(name).name
        path.write_bytes(body)
        more = [Made(path, name, hashed)]
        monkeypatch.setattr(
            packing.importlib.metadata, "files", lambda it: [*(real(it) or []), *(more if it == of else [])]
        )

    return having


def test_a_tampered_package_is_refused(having: Callable[..., None]) -> None:
    """A file that is not as its record says stops the build, and is named."""
    record = next(it for it in importlib.metadata.files("segno") or [] if it.hash and it.suffix == ".py")
    having("segno/changed.py", b"import os\n", record.hash)
    with pytest.raises(WorkbookError, match=r"segno/changed\.py is not as segno was published"):
        archive(FILES)


@pytest.mark.parametrize("suffix", [".so", ".pyd", ".dylib"])
def test_a_compiled_part_is_refused(having: Callable[..., None], suffix: str) -> None:
    """No browser could run it."""
    having(f"segno/fast{suffix}", b"\x7fELF")
    with pytest.raises(WorkbookError, match="segno is not pure Python"):
        archive(FILES)


def test_tests_and_caches_of_a_package_stay_out(having: Callable[..., None]) -> None:
    """What nobody runs is not sent to anybody."""
    having("segno/tests/test_it.py", b"")
    names = opened(archive(FILES))
    assert [name for name in names if "tests" in name.split("/")] == []


def test_a_missing_package_is_named_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""
    monkeypatch.setitem(packing.NEEDED, "no-such-package", "nothing")
    with pytest.raises(WorkbookError, match=r"no-such-package is not installed.*run “make run” once more"):
        archive(FILES)


def test_every_package_is_pinned() -> None:
    """Each that goes into the archive has one version in the list that everything is installed by."""
    pins = (Path(__file__).parents[2] / "binder" / "requirements.txt").read_text(encoding="utf-8")
    pinned = {line.partition("==")[0].lower() for line in pins.splitlines() if "==" in line}
    assert NEEDED.keys() - pinned == set()


def _modules(names: list[str]) -> dict[str, str]:
    """Return each module of an archive with its path in it."""
    ends = re.compile(r"(/__init__)?\.pyc?$")
    return {ends.sub("", name).replace("/", "."): name for name in names if ends.search(name)}


def _imports(source: bytes, everywhere: bool) -> set[str]:
    """Return what a module imports by its full name: at once, or also when it is asked for something."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # written for a newer Python than runs the tests
        return set()
    lines = ast.walk(tree) if everywhere else tree.body
    found: set[str] = set()
    for line in lines:
        if isinstance(line, ast.Import):
            found |= {each.name for each in line.names}
        elif isinstance(line, ast.ImportFrom) and line.module and not line.level:
            found |= {line.module, *(f"{line.module}.{each.name}" for each in line.names)}
    return found


def test_all_that_is_imported_is_in_the_library(packed: dict[str, bytes]) -> None:
    """The library is sent without what no page runs: nothing that is here may be missing."""
    published = zipfile.ZipFile(CHECKOUT / "workbook/frontend/node_modules/pyodide/python_stdlib.zip")
    whole = _modules(published.namelist())
    sent = _modules(zipfile.ZipFile(io.BytesIO(assets.body("python_stdlib.zip"))).namelist())
    asked = {
        each for name in packed if name.endswith(".py") for each in _imports(packed[name], everywhere=True)
    }
    run = [name for module, name in whole.items() if module in sent and not module.endswith("__main__")]
    asked |= {each for name in run for each in _imports(published.read(name), everywhere=False)}
    assert (asked & whole.keys()) - sent.keys() == {"sqlite3"}, "filelock does without it"


def test_what_a_page_cannot_import_is_listed(write: Callable[..., Path]) -> None:
    """For whoever builds the edition: the cell and the package, unless that was added."""
    write("# One", "import json, ipywidgets, segno", "import numpy", "from iniconfig import IniConfig")
    write("# Two", 'page.text("a", "?")', slug="02-two")
    said = missing()
    assert [line.partition(": ")[0] for line in said] == ["01-here"] * 2
    assert "begins “import numpy” needs the Python package “numpy”" in said[0]
    assert "--add iniconfig" in said[1] and missing(["iniconfig"]) == said[:1]


@pytest.mark.parametrize(("name", "why"), [("numpy", "not pure Python"), ("no-such-one", "not installed")])
def test_what_no_page_can_run_is_not_added(name: str, why: str) -> None:
    """And that is said before anything is built."""
    with pytest.raises(WorkbookError, match=why):
        program_archive([name])


def test_a_site_without_such_cells_has_nothing_of_it(packed: dict[str, bytes], edition: Path) -> None:
    """No byte more: neither in its Python nor among its files."""
    assert not {"workbook/static_site/program.py", "workbook/compute/stage.py"} & packed.keys()
    names = {path.name.partition(".")[0] for path in edition.rglob("*") if path.is_file()}
    assert not {"program", "worker", "frame", "manager", "compute"} & names


def test_plotly_is_added_with_the_looks_that_it_reads() -> None:
    """A figure asks for its template; data for examples stays away."""
    with tarfile.open(fileobj=io.BytesIO(program_archive(["plotly"]))) as inside:
        names = inside.getnames()
    assert "plotly/package_data/templates/plotly.json" in names and "nbformat/__init__.py" in names
    assert not [name for name in names if "/datasets/" in name]
