"""What comes back to a script: chosen, answered, and played with a friend from a plain sheet."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.app import App
from tests.e2e.steps import field, read, saved

KEY = "05-intensity.defuse"


def test_a_reply_is_chosen_answered_and_played(page: Page, app: App) -> None:
    """It is kept with the words, and comes back with them."""
    read(page, app, "05-intensity")
    script = field(page, KEY)
    script.locator("textarea").first.fill("I am getting loud.")
    script.locator("textarea").first.blur()
    saved(script)
    assert app.answers()[KEY] == "I am getting loud."
    script.get_by_text("And what may they answer?").click()
    expect(script.get_by_label("What they may say")).to_be_hidden()
    script.get_by_text("“You always …”").click()
    script.get_by_label("What I say then").fill("This once.")
    script.get_by_label("What I say then").blur()
    script.get_by_role("button", name="Play it with a friend").click()
    expect(script.locator(".play li")).to_have_text(
        ["You say: I am getting loud.", "Your friend: Say: “You always do this.”", "You say: This once."]
    )
    script.get_by_text("Something else").click()
    script.get_by_label("What they may say").fill("Really?")
    script.get_by_label("What they may say").blur()
    expect(script.locator(".play li").nth(1)).to_have_text("Your friend: Say: “Really?”")
    saved(script)
    page.reload()
    expect(script.get_by_label("What they may say")).to_have_value("Really?")
    kept = {"words": "I am getting loud.", "reply": "own", "theirs": "Really?", "next": "This once."}
    assert app.answers()[KEY] == kept


def test_the_second_sentence_is_said_aloud_with_a_timer_of_its_own(page: Page, app: App) -> None:
    """The mark goes through these words, and not through the first."""
    read(page, app, "05-intensity")
    script = field(page, KEY)
    second = script.locator(".second")
    if not second.get_by_label("What I say then").is_visible():
        script.get_by_text("And what may they answer?").click()
    second.get_by_label("What I say then").fill("This once.")
    second.get_by_role("button", name="Read it aloud").click()
    expect(second.locator(".along")).to_have_text("This once.")
    expect(script.locator(":scope > .along")).to_be_hidden()
    second.get_by_role("button", name="Stop").click()
    expect(second.locator("output")).to_contain_text("second")
