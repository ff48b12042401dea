"""The page's line to its kernel, played: silence, rest, return, and leaving."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, HOPE, ONE, Line, open_page, played, serve, wait, words, write
from tests.e2e.steps import field, live, press, saved

HIDDEN = "value => { Object.defineProperty(document, 'hidden', { value, configurable: true }); "
HIDE = HIDDEN + "document.dispatchEvent(new Event('visibilitychange')); }"


@pytest.fixture
def line(page: Page, app: App) -> Line:
    """A line in the hands of the test."""
    return played(page, app)


def connection(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-connection")


def standing(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-standing")


def test_a_silent_line_is_noticed_within_ten_seconds(page: Page, app: App, line: Line) -> None:
    """No close, no bytes: in less than 10 s the page says in words that nobody answers."""
    open_page(page, app)
    wait(page, 60)
    assert connection(page) == "live" and len(line.lines) == 1, "a line that answers is left alone"
    line.mute = line.hung = line.refuses = True
    write(page, FEAR, "into the silence")
    field(page, FEAR).locator("textarea").fill("into the silence, and on")
    wait(page, 9.5)
    assert connection(page) == "lost"
    assert page.locator(".lost").is_visible()
    assert words(page, FEAR).startswith("Not saved yet – the workbook’s server is not answering")


def test_the_page_tries_for_ever_and_every_four_seconds_at_least(page: Page, app: App, line: Line) -> None:
    """After an hour without a server it still asks, and is there within moments when one is back."""
    open_page(page, app)
    line.refuses = True
    line.lines[-1].close()
    write(page, FEAR, "kept on the page")
    for _ in range(13):
        page.clock.fast_forward(300_000)
    before = len(line.lines)
    wait(page, 13)
    assert len(line.lines) - before >= 3
    line.refuses = False
    wait(page, 4.5)
    saved(field(page, FEAR))


def test_a_page_long_in_getting_ready_says_so_and_offers_a_copy(page: Page, app: App, line: Line) -> None:
    """After half a minute, in words that are true, and no longer than it lasts."""
    line.asleep = True
    page.goto(app.chapter(ONE))
    expect(page.locator("html")).to_have_attribute("data-standing", "waiting")
    page.clock.fast_forward(29_000)
    assert page.locator(".lost").is_hidden()
    wait(page, 2)
    expect(page.locator(".lost")).to_contain_text("getting ready for a while")
    expect(page.locator(".lost").get_by_role("button", name="Keep a copy")).to_be_visible()
    line.say(say="ready")
    live(page)
    assert page.locator(".lost").is_hidden()


def test_a_handshake_that_hangs_is_given_up(page: Page, app: App) -> None:
    """A server that takes the call and says nothing is called again after some seconds."""
    page.clock.install()
    serve(page, app, ONE)
    page.add_init_script(
        "globalThis.calls = 0; globalThis.WebSocket = class { static CONNECTING = 0; static OPEN = 1; "
        "readyState = 0; constructor() { calls += 1; } close() {} };"
    )
    page.goto(app.chapter(ONE))
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    wait(page, 8)
    assert page.evaluate("calls") == 2
    wait(page, 30)
    assert page.evaluate("calls") >= 5


def test_coming_back_to_a_tab_raises_no_alarm(page: Page, app: App, line: Line) -> None:
    """A tab that was out of sight for minutes sent no beats and expects no answers to them."""
    open_page(page, app)
    page.evaluate(HIDE, True)
    before = len(line.beats)
    wait(page, 100)
    assert len(line.beats) == before
    page.evaluate(HIDE, False)
    wait(page, 20)
    assert connection(page) == "live" and len(line.lines) == 1
    assert len(line.beats) > before


def test_beats_say_whether_the_page_was_used(page: Page, app: App, line: Line) -> None:
    """A key is use; time alone is none."""
    open_page(page, app)
    wait(page, 6)
    assert line.beats[-1] == {"do": "beat", "used": False}
    press(page, "ArrowDown")
    wait(page, 2.5)
    assert {"do": "beat", "used": True} in line.beats[-2:]


def test_a_page_out_of_sight_rests_and_comes_back(page: Page, app: App, line: Line) -> None:
    """After five minutes it lets go of its kernel without alarm, and returns when looked at."""
    open_page(page, app)
    page.evaluate(HIDE, True)
    page.clock.fast_forward(299_000)
    wait(page, 0.5)
    assert connection(page) == "live"
    wait(page, 2)
    assert (connection(page), standing(page)) == ("lost", "resting")
    wait(page, 30)
    assert len(line.lines) == 1 and page.locator(".lost").is_hidden()
    page.evaluate(HIDE, False)
    live(page)
    assert len(line.lines) == 2


def test_an_unused_page_rests_until_the_first_key(page: Page, app: App, line: Line) -> None:
    """After an hour without a touch nobody is disturbed; the first key finds the line again."""
    open_page(page, app)
    page.clock.fast_forward(3_599_000)
    wait(page, 2)
    assert (connection(page), standing(page)) == ("lost", "resting")
    assert page.locator(".lost").is_hidden()
    field(page, FEAR).locator("textarea").press_sequentially("I am back")
    wait(page, 1)
    saved(field(page, FEAR))
    assert line.wishes("put")[-1]["value"] == "I am back"


def test_unsaved_words_keep_it_awake(page: Page, app: App, line: Line) -> None:
    """As long as something is unsaved a page out of sight goes on trying."""
    open_page(page, app)
    line.refuses = True
    line.lines[-1].close()
    write(page, FEAR, "not yet")
    page.evaluate(HIDE, True)
    page.clock.fast_forward(400_000)
    before = len(line.lines)
    wait(page, 10)
    assert len(line.lines) > before and standing(page) == "lost"
    line.refuses = False
    wait(page, 5)
    saved(field(page, FEAR))


def test_a_kernel_that_hangs_is_left(page: Page, app: App, line: Line) -> None:
    """Beats are answered and an edit is not: the field says so, and a new kernel gets the words."""
    open_page(page, app)
    page.evaluate(
        "globalThis.said = []; addEventListener('workbook:state', (event) => said.push(event.detail.words))"
    )
    line.hung = True
    write(page, FEAR, "to nobody")
    wait(page, 8)
    assert len(line.lines) == 1
    wait(page, 1.5)
    said = page.evaluate("said")
    assert any(words.startswith("Not saved yet – the workbook’s engine does not answer") for words in said)
    wait(page, 1)
    saved(field(page, FEAR))
    assert [put["value"] for put in line.wishes("put")] == ["to nobody", "to nobody"]


def test_typing_without_a_pause_is_sent_all_the_same(page: Page, app: App, line: Line) -> None:
    """Somebody who never stops for breath has at most a second of words that are not sent."""
    open_page(page, app)
    area = field(page, FEAR).locator("textarea")
    for _ in range(12):
        area.press_sequentially("w")
        page.clock.run_for(250)
    assert len(line.wishes("put")) >= 2


def test_waiting_for_another_window_is_no_hanging(page: Page, app: App, line: Line) -> None:
    """Saving may have to wait, field by field: an answer for one is a sign of life for the next."""
    open_page(page, app)
    line.hung = True
    write(page, FEAR, "first")
    write(page, HOPE, "second")
    wait(page, 6)
    first, second = line.wishes("put")
    line.answer(first)
    wait(page, 6)
    line.answer(second)
    saved(field(page, FEAR))
    saved(field(page, HOPE))
    assert len(line.lines) == 1


def test_the_lost_kernel_s_last_words_are_no_other_version(page: Page, app: App, line: Line) -> None:
    """Words that were written without an answer are the reader's own: the next edit is based on them."""
    open_page(page, app)
    line.hung = True
    write(page, FEAR, "half")
    wait(page, 1)
    field(page, FEAR).locator("textarea").fill("half and half")
    line.here, line.hung = [{"key": FEAR, "value": "half", "rev": 9}], False
    line.lines[-1].close()
    wait(page, 2)
    saved(field(page, FEAR))
    assert (line.wishes("put")[-1]["value"], line.wishes("put")[-1]["rev"]) == ("half and half", 9)


