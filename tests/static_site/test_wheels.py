"""Packages that are not pure Python, for cells of a site: from the release of the Python of its pages."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import io
import re
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from workbook.errors import WorkbookError
from workbook.static_site import program_archive as packing
from workbook.static_site import wheels
from workbook.static_site.program_archive import missing, program_archive
from workbook.static_site.wheels import Wheel, known, version

INSIDE = {
    "fast/__init__.py": b"from fast._fast import go\n",
    "fast/_fast.cpython-314-wasm32-emscripten.so": b"\0asm",
    "fast/include/fast.h": b"",
    "fast/tests/test_fast.py": b"",
    "fast-1.0.dist-info/METADATA": b"Name: fast\n",
    "fast-1.0.dist-info/licenses/LICENSE": b"Free.\n",
    "fast-1.0.dist-info/RECORD": b"",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two wheels that the distribution knows: one is compiled, and needs the other."""
    found = dict(known())
    made = (
        ("fast", "cp314-cp314-wasm", INSIDE, ("plain", "six")),
        ("plain", "py3-none-any", {"plain.py": b""}, ()),
    )
    for name, tag, files, depends in made:
        path = tmp_path / f"{name}-1.0-{tag}.whl"
        with zipfile.ZipFile(path, "w") as packed:
            for inside, body in files.items():
                packed.writestr(inside, body)
        found[name] = Wheel(name, path.name, hashlib.sha256(path.read_bytes()).hexdigest(), depends)
    for place in (wheels, packing):
        monkeypatch.setattr(place, "known", lambda: found)
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Where the same folder is fetched from."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *given: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def names(packed: bytes) -> set[str]:
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as files:
        return set(files.getnames())


def test_the_distribution_is_that_of_the_pages() -> None:
    """Its edition, and what authors ask for, each with its digest and what it needs."""
    assert re.fullmatch(r"[\d.]+", version())
    assert known()["pandas"].compiled and "numpy" in known()["pandas"].depends
    assert not known()["cycler"].compiled
    assert all(re.fullmatch(r"[0-9a-f]{64}", wheel.sha256) for wheel in known().values())


def test_a_compiled_package_comes_along(folder: Path) -> None:
    """With what it needs, and without what nobody runs."""
    found = names(program_archive(["fast"], str(folder)))
    assert {*list(INSIDE)[:2], *list(INSIDE)[4:6], "plain.py"} <= found
    assert not {*list(INSIDE)[2:4], *list(INSIDE)[6:]} & found


def test_it_is_fetched_from_an_address_as_well(address: str) -> None:
    """Once, while the site is built."""
    assert "fast/__init__.py" in names(program_archive(["fast"], address))
    packing._files.cache_clear()
    with pytest.raises(WorkbookError, match="is not in"):
        program_archive(["fast"], f"{address}nowhere")


def test_another_file_of_the_same_name_is_refused(folder: Path) -> None:
    """Whatever is in it."""
    next(folder.glob("fast*.whl")).write_bytes(b"something else")
    with pytest.raises(WorkbookError, match=r"fast-1\.0-cp314-cp314-wasm\.whl is not as Pyodide .* has it"):
        program_archive(["fast"], str(folder))


def test_without_the_files_their_names_are_said() -> None:
    """All that are needed, where a package is not pure Python."""
    with pytest.raises(WorkbookError, match=r"numpy is not pure Python.*Get pandas-.*numpy-.*--wheels"):
        program_archive(["pandas"])
    with pytest.raises(WorkbookError, match=r"pandas-.* is not in /nowhere: Get "):
        program_archive(["pandas"], "/nowhere")


def test_what_is_not_pure_need_not_be_installed_where_a_site_is_built() -> None:
    """To install it would lead to the same sentence: its files come from elsewhere."""
    assert not list(importlib.metadata.distributions(name="scikit-image"))
    with pytest.raises(WorkbookError) as said:
        program_archive(["scikit-image"])
    assert "--wheels" in str(said.value) and "pip install" not in str(said.value)


@pytest.mark.parametrize(
    ("module", "package"),
    [("PIL", "pillow --wheels FOLDER"), ("bs4", "beautifulsoup4"), ("yaml", "pyyaml --wheels")],
)
def test_a_module_is_listed_with_the_name_of_its_package(
    write: Callable[..., Path], module: str, package: str
) -> None:
    """Which is what can be added, and is often another one."""
    write("# One", f"import {module}.parts")
    (told,) = missing()
    assert f"needs the Python package “{module}”" in told and f"--add {package}" in told


def test_a_cell_that_needs_one_is_listed_with_the_way(write: Callable[..., Path], folder: Path) -> None:
    """Until it is added."""
    write("# One", "import fast")
    assert missing()[0].endswith("To bring it along: --add fast --wheels FOLDER")
    assert missing(["fast"], str(folder)) == []
