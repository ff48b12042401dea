"""What the cells of a static site need besides the workbook: Jupyter’s own parts, and what was added."""

from __future__ import annotations

import ast
import functools
import importlib.metadata
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from workbook.chapters.cells import Code
from workbook.chapters.notebook import chapters
from workbook.errors import WorkbookError
from workbook.server import assets
from workbook.static_site.archive import NEEDED, NotPure, package_files, packed
from workbook.static_site.wheels import Wheel, having, how, known, wheel_files

JUPYTER = (
    *("ipython", "ipywidgets", "anywidget", "traitlets", "comm", "psygnal", "typing-extensions", "pygments"),
    *("stack-data", "asttokens", "executing", "pure-eval", "matplotlib-inline", "latex2mathml"),
    *("ipython-pygments-lexers", "packaging"),
)
"""Packages that run cells as in JupyterLab, by their names in the registry, as far as they are Python."""

LEFT_OUT = (
    *("IPython/terminal/", "IPython/sphinxext/", "IPython/testing/", "anywidget/nbextension/"),
    *("psygnal/qt.py", "psygnal/testing/", "psygnal/_pyinstaller_util/", "plotly/package_data/datasets/"),
)
KEPT = ("IPython/testing/__init__.py", "IPython/testing/skipdoctest.py")
LEXERS = "pygments/lexers/"
LEXERS_KEPT = ("__init__", "_mapping", "python", "special")
NOT_IN_A_BROWSER = frozenset(
    (
        *(
            "curses",
            "dbm",
            "doctest",
            "ensurepip",
            "grp",
            "idlelib",
            "lib2to3",
            "msvcrt",
            "multiprocessing",
            "nt",
        ),
        *(
            "pty",
            "pwd",
            "readline",
            "resource",
            "spwd",
            "sqlite3",
            "syslog",
            "termios",
            "test",
            "tkinter",
            "turtle",
        ),
        *("turtledemo", "unittest", "venv", "winreg", "winsound", "zipapp"),
    )
)
"""Modules of the standard library that the Python of a page has not got."""

REST = "python_rest.zip"
LOOKS_FOR_IT = "nbformat"  # plotly asks for its version before it shows a figure, and for nothing else of it
_MAGIC = re.compile(r"(?m)^\s*[%!].*$")


def program_archive(added: Sequence[str] = (), wheels: str = "") -> bytes:
    """Return the archive.

    Args:
        added: packages that cells may import; what they require comes along.
        wheels: where those that are not pure Python are, for the Python of a page: a folder or an address.

    Raises:
        WorkbookError: one is not installed, or not pure Python and not among the wheels.
    """
    return packed(_files(tuple(added), wheels))


def missing(added: Sequence[str] = (), wheels: str = "") -> list[str]:
    """Return a sentence for each cell that imports what its page will not have.

    Args:
        added: as for `program_archive`.
        wheels: likewise.
    """
    books = [book for book in chapters() if book.computes]
    there = _importable(tuple(added), wheels) if books else set()
    return [
        f"{book.slug}: the cell that begins “{_beginning(code)}” needs the Python package “{name}”, which "
        f"the page will not have, and says so. {_way(name)}"
        for book in books
        for code in book.program
        for name in sorted(_imported(code) - there)
    ]


def _way(module: str) -> str:
    wheel = having(module)
    if wheel is not None and wheel.compiled:
        return f"To bring it along: --add {wheel.name} --wheels FOLDER"
    names = [wheel.name] if wheel else importlib.metadata.packages_distributions().get(module, [module])
    return f"If it is pure Python and installed here: --add {names[0]}"


def _beginning(code: Code) -> str:
    return code.source.strip().partition("\n")[0][:40]


def _imported(code: Code) -> set[str]:
    try:
        tree = ast.parse(_MAGIC.sub("", code.source))
    except SyntaxError:
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _importable(added: tuple[str, ...], wheels: str) -> set[str]:
    names = {name.partition("/")[0].removesuffix(".py") for name in _files(added, wheels)}
    inside = {
        file.partition("/")[0].removesuffix(".py") for package in NEEDED for file, _ in package_files(package)
    }
    return names | inside | (set(sys.stdlib_module_names) - NOT_IN_A_BROWSER) | {"js", "pyodide", "workbook"}


@functools.lru_cache(maxsize=1)
def _files(added: tuple[str, ...], wheels: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    installed, compiled = _with_all_they_need(added, wheels)
    for package in sorted({*JUPYTER, *installed} - NEEDED.keys()):
        found |= {name: body for name, body in _pure(package, added) if _is_kept(name)}
    for wheel in compiled:
        found |= wheel_files(wheel, wheels)
    if any(name.startswith("plotly/") for name in found):
        found[f"{LOOKS_FOR_IT}/__init__.py"] = b'__version__ = "5.0"\n'
    found |= dict(_own())
    found[REST] = assets.body(REST)
    return found


def _is_kept(name: str) -> bool:
    if name.startswith(LEXERS):
        return Path(name).stem in LEXERS_KEPT
    return name in KEPT or not name.startswith(LEFT_OUT)


def _own() -> Iterator[tuple[str, bytes]]:
    """The widgets, and of the workbook what other pages do without."""
    inside = ("kernel", "kernels", "run", "runs")
    for package, below in (("widgets", ""), ("workbook", "compute"), ("workbook", "static_site")):
        for path in sorted((Path(str(resources.files(package))) / below).glob("*.py")):
            beside = below != "static_site" or path.stem in ("program", "shell")
            if beside and not (below == "compute" and path.stem in inside):
                yield "/".join(filter(None, (package, below, path.name))), path.read_bytes()
    yield "workbook/frontend/__init__.py", b""
    yield "workbook/frontend/static/fields.js", assets.body("fields.js")


def _pure(package: str, added: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    try:
        yield from package_files(package)
    except NotPure:
        if package in known():
            raise NotPure(f"The package {package} is not pure Python. {how(*added)}") from None
        raise


def _with_all_they_need(names: Sequence[str], wheels: str) -> tuple[set[str], list[Wheel]]:
    """Return the installed packages to take, and those from the distribution of the page’s Python.

    Of the latter come those that are not pure Python, and what they need that is not installed here.
    """
    installed, taken = set[str](), dict[str, Wheel]()
    waiting = [canonicalize_name(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in installed or name in taken or name in {*NEEDED, *JUPYTER}:
            continue
        wheel = known().get(name) if wheels else None
        if wheel is not None and (wheel.compiled or not _is_installed(name)):
            taken[name] = wheel
            waiting += map(canonicalize_name, wheel.depends)
        else:
            installed.add(name)
            waiting += [canonicalize_name(need) for need in _required(name)]
    return installed, list(taken.values())


def _is_installed(name: str) -> bool:
    return next(iter(importlib.metadata.distributions(name=name)), None) is not None


def _required(name: str) -> Iterator[str]:
    try:
        asked = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        if name in known() and known()[name].compiled:
            raise NotPure(f"The package {name} is not pure Python. {how(name)}") from None
        raise WorkbookError(
            f"The package {name} is not installed here, so it cannot be added: pip install {name}"
        ) from None
    for each in map(Requirement, asked):
        browser = {"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}
        if each.marker is None or each.marker.evaluate(browser):
            yield each.name
