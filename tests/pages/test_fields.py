"""Fields: named for everyone, marked for the script, and with the answer in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.exercises.kinds import Text
from workbook.pages.fields import field

from .conftest import KINDS, ODD, parsed

GROUPS = ("choice", "checklist", "table", "sentence", "plan", "deck")
SECRET = '<b onclick="x">no</b> & "yes" </textarea>\n🌱'
ANSWERS = {
    "text": SECRET,
    "script": SECRET,
    "scale": 0,
    "balance": -5,
    "choice": SECRET,
    "checklist": ["c", SECRET],
    "table": [{"who": SECRET, "close": 0, "more": -1, "day": "2026-11-21", "tie": "friend"}],
    "sentence": {"feeling": SECRET},
    "plan": {"then": SECRET},
    "deck": {"kept": [SECRET], "own": [SECRET]},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_carries_its_key_and_kind(draw, kind):
    """The script and whoever looks from outside find it by these."""
    root = draw(kind)
    assert (root["data-key"], root["data-kind"], root["id"]) == ("01-here.it", kind, "field-01-here-it")


@pytest.mark.parametrize("kind", KINDS)
def test_an_unanswered_field_is_empty(draw, kind):
    """Nothing is chosen, ticked or filled beforehand, and there is nothing to forget."""
    root = draw(kind)
    assert root["data-state"] == "empty" and root["data-rev"] == "0"
    assert not root.select("[checked], option[selected]:not([value=''])")
    assert not any(area.text for area in root.select("textarea"))
    assert root.select_one("[data-does=forget]").has_attr("hidden")


@pytest.mark.parametrize("kind", KINDS)
def test_an_answered_field_is_saved(draw, kind):
    """Its revision goes with it, and it can be forgotten."""
    root = draw(kind, ANSWERS[kind], rev=7)
    assert root["data-state"] == "saved" and root["data-rev"] == "7"
    assert not root.select_one("[data-does=forget]").has_attr("hidden")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in GROUPS])
def test_a_single_control_has_a_label(draw, kind):
    """The question names the one control it belongs to."""
    root = draw(kind)
    label = root.select_one("label.q")
    assert root.name == "div" and label.text == ODD
    assert root.select_one(f"#{label['for']}").name in ("textarea", "input")


@pytest.mark.parametrize("kind", GROUPS)
def test_a_group_of_controls_has_a_legend(draw, kind):
    """The question is the first thing in the group."""
    root = draw(kind)
    assert root.name == "fieldset" and root.find().name == "legend" and root.legend.text == ODD


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answered", [False, True])
def test_every_control_has_a_name(draw, kind, answered):
    """A label around it or for it, or a name of its own that is not blank."""
    root = draw(kind, ANSWERS[kind] if answered else None)
    for control in root.select("input, textarea, select"):
        labelled = control.find_parent("label") or root.select_one(f"label[for='{control.get('id')}']")
        assert labelled or control.get("aria-label", "").strip()


@pytest.mark.parametrize("kind", KINDS)
def test_descriptions_point_at_what_is_there(draw, kind):
    """Hint and state are read out with the question, and every id exists once."""
    root = draw(kind)
    ids = [each["id"] for each in root.select("[id]")] + [root["id"]]
    told = [
        each
        for part in [root, *root.select("[aria-describedby]")]
        for each in part.get("aria-describedby", "").split()
    ]
    assert {"hint-01-here-it", "state-01-here-it"} <= set(told) <= set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_what_became_of_an_edit_is_announced_politely(draw, kind):
    """One line of state, empty until there is something to say."""
    state = draw(kind).select_one(".state")
    assert state["role"] == "status" and state.text == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_is_only_a_button(draw, kind):
    """None of them could send a form; each says what it does."""
    buttons = draw(kind, ANSWERS[kind]).select("button")
    assert all(button["type"] == "button" and button["data-does"] and button.text for button in buttons)


@pytest.mark.parametrize("kind", KINDS)
def test_browsers_are_asked_to_keep_nothing(draw, kind):
    """No control is filled in from what a browser remembers."""
    controls = draw(kind).select("input, textarea, select")
    assert controls and all(control["autocomplete"] == "off" for control in controls)


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_an_answer_make_no_elements(draw, kind):
    """An answer with tags in it is shown as typed; the field has no part it would not have anyway."""
    root = draw(kind, ANSWERS[kind])
    assert not root.select("b, i, [onclick]")


@pytest.mark.parametrize("kind", ["text", "script", "choice", "checklist", "sentence", "plan", "deck"])
def test_words_of_an_answer_are_shown_exactly(draw, kind):
    """A line end right after the tag is dropped by a browser, the rest is the answer."""
    shown = [area.text.removeprefix("\n") for area in draw(kind, ANSWERS[kind]).select("textarea")]
    assert SECRET in shown


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_a_line_end_at_the_start_is_not_lost(text):
    """One line end is put before every answer, for the browser to drop."""
    root = parsed(field(Text(key="01-here.it", prompt="?"), text))
    assert root.textarea.text == f"\n{text}"


def test_a_hint_is_optional(draw):
    """Without a hint nothing points at one."""
    assert "hint" not in str(draw("text", hint=None))


def test_an_example_is_folded_under_its_name(draw):
    """“Maya: …” is Maya's."""
    example = draw("text", example="Maya: One.\nTwo <b>.").select_one("details.example")
    assert example.summary.text == "See Maya’s example" and not example.has_attr("open")
    assert [line.text for line in example.select("p")] == ["One.", "Two <b>."]


