"""Every kind of field, by hand and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.app import App
from tests.e2e.conftest import anew
from tests.e2e.steps import field, press, read, saved, write
from tests.resizing import resize
from workbook.chapters.notebook import find_exercise

ONE, SIX = "01-what-closeness-asks", "06-saying-what-matters"


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    """One browser for all: what a page is shown hangs on the answers alone."""
    return one_browser


def test_a_scale_is_empty_until_it_is_touched(page: Page, app: App) -> None:
    """Looking at a scale answers nothing; one arrow key does, and Clear takes it back."""
    read(page, app, SIX)
    scale = field(page, f"{SIX}.open")
    expect(scale.locator("output")).to_have_text("Not answered")
    expect(scale.locator("input")).to_have_attribute("aria-valuetext", "not answered")
    scale.locator("input").focus()
    press(page, "ArrowRight")
    saved(scale)
    assert app.answers()[f"{SIX}.open"] == 6
    scale.get_by_role("button", name="Clear").click()
    expect(scale).to_have_attribute("data-state", "empty")
    expect(scale.locator("output")).to_have_text("Not answered")
    expect(scale.locator("input")).to_be_focused()
    assert app.answers()[f"{SIX}.open"] is None


def test_a_click_on_the_resting_thumb_answers_the_middle(page: Page, app: App) -> None:
    """The middle of a scale can be chosen although the thumb does not move."""
    read(page, app, SIX)
    scale = field(page, f"{SIX}.truthful")
    scale.locator("input").click()
    saved(scale)
    assert app.answers()[f"{SIX}.truthful"] == 5


def test_an_edit_says_when_and_where_it_was_kept(page: Page, app: App) -> None:
    """The words under a field name the time and the place, and the bar says the same."""
    read(page, app, SIX)
    text = field(page, f"{SIX}.go-first")
    write(text, "first")
    expect(text.locator(".state")).to_have_text(re.compile(r"^Saved \d\d:\d\d · on this computer$"))
    expect(page.locator(".kept")).to_have_text(re.compile(r"^Kept \d\d:\d\d on this computer$"))
    expect(text.locator(".state")).to_have_attribute("role", "status")


def test_typing_is_kept_without_leaving_the_field(page: Page, app: App) -> None:
    """A pause is enough."""
    read(page, app, SIX)
    text = field(page, f"{SIX}.take-with-me")
    text.locator("textarea").press_sequentially("a pause")
    expect(text.locator(".state")).to_contain_text("Saved")
    expect(text.locator("textarea")).to_be_focused()
    assert app.answers()[f"{SIX}.take-with-me"] == "a pause"


def test_a_text_grows_with_what_is_typed(page: Page, app: App) -> None:
    """No scroll bar inside a field of twelve lines."""
    read(page, app, SIX)
    area = field(page, f"{SIX}.complaint").locator("textarea")
    before = area.bounding_box()
    area.fill("\n".join("line" for _ in range(12)))
    after = area.bounding_box()
    assert before and after and after["height"] > before["height"] + 100
    assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 1")


def test_a_kind_remark_answers_a_word(page: Page, app: App) -> None:
    """“Always” shows its remark and nothing is blocked; without the word the remark is gone."""
    read(page, app, SIX)
    text = field(page, f"{SIX}.complaint")
    write(text, "You ALWAYS leave")
    expect(text.locator(".gently > :visible")).to_have_count(1)
    write(text, "Yesterday the hallways were full")
    expect(text.locator(".gently > :visible")).to_have_count(0)


def test_forgetting_asks_once_and_reaches_the_file(page: Page, app: App) -> None:
    """Forget, asked twice, empties the field and removes the answer from the file."""
    read(page, app, SIX)
    script = field(page, f"{SIX}.listening")
    write(script, "what I hear")
    script.get_by_role("button", name="Forget this answer").click()
    expect(script.locator("textarea").first).to_have_value("what I hear")
    script.get_by_role("button", name="Forget this answer for ever?").click()
    expect(script.locator(".state")).to_have_text("Forgotten")
    expect(script.locator("textarea").first).to_have_value("")
    expect(script).to_have_attribute("data-state", "empty")
    assert f"{SIX}.listening" not in app.answers()


def test_rows_are_added_removed_and_brought_back(page: Page, app: App) -> None:
    """A removed row can be brought back with everything in it, where it was."""
    read(page, app, ONE)
    table = field(page, f"{ONE}.people")
    table.get_by_label("Initials, row 1").fill("A.")
    table.get_by_label("Initials, row 2").fill("B.")
    table.get_by_role("button", name="Add a person").click()
    expect(table.get_by_label("Initials, row 3")).to_be_focused()
    table.get_by_role("button", name="Remove row 1").click()
    expect(table.get_by_label("Initials, row 1")).to_have_value("B.")
    table.get_by_role("button", name="Bring the row back").click()
    expect(table.get_by_label("Initials, row 1")).to_have_value("A.")
    expect(table.get_by_label("Initials, row 1")).to_be_focused()
    saved(table)
    assert [row["who"] for row in app.answers()[f"{ONE}.people"]] == ["A.", "B."]


def test_a_table_stacks_into_cards_on_a_phone(page: Page, app: App) -> None:
    """At 360 px each cell stands below the other with its label, and nothing scrolls sideways."""
    resize(page, 360, 740)
    read(page, app, ONE)
    field(page, f"{ONE}.people").locator("[data-does=open]").first.click()
    cells = field(page, f"{ONE}.people").locator("tbody [data-column]:visible")
    first, second = (cells.nth(number).bounding_box() for number in (0, 1))
    assert first and second and second["y"] >= first["y"] + first["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_phones_keyboard_covers_neither_a_field_nor_what_is_said_of_it(page: Page, app: App) -> None:
    """It takes half of the window away while one types at its end."""
    resize(page, 390, 664)
    read(page, app, ONE)
    text = field(page, f"{ONE}.fear-to-lose")
    text.locator("textarea").focus()
    text.evaluate("(it) => scrollBy(0, it.getBoundingClientRect().bottom - innerHeight)")
    resize(page, 390, 330)
    state = text.locator(".under > .state").element_handle()
    page.wait_for_function("(it) => it.getBoundingClientRect().bottom <= innerHeight", arg=state)
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") > 0
    resize(page, 1280, 900)


def test_a_sentence_is_shown_whole_as_it_grows(page: Page, app: App) -> None:
    """The preview follows every key, and Enter goes on to the next gap."""
    read(page, app, SIX)
    sentence = field(page, f"{SIX}.honest")
    sentence.get_by_label("one plain feeling").press_sequentially("small")
    expect(sentence.locator(".whole")).to_have_text("“I feel small when …, and I would like ….”")
    press(page, "Enter")
    expect(sentence.get_by_label("what a camera would see")).to_be_focused()


def test_a_choice_can_be_ones_own_and_can_be_cleared(page: Page, app: App) -> None:
    """Writing in the free line chooses it; its words outlive another option, and may say what one says."""
    read(page, app, ONE)
    choice = field(page, f"{ONE}.my-move")
    choice.locator(".own textarea").fill("I tidy up")
    choice.locator(".own textarea").blur()
    saved(choice)
    assert app.answers()[f"{ONE}.my-move"] == {"own": "I tidy up"}
    page.reload()
    expect(choice.locator(".own textarea")).to_have_value("I tidy up")
    expect(choice.get_by_role("radio", name="In my own words")).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-connection", "live")
    choice.get_by_role("radio", name="I go after them").check()
    saved(choice)
    assert app.answers()[f"{ONE}.my-move"] == "chase"
    page.reload()
    expect(choice.get_by_role("radio", name="I go after them")).to_be_checked()
    expect(choice.locator(".own textarea")).to_have_value("I tidy up")
    expect(page.locator("html")).to_have_attribute("data-connection", "live")
    choice.get_by_role("radio", name="In my own words").check()
    saved(choice)
    assert app.answers()[f"{ONE}.my-move"] == {"own": "I tidy up"}
    choice.get_by_role("button", name="Clear").click()
    expect(choice).to_have_attribute("data-state", "empty")
    choice.get_by_role("button", name="Bring it back").click()
    saved(choice)
    assert app.answers()[f"{ONE}.my-move"] == {"own": "I tidy up"}
    expect(choice.get_by_role("button", name="Bring it back")).to_be_hidden()
    choice.locator(".own textarea").fill("I step back")
    choice.locator(".own textarea").blur()
    saved(choice)
    page.reload()
    expect(choice.get_by_role("radio", name="In my own words")).to_be_checked()
    expect(choice.locator(".own textarea")).to_have_value("I step back")
    assert app.answers()[f"{ONE}.my-move"] == {"own": "I step back"}


def test_cards_are_drawn_kept_and_put_back(page: Page, app: App) -> None:
    """Drawing shows another card; keeping keeps it; putting back forgets it."""
    read(page, app, SIX)
    deck = field(page, f"{SIX}.open-questions")
    first = deck.locator(".card").inner_text()
    deck.get_by_role("button", name="Show another card").click()
    expect(deck.locator(".card")).not_to_have_text(first)
    deck.get_by_role("button", name="Keep this one").click()
    saved(deck)
    (name,) = app.answers()[f"{SIX}.open-questions"]["kept"]
    cards = find_exercise(f"{SIX}.open-questions").cards
    assert cards[name] == deck.locator(".card").inner_text() == deck.locator(".kept-cards span").inner_text()
    deck.get_by_role("button", name="Give this one back").click()
    expect(deck).to_have_attribute("data-state", "empty")


def test_reading_aloud_is_timed(chromium: Browser, app: App) -> None:
    """The timer runs in words, reads along at the pace of calm speech, and says how long it took."""
    with anew(chromium) as context:
        page = context.new_page()
        page.goto(app.link)
        page.clock.install()
        read(page, app, SIX)
        script = field(page, f"{SIX}.listening")
        write(script, "What I hear is that it was late")
        page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
        script.get_by_role("button", name="Read it aloud").first.click()
        page.clock.run_for(1000)
        told = script.locator(".rehearsal output").first
        expect(told).to_have_text("1 second")
        along = script.locator(".along").first
        expect(along).to_have_text("What I hear is that it was late")
        expect(along.locator(".said").first).to_have_text("What ")
        script.get_by_role("button", name="Stop").click()
        expect(along).to_be_hidden()
        expect(told).to_have_text("1 second – room for a breath")


def test_an_example_is_folded_until_asked_for(page: Page, app: App) -> None:
    """The worked example opens by keyboard."""
    read(page, app, SIX)
    example = field(page, f"{SIX}.complaint").locator(".example")
    expect(example.locator("p").first).to_be_hidden()
    example.locator("summary").focus()
    press(page, "Enter")
    expect(example.locator("p").first).to_contain_text("hopeless with pans")


def test_an_earlier_answer_is_quoted_live(page: Page, app: App) -> None:
    """What is written above is quoted below as soon as it is kept, as text and never as HTML."""
    read(page, app, SIX)
    write(field(page, f"{SIX}.complaint"), "<img src=x onerror=alert(1)> you")
    quote = page.locator(f'[data-shows="{SIX}.complaint"]')
    expect(quote.locator(".quoted")).to_have_text("<img src=x onerror=alert(1)> you")
    page.reload()
    expect(quote.locator(".quoted")).to_have_text("<img src=x onerror=alert(1)> you")
    expect(page.locator("main img")).to_have_count(0)


def test_the_plane_is_drawn_from_two_answers_and_redraws(page: Page, app: App) -> None:
    """No plotly before there is a point; one build of it then; the words follow the answers."""
    builds: list[str] = []
    page.on("request", lambda request: builds.append(request.url) if "plotly" in request.url else None)
    read(page, app, ONE)
    picture = page.locator("[data-picture$=picture-plane]")
    expect(picture.locator(".said")).to_contain_text("Answer both")
    for name in ("connection", "separateness"):
        field(page, f"{ONE}.{name}").locator("input").focus()
        assert builds == []
        press(page, "ArrowRight", 2)
        saved(field(page, f"{ONE}.{name}"))
    picture.scroll_into_view_if_needed()
    expect(picture.locator(".plot svg").first).to_be_visible()
    expect(picture.locator(".said")).to_have_text(
        "Your point: connection 7 of 10, separateness 7 of 10 – close, and still yourself."
    )
    field(page, f"{ONE}.separateness").locator("input").focus()
    press(page, "Home")
    expect(picture.locator(".said")).to_contain_text("separateness 0 of 10")
    assert len(builds) == 1


def test_the_gate_keeps_nothing(page: Page, app: App) -> None:
    """A tick shows the way out, sends nothing, and is gone after a reload."""
    read(page, app, "00-welcome")
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    gate = page.locator("[data-gate]")
    expect(gate.locator(".instead")).to_be_hidden()
    gate.get_by_role("checkbox").first.check()
    expect(gate.locator(".instead")).to_be_visible()
    assert [frame for frame in sent if "beat" not in str(frame)] == []
    page.reload()
    expect(gate.get_by_role("checkbox").first).not_to_be_checked()
    expect(gate.locator(".instead")).to_be_hidden()
    write(field(page, "00-welcome.name-to-use"), "Heron")
    assert "safety" not in (app.home / "answers.json").read_text()
