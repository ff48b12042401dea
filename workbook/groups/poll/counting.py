"""What was gathered, counted in sentences; nothing below five people is numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.groups.poll.carried import Carried
from workbook.groups.poll.code import Vote
from workbook.groups.poll.gather import TOO_LONG, Found
from workbook.groups.poll.showing import FEWEST, waiting
from workbook.insights.coerce import listed

NOBODY = "No code is gathered yet."
FEW = "Fewer than five people so far."
NOT_HERE = "No such code waits here, so none was taken out."
IN_A_PICTURE = (
    "A code that is in a revealed picture stays in it, or the difference would tell whose it was. "
    "Forget all and begin anew to leave it out."
)
WAITING = "Some answers wait: they join a picture as soon as five people or more who are new to it can join."


def people(votes: Sequence[Vote]) -> str:
    """Return how many people gave, if they are five or more."""
    many = len({vote.giver for vote in votes})
    if not many:
        return NOBODY
    return f"{many} people." if many >= FEWEST else FEW


def told(found: Found, before: Sequence[Vote]) -> Iterator[str]:
    """Say what became of a pasted text, a sentence for each thing.

    Args:
        found: what is in it.
        before: the votes that were there already.
    """
    twice, replaced = _again(found.votes, before)
    if twice:
        yield _one(twice, "code was read twice and counts", "codes were read twice and count") + " once."
    if replaced:
        one = "code replaces an earlier one of the same person"
        yield _one(replaced, one, "codes replace earlier ones of the same people") + "."
    if found.unread:
        yield _lines([number for number, _ in found.unread], "was no whole code", "were no whole codes")
    if found.newer:
        yield _one(found.newer, "code is", "codes are") + " from a newer edition: bring yours up to date."
    if found.misread:
        yield _lines(found.misread, "was no whole shared answer", "were no whole shared answers")
    if found.dropped:
        yield (
            _one(found.dropped, "other line held no code and was", "other lines held no code and were")
            + " dropped."
        )
    if found.past_the_end:
        yield TOO_LONG


def taken_out(found: Found, before: Carried) -> Iterator[str]:
    """Say what became of codes that somebody wants back.

    Args:
        found: the codes.
        before: what was gathered.
    """
    wanted = {*found.votes}
    out = len(wanted.intersection(before.new)) + sum(one in before.unseen for one in found.answers)
    if any(vote in wanted for step in before.steps for vote in step):
        yield IN_A_PICTURE
    elif not out:
        yield NOT_HERE
    if out:
        yield f"{out} taken out."


def unknown(votes: Sequence[Vote], known: set[int]) -> str:
    """Return how many scales of a code are not known here; they are left out, the others count."""
    strange = {number for vote in votes for number, _ in vote.steps} - known
    return _one(len(strange), "scale is", "scales are") + " not known here and left out." if strange else ""


def shared(answers: int) -> str:
    """Return how many answers in words were shared."""
    return _one(answers, "answer in words", "answers in words") + "." if answers else ""


def held_back(steps: Sequence[Sequence[Vote]], new: Sequence[Vote]) -> str:
    """Return that some wait, and not how many."""
    return WAITING if waiting(steps, new) else ""


def _again(votes: Sequence[Vote], before: Sequence[Vote]) -> tuple[int, int]:
    """Return how many of the votes were there already, and how many take an earlier one's place."""
    now = {(vote.giver, vote.moment): vote for vote in before}
    twice = replaced = 0
    for vote in votes:
        earlier = now.get((vote.giver, vote.moment))
        twice += earlier == vote
        replaced += earlier is not None and earlier != vote
        now[vote.giver, vote.moment] = vote
    return twice, replaced


def _one(many: int, one: str, more: str) -> str:
    return f"{many} {one if many == 1 else more}"


def _lines(numbers: Sequence[int], one: str, more: str) -> str:
    named = [str(number) for number in numbers if number][:20]
    where = f": line{'s' if len(named) > 1 else ''} {listed(named)}" if named else ""
    return f"{_one(len(numbers), f'line {one}', f'lines {more}')}{where}."
