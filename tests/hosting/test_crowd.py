"""The load test in small: five people, ten seconds, nothing lost."""

from __future__ import annotations

from tests.bench.room import Person, compare, crowd
from tests.hosting.guest import FEAR, run
from tests.hosting.rooms import Hosted


def test_five_people_lose_nothing(room: Hosted) -> None:
    """Five arrive, write, and find each word on disk; a word that was never written counts as lost."""
    found = run(crowd(room, people=5, apart=0.5, every=1.5, seconds=8))
    assert found.errors == []
    assert found.lost == 0
    assert all(person.edits for person in found.people)
    invented = Person(9, name=found.people[0].name, last={FEAR: "never written"})
    compare(room, [invented])
    assert invented.lost == 1
