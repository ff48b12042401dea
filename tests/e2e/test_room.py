"""A room of people: three give from their own browsers; the facilitator gathers, reveals, keeps nothing."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.e2e.app import App
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.groups.poll.made_up import asked, vote
from workbook.answers import Answers
from workbook.export.share import as_file, share
from workbook.groups.poll.code import Vote, as_code, read_code, scale_number
from workbook.groups.poll.pictures import TOO_FEW
from workbook.groups.poll.today import TODAY

SCALES = [it.scale for it in asked().values()][:3]
COMPLAINT = "06-saying-what-matters.complaint"
WORDS = "Marlene never rings <b>before</b> ten"
SECRET = "nobody is to read this"


def giver(folder: Path, *steps: int) -> App:
    """A server for somebody who answered the first scales."""
    answers = Answers.open(folder)
    for scale, step in zip(SCALES, steps, strict=True):
        answers[scale.key] = scale.lowest + step
    answers[COMPLAINT] = WORDS
    answers["01-what-closeness-asks.fear-to-lose"] = SECRET
    return App(folder)


@pytest.fixture(scope="module")
def app(home: Path) -> Iterator[App]:
    """The facilitator's server; they gave answers of their own."""
    running = giver(home, 7, 8, 9)
    yield running
    running.stop()


def given_code(page: Page, app: App, *, moment: str = "", many: int = 2) -> str:
    """Choose scales on the page, and return the code that leaves."""
    page.goto(f"{app.url}room/give")
    for scale in SCALES[:many]:
        page.get_by_label(scale.prompt).check()
    if moment:
        page.get_by_label(moment, exact=True).check()
    page.get_by_role("button", name="See what will be sent").click()
    return page.locator("#code").inner_text()


def gather(page: Page, text: str, press: str = "Gather") -> None:
    """Put something into the field, gather it, and press; wait each time until the page has answered."""
    if text and press != "Gather":
        gather(page, text)
    page.get_by_label("Codes").fill("" if press != "Gather" else text)
    page.evaluate("document.querySelector('[data-part=room]').dataset.old = 'yes'")
    page.get_by_role("button", name=press).click()
    expect(page.locator("[data-part=room]:not([data-old])")).to_be_visible()


def codes(*votes: Vote) -> str:
    """Votes as they would be pasted."""
    return "\n".join(f"Anna: {as_code(each).lower()}" for each in votes)


def made_up(first: int, many: int, *steps: int) -> list[Vote]:
    """People who are not in any browser."""
    return [vote(who, *steps) for who in range(first, first + many)]


@pytest.fixture
def room(page: Page, app: App) -> Page:
    """The facilitator's page."""
    page.goto(f"{app.url}room")
    return page


def test_everything_that_leaves_is_seen_before(page: Page, app: App) -> None:
    """Nothing is chosen beforehand; the code holds the chosen numbers, and no address holds a value."""
    page.goto(f"{app.url}share")
    page.get_by_role("link", name="Share scales with the room").click()
    expect(page.locator("input[type=checkbox]")).to_have_count(3)
    expect(page.locator("input[type=checkbox]:checked")).to_have_count(0)
    found = read_code(given_code(page, app, moment="Before"))
    assert (found.moment, [step for _, step in found.steps]) == ("before", [7, 8])
    expect(page.locator("dd")).to_have_text(["7 of 10", "8 of 10", "Before"])
    expect(page.locator(".qr svg")).to_be_visible()
    for text in (page.url, *(link.get_attribute("href") or "" for link in page.locator("main a").all())):
        assert not re.search(r"[=/][78]\b", text) and page.locator("#code").inner_text() not in text
    assert SECRET not in page.content() and WORDS not in page.content()


def test_a_number_of_today_leaves_as_a_code(page: Page, app: App) -> None:
    """It is chosen on the spot; nobody’s answer and no address has it."""
    page.goto(f"{app.url}room/give")
    page.get_by_text("For today only").click()
    page.get_by_role("group", name=TODAY[0].prompt).get_by_label("7", exact=True).check()
    page.get_by_label("After", exact=True).check()
    page.get_by_role("button", name="See what will be sent").click()
    expect(page.locator("dd")).to_have_text(["7 of 10", "After"])
    found = read_code(page.locator("#code").inner_text())
    assert (found.moment, found.steps) == ("after", ((scale_number(TODAY[0].key), 7),))
    assert page.url == f"{app.url}room/give"
    expect(page.locator(".told")).to_be_focused()
    expect(page.get_by_role("link", name="Save it as a file")).to_have_count(0)


