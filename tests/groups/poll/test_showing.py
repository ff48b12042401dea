"""Five people or more, and never one more than before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.groups.poll.made_up import asked, vote
from workbook.groups.poll.code import Vote
from workbook.groups.poll.showing import FEWEST, latest, shown, waiting

FIRST = next(iter(asked()))
SEVEN = [vote(person, 5) for person in range(7)]

few_votes = st.builds(
    lambda person, moment, steps: Vote(person.to_bytes(5, "big"), moment, tuple(steps.items())),
    st.integers(0, 14),
    st.sampled_from(["", "before", "after"]),
    st.dictionaries(st.sampled_from(list(asked())[:3]), st.integers(0, 10), min_size=1),
)
rooms = st.lists(st.lists(few_votes, max_size=12), max_size=6)


@given(rooms)
def test_no_picture_is_of_fewer_than_five(steps: list[list[Vote]]) -> None:
    """Whatever came in whatever order."""
    assert all(not there or len(there) >= FEWEST for there in shown(steps).values())


@given(rooms)
def test_two_pictures_never_differ_by_fewer_than_five_people(steps: list[list[Vote]]) -> None:
    """From one reveal to the next, for each scale at each moment: the same, or five people more."""
    before: dict = {}
    for many in range(1, len(steps) + 1):
        now = shown(steps[:many])
        for group, there in now.items():
            old = before.get(group, {})
            assert there == old or len(there.keys() - old.keys()) >= FEWEST
        before = now


@given(rooms, st.randoms())
def test_the_order_within_a_reveal_changes_nothing(steps: list[list[Vote]], chance: object) -> None:
    """As long as everybody gave once."""
    once = [latest(step) for step in steps]
    mixed = [chance.sample(step, len(step)) for step in once]  # type: ignore[attr-defined]
    assert shown(once) == shown(mixed)


def test_four_more_wait_and_the_fifth_brings_them_in() -> None:
    """And whoever replaced their vote meanwhile."""
    changed = vote(0, 9)
    four = [vote(person, 1) for person in range(10, 14)]
    assert shown([SEVEN, [changed, *four]]) == shown([SEVEN])
    assert waiting([SEVEN], four) and waiting([SEVEN, four], []) and not waiting([SEVEN], [])
    joined = shown([SEVEN, [changed, *four], [vote(14, 1)]])[FIRST, ""]
    assert len(joined) == 12 and joined[changed.giver] == 9


def test_five_come_of_whom_one_only_answered_a_scale() -> None:
    """That one waits, at that scale."""
    second = list(asked())[1]
    both = [vote(person, 5, 5) for person in range(5)]
    later = [vote(20, 1, 1), *(vote(person, 1) for person in range(21, 25))]
    found = shown([both, later])
    assert len(found[FIRST, ""]) == 10 and len(found[second, ""]) == 5


def test_before_and_after_are_counted_by_themselves() -> None:
    """Three before and four after are no seven."""
    found = shown(
        [[*(vote(p, 5, moment="before") for p in range(3)), *(vote(p, 5, moment="after") for p in range(4))]]
    )
    assert found and not any(found.values())


def test_giving_again_replaces_and_never_adds() -> None:
    """The last vote of a person counts; before and after are two."""
    again = [vote(1, 2), vote(1, 7), vote(1, 7, moment="after")]
    assert latest(again) == [vote(1, 7), vote(1, 7, moment="after")]
    assert shown([[vote(1, step) for step in range(11)]]) == {(FIRST, ""): {}}
