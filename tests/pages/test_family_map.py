"""The frame of the family map: plain HTML first, nothing to press before there is somebody to answer."""

import pytest

from workbook.chapters.notebook import find_exercise
from workbook.exercises.vocabulary import declare
from workbook.family.changing.working import ROWS_HAVE
from workbook.pages.chapter import record
from workbook.pages.family_sheet import JOIN, NEW
from workbook.pages.known import Known

from .conftest import ODD, parsed


@pytest.fixture
def frame():
    """The map of a page as its reader first gets it."""
    declared = declare("family_map", "family-map", "map", ODD, {"hint": "Press <here>"})
    return parsed(record(declared, lambda key: Known(None, None, 0))).section


def test_it_has_a_name_and_a_hint(frame):
    """The author's words, as typed."""
    title = frame.select_one("h2")
    assert title.text == ODD and frame["aria-labelledby"] == title["id"]
    assert frame.select_one(".hint").text == "Press <here>"


def test_it_says_what_will_be_there(frame):
    """A reader without a script, or before it, sees a sentence and no button that does nothing."""
    assert "appears here" in frame.select_one(".frame").text
    pressable = frame.select("button, input, summary")
    assert pressable and all(each.find_parent(hidden=True) or each.has_attr("hidden") for each in pressable)


def test_every_button_has_words(frame):
    """Each a different thing to do."""
    buttons = frame.select("button")
    assert all(button.text and button["type"] in ("button", "submit") for button in buttons)
    assert len({button["data-does"] for button in buttons}) == len(buttons)


@pytest.mark.parametrize(
    "words",
    [
        "Larger",
        "Smaller",
        "Whole map",
        "My three generations",
        "Only facts",
        "Hide names",
        "Save as picture",
        "Print",
        "Bring a tree (GEDCOM)",
        "Save as GEDCOM",
        "Begin",
        "Parent",
        "A tie",
        "Take off the map",
        "Undo",
    ],
)
def test_what_can_be_done_is_said_in_words(frame, words):
    """No sign stands for a word."""
    assert words in [button.text for button in frame.select("button")]


def test_what_changes_is_told_to_screen_readers(frame):
    """What was done, the count after each change, and what became of a file; not the family each time."""
    assert [each["class"] for each in frame.select("[role=status]")] == [["did"], ["counted"], ["tree"]]


@pytest.mark.parametrize("form", sorted({*NEW, *JOIN, "edit"} | set(ROWS_HAVE)))
def test_every_way_on_has_its_form(frame, form):
    """With a name for each cell, and the cells that its table takes."""
    template = frame.select_one(f"template[data-form={form}]")
    cells = template.select("input, select")
    assert cells and all(cell.find_parent("label").span.string for cell in cells)
    assert {cell["name"] for cell in cells} >= set(ROWS_HAVE.get(form, ()))


def test_the_forms_offer_what_the_tables_take(frame):
    """Each word that can be chosen is one of the column's."""
    for form, table in {"edit": "people", **{table: table for table in ROWS_HAVE}}.items():
        exercise = find_exercise(f"family-map.{table}")
        for choice in frame.select(f"template[data-form={form}] select"):
            words = tuple(each["value"] for each in choice.select("option") if each["value"])
            assert words == exercise.columns[choice["name"]].takes


def test_the_file_field_has_a_name(frame):
    """It is opened by a button."""
    assert frame.select_one("input[type=file]")["aria-label"] == "A GEDCOM file"
