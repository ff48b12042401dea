"""Where nothing can be kept: a clear sentence with the right reason instead of a silent loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.e2e.conftest import CHROMIUM, FLAGS, MISSING
from tests.e2e.steps import field
from tests.static_site.conftest import READER
from tests.static_site.serving import Host
from tests.static_site.steps import FEAR, ONE, area

NAME = "workbook.test"


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that finds this computer under another name."""
    assert CHROMIUM, MISSING
    flags = [*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
    yield running
    running.close()


@pytest.fixture
def foreign(browser: Browser) -> Iterator[Page]:
    """An empty page of that browser."""
    context = browser.new_context(**READER)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_a_page_that_cannot_keep_says_so(foreign: Page, host: Host) -> None:
    """One alert says what is wrong and the way out; no field takes a word; no worker is started."""
    workers: list[str] = []
    foreign.on("worker", lambda it: workers.append(it.url))
    foreign.goto(f"http://{NAME}:{host.port}/{ONE}.html")
    assert not foreign.evaluate("() => isSecureContext")
    alert = foreign.get_by_role("alert")
    expect(alert).to_have_count(1)
    expect(alert).to_contain_text("Nothing you type here can be kept")
    expect(alert).to_contain_text("https")
    expect(area(foreign, FEAR)).to_be_disabled()
    enabled = "main :is(input, textarea, select, button):enabled"
    expect(foreign.locator(enabled)).to_have_count(0)
    foreign.wait_for_load_state("networkidle")
    assert workers == []
    assert [path for path in host.paths() if path.startswith("/python/") or "engine" in path] == []


def test_the_text_can_be_read(foreign: Page, host: Host) -> None:
    """Chapters, the numbers of the support page and the way out work as everywhere."""
    foreign.goto(f"http://{NAME}:{host.port}/")
    expect(foreign.get_by_role("alert")).to_have_count(1)
    foreign.locator(f'main a[href="./{ONE}.html"]').first.click()
    expect(foreign.locator("h1")).to_have_text("What closeness asks")
    expect(field(foreign, FEAR).locator(".q")).to_be_visible()
    foreign.locator("header a.support").click()
    expect(foreign.get_by_role("heading", name="Support", exact=True)).to_be_visible()


def test_a_page_that_is_made_of_answers_promises_nothing(foreign: Page, host: Host) -> None:
    """“Your answers” says that nothing can be kept here, and not that it is on its way."""
    foreign.goto(f"http://{NAME}:{host.port}/answers.html")
    expect(foreign.get_by_role("alert")).to_contain_text("Nothing you type here can be kept")
    expect(foreign.locator("main")).not_to_contain_text("being put together")


OLDER = "delete Navigator.prototype.locks"
REFUSING = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"


def reads_only(page: Page, why: str) -> None:
    """One alert with the reason, and nothing that would take a word."""
    expect(page.locator("main").get_by_role("alert")).to_contain_text(why)
    expect(page.locator("main").get_by_role("alert")).to_have_count(1)
    expect(page.locator("main :is(input, textarea, select):enabled")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("being put together")
    expect(page.locator(".lost")).to_be_hidden()


def test_site_data_that_is_blocked_is_named(
    start: Callable[..., BrowserContext], tmp_path: Path, host: Host
) -> None:
    """As a reader blocks them in the settings: every page says so, also one that is made of answers."""
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"profile": {"default_content_setting_values": {"cookies": 2}}}', encoding="ascii")
    page = start().pages[0]
    for name in (f"{ONE}.html", "answers.html", ""):
        page.goto(host.url + name)
        reads_only(page, "cookies and site data are blocked")


def test_a_storage_that_refuses_is_named(bare: Page, host: Host) -> None:
    """A private window of an older browser has cookies, and no storage."""
    bare.add_init_script(REFUSING)
    bare.goto(f"{host.url}{ONE}.html")
    reads_only(bare, "lets no page keep anything")


def test_an_older_browser_is_not_told_about_https(bare: Page, host: Host) -> None:
    """The address is a good one; what is missing is in the browser."""
    bare.add_init_script(OLDER)
    bare.goto(f"{host.url}{ONE}.html")
    reads_only(bare, "too old to run this kind of workbook. It needs Safari or iOS")


def test_a_worker_that_does_not_arrive_is_no_riddle(bare: Page, host: Host) -> None:
    """It is said within moments that what keeps words cannot start, and a copy is offered."""
    with host.refusing("engine"):
        bare.goto(f"{host.url}{ONE}.html")
        expect(bare.locator(".on-its-way")).to_contain_text("could not start what keeps your words")
        expect(bare.locator(".lost").get_by_role("button", name="Keep a copy")).to_be_visible()


def test_this_computer_itself_is_no_foreign_name(woken: Page) -> None:
    """At the address of this computer plain http is enough, and no such sentence is there."""
    expect(area(woken, FEAR)).to_be_enabled()
    expect(woken.get_by_role("alert")).to_have_count(0)
