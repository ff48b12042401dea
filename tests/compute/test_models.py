"""The widgets of a kernel: what a page needs of them, and what a cell may reach."""

from __future__ import annotations

import base64

import pytest

from workbook.compute.limits import Limits
from workbook.compute.models import Models

LIMITS = Limits(size=100)


@pytest.fixture
def models():
    """A box with a slider, a link between that and another, and a stranger."""
    models = Models(LIMITS)
    for name, state in {
        "box": {"children": ["IPY_MODEL_slider"], "layout": "IPY_MODEL_layout"},
        "slider": {"value": 3},
        "layout": {},
        "other": {"value": 4},
        "link": {
            "_model_name": "LinkModel",
            "source": ["IPY_MODEL_slider", "value"],
            "target": ["IPY_MODEL_other", "value"],
        },
        "stranger": {"child": "IPY_MODEL_box"},
    }.items():
        models.open(name, {"state": state}, [])
    return models


def test_a_view_reaches_what_it_names_and_what_that_is_linked_to(models):
    """And nothing that names it."""
    assert set(models.reach(["box"], set())) == {"box", "slider", "layout", "link", "other"}


def test_what_is_there_is_not_sent_again(models):
    """Nor what only that names."""
    assert set(models.reach(["box"], {"slider"})) == {"box", "layout", "link", "other"}


def test_what_is_not_there_is_not_reached(models):
    """A widget that was closed shows nothing."""
    models.closed("slider")
    assert models.reach(["slider", "never"], set()) == []


def test_bytes_travel_beside_the_state():
    """The newest in each place, and none of what was replaced by a value."""
    models = Models(LIMITS)
    models.open("image", {"state": {"value": None}, "buffer_paths": [["value"]]}, [b"old"])
    model = models.known["image"]
    model.take({"state": {"value": None}, "buffer_paths": [["value"]]}, [b"new"])
    told = model.message()
    assert (told["paths"], told["buffers"]) == ([("value",)], [base64.b64encode(b"new").decode()])
    model.take({"state": {"value": "words"}}, [])
    assert model.message()["paths"] == [] and model.message()["state"]["value"] == "words"


@pytest.mark.parametrize(
    ("state", "buffers"), [({"_esm": "x" * 101}, []), ({"value": None}, [b"x" * 101])], ids=["text", "bytes"]
)
def test_a_widget_that_is_too_large_is_not_sent(state, buffers):
    """Only that it is."""
    models = Models(LIMITS)
    models.open("large", {"state": state, "buffer_paths": [["value"]]}, buffers)
    assert models.known["large"].message() == {"large": True, "state": {}}
