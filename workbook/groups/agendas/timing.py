"""When each block begins, how late things run, and which block can give the minutes back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.groups.agendas.agenda import NoTime, Session

DAY = 24 * 60
LONGEST = 600
"""The most minutes that a block is believed to have taken."""

CLOSE_ENOUGH = 1
"""Minutes that nobody in a room notices."""


@dataclass(frozen=True)
class Times:
    """How a session stands.

    Attributes:
        starts: when each block began or will begin.
        end: when the last one will be over, if nothing is shortened.
        behind: minutes later than planned; negative if there is time in hand.
        shorter: blocks that can give minutes back, by their place (0 is the first), with how many.
        words: the same, to be read.
    """

    starts: tuple[dt.time, ...]
    end: dt.time
    behind: int
    shorter: tuple[tuple[int, int], ...]
    words: str


def times(
    session: Session, start: dt.time, ran: Sequence[int] = (), *, late: int = 0, running: int | None = None
) -> Times:
    """Return when each block begins, and what can be done if that is late.

    Args:
        session: what was planned.
        start: when it was to begin.
        ran: how many minutes each finished block really took; 0 for one that was left out.
        late: how many minutes late the first block began.
        running: how many minutes the block after these has been running; `None` if it has not begun.
    """
    done = min(len(ran), len(session.blocks))
    planned = [block.minutes for block in session.blocks]
    taken = [*ran[:done], *planned[done:]]
    if done < len(taken):
        taken[done] = max(taken[done], running or 0)
    at = _minutes(start) + late
    begins = [at + sum(taken[:number]) for number in range(len(taken) + 1)]
    behind = late + sum(taken) - sum(planned)
    shorter = _shorter(session, done if running is None else done + 1, behind)
    words = standing(session, behind, shorter, over=done == len(taken))
    return Times(tuple(map(_clock, begins[:-1])), _clock(begins[-1]), behind, shorter, words)


def _shorter(session: Session, first: int, behind: int) -> tuple[tuple[int, int], ...]:
    """Return what to shorten, the block with most to give first, so that as few as possible change."""
    blocks = list(enumerate(session.blocks))[first:]
    found = []
    for number, block in sorted(blocks, key=lambda it: it[1].least - it[1].minutes):
        give = min(behind, block.minutes - block.least)
        if give > 0 and behind > CLOSE_ENOUGH:
            found.append((number, give))
        behind -= max(give, 0)
    return tuple(found)


def standing(session: Session, behind: int, shorter: Sequence[tuple[int, int]], *, over: bool) -> str:
    """Return how things stand, in a sentence or two.

    Args:
        session: what was planned.
        behind: minutes later than planned.
        shorter: blocks that can give minutes back, with how many.
        over: whether the last block is finished.
    """
    if abs(behind) <= CLOSE_ENOUGH:
        return "On time."
    if behind < 0:
        return f"{spoken(-behind)} in hand."
    if over:
        return f"{spoken(behind)} late."
    short = behind - sum(give for _, give in shorter)
    late = (
        ""
        if short <= CLOSE_ENOUGH
        else f"Tell the room that you may end {spoken(short)} late, or ask what to leave out."
    )
    ways = " ".join(_way(session, *each) for each in shorter)
    return " ".join(filter(None, (f"{spoken(behind)} behind.", ways, late)))


def _way(session: Session, number: int, give: int) -> str:
    block = session.blocks[number]
    if give == block.minutes:
        return f"You can leave out “{block.title}”."
    return f"You can make “{block.title}” {spoken(give)} shorter."


def spoken(minutes: int) -> str:
    """Return minutes in words."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def soon(now: dt.datetime) -> dt.time:
    """Return the next time of the clock that ends in 0 or 5."""
    return _clock(-(-(now.hour * 60 + now.minute) // 5) * 5)


def read_start(text: str) -> dt.time:
    """Return a time of the clock.

    Args:
        text: such as `14:05` or `9:30`.

    Raises:
        NoTime: it is none.
    """
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text.strip())
    if match is None:
        raise NoTime("That is no time of the clock: write hours and minutes, such as 14:05.")
    return dt.time(int(match[1]), int(match[2]))


def read_ran(texts: Sequence[str]) -> list[int]:
    """Return how long the finished blocks took, up to the first that is not finished.

    Args:
        texts: whole minutes, 0 to 600, one text for each block; an empty one is not finished.

    Raises:
        NoTime: one of them is no number of minutes.
    """
    found = []
    for text in map(str.strip, texts):
        if not text:
            break
        if re.fullmatch(r"[0-9]{1,3}", text) is None or int(text) > LONGEST:
            raise NoTime(
                f"Those are no minutes: write a whole number from 0 to {LONGEST}, or leave the field empty."
            )
        found.append(int(text))
    return found


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _clock(minutes: int) -> dt.time:
    hours, left = divmod(minutes % DAY, 60)
    return dt.time(hours, left)
