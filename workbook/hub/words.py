"""What “workbook host” says in the terminal: plain lines, and nothing of what anybody wrote."""

from __future__ import annotations

from collections.abc import Callable

from workbook.hub import addresses, memory, reach
from workbook.hub.room import Room

OPEN_LINE = (
    "No certificate was given: on a shared network others could read along. Use a network of your own, or "
    "give --certificate and --key."
)
ERASED = "everything written in it is erased then."
RESTS = "what people have locked with a code of their own waits for the next evening, all else is erased."
ONE_ACCOUNT = (
    "Every participant’s server runs under your own account of this computer. The workbook shows nobody "
    "another’s answers; whoever else uses your account could open them."
)


class Words:
    """Says how a room is.

    Args:
        say: takes one line.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say

    def fitted(self, people: int) -> None:
        """Say that a room is smaller than usual."""
        if people < memory.USUAL:
            self.say(
                f"More than {people} do not fit into this computer’s free memory. Close other programs for "
                "more, and open the room again."
            )

    def opened(self, room: Room) -> None:
        """Say how to come in, and how it ends."""
        self.say(f"{room.title} is open for {room.people} {'person' if room.people == 1 else 'people'}.")
        self.say(f"Address for everyone: {addresses.for_people(room)}")
        self.say(f"Room code: {room.code}")
        self.say(f"Your own link: {addresses.for_facilitator(room)}")
        self.say("“How to join”, on the page it opens, shows everyone’s address as a code for cameras.")
        self.say(f"It closes at {room.closes_at}; {RESTS if room.rests else ERASED}")
        self.say("To close it earlier, press Ctrl-C: everyone is told first.")
        if not room.certificate and addresses.reaches_beyond(room.address):
            self.say(OPEN_LINE)
        if room.accounts is None:
            self.say(ONE_ACCOUNT)
        for line in reach.advice(room):
            self.say(line)

    def found(self, room: Room) -> None:
        """Say that a room was left and goes on."""
        self.say(
            f"The room that was left here goes on as it was, with its own code, name and people, until "
            f"{room.closes_at}."
        )

    def closing(self, room: Room) -> None:
        """Say that everyone is being told."""
        self.say(
            f"The room closes at {room.closes_at}. Everyone is told to keep a copy. Ctrl-C again ends it now."
        )

    def rests(self, clean: bool) -> None:
        """Say that a room rests until the next evening, or that something could not be erased."""
        self.say(
            "The room rests. What people have locked waits, nobody else can open it, and all else is erased. "
            "Run “workbook host” for the next evening, or “workbook host --end” to erase it."
            if clean
            else "The room rests, but something of it could not be erased. Run “workbook host --end”."
        )

    def longer(self, room: Room) -> None:
        """Say that it closes later."""
        self.say(f"The room closes at {room.closes_at} now.")

    def larger(self, room: Room) -> None:
        """Say that it has more places."""
        self.say(f"The room is open for {room.people} people now.")

    def again(self) -> None:
        """Say that the hub is started again."""
        self.say("The hub stopped by itself and is being started again. Nothing is lost.")

    def stopped(self) -> None:
        """Say that the room only rests."""
        self.say("The room has stopped and was not erased. Run “workbook host” to go on.")

    def ended(self, clean: bool) -> None:
        """Say that nothing is left, or what to do."""
        if clean:
            self.say("The room is closed. Everything written in it is erased from this computer.")
        else:
            self.say(
                "The room is closed, but something of it could not be erased. Run “workbook host --end”."
            )
