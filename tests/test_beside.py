"""What stays together when tests run side by side."""

import pytest

from tests.beside import LONGEST, long_first, together
from tests.conftest import CHECKOUT

OPEN = "tests/access/test_names.py::test_pictures_have_words[03-distance, answered]"


@pytest.mark.parametrize(
    "test",
    [
        "tests/access/test_axe.py::test_axe_finds_nothing[03-distance, answered]",
        "tests/access/test_looks.py::test_words_and_pictures_stand_out[03-distance, answered]",
    ],
)
def test_all_that_is_looked_at_on_a_page_stays_with_it(test):
    assert together(test) == together(OPEN)


@pytest.mark.parametrize(
    "test",
    [
        "tests/access/test_axe.py::test_axe_finds_nothing[03-distance, empty]",
        "tests/access/test_redraw.py::test_pressing_anything_loses_no_focus[03-distance, answered]",
        "tests/privacy/test_rights.py::test_only_the_owner_can_read_or_enter[03-distance, answered]",
    ],
)
def test_other_pages_and_other_modules_are_their_own(test):
    assert together(test) != together(OPEN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "tests/access/test_axe.py::test_one[start, empty]",
            "tests/access/test_names.py::test_two[share, empty]",
        ),
        ("tests/static_site/test_lock.py::test_one", "tests/static_site/test_moving.py::test_two[a]"),
        ("tests/hub/test_host.py::test_one", "tests/hub/test_crowd.py::test_two"),
    ],
)
def test_what_is_opened_once_is_shared(one, other):
    """The server of a reader, a window with Python awake, a room."""
    assert together(one) == together(other)


def test_a_module_stays_with_its_server():
    module = "tests/privacy/test_line.py"
    assert together(f"{module}::test_one") == together(f"{module}::test_two[a::b]") == module


def test_what_takes_long_is_begun_first():
    """By groups that there are."""
    room = "tests/hub/test_host.py::test_one"
    assert long_first(room) == 0 < long_first("tests/e2e/test_page.py::test_one") < long_first(OPEN)
    assert all((CHECKOUT / group).is_file() for group in LONGEST if group.startswith("tests/"))
