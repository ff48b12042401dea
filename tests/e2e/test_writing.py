"""What is written, beside other windows, other programs and other languages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.line import FEAR, HOPE, ONE, Line, go_on, lose, people, wait
from tests.e2e.line import context as context
from tests.e2e.line import line as line
from tests.e2e.steps import field, saved, translate
from tests.resizing import resize

SIX, TOOLBOX, JOURNAL = "06-saying-what-matters", "toolbox", "journal"
PEOPLE, BELIEFS = f"{ONE}.people", f"{ONE}.beliefs"


def test_own_words_beside_a_choice_outlive_a_page_that_could_not_save(page: Page, line: Line) -> None:
    """Nobody answers, and the page is loaded again; later another window chooses another option."""
    page.on("dialog", lambda dialog: dialog.accept())
    lose(page, line)
    choice = field(page, f"{ONE}.my-move")
    choice.locator(".own textarea").fill("I tidy up")
    choice.get_by_role("radio", name="I go after them").check()
    page.reload()
    line.refuses = False
    wait(page, 5)
    saved(choice)
    expect(choice.locator(".own textarea")).to_have_value("I tidy up")
    put = line.wishes("put")[-1]
    assert (put["value"], put["beside"]) == ("chase", "I tidy up")
    line.say(say="here", key=f"{ONE}.my-move", value="fight", rev=40, others=[])
    expect(choice.get_by_role("radio", name="I start a quarrel")).to_be_checked()
    expect(choice.locator(".own textarea")).to_have_value("I tidy up")


def test_another_window_takes_no_row_out_of_a_hand(page: Page, line: Line) -> None:
    """A row stays the one it is when rows above it go; one that is gone elsewhere is written once more."""
    table = field(page, PEOPLE)
    second = table.get_by_label("Initials, row 2")
    second.focus()
    line.say(say="here", key=PEOPLE, value=people("Anna"), rev=6, others=[])
    expect(table.get_by_label("Initials, row 1")).to_have_value("Anna")
    expect(second).to_be_focused()
    page.keyboard.type("Ben")
    saved(table)
    line.say(say="here", key=PEOPLE, value=people("Ben", "Caro"), rev=20, others=[])
    expect(table.get_by_label("Initials, row 1")).to_be_focused()
    page.keyboard.type("jamin")
    second.evaluate("cell => cell.closest('tr').querySelector('[data-does=remove]').focus()")
    saved(table)
    line.say(say="here", key=PEOPLE, value=people("Benjamin", "Dora"), rev=30, others=[])
    expect(table.get_by_label("Initials, row 3")).to_have_value("Dora")
    saved(table)
    told = [[row["who"] for row in wish["value"]] for wish in line.wishes("put")]
    assert told == [["Anna", "Ben"], ["Benjamin", "Caro"], ["Benjamin", "Caro", "Dora"]]
    line.say(say="here", key=PEOPLE, value=None, rev=0, others=[])
    expect(table.locator("tbody tr")).to_have_count(1)
    expect(second).to_have_count(0)


def test_another_window_takes_no_own_line_out_of_a_hand(page: Page, line: Line) -> None:
    """The same for lines of one's own."""
    lines = field(page, BELIEFS).locator(".own textarea")
    two = [{"own": "One is too few"}, {"own": "Two are too many"}]
    line.say(say="here", key=BELIEFS, value=two, rev=6, others=[])
    lines.nth(1).click()
    page.keyboard.press("End")
    line.say(say="here", key=BELIEFS, value=[{"own": "Two are too many"}], rev=7, others=[])
    expect(lines.first).to_be_focused()
    page.keyboard.type(" for me")
    saved(field(page, BELIEFS))
    assert own(line) == ["Two are too many for me"]
    lines.nth(1).focus()
    three = [{"own": "Three"}, {"own": "Two are too many for me"}]
    line.say(say="here", key=BELIEFS, value=three, rev=20, others=[])
    expect(lines.nth(2)).to_be_focused()
    page.keyboard.type("Four")
    saved(field(page, BELIEFS))
    assert own(line) == ["Three", "Two are too many for me", "Four"]
    told = [[each["own"] for each in wish["value"]] for wish in line.wishes("put")]
    assert all(any(each.startswith("Two are too many") for each in lines) for lines in told)


def own(line: Line) -> list[str]:
    """The lines that the page has put last; a slow machine puts while one types, too."""
    return [each["own"] for each in line.wishes("put")[-1]["value"]]


