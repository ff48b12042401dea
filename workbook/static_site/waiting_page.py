"""Pages that are made of answers, as they stand there until Python is awake."""

from __future__ import annotations

from workbook.pages.html import join, tag
from workbook.pages.page import NO_SCRIPT, page
from workbook.pages.site import Site

BESIDE = {
    "answers": "Your answers",
    "playbook": "Playbook",
    "share": "Share one answer",
    "read": "Read an answer",
    "give": "Share scales with the room",
}
WAIT = "This page is made of what you wrote. It is being put together, here on your device."


def waiting_page(site: Site, name: str) -> str:
    """Return the page.

    Args:
        site: where it stands.
        name: one of `BESIDE`.
    """
    main = join(
        tag("noscript", tag("p", NO_SCRIPT, class_="trouble")),
        tag("h1", BESIDE[name]),
        tag("p", WAIT, class_="lead", role="status", data_waits=True),
        tag("nav", tag("a", "← Contents", class_="plain", href=site.base), class_="next", aria_label="On"),
    )
    return page(site, main, where=BESIDE[name])
