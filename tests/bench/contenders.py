"""The tools that are compared: how each is started and where its chapters are."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.forms import static_form
from workbook import paths

CHECKOUT = Path(__file__).parents[2]
FORMS = Path(__file__).parent / "forms"
PYTHON = [sys.executable, "-m"]
POOL = 1  # a chapter; Voilà’s own default, and filled anew before each visit


@dataclass(frozen=True, kw_only=True)
class Contender:
    """One tool.

    Attributes:
        name: what `--only` takes.
        title: the head of its column.
        command: makes its command from a port and a folder for its files.
        chapter: the path of a chapter; `{}` stands for its slug.
        field: a selector for the first text box of a chapter; `{}` stands for its key.
        told: `state` when the field says that it is saved, `echo` when the page shows the text back.
        kernels: how many kernels wait when it is at rest.
        needs: the package that must be installed.
        link: whether the next chapter is reached by the page's own link.
    """

    name: str
    title: str
    command: Callable[[int, Path], list[str]]
    chapter: str
    field: str = "textarea"
    told: str = "echo"
    kernels: int = 0
    needs: str = "workbook"
    link: bool = False

    @property
    def installed(self) -> bool:
        """Whether it can be measured here."""
        return importlib.util.find_spec(self.needs) is not None


def _app(port: int, folder: Path) -> list[str]:
    return [*PYTHON, "workbook.cli", "serve", "--no-browser", "--port", str(port)]


def _voila(port: int, folder: Path) -> list[str]:
    pool = ["--preheat_kernel=True", f"--pool_size={POOL}"]
    return [*PYTHON, "voila", str(paths.chapters_folder()), "--no-browser", f"--port={port}", *pool]


def _streamlit(port: int, folder: Path) -> list[str]:
    form = str(FORMS / "streamlit_form.py")
    quiet = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    where = ["--server.address=127.0.0.1", f"--server.port={port}"]
    return [*PYTHON, "streamlit", "run", form, *where, *quiet]


def _marimo(port: int, folder: Path) -> list[str]:
    form = str(FORMS / "marimo_form.py")
    where = ["--host=127.0.0.1", f"--port={port}"]
    return [*PYTHON, "marimo", "-q", "run", form, "--headless", "--no-token", *where]


def _static(port: int, folder: Path) -> list[str]:
    for chapter in paths.chapters_folder().glob("*.ipynb"):
        static_form.write(folder, chapter.stem)
    return [*PYTHON, "http.server", str(port), "--bind=127.0.0.1", f"--directory={folder}"]


FIELD = '[data-key="{}"] textarea'
NOTEBOOK = "/voila/render/{}.ipynb"
CONTENDERS = [
    Contender(
        name="app",
        title="this app",
        command=_app,
        chapter=NOTEBOOK,
        field=FIELD,
        told="state",
        link=True,
    ),
    Contender(
        name="voila",
        title="Voilà",
        command=_voila,
        chapter=NOTEBOOK,
        field=FIELD,
        told="state",
        kernels=POOL * len(list(paths.chapters_folder().glob("*.ipynb"))),
        needs="voila",
    ),
    Contender(
        name="streamlit", title="Streamlit", command=_streamlit, chapter="/?chapter={}", needs="streamlit"
    ),
    Contender(name="marimo", title="marimo", command=_marimo, chapter="/?chapter={}", needs="marimo"),
    Contender(name="static", title="static page", command=_static, chapter="/{}.html"),
]
