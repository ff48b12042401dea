"""What people give to the room with one press: held by the hub’s own process, and nowhere else.

Nothing of it is written, and no one person’s number leaves it but to that person. Whoever leads is told sums,
from five people on, as `workbook.groups.poll.showing` says; what a picture has shown stays in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbook.errors import WorkbookError
from workbook.groups.poll.code import MOMENTS, STEPS
from workbook.groups.poll.showing import FEWEST, Group, joined

MOST = 40
"""Questions that a room can be asked before it closes."""

NOT_ASKED = "The room is not asked this any more, so nothing was given."
SHOWN = "The room has seen the picture with your number in it, so it stays: the difference would tell it."


class NotGiven(WorkbookError):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True)
class Gift:
    """How one person stands to one question.

    Attributes:
        group: the question, by the number of its scale and its moment.
        step: what they gave, from the low end; nothing if they did not.
        shown: whether the room has seen it.
    """

    group: Group
    step: int | None
    shown: bool


@dataclass(frozen=True)
class Sums:
    """What whoever leads may know of one question.

    Attributes:
        group: as of `Gift`.
        people: how many gave, at least five; 0 for fewer.
        any: whether anybody did.
        counts: people at each step, if a picture was shown.
        waiting: whether somebody gave whom no picture shows yet.
        open: whether it is still asked.
    """

    group: Group
    people: int
    any: bool
    counts: tuple[int, ...]
    waiting: bool
    open: bool


class Gifts:
    """The questions of a room, and what was given to them."""

    def __init__(self) -> None:
        self.version = 0
        self._open: list[Group] = []
        self._given: dict[Group, dict[str, int]] = {}
        self._shown: dict[Group, dict[str, int]] = {}

    @property
    def asks(self) -> int:
        """How many questions are open."""
        return len(self._open)

    def ask(self, number: int, moment: str) -> None:
        """Ask the room something; what was given to it before stays."""
        group = number, moment
        if not 0 <= number < 4096 or moment not in MOMENTS:
            raise NotGiven(NOT_ASKED)
        if group in self._open or (group not in self._given and len(self._given) >= MOST):
            return
        self._given.setdefault(group, {})
        self._open.append(group)
        self.version += 1

    def stop(self, number: int, moment: str) -> None:
        """Ask it no more."""
        if (group := (number, moment)) in self._open:
            self._open.remove(group)
            self.version += 1

    def show(self, number: int, moment: str) -> None:
        """Let the room see a picture of it, as far as five people or more can join it."""
        if (group := (number, moment)) in self._given:
            before = self._shown.get(group, {})
            self._shown[group] = joined(before, self._given[group])
            self.version += self._shown[group] != before

    def give(self, who: str, number: int, moment: str, step: int) -> None:
        """Take somebody’s number; a later one takes the place of an earlier.

        Args:
            who: the account.
            number: of the scale.
            moment: `before`, `after` or nothing.
            step: from the low end, 0 to 10.

        Raises:
            NotGiven: the room is not asked this, or has seen theirs.
        """
        group = self._may_change(who, number, moment)
        if group not in self._open or not 0 <= step < STEPS:
            raise NotGiven(NOT_ASKED)
        self._given[group][who] = step

    def take_back(self, who: str, number: int, moment: str) -> None:
        """Give somebody’s number back.

        Raises:
            NotGiven: the room has seen it.
        """
        self._given.get(self._may_change(who, number, moment), {}).pop(who, None)

    def of(self, who: str) -> Iterator[Gift]:
        """Return what somebody is asked, and what they gave; of nobody else anything."""
        for group in self._open + [each for each in self._given if each not in self._open]:
            step, shown = self._given[group].get(who), who in self._shown.get(group, {})
            if group in self._open or step is not None:
                yield Gift(group, step, shown)

    def sums(self) -> Iterator[Sums]:
        """Return what whoever leads may know: no number of fewer than five people, not even how many."""
        for group, given in self._given.items():
            shown, many = self._shown.get(group, {}), len(given)
            counted = Counter(shown.values())
            yield Sums(
                group=group,
                people=many if many >= FEWEST else 0,
                any=many > 0,
                counts=tuple(counted[step] for step in range(STEPS)) if shown else (),
                waiting=bool(shown) and len(shown) < many,
                open=group in self._open,
            )

    def _may_change(self, who: str, number: int, moment: str) -> Group:
        group = number, moment
        if who in self._shown.get(group, {}):
            raise NotGiven(SHOWN)
        return group
