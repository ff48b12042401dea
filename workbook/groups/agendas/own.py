"""A plan of one's own for an evening, from an agenda or freely: its address holds all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbook.chapters.evening import LONGEST, MOST, Item
from workbook.chapters.notebook import Chapter
from workbook.exercises.kinds import Exercise
from workbook.groups.agendas.agenda import Agenda, Block, Session
from workbook.groups.agendas.reading import agendas
from workbook.groups.agendas.timing import spoken

NAME = "tonight"
"""What it is called where an agenda has its name."""
FROM = "from"
"""What an address calls the session that a plan begins from."""
USUAL = 5
"""Minutes for an exercise, where nobody has said."""


def exercises_of(session: Session) -> tuple[Item, ...]:
    """Return what a session asks, each once, with the minutes of the block that asks it last."""
    minutes: dict[str, int] = {}
    for block in session.blocks:
        for key in block.exercises:
            minutes[key] = max(1, block.minutes // len(block.exercises))
    return tuple(Item(*each) for each in minutes.items())


def of_session(name: str) -> tuple[Item, ...]:
    """Return what a session asks, by its name in addresses; nothing where there is no such session."""
    named, _, number = name.partition(".")
    found = {each: session for each, session, _ in sessions_of(agendas())}
    session = found.get(f"{named}.{number or 1}")
    return exercises_of(session) if session else ()


def name_of(items: Sequence[Item]) -> str:
    """Return the session that asks just this, so that an address is short enough to type; empty for none."""
    names = (name for name, session, _ in sessions_of(agendas()) if exercises_of(session) == tuple(items))
    return next(names, "").removesuffix(".1")


def sessions_of(agendas: Iterable[Agenda]) -> Iterator[tuple[str, Session, str]]:
    """Return every session with a name for addresses, such as `six-weeks.2`, and one to be read."""
    for agenda in agendas:
        for number, session in enumerate(agenda.sessions, 1):
            several = len(agenda.sessions) > 1
            title = f"{agenda.title}: {session.title}" if several else agenda.title
            yield f"{agenda.name}.{number}", session, title


def changed(items: Sequence[Item], does: str, added: str = "") -> tuple[Item, ...]:
    """Return a plan after one press.

    Args:
        items: the plan before.
        does: `up-2`, `down-2` or `out-2`, by the place of an exercise, 0 for the first.
        added: the key of an exercise that comes last; empty for none.
    """
    plan, (act, _, place) = list(items), does.partition("-")
    at = int(place) if place.isascii() and place.isdigit() else len(plan)
    if at < len(plan):
        item = plan.pop(at)
        if act != "out":
            plan.insert(max(0, at + {"up": -1, "down": 1}.get(act, 0)), item)
    if added and added not in {item.key for item in plan}:
        plan.append(Item(added, USUAL))
    return tuple(plan[:MOST])


def with_minutes(items: Sequence[Item], given: Sequence[str]) -> tuple[Item, ...]:
    """Return a plan with minutes as somebody has typed them; what is no number changes nothing."""
    typed = [*given, *[""] * len(items)]
    return tuple(
        Item(item.key, min(int(text), LONGEST)) if text.isascii() and text.isdigit() else item
        for item, text in zip(items, typed, strict=False)
    )


def as_agenda(
    items: Sequence[Item], asked: Mapping[str, tuple[Exercise, Chapter]], words: Session | None = None
) -> Agenda:
    """Return a plan as an agenda, so that it can be led by the clock.

    Args:
        items: the exercises in order; those that no chapter asks are left out.
        asked: every exercise of this edition with its chapter.
        words: the session whose words are said.
    """
    blocks = tuple(_block(item, *asked[item.key], words) for item in items if item.key in asked)
    minutes = sum(block.minutes for block in blocks)
    return Agenda(
        name=NAME,
        title="A plan of your own",
        length=spoken(minutes),
        for_whom="",
        size="",
        goals=(),
        materials=(),
        sessions=(Session(title="Tonight", minutes=minutes, blocks=blocks),),
    )


def _block(item: Item, exercise: Exercise, book: Chapter, words: Session | None) -> Block:
    from_there = [block for block in (words.blocks if words else ()) if item.key in block.exercises][-1:]
    minutes = item.minutes or USUAL
    return Block(
        minutes=minutes,
        least=-(-minutes // 2),
        title=exercise.prompt,
        aim=f"From chapter {book.number}, {book.title}." if book.number else f"From {book.title}.",
        say=from_there[0].say if from_there else (),
        exercises=(item.key,),
        safety=from_there[0].safety if from_there else (),
    )