def test_a_translated_page_keeps_what_stood_there_before(page: Page, app: App, line: Line) -> None:
    """Cards that are kept, and those kept before, are the cards and no translation; a clock is left alone."""
    go_on(page, app, SIX)
    deck = field(page, f"{SIX}.open-questions")
    line.say(say="here", key=f"{SIX}.open-questions", value={"kept": ["miss"], "own": []}, rev=6)
    expect(deck.locator(".kept-cards li")).to_have_count(1)
    translate(page.locator("main"))
    deck.get_by_role("button", name="«Keep this one»").click()
    saved(deck)
    assert line.wishes("put")[-1]["value"]["kept"] == ["miss", "more"]
    deck.get_by_role("button", name="Give this one back").last.click()
    deck.get_by_role("button", name="Bring the card back").click()
    saved(deck)
    assert len(line.wishes("put")[-1]["value"]["kept"]) == 2
    go_on(page, app, TOOLBOX)
    pause = field(page, f"{TOOLBOX}.break")
    pause.get_by_role("button", name="Start the break").click()
    expect(pause.locator(".back")).to_contain_text("Back at")
    translate(page.locator("main"))
    wait(page, 3)
    expect(pause.locator(".back")).to_contain_text("«Back at")


def test_undo_takes_back_a_run_of_typing(page: Page, line: Line) -> None:
    """Not letter by letter, although the page says meanwhile what became of it, and shows a sentence grow."""
    for key in (HOPE, f"{ONE}.true-sentence"):
        area = field(page, key).locator("textarea").first
        area.press_sequentially("hello there", delay=60)
        expect(field(page, key).locator(".state")).to_contain_text("Sav")
        page.keyboard.press("Control+z")
        expect(area).to_have_value("")


