"""Where the pages of the edition stand: all in one folder, wherever that is."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from importlib import resources

from workbook import place, urls
from workbook.pages.site import Site

_TO_NOTEBOOK = re.compile(rf'href="({urls.HOLES["chapter"]}){re.escape(urls.NOTEBOOK)}(?=["#])')
FILES = "files.json"
"""Inside the package, where there is no app that could say: the names of the built files."""


def alone(
    *, sealed: bool = False, files: Mapping[str, str] | None = None, policy: str = "", engine: str = ""
) -> Site:
    """Return where a page stands.

    Args:
        sealed: whether the answers have a lock.
        files: the built files by name; by default as they were when the edition was built.
        policy: what a browser may load; a page that takes another's place has that one's already.
        engine: where the engine finds what it needs.
    """
    return Site(
        base="./",
        files=_files() if files is None else files,
        place=place.BROWSER,
        sealed=sealed,
        policy=policy,
        engine=engine,
        alone=True,
    )


def as_files(html: str) -> str:
    """Return a page whose links to chapters, which name notebooks, lead to the files of the edition."""
    return _TO_NOTEBOOK.sub(rf'href="\1{urls.PAGE}', html)


@functools.cache
def _files() -> dict[str, str]:
    found: dict[str, str] = json.loads((resources.files("workbook.static_site") / FILES).read_text("utf-8"))
    return found
