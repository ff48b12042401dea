"""A room of people against a real hub: `python -m tests.bench.room --people 30 --minutes 10`.

Everyone gives the room code, waits for the own server, opens a chapter and speaks the page's own protocol
over a real WebSocket: an edit every ten seconds, a beat every two. Afterwards each home on disk is compared
with what was acknowledged. Exit code 1 if anything was lost or went wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from tests.hub.guest import FIRST, Guest
from tests.hub.rooms import Hosted, hosted
from workbook.chapters.notebook import find_chapter

BEAT = 2.0


@dataclass
class Person:
    """What happened to one person; seconds."""

    number: int
    name: str = ""
    came_in: float = 0.0
    usable: float = 0.0
    edits: list[float] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    lost: int = 0


@dataclass
class Room:
    """What was measured of everyone: times in seconds, memory in MB, processor time in seconds."""

    people: list[Person]
    memory_each: float = 0.0
    memory_hub: float = 0.0
    processor: float = 0.0
    seconds: float = 0.0

    @property
    def errors(self) -> list[str]:
        return [f"{person.name or person.number}: {said}" for person in self.people for said in person.errors]

    @property
    def lost(self) -> int:
        return sum(person.lost for person in self.people)

    def figures(self) -> dict[str, float | int]:
        """Return the figures by name."""
        usable = [person.usable for person in self.people if person.usable]
        edits = [seconds for person in self.people for seconds in person.edits]
        return {
            "people": len(self.people),
            "errors": len(self.errors),
            "lost answers": self.lost,
            "edits": len(edits),
            "usable chapter, median s": median(usable),
            "usable chapter, 95 % s": most(usable),
            "of it until the contents, median s": median([person.came_in for person in self.people]),
            "edit acknowledged, median s": median(edits),
            "edit acknowledged, 95 % s": most(edits),
            "memory of one person MB": round(self.memory_each, 1),
            "memory of hub and proxy MB": round(self.memory_hub, 1),
            "processor time per person s": round(self.processor / max(1, len(self.people)), 1),
            "length s": round(self.seconds),
        }


def median(seconds: Sequence[float]) -> float:
    """Return the middle one."""
    return round(statistics.median(seconds), 3) if seconds else 0.0


def most(seconds: Sequence[float]) -> float:
    """Return what 95 of a hundred stay below."""
    return round(sorted(seconds)[min(len(seconds) - 1, int(0.95 * len(seconds)))], 3) if seconds else 0.0


def keys() -> list[str]:
    """Return the text fields of the chapter."""
    return [each.key for each in find_chapter(FIRST).exercises if each.kind == "text"]


async def live(room: Hosted, person: Person, wait: float, every: float, until: float) -> None:
    """Be one person: come in, read, write, leave."""
    await asyncio.sleep(wait)
    try:
        async with Guest(room.url) as guest:
            await _come_in(room, person, guest)
            beats = asyncio.create_task(_beat(guest))
            try:
                await _write(person, guest, every, until)
            finally:
                beats.cancel()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong for one is a figure, and the others go on
        person.errors.append(f"{type(error).__name__}: {error}")


async def _come_in(room: Hosted, person: Person, guest: Guest) -> None:
    pressed = time.monotonic()
    await guest.come_in(room.code)
    person.name, person.came_in = guest.name, time.monotonic() - pressed
    await guest.read()
    person.usable = time.monotonic() - pressed


async def _beat(guest: Guest) -> None:
    with contextlib.suppress(ConnectionError):
        while True:
            await guest.beat()
            await asyncio.sleep(BEAT)


async def _write(person: Person, guest: Guest, every: float, until: float) -> None:
    fields, number = keys(), 0
    while number < 2 or time.monotonic() < until:
        key, words = fields[number % len(fields)], f"person {person.number} edit {number}"
        began = time.monotonic()
        said = await guest.write(words, key)
        person.edits.append(time.monotonic() - began)
        if said["say"] == "saved":
            person.last[key] = words
        else:
            person.errors.append(f"an edit was answered with {said['say']}")
        number += 1
        await asyncio.sleep(max(0.0, every - (time.monotonic() - began)))


def compare(room: Hosted, people: list[Person]) -> None:
    """Count what was acknowledged and is not on disk."""
    for person in people:
        try:
            there = room.answers(person.name) if person.last else {}
        except (OSError, ValueError):
            there = {}
        person.lost = sum(there.get(key) != words for key, words in person.last.items())


def weigh(room: Hosted) -> tuple[float, float, float]:
    """Return MB of each person's processes on average and of the hub's, and processor seconds of all."""
    people, rest, processor, names = 0.0, 0.0, 0.0, set()
    for process in room.family():
        with contextlib.suppress(psutil.Error, OSError):
            home = Path(process.cwd())
            owner = home.name if home.parent == room.home / "room" / "people" else None
            used = process.memory_full_info()
            share = getattr(used, "pss", used.rss) / 1e6
            times = process.cpu_times()
            processor += times.user + times.system + times.children_user + times.children_system
            if owner:
                people, names = people + share, names | {owner}
            else:
                rest += share
    return people / max(1, len(names)), rest, processor


async def crowd(room: Hosted, people: int, apart: float, every: float, seconds: float) -> Room:
    """Let people come one after the other and write, and measure.

    Args:
        room: the room.
        people: how many.
        apart: seconds between one and the next.
        every: seconds between edits.
        seconds: how long everyone writes, counted from the last arrival.
    """
    began = time.monotonic()
    until = began + people * apart + seconds
    found = Room([Person(number) for number in range(people)])
    lives = [live(room, each, each.number * apart, every, until) for each in found.people]
    everyone = asyncio.gather(*lives)
    await asyncio.sleep(max(0.0, until - time.monotonic() - min(5.0, seconds / 4)))
    found.memory_each, found.memory_hub, found.processor = await asyncio.to_thread(weigh, room)
    await everyone
    found.seconds = time.monotonic() - began
    compare(room, found.people)
    return found


def measure(people: int, minutes: float, apart: float = 3.0, every: float = 10.0, memory: int = 300) -> Room:
    """Open a room, let people live in it, close it, and return what was measured."""
    open_for = str(max(10, minutes * 2 + 10))
    with hosted("--people", str(people), "--memory", str(memory), "--minutes", open_for) as room:
        return asyncio.run(crowd(room, people, apart, every, minutes * 60))


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=30)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--apart", type=float, default=3)
    asked.add_argument("--every", type=float, default=10)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    found = measure(given.people, given.minutes, given.apart, given.every)
    for name, figure in found.figures().items():
        print(f"{name:40} {figure}")
    for said in found.errors:
        print(said, file=sys.stderr)
    if given.json:
        given.json.write_text(json.dumps([found.figures(), *map(asdict, found.people)], indent=1))
    sys.exit(bool(found.errors or found.lost))


if __name__ == "__main__":
    main()