def test_why_a_chapter_cannot_start_is_not_talked_over(page: Page, app: App, line: Line) -> None:
    """The server says why and hangs up: its words stay until there is a kernel again."""
    open_page(page, app)
    line.say(say="failed", why="This chapter’s engine did not start.")
    line.refuses = True
    line.lines[-1].close()
    wait(page, 10)
    expect(page.locator(".lost")).to_contain_text("This chapter’s engine did not start.")
    line.refuses = False
    wait(page, 5)
    expect(page.locator(".lost")).to_be_hidden()


def test_what_only_seems_to_leave_ends_nothing(page: Page, app: App, line: Line) -> None:
    """A cancelled leave, a mail link and a download keep the line and the words; only the leave asks."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    open_page(page, app)
    line.say(say="here", key=FEAR, value=None, rev=0, others=[])
    line.hung = True
    write(page, FEAR, "held")
    line.say(say="unsaved", key=FEAR, seq=1, why="the disk is full.")
    expect(field(page, FEAR)).to_have_attribute("data-state", "unsaved")
    page.evaluate(
        "() => { for (const to of ['mailto:a@example.org', 'tel:112']) {"
        " const link = document.createElement('a'); link.href = to;"
        " document.body.append(link); link.click(); } }"
    )
    wait(page, 2)
    assert asked == []
    page.locator("nav .go").click(no_wait_after=True)
    wait(page, 4)
    assert asked == ["beforeunload"]
    expect(field(page, FEAR).locator("textarea")).to_have_value("held")
    assert connection(page) == "live" and len(line.lines) == 1


def test_a_page_out_of_the_browser_s_memory_opens_its_line(page: Page, app: App, line: Line) -> None:
    """Reached again by the back button, the page does not wait for its turn to try."""
    open_page(page, app)
    line.refuses = True
    line.lines[-1].close()
    wait(page, 30)
    before = len(line.lines)
    while len(line.lines) == before:  # it has just tried, and would wait for four seconds now
        wait(page, 0.5)
    line.refuses = False
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    wait(page, 1)
    assert connection(page) == "live"
