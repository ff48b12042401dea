"""The pages for whoever leads: everything linked, the times on it, the guide whole."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.conftest import CHECKOUT
from tests.pages.conftest import parsed
from workbook.chapters.notebook import chapters
from workbook.groups.agendas.reading import agendas, find_agenda
from workbook.groups.agendas.timing import times
from workbook.groups.leading import links
from workbook.groups.leading.choose_page import choose_page
from workbook.groups.leading.guide import guide_page, pocket
from workbook.groups.leading.run_page import Run, run_page
from workbook.groups.poll.today import TODAY

ASKED = links.asked(chapters(CHECKOUT / "chapters"))
KEY = "06-saying-what-matters.complaint"


def led(site, name="45-minutes", number=1, ran=(), asked=ASKED, **given):
    """The page of a session that begins at two."""
    agenda = find_agenda(name)
    found = times(agenda.session(number), dt.time(14), ran)
    run = Run(number=number, start=dt.time(14), ran=ran, times=found, **given)
    return parsed(run_page(site, agenda, run, asked))


def test_every_agenda_can_be_chosen(site):
    """With the checklist, the agreements and what to do in a hard moment."""
    page = parsed(choose_page(site, agendas()))
    found = [link["href"] for link in page.select(".list a")]
    assert found == [
        "/x/facilitate/45-minutes",
        "/x/facilitate/90-minutes",
        "/x/facilitate/half-day",
        "/x/facilitate/six-weeks?session=1",
        "/x/facilitate/other-evenings?session=1",
        "/x/facilitate/tonight",
    ]
    assert {"Before the day", "What we agree on", "In a hard moment"} <= {h.text for h in page.select("h2")}


@pytest.mark.parametrize("page", ["choose", "run"])
def test_what_a_room_needs_is_at_hand(site, page):
    """The invented people, joining, the room picture, the guide, support."""
    shown = led(site) if page == "run" else parsed(choose_page(site, agendas()))
    found = [link["href"].partition("?")[0] for link in shown.select("nav[aria-label='At hand'] a")]
    assert found == ["/x/demo/", "/x/join", "/x/room", "/x/facilitate/guide", "/x/voila/render/support.ipynb"]


def test_blank_sheets_are_a_press_away(site):
    """For a room without phones."""
    page = parsed(choose_page(site, agendas()))
    assert page.find("a", string="Blank sheets to print")["href"] == "/x/sheets"


def test_an_exercise_leads_to_its_place_and_to_the_wall(site):
    """In the chapter; and large, with an invented person's answer."""
    found = [link["href"] for link in led(site).select(".exercises a")]
    assert found[:2] == [
        "/x/voila/render/06-saying-what-matters.ipynb#field-06-saying-what-matters-complaint",
        f"/x/demo/voila/render/06-saying-what-matters.ipynb#project={KEY}",
    ]


def test_an_exercise_that_this_edition_lacks_is_left_out(site):
    """A room with its own chapters can still be led."""
    assert not led(site, asked={}).select(".exercises")


def test_the_times_are_on_the_page_without_a_script(site):
    """With the first block open, or the first that is not finished."""
    page = led(site, ran=(8,), given=True)
    assert [time.text for time in page.select("time.at")][:3] == ["14:00", "14:08", "14:12"]
    assert page.select_one("time.end").text == "14:48"
    assert [block.details.has_attr("open") for block in page.select(".block")][:3] == [False, True, False]
    assert page.select_one("[role=status]").text.startswith("3 minutes behind.")


def test_the_script_knows_each_block(site):
    """Its minutes, how short it can be, and that its buttons work with a script only."""
    page = led(site)
    blocks = [(block["data-minutes"], block["data-least"]) for block in page.select(".block")]
    assert blocks[5] == ("6", "0") and page.select_one("form")["data-run"] == "45-minutes.1"
    assert all(press.has_attr("hidden") for press in page.select(".press"))


def test_six_weeks_lead_to_one_another(site):
    """The one that is open is marked, and the form asks for the same one."""
    page = led(site, "six-weeks", 3)
    weeks = page.select("nav[aria-label=Sessions] a")
    assert len(weeks) == 6 and [bool(week.get("aria-current")) for week in weeks].index(True) == 2
    assert page.select_one("input[name=session]")["value"] == "3"


def test_what_is_wrong_is_said_on_the_page(site):
    """And the page works all the same."""
    page = led(site, why="That is no time.")
    assert page.select_one("[role=alert]").text == "That is no time." and len(page.select(".block")) == 9


@pytest.mark.parametrize("chosen", [agendas(), agendas()[:1]], ids=["all", "one"])
def test_the_guide_holds_every_word(site, chosen):
    """Everything that is said, done and looked out for."""
    told = parsed(guide_page(site, chosen, ASKED)).main.text
    for agenda in chosen:
        for session in agenda.sessions:
            for block in session.blocks:
                assert all(line in told for line in (*block.say, *block.do, *block.safety, *block.materials))
                assert all(ASKED[key][0].prompt in told for key in block.exercises)


def test_the_pocket_agenda_has_a_table_for_each_session():
    """With room for the time of the clock."""
    page = parsed(pocket(agendas()))
    assert len(page.select("table")) == 14 and not page.select("tbody td:first-child:not(:empty)")


def test_in_the_demonstration_all_leads_to_the_demonstration(site):
    """Its own base is the one of the invented people."""
    page = led(replace(site, base="/x/demo/", invented="Ann"))
    assert {link["href"] for link in page.select("nav[aria-label='At hand'] a")} >= {
        "/x/demo/",
        "/x/demo/join",
    }
    assert page.select(".exercises a")[1]["href"].startswith("/x/demo/voila/render/")


def test_a_block_leads_to_the_question_of_the_day(site):
    """To the room where it can be asked, else to the page of codes; the guide names it as well."""
    words = find_agenda("90-minutes").session(1).blocks[3].today
    assert words == ("room.say-it",)
    for where, to in (
        (site, "/x/room"),
        (replace(site, hub="/h", leads=True), "/x/room/asking?key=room.say-it"),
    ):
        assert led(where, "90-minutes").select(f".exercises a[href='{to}']")
    assert TODAY[0].prompt in parsed(guide_page(site, agendas(), ASKED)).main.text