@pytest.mark.parametrize(
    "example", ["One without a name.", "A name that is far too long: One.", "One\nTwo: three"]
)
def test_an_example_without_a_name_is_an_example(draw, example):
    """Not every colon names someone."""
    assert draw("text", example=example).summary.text == "See an example"


def test_kind_remarks_wait_for_their_word(draw):
    """They are there, hidden, and never block."""
    remark = draw("text").select_one(".gently [data-word='but']")
    assert remark.has_attr("hidden") and remark.text == "“And”?"


def test_a_script_says_how_long_to_aim_for(draw):
    """The timer reads both ends."""
    aim = draw("script").select_one("output")
    assert (aim["data-shortest"], aim["data-longest"]) == ("10", "20")


@pytest.mark.parametrize(("kind", "lowest", "highest"), [("scale", "0", "10"), ("balance", "-5", "5")])
def test_an_untouched_slider_says_so(draw, kind, lowest, highest):
    """In words to see, in words to hear, and by its look."""
    root = draw(kind)
    slider = root.select_one("input[type=range]")
    assert (slider["min"], slider["max"], slider["aria-valuetext"]) == (lowest, highest, "not answered")
    assert root.output.text == "Not answered" and "empty" in root.select_one(".line")["class"]


@pytest.mark.parametrize(
    ("kind", "value", "shown", "at"),
    [
        ("scale", 0, "0", "0%"),
        ("scale", 10, "10", "100%"),
        ("balance", 0, "0", "50%"),
        ("balance", -3, "−3", "20%"),
        ("balance", 2, "+2", "70%"),
    ],
)
def test_a_slider_shows_its_number(draw, kind, value, shown, at):
    """Zero looks nothing like untouched."""
    root = draw(kind, value)
    assert root.output.text == shown and root.select_one("input")["value"] == str(value)
    assert at in root.select_one(".line")["style"] and "empty" not in root.select_one(".line")["class"]


@pytest.mark.parametrize(
    ("kind", "there"), [("scale", 1), ("balance", 1), ("choice", 1), ("text", 0), ("checklist", 0)]
)
def test_what_cannot_be_emptied_by_hand_can_be_cleared(draw, kind, there):
    """A slider and a choice have no other way back."""
    assert len(draw(kind, ANSWERS[kind]).select("[data-does=clear]")) == there


def test_a_choice_shows_what_was_chosen(draw):
    """One of the options, and no other."""
    ticked = draw("choice", "a & b").select("[checked]")
    assert [box["value"] for box in ticked] == ["a & b"]