def test_what_comes_without_an_event_is_kept(page: Page, line: Line) -> None:
    """As programs do that fill in fields or test them: seen soon, before “Saved” is said, and on leaving."""
    area = field(page, HOPE).locator("textarea")
    area.evaluate("area => (area.value = 'filled in')")
    wait(page, 2)
    saved(field(page, HOPE))
    line.hung = True
    area.evaluate("area => (area.value = 'filled in, and more')")
    wait(page, 2)
    area.evaluate("area => (area.value = 'filled in, and once more')")
    line.answer(line.wishes("put")[-1])
    expect(field(page, HOPE)).to_have_attribute("data-state", "saving")
    wait(page, 1)
    area.evaluate("area => (area.value = 'at the last moment')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    told = ["filled in", "filled in, and more", "filled in, and once more", "at the last moment"]
    assert [wish["value"] for wish in line.wishes("put")] == told


def test_words_in_the_making_are_left_alone(page: Page, line: Line) -> None:
    """What another window saves while an input method is at work comes when its words stand."""
    area = field(page, FEAR).locator("textarea")
    line.say(say="here", key=FEAR, value="by hand", rev=5, others=[])  # in the file, which counts nothing
    expect(area).to_have_value("by hand")
    area.focus()
    area.dispatch_event("compositionstart")
    line.say(say="here", key=FEAR, value="mine, and theirs", rev=6, others=[])
    wait(page, 1)
    expect(area).to_have_value("by hand")
    area.dispatch_event("compositionend")
    wait(page, 1)
    expect(area).to_have_value("mine, and theirs")


def test_enter_goes_on_to_the_next_gap_and_ends_no_composing(page: Page, line: Line) -> None:
    """In Safari the words stand first, and the key that made them stand comes after, marked as processed."""
    gaps = field(page, f"{ONE}.true-sentence").locator("[data-slot]")
    gaps.first.focus()
    gaps.first.evaluate("""gap => {
      gap.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
      gap.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true }));
    }""")
    expect(gaps.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(gaps.nth(1)).to_be_focused()


def test_an_entry_has_the_day_on_which_it_is_written(page: Page, app: App, line: Line) -> None:
    """Also on a page that has been open since yesterday; a day that the reader chose stays."""
    page.clock.set_system_time("2026-11-21T23:59:00")
    go_on(page, app, JOURNAL)
    entries = field(page, f"{JOURNAL}.entries")
    day, words = entries.locator("[data-column=day]").first, entries.locator("tbody textarea").first
    expect(day).to_have_value("2026-11-21")
    words.focus()
    page.clock.set_system_time("2026-11-22T00:01:00")
    page.keyboard.type("It is quiet")
    saved(entries)
    assert line.wishes("put")[-1]["value"][0]["day"] == "2026-11-22"
    day.fill("2026-11-20")
    words.fill("It was quiet")
    saved(entries)
    assert line.wishes("put")[-1]["value"][0]["day"] == "2026-11-20"


def test_a_search_stays_a_search(page: Page, app: App, line: Line) -> None:
    """What another window adds is shown only if it was asked for; Escape clears the box before it leaves."""
    go_on(page, app, JOURNAL)
    entries, key = field(page, f"{JOURNAL}.entries"), f"{JOURNAL}.entries"
    rain, sun = ({"day": "2026-11-20", "words": words} for words in ("Rain again", "Sun at last"))
    line.say(say="here", key=key, value=[rain], rev=6, others=[])
    search = entries.get_by_role("searchbox")
    search.fill("rain")
    expect(entries.locator(".found")).to_have_text("1 found")
    line.say(say="here", key=key, value=[sun, rain], rev=7, others=[])
    expect(entries.locator("tbody tr")).to_have_count(2)
    expect(entries.locator("tbody tr:visible textarea")).to_have_value("Rain again")
    search.press("Escape")
    expect(search).to_have_value("")
    expect(entries.locator("tbody tr:visible")).to_have_count(2)


def test_minutes_are_typed_in_any_script_and_turned_by_no_wheel(page: Page, app: App, line: Line) -> None:
    """What is no number comes back with the rule, and is not thrown away."""
    go_on(page, app, TOOLBOX)
    pause = field(page, f"{TOOLBOX}.break")
    minutes = pause.get_by_label("Minutes")
    minutes.fill("٣٠")
    minutes.hover()
    page.mouse.wheel(0, 100)
    pause.get_by_role("button", name="Start the break").click()
    saved(pause)
    assert line.wishes("put")[-1]["value"]["minutes"] == 30
    minutes.fill("half an hour")
    minutes.blur()
    wait(page, 1)
    assert line.wishes("put")[-1]["value"]["minutes"] == "half an hour"


def test_words_run_as_they_are_written(page: Page, app: App, line: Line) -> None:
    """From right to left in a field, a cell, a card and another version, on any page."""
    words = "اكتب هنا، ثم here"
    line.say(say="here", key=PEOPLE, value=people(words), rev=6, others=[])
    other = {"words": words, "at": "2026-11-21T22:17:03Z", "of": "a1", "joins": True}
    line.say(say="here", key=FEAR, value=words, rev=6, others=[other])
    places = ["textarea", ".versions .other"]
    found = [field(page, FEAR).locator(place).first for place in places]
    found += [field(page, PEOPLE).locator("tbody textarea").first]
    for place in found:
        expect(place).to_have_css("direction", "rtl")
    expect(field(page, HOPE).locator("textarea")).to_have_css("direction", "ltr")
    go_on(page, app, SIX)
    line.say(say="here", key=f"{SIX}.open-questions", value={"kept": [words], "own": []}, rev=6)
    deck = field(page, f"{SIX}.open-questions")
    expect(deck.locator(".kept-cards span")).to_have_css("direction", "rtl")
    deck.locator(".card").evaluate("(it, words) => (it.textContent = words)", words)
    expect(deck.locator(".card")).to_have_css("direction", "rtl")


def test_a_page_is_mirrored_when_its_language_asks_for_it(page: Page, app: App, line: Line) -> None:
    """On a desk and on a phone: the way out is at the other end, a slider fills from the right."""
    go_on(page, app, SIX, 'dir="rtl"')
    leave = page.get_by_role("button", name="Leave quickly")
    scale = field(page, f"{SIX}.open")
    line.say(say="here", key=f"{SIX}.open", value=2, rev=6)
    expect(scale.locator("output")).to_have_text("2")
    expect(scale.locator(".ends > :last-child")).to_have_css("text-align", "end")
    for width, height in ((1280, 900), (390, 780)):
        resize(page, width, height)
        box, state = leave.bounding_box(), scale.locator(".line").bounding_box()
        assert box and box["x"] + box["width"] / 2 < width / 2
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert state and state["x"] >= 0
    scale.locator("input").focus()
    page.keyboard.press("ArrowLeft")
    expect(scale.locator("input")).to_have_value("3")
    assert scale.evaluate("it => getComputedStyle(it).getPropertyValue('--from').trim()") == "100%"
