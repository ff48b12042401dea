"""Pages that are made of answers, or for their very moment, as they stand there until Python is awake."""

from __future__ import annotations

from workbook import urls
from workbook.pages.html import join, tag
from workbook.pages.page import NO_SCRIPT, page
from workbook.pages.site import Site
from workbook.urls import Address

BESIDE = {
    urls.ANSWERS: "Your answers",
    urls.PLAYBOOK: "Playbook",
    urls.PERSON: "One person, one sheet",
    urls.SEARCH: "Search",
    urls.SHARE: "Share one answer",
    urls.READ: "Read an answer",
    urls.GIVE: "Share scales with the room",
}
NOT_OF_ANSWERS = {
    urls.TONIGHT: "Tonight",
    urls.JOIN: "How to join",
    urls.SHEETS: "Blank sheets",
    urls.AGENDA: "For facilitators",
}
OF_THE_DEMONSTRATION = {urls.PEOPLE: "Invented people", urls.BEGIN: "Begin again"}
SOON = "This page is being put together, here on your device."
WAIT = "This page is made of what you wrote. It is being put together, here on your device."


def waiting_page(site: Site, address: Address) -> str:
    """Return the page.

    Args:
        site: where it stands.
        address: one of `BESIDE`, or of those after it.
    """
    title = (BESIDE | NOT_OF_ANSWERS | OF_THE_DEMONSTRATION)[address]
    main = join(
        tag("noscript", tag("p", NO_SCRIPT, class_="trouble")),
        tag("h1", title),
        tag("p", WAIT if address in BESIDE else SOON, class_="lead", role="status", data_waits=True),
        tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On"),
    )
    return page(site, main, where=title)
