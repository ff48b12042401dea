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


def test_nobody_has_to_know_how_many_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a number it is the usual one, or as many of it as there is memory for."""
    monkeypatch.setattr(memory, "fits", lambda *_: 14)
    assert memory.people_for(None, 300) == 14
    monkeypatch.setattr(memory, "fits", lambda *_: 200)
    assert memory.people_for(None, 300) == memory.USUAL
    assert memory.people_for(45, 300) == 45


def test_where_nobody_fits_it_is_said_without_a_number_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """One is the least that a room is for."""
    monkeypatch.setattr(memory, "fits", lambda *_: 0)
    with pytest.raises(WorkbookError, match="Not even one"):
        memory.people_for(None, 300)
    with pytest.raises(WorkbookError, match="too few"):
        memory.people_for(None, 100)
