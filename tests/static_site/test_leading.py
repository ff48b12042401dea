"""Leading a group from a web address alone: agendas, tonight, the wall, the picture, invented people."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import field, saved
from tests.groups.poll.made_up import vote
from tests.resizing import resize
from tests.static_site.serving import Host
from tests.static_site.steps import ONE, area, arrived, awake, home, kept, live
from workbook.groups.agendas.reading import find_agenda
from workbook.groups.poll.code import as_code

SIX = "06-saying-what-matters"
COMPLAINT, HONEST = f"{SIX}.complaint", f"{SIX}.honest"
MINE = "Mine alone."
SHORT = find_agenda("45-minutes").title


@pytest.fixture
def leader(woken: Page) -> Page:
    """At the page for whoever leads, from the contents."""
    home(woken)
    woken.get_by_role("link", name="For facilitators").click()
    expect(woken.locator("h1")).to_have_text("For facilitators")
    return woken


def test_an_agenda_is_led_by_its_clock(leader: Page) -> None:
    """From its first block; a session of many too."""
    leader.get_by_role("link", name=SHORT).click()
    leader.get_by_role("button", name="Start").first.click()
    expect(leader.locator(".standing")).to_contain_text("5 minutes left.")
    leader.get_by_role("link", name="All agendas").click()
    leader.get_by_role("link", name="Six evenings").click()
    leader.get_by_role("link", name="Week 2").click()
    expect(leader.locator("h1")).to_contain_text("Week 2")


def test_the_wall_shows_this_very_address(leader: Page, site: Host) -> None:
    """Of the workbook, and of tonight's exercises."""
    leader.get_by_role("link", name="How to join").click()
    expect(leader.locator(".address a")).to_have_attribute("href", site.url)
    leader.go_back()
    leader.get_by_role("link", name=SHORT).click()
    leader.get_by_role("link", name="Tonight’s link for the wall").click()
    link = leader.locator(".address a").get_attribute("href")
    assert link == f"{site.url}tonight.html?from=45-minutes"
    expect(leader.locator(".code svg")).to_be_visible()


def test_a_plan_keeps_the_leaders_words_in_its_address(leader: Page) -> None:
    """After a change as well."""
    leader.get_by_role("link", name="A plan of your own").click()
    # The page before has a link of that name too.
    expect(leader.get_by_role("link", name="A plan of your own")).to_have_count(0)
    leader.get_by_role("link", name=SHORT).click()
    leader.get_by_role("textbox", name="Your own words").first.fill("Slowly.")
    leader.get_by_text("Change the plan").click()
    leader.get_by_role("button", name="Later").first.click()
    expect(leader.locator(".block h2").nth(1)).to_contain_text("What do you hear yourself say")
    leader.locator(".block summary").nth(1).click()
    expect(leader.get_by_role("textbox", name="Your own words").nth(1)).to_have_value("Slowly.")


def test_sheets_are_made_on_the_device(leader: Page) -> None:
    """Of an evening, from the page where they are chosen."""
    leader.get_by_role("link", name="Blank sheets to print").click()
    with leader.expect_download() as waiting:
        leader.get_by_role("link", name=SHORT, exact=True).click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8").count('class="q"') == 4


def test_the_room_sees_its_picture(leader: Page) -> None:
    """From codes that were typed; nothing before it is revealed."""
    leader.get_by_role("link", name="Room picture").click()
    leader.get_by_label("Codes").fill("\n".join(as_code(vote(person, 3)) for person in range(1, 6)))
    leader.get_by_role("button", name="Gather").click()
    expect(leader.locator(".told").first).to_contain_text("5 people")
    expect(leader.locator("section[aria-label='The picture']")).to_have_count(0)
    leader.get_by_role("button", name="Reveal").click()
    expect(leader.locator("section[aria-label='The picture'] svg").first).to_be_visible()
    resize(leader, 1280, 720)
    leader.get_by_role("button", name="Fill the wall").first.click()
    box = leader.locator(".wall svg").bounding_box()
    assert box and box["y"] + box["height"] <= 720
    leader.keyboard.press("Escape")


def test_codes_that_are_typed_before_python_is_awake_stay(bare: Page, host: Host) -> None:
    """The page is made anew once it is; a field that somebody is in is left as it is."""
    with host.holding("python/"):
        bare.goto(f"{host.url}room.html")
        bare.get_by_label("Codes").fill("\n".join(as_code(vote(person, 3)) for person in range(1, 6)))
    awake(bare)
    bare.get_by_role("button", name="Gather").click()
    expect(bare.locator(".told").first).to_contain_text("5 people")