def test_the_file_and_the_clipboard_hold_the_code(page: Page, app: App) -> None:
    """And nothing else."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = given_code(page, app)
    with page.expect_download() as file:
        page.get_by_role("link", name="Save it as a file").click()
    assert Path(file.value.path()).read_text() == f"{code}\n"
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    page.goto(f"{app.url}room")  # no page of ours may read the clipboard, so a reader pastes
    page.locator("textarea[name=codes]").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("textarea[name=codes]")).to_have_value(code)


def test_choosing_nothing_is_answered_in_a_sentence(page: Page, app: App) -> None:
    """And passing stays possible."""
    page.goto(f"{app.url}room/give")
    page.get_by_role("button", name="See what will be sent").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing has to be given.")


def test_three_browsers_and_others_become_one_picture(
    page: Page, app: App, chromium: Browser, tmp_path: Path
) -> None:
    """Hidden until revealed; nothing of fewer than five; nobody counted twice."""
    given_by = [given_code(page, app)]
    for number, steps in enumerate([(2, 3, 4), (5, 5, 5)]):
        other = giver(tmp_path / f"giver{number}" / "home", *steps)
        with contextlib.closing(chromium.new_context()) as context:
            theirs = context.new_page()
            theirs.goto(other.link)
            given_by.append(given_code(theirs, other))
        other.stop()
    assert len({read_code(code).giver for code in given_by}) == 3
    page.goto(f"{app.url}room")
    gather(page, "\n".join(given_by))
    expect(page.locator(".told")).to_contain_text("Fewer than five people so far.")
    gather(page, "", "Reveal")
    expect(page.locator(".scale")).to_have_count(2)
    expect(page.locator(".scale .few")).to_have_text([TOO_FEW, TOO_FEW])
    expect(page.locator(".scale svg")).to_have_count(0)
    gather(page, f"{codes(*made_up(1, 2, 6))}\n{given_by[0]}\nhello")
    expect(page.locator(".told")).to_contain_text("5 people.")
    expect(page.locator(".told")).to_contain_text("1 code was read twice and counts once.")
    expect(page.locator(".told")).to_contain_text("1 other line held no code and was dropped.")
    gather(page, "", "Reveal")
    expect(page.locator(".scale svg")).to_have_count(1)
    expect(page.locator("figcaption")).to_contain_text("5 people. On average 5.2")
    expect(page.locator(".scale .few")).to_have_text([TOO_FEW])


def test_the_summary_stays_until_five_more_have_come(room: Page) -> None:
    """Four more, however often revealed, change nothing."""
    gather(room, codes(*made_up(1, 6, 5)), "Reveal")
    before = room.locator(".scale").inner_html()
    gather(room, codes(*made_up(11, 4, 10)), "Reveal")
    assert room.locator(".scale").inner_html() == before
    expect(room.locator(".told")).to_contain_text("Some answers wait")
    gather(room, codes(*made_up(15, 1, 10)), "Reveal")
    expect(room.locator("figcaption")).to_contain_text("11 people.")


def test_before_and_after_stand_beside_each_other(room: Page) -> None:
    """With words and a table that say the same."""
    before = [vote(who, 3, moment="before") for who in range(6)]
    after = [vote(who, 3 + who, moment="after") for who in range(6)]
    gather(room, codes(*before, *after), "Reveal")
    boxes = "[...document.querySelectorAll('figure')].map((it) => it.getBoundingClientRect().toJSON())"
    one, two = room.evaluate(boxes)
    assert one["top"] == two["top"] and one["right"] <= two["left"]
    expect(room.locator("figure svg desc").first).to_have_text("All 6 people gave 3.")
    room.get_by_text("The same as words and as a table").click()
    expect(room.locator("thead th")).to_have_text(["Value", "Before", "After"])
    expect(room.locator("tbody tr").nth(7)).to_have_text("361")
    room.get_by_role("button", name="Fill the wall").click()
    box = room.locator("section.wall").bounding_box()
    assert box and box == {"x": 0, "y": 0, **(room.viewport_size or {})}
    room.keyboard.press("Escape")
    expect(room.locator(".wall")).to_have_count(0)


def test_a_mistyped_code_is_named_and_may_be_mended(room: Page) -> None:
    """It is left in the field without the name beside it; those understood are not on the screen any more."""
    codes_given = [as_code(each) for each in made_up(1, 6, 5, 5)]
    gather(room, "\n".join([*codes_given[:5], f"Ben: {codes_given[5][:-1]}"]))
    expect(room.locator(".told")).to_contain_text("1 line was no whole code: line 6.")
    expect(room.get_by_label("Codes")).to_have_value(codes_given[5][:-1])
    assert codes_given[0] not in room.locator("main").inner_text()
    gather(room, codes_given[5])
    expect(room.locator(".told")).to_contain_text("6 people.")


def test_files_bring_codes_and_answers_in_words(room: Page, app: App, tmp_path: Path) -> None:
    """Words are shown one at a time, on press, as text; what is black stays black."""
    (tmp_path / "code.txt").write_text(f"{as_code(vote(1, 5))}\n")
    answer = share(Answers.open(app.home), COMPLAINT, words=["Marlene"])
    for number in range(120):
        (tmp_path / f"{number}.json").write_bytes(as_file(answer))
    room.get_by_label("Or files").set_input_files(sorted(tmp_path.glob("*.*")))
    gather(room, "")
    expect(room.locator("blockquote")).to_have_count(0)
    gather(room, "", "Reveal")
    expect(room.locator("blockquote")).to_be_hidden()
    room.get_by_text("Answer 1", exact=True).click()
    expect(room.locator("blockquote")).to_have_text("███ never rings <b>before</b> ten")


def test_the_server_and_the_browser_keep_nothing(room: Page, app: App) -> None:
    """Not in a file, a log, the address, the history, or this tab's stores; nothing is asked elsewhere."""
    asked_for: list[str] = []
    room.on("request", lambda request: asked_for.append(request.url))
    files = {path: path.read_bytes() for path in app.home.rglob("*") if path.is_file()}
    code = as_code(vote(1, 5))
    length = room.evaluate("history.length")
    gather(room, codes(*made_up(1, 6, 5)), "Reveal")
    assert room.url == f"{app.url}room" and room.evaluate("history.length") == length
    assert code not in room.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert {path: path.read_bytes() for path in app.home.rglob("*") if path.is_file()} == files
    assert app.said.read_bytes() == b""
    assert asked_for and all(url.startswith(app.url) and code not in url for url in asked_for)
    room.goto(f"{app.url}room")
    expect(room.locator(".scale, .told p")).to_have_count(0)
    expect(room.locator("form input[type=hidden]")).to_have_count(0)


