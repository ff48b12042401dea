"""The page around the fields: ways on, the way out, bad days."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.app import App
from tests.e2e.steps import field, live, press, read, saved, write
from workbook.authoring import write_skeleton
from workbook.chapters import notebook

WELCOME, ONE, SIX = "00-welcome", "01-what-closeness-asks", "06-saying-what-matters"
NEUTRAL = "https://www.wikipedia.org/"


@pytest.fixture
def elsewhere(context: BrowserContext) -> list[str]:
    """Every request that leaves for another host; answered here, so that none really does."""
    gone: list[str] = []

    def stop(route: Route) -> None:
        gone.append(route.request.url)
        route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")

    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), stop)
    return gone


@pytest.fixture
def loaded(page: Page) -> Callable[[], list[float]]:
    """Tells how many bytes each file took since it was last asked, and forgets all files."""
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    def since() -> list[float]:
        session.send("Network.clearBrowserCache")
        found = sizes.copy()
        sizes.clear()
        return found

    return since


def test_a_newcomer_goes_through_by_next_alone(
    page: Page, elsewhere: list[str], loaded: Callable[[], list[float]]
) -> None:
    """Begin, next, next, contents: 12 requests and 400 KB at most for each, and none to any other host."""
    titles = page.locator(".list a[href$='.ipynb'] b").all_inner_texts()
    assert titles == [book.title for book in notebook.chapters() if not book.is_path]
    way = page.get_by_role("link", name="Begin", exact=True)
    for title in titles:
        loaded()
        way.click()
        expect(page.locator("h1")).to_have_text(title)
        if page.locator("html[data-alive]").count():
            live(page)
        sizes = loaded()
        assert 3 <= len(sizes) <= 12 and sum(sizes) <= 400_000, title
        way = page.locator("nav .go")
    way.click()
    expect(page.locator("h1")).to_have_text("You and the people who matter to you")
    assert elsewhere == []


def test_a_quiet_day_leaves_a_quiet_log(home: Path, context: BrowserContext) -> None:
    """Opening, answering, reloading, leaving and stopping print no traceback and nothing that was written."""
    other = App(home.with_name("quiet"))
    page = context.new_page()
    page.goto(other.link)
    for slug in (ONE, SIX):
        read(page, other, slug)
        write(field(page, f"{slug}.take-with-me"), "a secret line")
        page.reload()
        live(page)
    page.goto(other.url)
    assert other.stop() == 0
    said = other.said.read_text()
    assert "Traceback" not in said and "secret" not in said


def test_the_title_is_neutral_everywhere(page: Page, app: App) -> None:
    """Neither the tab nor the address says what this is about."""
    assert page.title() == "Workbook"
    read(page, app, ONE)
    assert page.title() == "Workbook"


def test_the_token_does_not_stay_in_the_address(page: Page, app: App) -> None:
    """The link lets in once; after that the address is plain."""
    assert page.url == app.url


def test_the_way_out_is_first_and_final(page: Page, app: App, elsewhere: list[str]) -> None:
    """The first Tab reaches it; it replaces the page, and the back button leaves again."""
    read(page, app, ONE)
    press(page, "Tab")
    expect(page.get_by_role("button", name="Leave quickly")).to_be_focused()
    press(page, "Enter")
    page.wait_for_url(NEUTRAL)
    page.go_back(wait_until="commit")
    page.wait_for_url(NEUTRAL)
    expect(page.locator("h1")).to_have_text("Elsewhere")


def test_whoever_comes_back_to_a_home_screen_finds_a_page(context: BrowserContext, app: App) -> None:
    """There the other site opens on top; whoever closes it sees the contents, not an empty page."""
    context.route(NEUTRAL, lambda route: route.fulfill(status=204))
    context.add_init_script("Object.defineProperty(navigator, 'standalone', { value: true })")
    page = context.new_page()
    page.goto(app.link)
    read(page, app, ONE)
    with page.expect_request(NEUTRAL):
        press(page, "Escape")
    expect(page.locator("html")).to_be_hidden()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_url(app.url)
    expect(page.locator(".list").first).to_be_visible()


def test_support_and_the_way_out_need_no_server(
    home: Path, context: BrowserContext, elsewhere: list[str]
) -> None:
    """Numbers from memory and back to what was being written; then one key leaves, and words stay kept."""
    other = App(home.with_name("leaving"))
    page = context.new_page()
    page.goto(other.link)
    with page.expect_response("**/support.ipynb"):
        read(page, other, ONE)
    write(field(page, f"{ONE}.fear-to-lose"), "kept")
    other.kill()
    text = field(page, f"{ONE}.hope-to-gain").locator("textarea")
    text.fill("in the middle of a word")
    page.get_by_role("link", name="Support", exact=True).first.click()
    page.get_by_text("Ireland", exact=True).click()
    expect(page.get_by_role("link", name="112", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Back to where I was").first.click()
    expect(text).to_have_value("in the middle of a word")
    press(page, "Escape")
    page.wait_for_url(NEUTRAL)
    assert other.answers()[f"{ONE}.fear-to-lose"] == "kept"


def test_a_yes_lets_the_steps_stand_aside(page: Page, app: App) -> None:
    """The private lines change what the page invites to; taking the tick back brings it back."""
    read(page, app, "08-repair")
    gates = page.locator("[data-gate]")
    expect(page.locator(".week")).to_be_visible()
    gates.first.get_by_role("checkbox").first.check()
    expect(page.locator(".week")).to_be_hidden()
    expect(page.locator(".aside")).to_have_count(1)
    gates.first.get_by_role("checkbox").first.uncheck()
    expect(page.locator(".week")).to_be_visible()
    expect(page.locator(".aside")).to_have_count(0)


def test_the_skip_link_goes_to_the_text(page: Page, app: App) -> None:
    """The second Tab offers to skip the bar."""
    read(page, app, ONE)
    press(page, "Tab", 2)
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_lost_server_loses_no_word_and_no_wish(home: Path, context: BrowserContext) -> None:
    """The page says so; what is typed is kept when a server is back, and what is forgotten stays so."""
    first = App(home.with_name("lost"))
    page = context.new_page()
    page.goto(first.link)
    read(page, first, ONE)
    text, gone = field(page, f"{ONE}.fear-to-lose"), field(page, f"{ONE}.hope-to-gain")
    write(gone, "not to be kept")
    first.kill()
    expect(page.locator("html")).to_have_attribute("data-connection", "lost")
    text.locator("textarea").fill("typed in the dark")
    gone.get_by_role("button", name="Forget this answer").click()
    gone.get_by_role("button", name="Forget this answer for ever?").click()
    for each in (text, gone):
        expect(each).to_have_attribute("data-state", "unsaved")
    expect(text.locator(".state")).to_contain_text("Not saved yet")
    expect(page.locator(".lost")).to_be_visible()
    second = App(first.home, first.port)
    live(page)
    saved(text)
    expect(gone.locator(".state")).to_have_text("Forgotten")
    expect(gone.locator("textarea")).to_have_value("")
    expect(page.locator(".lost")).to_be_hidden()
    assert second.answers() == {f"{ONE}.fear-to-lose": "typed in the dark"}
    second.stop()


def test_back_and_forward_show_the_newest_answer(page: Page, app: App) -> None:
    """Going on and coming back shows what was written, not what the browser remembers."""
    read(page, app, ONE)
    write(field(page, f"{ONE}.still-good"), "one")
    page.locator("nav .go").click()
    expect(page).not_to_have_url(app.chapter(ONE))
    live(page)
    page.go_back()
    expect(page).to_have_url(app.chapter(ONE))
    live(page)
    expect(field(page, f"{ONE}.still-good").locator("textarea")).to_have_value("one")


def test_a_reload_in_the_middle_of_a_word_keeps_it(page: Page, app: App) -> None:
    """What was typed a moment ago is there after the reload, without leaving the field or waiting."""
    read(page, app, ONE)
    area = field(page, f"{ONE}.hope-to-gain").locator("textarea")
    for word in ("once", "twice", "three times"):
        area.fill(word)
        page.reload()
        live(page)
        expect(area).to_have_value(word)


def test_words_typed_before_the_script_is_there_are_kept(page: Page, app: App) -> None:
    """On a slow line the page is there first; what is typed into it then is saved like any other."""
    held: list[Route] = []
    page.route("**/shell.*.js", lambda route: held.append(route))
    page.goto(app.chapter(SIX), wait_until="commit")
    text, scale = field(page, f"{SIX}.go-first"), field(page, f"{SIX}.direct")
    text.locator("textarea").fill("typed early")
    scale.locator("input").press("ArrowRight")
    for route in held:
        route.continue_()
    saved(text)
    saved(scale)
    assert (app.answers()[f"{SIX}.go-first"], app.answers()[f"{SIX}.direct"]) == ("typed early", 6)


def test_an_unknown_page_is_a_friendly_one(page: Page, app: App) -> None:
    """A mistyped address says so and leads back."""
    response = page.goto(app.chapter("11-no-such-chapter"))
    assert response and response.status == 404
    expect(page.locator("h1")).to_have_text("There is no such page")
    page.get_by_role("link", name="Back to the contents").click()
    expect(page.locator(".list").first).to_be_visible()


def test_a_damaged_file_opens_in_words_and_is_not_touched(home: Path, context: BrowserContext) -> None:
    """The page opens, says what is wrong, refuses to save, and leaves every byte alone."""
    broken = home.with_name("broken")
    broken.mkdir(parents=True)
    (broken / "answers.json").write_bytes(b'{"format": "dance-workbook-answers", "answers": {"x')
    with_damage = App(broken)
    page = context.new_page()
    page.goto(with_damage.link)
    expect(page.locator(".trouble")).to_contain_text("Nothing new is saved until then")
    read(page, with_damage, ONE)
    text = field(page, f"{ONE}.fear-to-lose")
    text.locator("textarea").fill("held")
    expect(text).to_have_attribute("data-state", "unsaved")
    expect(text.locator(".state")).to_contain_text("Not saved yet – ")
    with_damage.stop()
    assert (broken / "answers.json").read_bytes() == b'{"format": "dance-workbook-answers", "answers": {"x'


def test_a_folder_that_cannot_be_made_opens_in_words(home: Path, context: BrowserContext) -> None:
    """Where nothing can be kept the workbook still opens, and says so."""
    blocked = home.parent / "blocked"
    blocked.write_text("a file where the folder should be")
    app = App(blocked)
    page = context.new_page()
    page.goto(app.link)
    expect(page.locator(".trouble")).to_be_visible()
    app.stop()
    assert blocked.read_text() == "a file where the folder should be"


def test_one_broken_exercise_leaves_the_others_alone(
    home: Path, context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell that cannot be read says so in its place: to its author, what to write."""
    write_skeleton(tmp_path, "11-broken", "Broken")
    path = tmp_path / "11-broken.ipynb"
    book = json.loads(path.read_text())
    opening, unclear = (cell for cell in book["cells"][:4] if cell["cell_type"] == "code")
    opening["source"] = [*opening["source"], "\npage.text = None"]
    unclear["source"] = "page.text('unclear', 67)"
    path.write_text(json.dumps(book))
    monkeypatch.setenv("WORKBOOK_CHAPTERS", str(tmp_path))
    other = App(home.with_name("broken-cell"))
    page = context.new_page()
    page.goto(other.link)
    page.goto(other.chapter("11-broken"))
    live(page)
    told = page.locator(".unclear", has_text="To you as its author")
    expect(told).to_contain_text(
        ["cell 1: it imports or opens something", "cell 4: page.text('unclear', …) has no prompt"]
    )
    field(page, "11-broken.how-near").locator("input").press("ArrowRight")
    saved(field(page, "11-broken.how-near"))
    unclear["source"] = "page.text('clear', 'And now?')"
    path.write_text(json.dumps(book))
    page.reload()
    expect(field(page, "11-broken.clear").locator("textarea")).to_be_visible()
    expect(told).to_have_count(1)
    other.stop()