def test_tonights_link_opens_its_exercises_alone(bare: Page, host: Host) -> None:
    """By whoever was never here; what is written is the answer of the chapter."""
    bare.goto(f"{host.url}tonight.html?e=06.honest~8&e=06.complaint")
    arrived(bare, "tonight")
    keys = bare.locator("[data-key]").evaluate_all("all => all.map((it) => it.dataset.key)")
    assert keys == [HONEST, COMPLAINT]
    bare.get_by_role("link", name="Next step").click()
    area(bare, COMPLAINT).fill(MINE)
    area(bare, COMPLAINT).blur()
    saved(field(bare, COMPLAINT))
    assert kept(bare) == {COMPLAINT: MINE}
    bare.locator(".step").nth(1).get_by_role("link", name="chapter 6").click()
    live(bare)
    expect(area(bare, COMPLAINT)).to_have_value(MINE)
    expect(field(bare, COMPLAINT).locator(".q")).to_be_in_viewport()


@pytest.fixture
def demo(bare: Page, host: Host) -> Page:
    """A chapter of the demonstration, in a browser that was never here."""
    bare.goto(f"{host.url}demo/{ONE}.html")
    live(bare)
    return bare


def test_invented_people_are_shown_and_begun_again(demo: Page) -> None:
    """What was typed goes with them."""
    area(demo, f"{ONE}.fear-to-lose").fill("Typed on a wall.")
    area(demo, f"{ONE}.fear-to-lose").blur()
    saved(field(demo, f"{ONE}.fear-to-lose"))
    demo.get_by_role("link", name="Ayşe").click()
    demo.get_by_role("button", name="Show Desmond").click()
    expect(demo.locator(".invented")).to_contain_text("Desmond")
    demo.locator(f'main a[href="./{ONE}.html"]').first.click()
    live(demo)
    expect(area(demo, f"{ONE}.fear-to-lose")).not_to_have_value("Typed on a wall.")
    expect(area(demo, f"{ONE}.fear-to-lose")).not_to_have_value("")
    demo.get_by_role("button", name="Begin again").click()
    live(demo)
    expect(demo.locator("html")).to_have_attribute("data-chapter", ONE)


def test_a_demonstration_keeps_nothing_in_the_browser(demo: Page, host: Host) -> None:
    """Nor can it see what a reader has written there, or a reader what was typed on a wall."""
    area(demo, f"{ONE}.fear-to-lose").fill("Typed on a wall.")
    area(demo, f"{ONE}.fear-to-lose").blur()
    saved(field(demo, f"{ONE}.fear-to-lose"))
    found = "async () => [(await indexedDB.databases()).length, localStorage.length]"
    assert demo.evaluate(found) == [0, 0]
    demo.goto(f"{host.url}{ONE}.html")
    live(demo)
    expect(area(demo, f"{ONE}.fear-to-lose")).to_have_value("")
    area(demo, f"{ONE}.fear-to-lose").fill(MINE)
    area(demo, f"{ONE}.fear-to-lose").blur()
    saved(field(demo, f"{ONE}.fear-to-lose"))
    demo.goto(f"{host.url}demo/{ONE}.html")
    live(demo)
    expect(area(demo, f"{ONE}.fear-to-lose")).not_to_have_value("")
    assert MINE not in str(
        demo.evaluate("() => [...document.querySelectorAll('textarea')].map((it) => it.value)")
    )


def test_the_wall_is_an_invented_persons(demo: Page, host: Host) -> None:
    """From a reader's page as well; and from one page of it to the next."""
    demo.goto(f"{host.url}{SIX}.html#project={COMPLAINT}")
    expect(demo).to_have_url(f"{host.url}demo/{SIX}.html#project={COMPLAINT}")
    expect(demo.locator(".onstage .q")).to_be_visible()
    awake(demo)
    demo.keyboard.press("Escape")
    demo.locator("header a.home").click()
    demo.locator(f'main a[href="./{ONE}.html"]').first.click()
    live(demo)
    demo.get_by_role("link", name="Projector view").click()
    expect(demo.locator("html")).to_have_attribute("data-view", "projector")
    expect(demo.locator(".onstage").first).to_be_visible()
