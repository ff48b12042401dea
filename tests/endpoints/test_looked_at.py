"""Copies that wait for a decision: few, not for long, each for one use."""

import pytest

from workbook.answers.document import new_document
from workbook.endpoints import uploads
from workbook.endpoints.uploads import MOST, SECONDS, LookedAtCopies


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still."""
    now = [0.0]
    monkeypatch.setattr(uploads.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def copies(clock):
    return LookedAtCopies()


def test_a_copy_is_found_by_its_ticket(copies):
    """And by nothing else."""
    document = new_document()
    ticket = copies.hold(document)
    assert copies.find(ticket).document is document
    assert [copies.find(other) for other in ("", "x", None, 3, [])] == [None] * 5


def test_a_copy_is_used_once(copies):
    """A second press finds nothing."""
    ticket = copies.hold(new_document())
    copies.spend(ticket)
    copies.spend(ticket)
    assert copies.find(ticket) is None


def test_only_a_few_wait(copies):
    """The oldest goes."""
    tickets = [copies.hold(new_document()) for _ in range(MOST + 1)]
    assert [copies.find(ticket) is not None for ticket in tickets] == [False, *[True] * MOST]


def test_none_waits_for_long(copies, clock):
    """Ten minutes."""
    ticket = copies.hold(new_document())
    clock[0] = SECONDS - 1
    assert copies.find(ticket)
    clock[0] = SECONDS
    assert copies.find(ticket) is None


def test_behind_a_closed_lock_none_waits(copies):
    """They are readable, so they go."""
    ticket = copies.hold(new_document())
    copies.clear()
    assert copies.find(ticket) is None
