"""What the facilitator's page carries from one press to the next, because the server recalls nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbook.export.share import Shared
from workbook.groups.poll.code import Vote, as_code
from workbook.groups.poll.gather import MOST_CODES, Found, each_once, find
from workbook.groups.poll.showing import latest


@dataclass(frozen=True)
class Carried:
    """Everything gathered so far.

    Attributes:
        steps: the votes that were new with each reveal.
        new: votes that came since.
        seen: shared answers that were revealed.
        unseen: those that came since.
    """

    steps: tuple[tuple[Vote, ...], ...] = field(default=(), repr=False)
    new: tuple[Vote, ...] = field(default=(), repr=False)
    seen: tuple[Shared, ...] = field(default=(), repr=False)
    unseen: tuple[Shared, ...] = field(default=(), repr=False)

    @property
    def votes(self) -> list[Vote]:
        """Every vote, the latest last."""
        return [vote for votes in (*self.steps, self.new) for vote in votes]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was gathered."""
        return not (self.votes or self.seen or self.unseen)

    @property
    def is_revealed(self) -> bool:
        """Whether anything was revealed."""
        return bool(self.steps or self.seen)

    def with_found(self, found: Found) -> Carried:
        """Return this with what was found; what is there already stays as it is."""
        old = [vote for votes in self.steps for vote in votes]
        had = {(vote.giver, vote.moment): vote for vote in old}
        new = [
            vote for vote in latest([*self.new, *found.votes]) if had.get((vote.giver, vote.moment)) != vote
        ]
        unseen = [it for it in each_once([*self.unseen, *found.answers]) if it not in self.seen]
        return Carried(self.steps, tuple(new[: MOST_CODES - len(old)]), self.seen, tuple(unseen))

    def without(self, found: Found) -> Carried:
        """Return this without what was found, as far as it is not revealed yet."""
        new = (vote for vote in self.new if vote not in found.votes)
        unseen = (one for one in self.unseen if one not in found.answers)
        return Carried(self.steps, tuple(new), self.seen, tuple(unseen))

    def revealed(self) -> Carried:
        """Return this with everything revealed that may be; see `workbook.groups.poll.showing`."""
        steps = (*self.steps, self.new) if self.new else self.steps
        return Carried(steps, (), tuple(each_once([*self.seen, *self.unseen])))


def codes(votes: Sequence[Vote]) -> str:
    """Return votes as the page carries them."""
    return " ".join(map(as_code, votes))


def carried(steps: str, new: str, seen: str, unseen: str) -> Carried:
    """Return what a page carried; what somebody has changed in it by hand is left out.

    Args:
        steps: the codes of each reveal, one reveal to a line.
        new: codes since.
        seen: shared answers that were revealed, each as a file in one line.
        unseen: those since.
    """
    votes = [tuple(find([step]).votes) for step in steps.splitlines()[:MOST_CODES]]
    return Carried(
        tuple(step for step in votes if step),
        tuple(find([new]).votes),
        tuple(each_once(find(seen.splitlines()).answers)),
        tuple(each_once(find(unseen.splitlines()).answers)),
    )
