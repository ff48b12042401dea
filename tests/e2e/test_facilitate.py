"""Leading a group: choosing, running over, the guide on paper; with a script and without."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.app import App
from workbook.groups.agendas.reading import find_agenda
from workbook.groups.agendas.timing import times

AGENDA = find_agenda("45-minutes")
SESSION = AGENDA.session(1)
TWO = dt.datetime(2026, 3, 2, 14, 0, tzinfo=dt.UTC)


@pytest.fixture
def led(page: Page, app: App) -> Page:
    """The page of the short agenda at two minutes to two, on a Monday in London."""
    page.clock.install(time=TWO - dt.timedelta(minutes=2))
    page.goto(f"{app.url}facilitate/45-minutes")
    expect(page.locator("html[data-led]")).to_be_attached()
    return page


def starts(page: Page) -> list[str]:
    """When each block begins, as the page says."""
    return page.locator("time.at").all_inner_texts()


def press(page: Page, name: str) -> None:
    """Press one of the buttons that can be seen."""
    page.get_by_role("button", name=re.compile(rf"^{name}")).first.click()


def pass_by(page: Page, minutes: float) -> None:
    """Let time pass."""
    page.clock.run_for(dt.timedelta(minutes=minutes) // dt.timedelta(milliseconds=1))


def test_the_start_page_leads_there_quietly(page: Page) -> None:
    """At its very end; from there to an agenda."""
    page.get_by_role("link", name="For facilitators").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("For facilitators")
    page.get_by_role("link", name="One complaint, said in another way").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One complaint, said in another way")


def test_it_begins_at_the_next_round_time_of_this_clock(led: Page) -> None:
    """The browser’s own, since the server may be far away."""
    expect(led.get_by_label("It begins at")).to_have_value("14:00")
    assert starts(led)[:3] == ["14:00", "14:05", "14:09"]
    expect(led.get_by_role("status").first).to_have_text(
        "Not begun yet. 45 minutes from the start to the end."
    )


def test_blocks_that_run_over_move_the_later_ones(led: Page) -> None:
    """As the server would say it; the block that can be shortened is named, and marked."""
    pass_by(led, 2)
    press(led, "Start")
    pass_by(led, 9.5)
    expect(led.locator(".standing")).to_contain_text("4 minutes over.")
    found = times(SESSION, dt.time(14), [], running=9)
    assert starts(led) == [f"{time:%H:%M}" for time in found.starts]
    expect(led.locator(".standing")).to_have_text(f"“Welcome”: 4 minutes over. {found.words}")
    press(led, "Done")
    pass_by(led, 1.5)
    found = times(SESSION, dt.time(14), [10], running=1)
    assert starts(led) == [f"{time:%H:%M}" for time in found.starts]
    expect(led.locator(".standing")).to_have_text(f"“What we agree on”: 3 minutes left. {found.words}")
    marks = led.locator(".mark").all_inner_texts()
    assert marks[:3] == ["Took 10 minutes", "Now", "Next"] and marks[5] == "Can be 5 minutes shorter"
    expect(led.locator("time.end")).to_have_text("14:50")


def test_a_late_start_counts(led: Page) -> None:
    """The end that was promised stays the measure."""
    pass_by(led, 6)
    press(led, "Start")
    found = times(SESSION, dt.time(14), late=4, running=0)
    assert starts(led)[0] == "14:04"
    expect(led.locator(".standing")).to_have_text(f"“Welcome”: 5 minutes left. {found.words}")


def test_a_rehearsal_begins_now(led: Page) -> None:
    """Whoever presses Start before the time has changed their mind about the time."""
    press(led, "Start")
    expect(led.get_by_label("It begins at")).to_have_value("13:58")
    expect(led.locator(".standing")).to_have_text("“Welcome”: 5 minutes left. On time.")


def test_one_block_is_open_and_the_next_can_be_seen(led: Page) -> None:
    """The one that is on is large, and the keyboard stands on its button."""
    press(led, "Start")
    expect(led.locator(".block details[open]")).to_have_count(1)
    expect(led.get_by_role("button", name="Done with “Welcome”")).to_be_focused()
    led.keyboard.press("Enter")
    expect(led.get_by_role("button", name="Done with “What we agree on”")).to_be_focused()
    now, coming = led.locator(".now h2"), led.locator(".coming h2")
    expect(now).to_have_text("What we agree on")
    expect(coming).to_be_visible()
    size = "(it) => parseFloat(getComputedStyle(it).fontSize)"
    assert now.evaluate(size) > 1.3 * coming.evaluate(size)


def test_a_block_can_be_left_out_and_taken_back(led: Page) -> None:
    """By starting a later one; one step back is always there."""
    press(led, "Start")
    pass_by(led, 5)
    led.locator(".block", has_text="Watch it done once").locator("summary").click()
    led.get_by_role("button", name="Start “Watch it done once”").click()
    assert led.locator(".mark").all_inner_texts()[:3] == ["Took 5 minutes", "Left out", "Now"]
    expect(led.locator(".standing")).to_contain_text("4 minutes in hand.")
    press(led, "Back one step")
    press(led, "Back one step")
    expect(led.locator(".now h2")).to_have_text("Welcome")


def test_to_the_end(led: Page) -> None:
    """Then it says so, and offers no block."""
    press(led, "Start")
    for block in SESSION.blocks:
        pass_by(led, block.minutes)
        press(led, "Done")
    expect(led.locator(".standing")).to_have_text("It is over. On time.")
    expect(led.get_by_role("button", name=re.compile("^(Start|Done)"))).to_have_count(0)


def test_a_reload_goes_on_and_only_times_are_kept(led: Page) -> None:
    """In this tab; nothing is in the browser for good."""
    press(led, "Start")
    pass_by(led, 3)
    led.reload()
    expect(led.locator(".standing")).to_have_text("“Welcome”: 2 minutes left. On time.")
    kept = json.loads(led.evaluate("sessionStorage.getItem('workbook-times:45-minutes.1')"))
    assert kept.keys() == {"start", "marks"} and led.evaluate("localStorage.length") == 0
    press(led, "Begin again")
    expect(led.locator(".standing")).to_contain_text("Not begun yet.")


def test_what_was_kept_and_makes_no_sense_is_left_aside(led: Page) -> None:
    """A page that opens comes before times that are lost."""
    for nonsense in ("{", "[]", '{"start":"x","marks":[]}', '{"start":"14:00","marks":["a"]}'):
        led.evaluate("(it) => sessionStorage.setItem('workbook-times:45-minutes.1', it)", nonsense)
        led.reload()
        expect(led.locator(".standing")).to_contain_text("Not begun yet.")


def test_the_status_changes_once_a_minute_at_most(led: Page) -> None:
    """A screen reader is not made to count seconds."""
    press(led, "Start")
    led.evaluate(
        """() => { window.heard = 0;
          const watched = { childList: true, characterData: true, subtree: true };
          new MutationObserver(() => window.heard++).observe(document.querySelector(".standing"), watched);
        }"""
    )
    pass_by(led, 3)
    assert 2 <= led.evaluate("window.heard") <= 3


def test_without_a_script_the_server_works_out_the_times(chromium: Browser, app: App) -> None:
    """By a plain form: the start, and how long the finished blocks took."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app.link)
    page.goto(f"{app.url}facilitate/45-minutes")
    page.get_by_label("It begins at").fill("09:30")
    page.get_by_label("Minutes that “Welcome” took").fill("9")
    page.get_by_role("button", name="Work out the times").click()
    found = times(SESSION, dt.time(9, 30), [9])
    assert starts(page) == [f"{time:%H:%M}" for time in found.starts]
    expect(page.locator(".standing")).to_have_text(found.words)
    expect(page.locator("details[open] h2")).to_have_text("What we agree on")
    expect(page.get_by_role("button", name=re.compile("^(Start|Done)"))).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("start=noon", "That is no time of the clock: write hours and minutes, such as 14:05."),
        (
            "start=14:05&ran=-3",
            "Those are no minutes: write a whole number from 0 to 600, or leave the field empty.",
        ),
    ],
)
def test_nonsense_is_one_sentence(page: Page, app: App, asked: str, said: str) -> None:
    """And the page works all the same."""
    page.goto(f"{app.url}facilitate/45-minutes?{asked}")
    expect(page.get_by_role("alert")).to_have_text(said)
    expect(page.locator(".block")).to_have_count(9)


