"""The sheet about one person as a file, and as a notebook shows it: where there is no page of the app."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.export.formats.html import head, whole_on_a_page
from workbook.export.person_page import LOOK, NOBODY
from workbook.export.playbook import Playbook
from workbook.pages.html import Html, tag

HIGH = "44rem"


@dataclass(frozen=True, repr=False)
class PersonFile:
    """A sheet that a notebook shows by itself.

    Attributes:
        name: whom it is about; empty where nobody is named yet.
        html: the whole file for a browser, two sides of paper, UTF-8.
    """

    name: str
    html: bytes

    def _repr_html_(self) -> str:
        # In a frame of its own: its look is that of a file, and touches nothing else of the notebook.
        look = f"width: 100%; height: {HIGH}; border: 0"
        return tag("iframe", srcdoc=self.html.decode(), sandbox="", title="One person, one sheet", style=look)

    def __repr__(self) -> str:
        return f"<PersonFile: {len(self.html)} bytes>"


def person_file(name: str, sheet: Playbook) -> PersonFile:
    """Return the file.

    Args:
        name: whom it is about.
        sheet: what belongs to them.
    """
    title = tag("h1", "About ", tag("bdi", name)) if name else tag("p", NOBODY)
    body = tag("body", title, tag("div", whole_on_a_page(sheet), class_="one"))
    page = tag("html", head(LOOK), body, lang="en")
    return PersonFile(name, Html(f"<!doctype html>\n{page}\n").encode("utf-8", "replace"))
