"""The load test in small: a few people write at once, and nothing is lost."""

from __future__ import annotations

from tests.bench.room import Person, compare, crowd
from tests.faults.scale import scaled
from tests.hub.guest import FEAR, run
from tests.hub.rooms import Hosted


def test_nobody_loses_a_word(room: Hosted) -> None:
    """They arrive, write, and find each word on disk; a word that was never written counts as lost."""
    found = run(crowd(room, people=scaled(3, 5), apart=0.5, every=0.1, seconds=scaled(1, 8)))
    assert found.errors == []
    assert found.lost == 0
    assert all(person.edits for person in found.people)
    invented = Person(9, name=found.people[0].name, last={FEAR: "never written"})
    compare(room, [invented])
    assert invented.lost == 1