@pytest.mark.parametrize(
    "address", ["facilitate/no-such", "facilitate/guide?agenda=x", "facilitate/six-weeks?session=9"]
)
def test_what_is_not_there_is_one_sentence(page: Page, app: App, address: str) -> None:
    """With 404, and the way back."""
    answer = page.goto(f"{app.url}{address}")
    assert answer and answer.status == 404
    expect(page.locator("main .lead")).to_have_text(re.compile(r"^There is no such (agenda|session).*\.$"))
    expect(page.get_by_role("link", name="Back to the contents")).to_be_visible()


def test_exercises_lead_to_their_place(led: Page, app: App) -> None:
    """The plain link shows the exercise in its chapter."""
    led.locator(".block", has_text="Write in quiet").locator("summary").click()
    led.locator(".block", has_text="Write in quiet").get_by_role("link", name="In the chapter").first.click()
    expect(led.locator("#field-06-saying-what-matters-complaint")).to_be_in_viewport()


def test_an_exercise_goes_on_the_wall_with_invented_people(led: Page) -> None:
    """In large type, and marked; nobody's own answers."""
    led.locator(".block", has_text="Watch it done once").locator("summary").click()
    shown = led.locator(".block", has_text="Watch it done once")
    shown.get_by_role("link", name="In the projector view").first.click()
    expect(led.locator("html")).to_have_attribute("data-view", "projector")
    expect(led.locator("header")).to_contain_text("Invented answers")


def test_the_guide_is_for_paper(page: Page, app: App) -> None:
    """Nothing to press, new pages where a part begins, large enough to read at arm’s length."""
    page.goto(f"{app.url}facilitate/guide")
    page.emulate_media(media="print")
    expect(page.locator("button:visible")).to_have_count(0)
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator(".on-screen")).to_be_hidden()
    breaks = page.locator(".sheet").evaluate_all("(all) => all.map((it) => getComputedStyle(it).breakBefore)")
    assert breaks == ["page"] * 7
    assert page.locator(".say").first.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)") >= 15
