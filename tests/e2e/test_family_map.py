"""The family map on its page: by keyboard alone, by finger, in two windows, and with many people."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.app import App
from tests.e2e.bad_days import eventually
from tests.e2e.steps import drawn, field, fill, look, person, press, read, saved, unfold
from tests.family.conftest import SAMPLES, generated
from tests.resizing import resize

HERE = "family-map"
SOMEBODY = """() => {
  const frame = document.querySelector(".frame").getBoundingClientRect();
  const middles = [...document.querySelectorAll(".frame [data-person]")].map((person) => {
    const { x, y, width, height } = person.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });
  const inside = (at, from, to) => at > from + 60 && at < to - 60;
  return middles.find(([x, y]) => inside(x, frame.left, frame.right) && inside(y, frame.top, frame.bottom));
}"""


def type_row(page: Page, *cells: str) -> None:
    """Fill the row the focus is in, cell by cell; a list takes the first option that begins so."""
    for cell in cells:
        if cell:
            page.keyboard.type(cell)
        press(page, "Tab")


def test_three_generations_by_keyboard_alone(page: Page, app: App) -> None:
    """At 360 px: rows typed and added with keys, walked on the map, and somebody pressed and left again."""
    resize(page, 360, 740)
    fill(app, {})
    read(page, app, HERE)
    look(page)
    expect(page.locator(".frame")).to_contain_text("begins with one person")
    unfold(page)
    people, children = field(page, f"{HERE}.people"), field(page, f"{HERE}.children")
    people.locator("[data-column]").first.focus()
    type_row(page, "Ida", "W", "M", "1985")
    for row in (("Oma", "W", "F", "1930"), ("Ma", "W", "F", "1955"), ("Pa", "M", "F", "1950")):
        page.get_by_role("button", name="Add a person").focus()
        press(page, "Enter")
        type_row(page, *row)
    children.locator("[data-column]").first.focus()
    type_row(page, "Ida", "Ma", "Pa", "B")
    page.get_by_role("button", name="Add a child").focus()
    press(page, "Enter")
    type_row(page, "Ma", "Oma")
    saved(people)
    saved(children)
    expect(page.locator(".counted")).to_have_text("4 people in 3 generations.")
    person(page, "Ma,").focus()
    press(page, "ArrowUp")
    expect(person(page, "Oma")).to_be_focused()
    press(page, "ArrowDown")
    expect(person(page, "Ma,")).to_be_focused()
    press(page, "ArrowDown")
    expect(person(page, "Ida")).to_be_focused()
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Ida")).to_be_focused()
    press(page, "Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    press(page, "Enter")
    expect(person(page, "Ida")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.reload()
    look(page)
    expect(person(page, "Ida")).to_have_count(1)


def test_whoever_only_another_table_names_can_be_pressed(chromium: Browser, app: App) -> None:
    """What is done with them gives them a row of their own."""
    fill(
        app,
        {f"{HERE}.people": [{"who": "Ada"}, {"who": "Ben"}], f"{HERE}.ties": [{"one": "Ben", "two": "Gus"}]},
    )
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(app.link)
    drawn(page, app)
    person(page, "Gus").tap()
    expect(page.get_by_role("heading", name="Gus")).to_be_focused()
    page.get_by_role("button", name="Change").tap()
    page.get_by_label("Born", exact=True).fill("1950")
    page.get_by_role("button", name="Keep").tap()
    expect(person(page, "Gus, born 1950")).to_have_count(1)
    # The map is drawn before the row is kept.
    assert eventually(lambda: [it["who"] for it in app.answers()[f"{HERE}.people"]] == ["Ada", "Ben", "Gus"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_new_name_in_a_row_stands_in_every_table(page: Page, app: App) -> None:
    """As it is typed, and with nothing to choose between afterwards."""
    drawn(
        page,
        app,
        {f"{HERE}.people": [{"who": "Ada"}, {"who": "Ben"}], f"{HERE}.ties": [{"one": "Ada", "two": "Ben"}]},
    )
    unfold(page)
    people, ties = field(page, f"{HERE}.people"), field(page, f"{HERE}.ties")
    people.get_by_label("Name or initials, row 1").press_sequentially("line", delay=120)
    people.get_by_label("Name or initials, row 1").blur()
    expect(ties.get_by_label("One, row 1")).to_have_value(re.compile("line"))
    saved(people)
    saved(ties)
    expect(page.locator(".mend")).to_be_hidden()
    expect(page.locator(".versions:visible")).to_have_count(0)


def test_problems_stand_at_their_rows(page: Page, app: App) -> None:
    """A line in the row that describes its cells, a list under the map that leads there, gone when mended."""
    drawn(page, app, {f"{HERE}.people": [{"who": "Ada"}, {"who": "Ben", "born": "1980", "died": "1970"}]})
    unfold(page)
    row = field(page, f"{HERE}.people").locator("tbody tr").nth(1)
    expect(row.locator(".says")).to_contain_text("Ben was born after dying")
    expect(row.get_by_label("Died, row 2")).to_have_accessible_description(re.compile("born after dying"))
    page.locator(".mend").get_by_role("button", name="People, row 2").click()
    expect(row.get_by_label("Name or initials")).to_be_focused()
    row.get_by_label("Died").fill("1990")
    row.get_by_label("Died").blur()
    expect(row.locator(".says")).to_have_count(0)
    expect(page.locator(".mend")).to_be_hidden()
    saved(field(page, f"{HERE}.people"))
    assert [each["died"] for each in app.answers()[f"{HERE}.people"]] == [None, "1990"]


def test_what_was_understood_of_a_date_stands_at_its_row(page: Page, app: App) -> None:
    """One quiet line, for eyes and ears; nothing to look at again, and none where a date is plain."""
    drawn(page, app, {f"{HERE}.people": [{"who": "Ada", "born": "1950"}, {"who": "Ben"}]})
    unfold(page)
    table = field(page, f"{HERE}.people")
    born = table.get_by_label("Born, row 2")
    born.fill("c1920")
    born.blur()
    expect(table.locator(".says")).to_have_text(["Understood: born about 1920."])
    expect(born).to_have_accessible_description(re.compile("born about 1920"))
    expect(page.locator(".mend")).to_be_hidden()
    born.fill("1920")
    born.blur()
    expect(table.locator(".says")).to_have_count(0)


def test_a_row_to_mend_keeps_the_focus(page: Page, app: App) -> None:
    """Another window mends the row before, then this one: the focus goes no farther than it must."""
    wrong = [{"who": who, "born": "1980", "died": "1970"} for who in ("Ada", "Ben")]
    drawn(page, app, {f"{HERE}.people": wrong})
    ways = page.locator(".mend").get_by_role("button")
    second = ways.filter(has_text="row 2")
    second.focus()
    fill(app, {f"{HERE}.people": [{"who": "Ada"}, wrong[1]]})
    expect(ways).to_have_count(1)
    expect(second).to_be_focused()
    fill(app, {f"{HERE}.people": [{"who": "Ada"}, {"who": "Ben"}]})
    expect(page.locator(".mend")).to_be_hidden()
    expect(page.get_by_role("button", name="Bring a tree")).to_be_focused()


def test_the_second_thing_to_mend_in_a_row_keeps_the_focus(page: Page, app: App) -> None:
    """Two ways lead to one row; a change in another row takes nobody from the second to the first."""
    twice = {"who": "Ben", "born": "31 February 1950", "died": "31 April 1970"}
    drawn(page, app, {f"{HERE}.people": [twice, {"who": "Ada", "born": "1980", "died": "1970"}]})
    ways = page.locator(".mend").get_by_role("button")
    expect(ways).to_have_text(["People, row 1", "People, row 1", "People, row 2"])
    ways.nth(1).focus()
    fill(app, {f"{HERE}.people": [twice, {"who": "Ada"}]})
    expect(ways).to_have_count(2)
    expect(ways.nth(1)).to_be_focused()


def test_focus_and_size_survive_a_redraw(page: Page, app: App) -> None:
    """A second window adds somebody; the person in hand stays in hand, as large and where they were."""
    drawn(page, app, generated(60))
    page.get_by_role("button", name="Whole map").click()
    who = person(page, "P7,")
    who.focus()
    press(page, "+", 3)
    before = who.bounding_box()
    window = page.context.new_page()
    read(window, app, HERE)
    unfold(window)
    people = field(window, f"{HERE}.people")
    people.get_by_role("button", name="Add a person").click()
    window.keyboard.type("New")
    press(window, "Tab")
    saved(people)
    page.bring_to_front()
    expect(page.locator(".counted")).to_contain_text("61 people")
    expect(who).to_be_focused()
    after = who.bounding_box()
    assert before and after and abs(before["width"] - after["width"]) < 0.5
    assert abs(before["x"] - after["x"]) < 2 and abs(before["y"] - after["y"]) < 2


def test_the_map_grows_shrinks_and_is_dragged(page: Page, app: App) -> None:
    """By button, by key, by wheel with Ctrl, and by the mouse; a drag opens nobody."""
    drawn(page, app, generated(60))
    svg, frame = page.locator(".frame svg"), page.locator(".frame")

    def wide() -> float:
        return float(svg.evaluate("svg => svg.getBoundingClientRect().width"))

    page.get_by_role("button", name="Whole map").click()
    whole = wide()
    assert whole <= frame.evaluate("frame => frame.clientWidth")
    page.get_by_role("button", name="Larger").click()
    assert wide() == pytest.approx(whole * 1.3, rel=0.01)
    frame.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function(
        "before => document.querySelector('.frame svg').getBoundingClientRect().width > before", arg=whole * 2
    )
    before = frame.evaluate("frame => frame.scrollLeft")
    x, y = page.evaluate(SOMEBODY)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y, steps=4)
    page.mouse.up()
    assert frame.evaluate("frame => frame.scrollLeft") != before
    expect(page.locator(".pressed")).to_be_hidden()


def test_a_tie_of_harm_is_offered_on_request_and_is_gone_where_names_are_hidden(page: Page, app: App) -> None:
    """It is drawn for the reader alone, and comes back with the names."""
    drawn(page, app, SAMPLES["three generations"]())
    page.locator(".as-tables > summary").click()
    ties, map_ = field(page, f"{HERE}.ties"), page.locator(".frame")
    kind = ties.locator("select[data-column=kind]").first
    expect(kind.locator("option[value=harm-or-fear]")).to_have_count(0)
    ties.get_by_role("button", name="More kinds of tie").click()
    kind.select_option("harm-or-fear")
    expect(map_.locator("[data-tie] title", has_text="harm or fear")).to_have_count(1)
    shown = map_.locator("[data-tie]").count()
    page.get_by_role("button", name="Hide names").click()
    expect(map_.locator("[data-tie]")).to_have_count(shown - 1)
    expect(page.locator(".map .legend")).not_to_contain_text("harm")
    page.get_by_role("button", name="Hide names").click()
    expect(map_.locator("[data-tie]")).to_have_count(shown)


def test_a_part_of_the_family_can_be_looked_at(page: Page, app: App) -> None:
    """Three generations, and facts alone; both come back, and the tables hold everybody all the time."""
    drawn(page, app, SAMPLES["three generations"]())
    people = page.locator(".frame [data-person]")
    everybody = people.count()
    near, facts = (page.get_by_role("button", name=name) for name in ("My three generations", "Only facts"))
    near.click()
    expect(near).to_have_attribute("aria-pressed", "true")
    expect(person(page, "Marta")).to_have_count(0)
    assert 3 < people.count() < everybody
    facts.click()
    expect(page.locator(".frame [data-tie]")).to_have_count(0)
    near.click()
    facts.click()
    expect(people).to_have_count(everybody)
    expect(page.locator(".frame [data-tie]").first).to_be_attached()
    assert len(app.answers()[f"{HERE}.people"]) == everybody


def test_five_hundred_people_still_work(page: Page, app: App) -> None:
    """The page opens, the map is drawn, a row is typed in and kept."""
    fill(app, generated(500))
    page.goto(app.chapter(HERE))
    # Playwright's expectations, where they do not hold at once, list the whole page, which takes long here.
    page.wait_for_selector("html[data-connection=live]")
    look(page)
    expect(page.locator(".counted")).to_have_text("500 people in 6 generations.")
    unfold(page)
    cell = field(page, f"{HERE}.people").get_by_label("Notes, row 500", exact=True)
    cell.fill("the last")
    cell.blur()
    page.wait_for_selector(f'[data-key="{HERE}.people"][data-state=saved]')
    assert app.answers()[f"{HERE}.people"][-1]["notes"] == "the last"
