"""The sheet about one person as a page of the app: two sides of paper, and a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from workbook import urls
from workbook.export.files import KINDS
from workbook.export.formats.html import whole_on_a_page
from workbook.export.playbook import Playbook
from workbook.pages.html import Html, join, tag
from workbook.pages.page import page
from workbook.pages.site import Site

TITLE = "One person, one sheet"
LEAD = "What you wrote where you thought of this person. Printed, it is meant for two sides of paper."
MISSING = (
    "What is missing here belongs to chapters in which you think of somebody else, or of nobody yet. Each "
    "chapter asks near its beginning."
)
NOBODY = (
    "You have not said yet whom you think of. A chapter asks near its beginning; initials are enough. What "
    "you write there is then gathered here."
)
SAFE = "Paper has no lock. Keep it where nobody else looks, and do not print it if that could be found."
HOW = "To print it, or to make a PDF of it, use your browser’s own Print."
LOOK = """
.others { display: flex; flex-wrap: wrap; gap: 0.4rem 0.6rem; list-style: none; margin: 1rem 0; padding: 0; }
.others a { display: inline-flex; align-items: center; justify-content: center; min-width: 44px;
  min-height: 44px; padding: 0 0.9rem; border: 1px solid var(--edge); border-radius: 999px;
  font: 400 0.95rem/1.4 var(--sans); }
.others [aria-current] { background: var(--leaf); border-color: var(--leaf); color: var(--paper);
  text-decoration: none; }
@media print {
  .others, .lead, .on-paper, .next { display: none; }
  h1 { font-size: 16pt; margin: 0 0 2mm; }
  .one .playbook { font-size: 9pt; line-height: 1.3; columns: 2; column-gap: 8mm; }
  .one .playbook section { margin: 0 0 4mm; }
  .one .playbook h2 { font-size: 11.5pt; margin: 0 0 1.5mm; padding-bottom: 0.8mm; }
  .one .playbook h3 { font-size: 8pt; padding-inline-end: 0; }
  .one .playbook article { margin-top: 1.8mm; break-inside: avoid; }
  .one .playbook figure { display: block; margin: 0; }
  .one .playbook figcaption { display: none; }
  .one .playbook .plot svg { display: block; width: 100%; max-height: 54mm; }
  .one .playbook figure > p { font-size: 7.5pt; }
  /* A diagram says on paper what its words say; of then and now they say more. */
  .one .playbook section:not(:last-of-type) figure > p { display: none; }
}
"""


def person_page(site: Site, name: str, people: Mapping[str, Sequence[str]], sheet: Playbook) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        name: whom it is about; empty where nobody is named yet.
        people: everybody who was named, each with the slugs of the chapters that are about them.
        sheet: what belongs to them.
    """
    main = join(
        tag("style", Html(LOOK)),
        tag("h1", "About ", tag("bdi", name)) if name else tag("h1", TITLE),
        tag("p", LEAD if name else NOBODY, class_="lead"),
        tag("nav", tag("ul", *_others(site, name, people), class_="others"), aria_label="People")
        if len(people) > 1
        else None,
        tag("div", whole_on_a_page(sheet), class_="one") if sheet.parts else None,
        tag("p", MISSING, class_="on-paper") if name else None,
        _on_paper(site, people[name] if sheet.parts else ()),
        tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On"),
    )
    return page(site, main, where=TITLE)


def _others(site: Site, name: str, people: Mapping[str, Sequence[str]]) -> Iterator[Html]:
    for other, chapters in people.items():
        to = f"{site.to(urls.PERSON)}?{urlencode({'of': chapters[0]})}"
        here = "page" if other == name else None
        yield tag("li", tag("a", tag("bdi", other), href=to, aria_current=here))


def _on_paper(site: Site, chapters: Sequence[str]) -> Html:
    """Return what there is for paper: of what is gathered here, if anything is, and a sheet to fill in."""
    asked = urlencode([("page", slug) for slug in chapters])
    mine = (tag("p", HOW), tag("p", _file(site, "card", asked))) if chapters else ()
    blank = tag("p", _file(site, "person-sheet"))
    return tag("section", tag("h2", "On paper"), *mine, blank, tag("p", SAFE), class_="on-paper")


def _file(site: Site, name: str, asked: str = "") -> Html:
    kind = KINDS[name]
    to = site.to(urls.PLAYBOOK_FILE, file=kind.name) + (f"?{asked}" if asked else "")
    return tag("a", kind.title, class_="plain", href=to, download=kind.name)
