"""A room that does not fit is refused, with the number that does."""

from __future__ import annotations

import pytest

from workbook.errors import WorkbookError
from workbook.hub import memory


def test_what_fits_grows_with_the_machine() -> None:
    """Eight gigabytes hold a class, one holds nobody."""
    assert memory.fits(300, 8000) == 22
    assert memory.fits(300, 700) == 0


def test_too_many_are_refused_with_a_number() -> None:
    """The sentence says how many people fit."""
    with pytest.raises(WorkbookError, match="22 do"):
        memory.check(30, 300, 8000)


def test_nobody_fits_is_said_as_it_is() -> None:
    """It offers no room for none."""
    with pytest.raises(WorkbookError, match="Not even one"):
        memory.check(1, 300, 500)


def test_too_little_for_one_is_refused() -> None:
    """The workbook itself needs some."""
    with pytest.raises(WorkbookError, match="too few"):
        memory.check(1, 100, 8000)
