"""Fields linked with each other and with other widgets: what one says, both keep, and nothing is made up."""

import ipywidgets
import traitlets

from widgets import link


def test_two_fields_can_be_linked(near, free, on_disk):
    """What one says, both keep."""
    traitlets.link((near, "value"), (free, "value"))
    near.value = 6
    assert on_disk() == {"near": 6, "free": 6}


def test_a_field_can_be_linked_with_any_widget(near, heard, on_disk):
    """Both ways."""
    number = ipywidgets.IntText(4)
    traitlets.link((number, "value"), (near, "value"))
    heard(near, do="put", value=7, rev=1, seq=1)
    assert number.value == 7
    number.value = 0
    assert near.value == 0 and on_disk() == {"near": 0}


def test_an_unanswered_field_can_be_linked_with_a_slider(near, heard, on_disk):
    """The slider stays where it is, and that is no answer, until either of them is moved."""
    slider = ipywidgets.IntSlider(5, min=0, max=10)
    both = link((near, "value"), (slider, "value"))
    assert (slider.value, near.value, on_disk()) == (5, None, {})
    slider.value = 6
    assert near.value == 6
    heard(near, do="put", value=0, rev=1, seq=1)
    assert slider.value == 0
    heard(near, do="put", value=None, rev=2, seq=2)
    assert (slider.value, near.value, on_disk()) == (0, None, {"near": None})
    both.unlink()
    slider.value = 9
    assert near.value is None


def test_a_slider_linked_first_keeps_no_answer_either(near, on_disk):
    """Where a slider stands is nothing that anybody has said."""
    slider = ipywidgets.IntSlider(5, min=0, max=10)
    link((slider, "value"), (near, "value"))
    assert (slider.value, near.value, on_disk()) == (5, None, {})
    slider.value = 6
    assert on_disk() == {"near": 6}


def test_a_slider_linked_first_shows_what_is_there(near, on_disk):
    """An answer is no less one because it stands second."""
    near.value = 3
    slider = ipywidgets.IntSlider(5, min=0, max=10)
    link((slider, "value"), (near, "value"))
    assert (slider.value, on_disk()) == (3, {"near": 3})