def test_a_choice_of_one_s_own_words_is_ticked_and_shown(draw):
    """The free line belongs to the last circle."""
    root = draw("choice", "neither")
    assert root.select_one("[checked]").has_attr("data-own") and root.textarea.text == "\nneither"


@pytest.mark.parametrize(("kind", "value"), [("choice", "older"), ("checklist", ["older"])])
def test_an_answer_that_is_no_longer_offered_is_still_shown(draw, kind, value):
    """A later edition takes nothing away from the page."""
    root = draw(kind, value, other=None) if kind == "choice" else draw(kind, value, own=None)
    assert "\nolder" in [area.text for area in root.select("textarea")]


def test_circles_belong_together(draw):
    """Only one of them can be chosen."""
    assert len({box["name"] for box in draw("choice").select("[type=radio]")}) == 1


def test_ticks_show_what_was_ticked(draw):
    """And leave an empty line of one's own."""
    root = draw("checklist", ["c", "own one"])
    assert [box["value"] for box in root.select("[checked]")] == ["c"]
    assert [area.text for area in root.select("textarea")] == ["\nown one", ""]


@pytest.mark.parametrize(("start", "rows", "drawn"), [(3, 0, 3), (2, 3, 3), (1, 0, 1)])
def test_a_table_starts_with_rows_to_fill(draw, start, rows, drawn):
    """As many as the author asked for, and never fewer than were answered."""
    root = draw("table", ANSWERS["table"] * rows or None, start=start)
    assert len(root.select("tbody > tr")) == drawn


def test_a_table_names_every_cell_with_its_row(draw):
    """Heads are for eyes; each cell has its own name and, for cards, its label."""
    cells = draw("table").select("tbody tr:nth-of-type(2) [data-column]")
    assert [cell["aria-label"] for cell in cells][:2] == ["Who <, row 2", "How close, row 2"]
    assert [cell.find_parent("td")["data-name"] for cell in cells][:2] == ["Who <", "How close"]


def test_a_table_shows_every_cell(draw):
    """Words, a zero, a sign, a day and an option."""
    row = draw("table", ANSWERS["table"]).select_one("tbody tr")
    assert row.textarea.text == f"\n{SECRET}" and row.select_one("[type=date]")["value"] == "2026-11-21"
    assert [option.text for option in row.select("option[selected]")] == ["0", "−1", "friend"]


def test_a_cell_that_is_no_longer_offered_is_still_shown(draw):
    """An older option stays chosen."""
    row = draw("table", [{"tie": "foe"}]).select_one("tbody tr")
    assert "foe" in [option["value"] for option in row.select("option[selected]")]


def test_a_new_row_is_ready_to_be_copied(draw):
    """The script adds rows from it, and each can be taken away."""
    assert draw("table").template.tr.select("[data-does=remove]")


@pytest.mark.parametrize("kind", ["sentence", "plan"])
def test_a_sentence_shows_its_gaps_in_order(draw, ask, kind):
    """Every gap has its few words of help as its name."""
    gaps = draw(kind).select(".gaps textarea")
    assert [gap["data-slot"] for gap in gaps] == list(ask(kind).slots)
    assert [gap["aria-label"] for gap in gaps] == list(ask(kind).slots.values())


def test_a_sentence_is_shown_whole(draw):
    """Also before it is begun, so that nothing comes up below the first word."""
    assert draw("sentence").select_one(".whole").text == "“I feel <…>, when ….”"
    assert draw("sentence", {"event": "it rains"}).select_one(".whole").text == "“I feel <…>, when it rains.”"


def test_a_deck_shows_its_first_card_and_what_was_kept(draw):
    """The other cards wait in a template."""
    root = draw("deck", {"kept": ["What then?"], "own": ["Mine?"]})
    assert root.select_one(".card").text == "What <now>?" and len(root.template.find_all("p")) == 2
    assert [card.text for card in root.select(".kept-cards > li > span")] == ["What then?"]