def test_it_works_without_a_script(chromium: Browser, app: App) -> None:
    """As a plain form."""
    with contextlib.closing(chromium.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(app.link)
        page.goto(f"{app.url}room")
        page.get_by_label("Codes").fill(codes(*made_up(1, 5, 5)))
        page.get_by_role("button", name="Gather").click()
        page.get_by_role("button", name="Reveal").click()
        expect(page.locator("figcaption")).to_contain_text("5 people.")


def seen_by_camera(code: str, path: Path) -> None:
    """Write a film in which somebody holds up a picture code."""
    out = io.BytesIO()
    segno.make_qr(code, error="m").save(out, kind="png", scale=8, border=6)
    picture = Image.new("L", (640, 480), 200)
    picture.paste(Image.open(out).convert("L"), (150, 70))
    frame = b"FRAME\n" + picture.tobytes() + b"\x80" * (640 * 480 // 2)
    path.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + frame * 10)


def test_a_picture_code_is_read_by_the_camera(playwright: Playwright, app: App, tmp_path: Path) -> None:
    """Each once, into the field; the camera stops when it is told to."""
    code = as_code(vote(1, 5, 6, 7))
    seen_by_camera(code, tmp_path / "film.y4m")
    camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    film = f"--use-file-for-fake-video-capture={tmp_path / 'film.y4m'}"
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *camera, film])
    with contextlib.closing(chromium) as browser:
        page = browser.new_page()
        page.goto(app.link)
        page.goto(f"{app.url}room")
        page.get_by_role("button", name="Scan with the camera").click()
        expect(page.get_by_text("1 read. Press “Gather”")).to_be_visible()
        expect(page.get_by_label("Codes")).to_have_value(f"{code}\n")
        page.get_by_role("button", name="Stop the camera").click()
        expect(page.locator("video")).to_have_count(0)


def test_without_a_camera_it_says_so(room: Page) -> None:
    """In a sentence, with the other ways."""
    room.get_by_role("button", name="Scan with the camera").click()
    expect(room.get_by_text("Paste the codes, or use a hand-held scanner.")).to_be_visible()


def test_where_browsers_give_no_camera_it_says_why(page: Page, app: App) -> None:
    """An address without https that is not this computer’s own."""
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(f"{app.url}room")
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("browsers give it to secure addresses only")).to_be_visible()
