"""What a facilitator follows: an agenda of sessions, a session of blocks. Times are minutes."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.errors import WorkbookError


class AgendaMissing(WorkbookError):
    """An agenda was asked for that is not there."""


class AgendaWrong(WorkbookError):
    """An agenda breaks a rule that whoever wrote it can mend."""


class NoTime(WorkbookError):
    """What was typed as a time of the clock, or as minutes, is neither."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One part of a session.

    Attributes:
        minutes: how long it is planned to take.
        least: how short it can be made; 0 if it may be left out.
        title: its name.
        aim: what it is for.
        say: what to say, to be read aloud or put into one's own words.
        do: what to do, in order.
        exercises: full keys of the exercises it uses.
        today: keys of questions that the room is asked for this day alone.
        materials: what has to be at hand.
        safety: what to look out for.
    """

    minutes: int
    least: int
    title: str
    aim: str
    say: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Session:
    """What happens on one day, from the welcome to the end."""

    title: str
    minutes: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """A plan for one meeting or several.

    Attributes:
        name: its name in addresses, such as `45-minutes`.
        title: its name on the page.
        length: how long it takes, in words.
        for_whom: whom it suits.
        size: how many people.
        goals: what people can hope to leave with.
        materials: what the whole of it needs.
        sessions: one for each meeting.
    """

    name: str
    title: str
    length: str
    for_whom: str
    size: str
    goals: tuple[str, ...]
    materials: tuple[str, ...]
    sessions: tuple[Session, ...]

    def session(self, number: int) -> Session:
        """Return a session.

        Args:
            number: 1 for the first.

        Raises:
            AgendaMissing: there are not so many.
        """
        if not 1 <= number <= len(self.sessions):
            raise AgendaMissing(
                f"There is no such session: this agenda has {len(self.sessions)}. Choose one of them."
            )
        return self.sessions[number - 1]
