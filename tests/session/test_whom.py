"""The line on whom a chapter is about: its page hears of people to choose from."""

from tests.session.conftest import Heard


def test_people_who_were_named_come_with_the_answer(write, page):
    """And no other field hears of anybody."""
    write("# Here", 'page.text("whom", "Whom?")')
    page.answers.put("02-there.whom", "K.", kind="text", prompt="Whom?")
    page.text("whom", "Whom?")
    page.text("other", "What?")
    here = {each["key"]: each.get("people") for each in Heard(page).told if each["say"] == "here"}
    assert here == {"01-here.whom": ["K."], "01-here.other": None}
