"""The watch can see: each script is noticed where it does come to life, with a policy and without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.e2e.patience import BESIDE
from tests.privacy.scripts import LINKS, LOUD, SCRIPTS, TEXTS
from tests.privacy.watching import SWEEP, Watch, browser

HERE = "http://127.0.0.1:9/"
POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
SEEN = [
    name
    for name, text in LINKS.items()
    if text.startswith("<") and not text.startswith(("<b>", "<i>", "<u>", "<java"))
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser of its own."""
    with browser() as context:
        assert context.browser
        yield context.browser


def watched(chromium: Browser) -> tuple[BrowserContext, Watch]:
    """Return windows that ask nobody for anything, apart from all others, and what is noticed in them.

    They close with the browser: a page that is closed while it leads elsewhere may never say that it is.
    """
    context = chromium.new_context(locale="en-GB")
    context.set_default_timeout(BESIDE)
    watch = Watch(context, HERE)
    context.route(lambda url: not url.startswith(HERE), lambda route: route.abort())
    return context, watch


def show(context: BrowserContext, pages: dict[str, str], policy: str) -> Page:
    """Show careless markup: a page, and what its frames hold."""

    def answer(route: Route) -> None:
        found = pages.get(route.request.url.removeprefix(HERE))
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": policy if found else "",
        }
        route.fulfill(
            status=404 if found is None else 200, body=f"<!doctype html><body>{found}", headers=headers
        )

    page = context.new_page()
    page.route(f"{HERE}**", answer)
    page.goto(HERE, wait_until="commit")
    return page


def heard(page: Page, watch: Watch, numbers: set[str]) -> set[str]:
    """Wait until each number was noticed, anything at all for one, or long enough; return what was not."""
    left = numbers
    for _ in range(3000):
        left = numbers - set(re.findall(r"\d+", " ".join(watch.noticed).replace(HERE, "/")))
        if not left or (len(numbers) == 1 and watch.noticed):
            left = set()
            break
        page.wait_for_timeout(10)
    return left


@pytest.mark.parametrize("policy", ["", POLICY], ids=["no policy", "our policy"])
def test_every_loud_script_is_noticed(chromium: Browser, policy: str) -> None:
    """Where it is put as it is: it runs or asks, or the policy refuses it and says so."""
    context, watch = watched(chromium)
    careless = {
        str(TEXTS.index(SCRIPTS[name]) + 1): around.format(SCRIPTS[name])
        for name, (around, _) in LOUD.items()
    }
    alone = [number for number, words in careless.items() if re.search("autofocus|srcdoc|refresh", words)]
    frames = "".join(f"<iframe src='{HERE}{number}'></iframe>" for number in careless if number not in alone)
    policed = f"{policy}; frame-src 'self'" if policy else ""
    deaf = heard(show(context, {**careless, "": frames}, policed), watch, set(careless) - set(alone))
    for number in alone:
        context, watch = watched(chromium)
        deaf |= heard(show(context, {"": careless[number]}, policy), watch, {number})
    assert deaf == set()


def test_every_link_is_seen(chromium: Browser) -> None:
    """What waits to be pressed is found in the page."""
    context, _ = watched(chromium)
    unseen = []
    for name in SEEN:
        page = show(context, {"": SCRIPTS[name]}, POLICY)
        page.wait_for_load_state()
        unseen += [] if page.evaluate(SWEEP, "") else [name]
    assert unseen == [] and len(SEEN) > 5


def test_there_are_enough_and_no_two_are_alike() -> None:
    """Forty at least, each with a number of its own."""
    assert len(set(TEXTS)) == len(TEXTS) >= 40
