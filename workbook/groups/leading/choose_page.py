"""The page for whoever leads a group: the agendas, what to see to before the day, and what to agree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook import urls
from workbook.groups.agendas.agenda import Agenda
from workbook.groups.agendas.own import NAME
from workbook.groups.agendas.words import AGREEMENTS, CHECKLIST, HARD_MOMENT, PLAN_B
from workbook.groups.leading import links
from workbook.pages.html import Html, join, tag
from workbook.pages.page import page
from workbook.pages.site import Site

HAND = """
.hand { display: flex; flex-wrap: wrap; gap: 0 1.4rem; margin: 0 0 1.4rem;
  font: 500 0.95rem/1.4 var(--sans); }
.hand a { display: inline-flex; align-items: center; min-height: 44px; min-width: 44px; }
@media print { .hand { display: none; } }
"""
LEAD = (
    "You lead, and they write. You see nothing that people do not choose to show you. Here is what you need: "
    "a plan with minutes, words to say, and what to do if it gets hard."
)

OWN = (
    "The exercises that you choose, with minutes and your own words. People get one link and see these "
    "exercises alone."
)


def choose_page(site: Site, agendas: Iterable[Agenda]) -> Html:
    """Return the page.

    Args:
        site: where the page stands.
        agendas: the agendas to choose from.
    """
    main = join(
        tag("style", Html(HAND)),
        tag("h1", "For facilitators"),
        tag("p", LEAD, class_="lead"),
        links.at_hand(site),
        tag("h2", "Choose an agenda"),
        tag("ul", *(_agenda(site, each) for each in agendas), _own(site), class_="list"),
        tag("h2", "Before the day"),
        by_heading(CHECKLIST),
        tag("p", PLAN_B),
        tag(
            "p",
            tag("a", "Blank sheets to print", href=links.blank_sheets(site)),
            tag("a", "Papers for the group", href=f"{links.blank_sheets(site)}#papers"),
            class_="hand",
        ),
        tag("h2", "What we agree on"),
        tag("ul", *(tag("li", line) for line in AGREEMENTS)),
        tag("h2", "In a hard moment"),
        by_heading(HARD_MOMENT),
        tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On"),
    )
    return page(site, main, where="For facilitators", title="For facilitators")


def by_heading(lines: Mapping[str, Iterable[str]]) -> Html:
    """Return lists, each under its heading of the third level."""
    return join(
        *(
            join(tag("h3", heading), tag("ul", *(tag("li", it) for it in told)))
            for heading, told in lines.items()
        )
    )


def _agenda(site: Site, agenda: Agenda) -> Html:
    told = f"{agenda.length}. {agenda.size}. {agenda.for_whom}"
    return _line(agenda.title, told, links.run(site, agenda))


def _own(site: Site) -> Html:
    return _line("A plan of your own", OWN, site.to(urls.AGENDA, agenda=NAME))


def _line(title: str, told: str, to: str) -> Html:
    dot = tag("span", "·", class_="n", aria_hidden="true")
    return tag("li", tag("a", join(dot, tag("b", title), tag("span"), tag("small", told)), href=to))
