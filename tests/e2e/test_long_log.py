"""A year of journal: the page stays light, every entry can be reached, and none is touched by looking."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, saved
from workbook.answers import Answers

KEY = "journal.entries"
LAST = dt.date(2026, 11, 30)
MANY = 400
INPUTS = "() => document.querySelectorAll('input, textarea, select').length"


def entries(many: int) -> list[dict[str, str]]:
    """One a day, but for two on every seventh, each with words of its own."""
    days = [LAST - dt.timedelta(days=number - number // 8) for number in range(many)]
    return [{"day": day.isoformat(), "words": f"entry number {n}."} for n, day in enumerate(days)]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    running = App(tmp_path_factory.mktemp("reader") / "home")
    yield running
    running.stop()


@pytest.fixture
def answers(app: App) -> Answers:
    """The journal of a year, as it is before each test."""
    answers = Answers.open(app.home)
    answers[KEY] = entries(MANY)
    return answers


@pytest.fixture
def log(page: Page, app: App, answers: Answers) -> Locator:
    """The journal, open."""
    page.goto(app.link)
    page.goto(app.chapter("journal"))
    live(page)
    return field(page, KEY)


def kept(app: App) -> list[str]:
    """The words in the file, in their order."""
    return [row["words"] for row in Answers.read(app.home)[KEY]]


def rev(app: App) -> int:
    entry = Answers.read(app.home).entry(KEY)
    assert entry is not None
    return entry.rev


def test_a_year_is_as_light_as_a_month(page: Page, log: Locator) -> None:
    """The latest entries, and the months of all others to open."""
    expect(log.locator("tbody tr")).to_have_count(12)
    expect(log.locator("tbody tr").first.locator("textarea")).to_have_value("entry number 0.")
    assert page.evaluate(INPUTS) < 100
    years = log.locator(".months summary")
    expect(years).to_have_text(["2026 · 369 entries", "2025 · 19 entries"])
    expect(log.get_by_role("button", name="November 2026 · 22 entries")).to_be_visible()


def test_a_month_opens_and_another_closes_it(page: Page, app: App, log: Locator) -> None:
    """By keyboard; the first entry of it has the focus, and looking saves nothing."""
    before = rev(app)
    log.get_by_role("button", name="March 2026").press("Enter")
    expect(log.locator("tbody tr")).to_have_count(12 + 36)
    assert page.evaluate("() => document.activeElement.value") == "2026-03-31"
    words = log.locator("tbody tr").nth(12).locator("textarea")
    number = kept(app).index(words.input_value()) + 1
    expect(words).to_have_attribute("aria-label", re.compile(f", row {number}$"))
    assert page.evaluate(INPUTS) < 300
    log.get_by_role("button", name="October 2026").press("Enter")
    expect(log.locator("tbody tr")).to_have_count(12 + 35)
    log.get_by_role("button", name="October 2026").press("Enter")
    expect(log.locator("tbody tr")).to_have_count(12)
    expect(log.get_by_role("button", name="October 2026")).to_be_focused()
    page.evaluate("() => document.activeElement.blur()")
    page.reload()
    live(page)
    assert rev(app) == before


def test_what_is_changed_in_an_open_month_is_kept_with_all_others(app: App, log: Locator) -> None:
    """One entry is another, and none is lost or in another place."""
    before = kept(app)
    log.get_by_role("button", name="March 2026").click()
    row = log.locator("tbody tr").nth(13)
    number = before.index(row.locator("textarea").input_value())
    row.locator("textarea").fill("written today")
    saved(log)
    assert kept(app) == [*before[:number], "written today", *before[number + 1 :]]


def test_a_new_entry_stands_before_all_others(app: App, log: Locator) -> None:
    """Also with a month open."""
    before = kept(app)
    log.get_by_role("button", name="March 2026").click()
    log.get_by_role("button", name="Add an entry").click()
    first = log.locator("tbody tr").first
    first.locator("[data-column=day]").fill("2026-12-01")
    first.locator("textarea").fill("the newest")
    saved(log)
    assert kept(app) == ["the newest", *before]


def test_an_entry_of_long_ago_can_be_removed_and_brought_back(app: App, log: Locator) -> None:
    """The others stay."""
    before = kept(app)
    log.get_by_role("button", name="March 2026").click()
    row = log.locator("tbody tr").nth(15)
    words = row.locator("textarea").input_value()
    row.get_by_role("button", name="Remove").click()
    saved(log)
    assert kept(app) == [each for each in before if each != words]
    log.get_by_role("button", name="Bring the row back").click()
    saved(log)
    assert kept(app) == before


def test_a_search_finds_what_is_put_away(page: Page, app: App, log: Locator) -> None:
    """Of many only the latest are shown; when it is over, everything is where it was."""
    before = rev(app)
    search = log.get_by_role("searchbox")
    search.fill("number 399.")
    expect(log.locator("tbody tr:visible")).to_have_count(1)
    expect(log.locator("tbody tr:visible textarea")).to_have_value("entry number 399.")
    search.fill("number 3")
    expect(log.locator(".found")).to_have_text("111 found, the latest 30 are shown")
    expect(log.locator("tbody tr:visible")).to_have_count(30)
    search.fill("number 40.")  # the second of its day
    expect(log.locator("tbody tr:visible")).to_have_count(1)
    search.fill("")
    expect(log.locator("tbody tr")).to_have_count(12)
    expect(log.locator("tbody tr").nth(11).locator("textarea")).to_have_value("entry number 11.")
    search.blur()
    page.reload()
    live(page)
    assert rev(app) == before
    log.get_by_role("searchbox").fill("number 40.")
    log.get_by_role("searchbox").fill("")
    log.locator("tbody tr").first.locator("textarea").fill("changed")
    saved(log)
    assert kept(app)[38:42] == [f"entry number {number}." for number in (38, 39, 40, 41)]


def test_what_another_window_adds_arrives(app: App, answers: Answers, log: Locator) -> None:
    """The page goes on to show the latest, and what is open stays open."""
    log.get_by_role("button", name="March 2026").click()
    answers.append(KEY, {"day": "2026-12-02", "words": "from elsewhere"})
    expect(log.locator("tbody tr").first.locator("textarea")).to_have_value("from elsewhere")
    expect(log.get_by_role("button", name="March 2026")).to_have_attribute("aria-expanded", "true")
    expect(log.locator("tbody tr")).to_have_count(12 + 36)
    assert len(kept(app)) == MANY + 1


def test_what_the_page_holds_is_not_sent_once_more(page: Page, log: Locator) -> None:
    """Not on the line either, however often the page is opened."""
    heard: list[int] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda said: heard.append(len(said))))
    page.reload()
    live(page)
    assert 0 < sum(heard) < 10_000
    expect(log.locator(".months summary").first).to_have_text("2026 · 369 entries")


def test_a_page_that_is_behind_is_brought_up_to_date(page: Page, app: App, answers: Answers) -> None:
    """What another window saves after the page was made, and before it listens."""

    def slowly(line: WebSocketRoute) -> None:
        answers.append(KEY, {"day": "2026-12-02", "words": "meanwhile"})
        line.connect_to_server()

    page.goto(app.link)
    page.route_web_socket(re.compile("/live/"), slowly)
    page.goto(app.chapter("journal"))
    live(page)
    log = field(page, KEY)
    expect(log.locator("tbody tr").first.locator("textarea")).to_have_value("meanwhile")
    log.locator("tbody tr").nth(1).locator("textarea").fill("and here")
    saved(log)
    assert kept(app)[:3] == ["meanwhile", "and here", "entry number 1."] and len(kept(app)) == MANY + 1


def test_a_log_of_some_weeks_is_shown_whole(page: Page, app: App) -> None:
    """Twenty entries need no months."""
    Answers.open(app.home)[KEY] = entries(20)
    page.goto(app.link)
    page.goto(app.chapter("journal"))
    live(page)
    log = field(page, KEY)
    expect(log.locator("tbody tr")).to_have_count(20)
    expect(log.locator(".months")).to_be_hidden()
