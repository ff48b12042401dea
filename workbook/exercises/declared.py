"""What stands in a chapter beside its exercises: pictures, maps, quotations, gates, forks; and the union."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.exercises.kinds import Choice, Exercise, Scale
from workbook.values import as_name


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture drawn from answers: its name, and the full key of each answer it takes, by its role."""

    key: str
    prompt: str
    name: str
    sources: Mapping[str, str]
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class FamilyMap:
    """The map of the family in this page's tables, with questions and what can be done with it."""

    key: str
    prompt: str
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Patterns:
    """What returns across chapters: words, people, scales side by side, lines over time."""

    key: str
    prompt: str
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Show:
    """An earlier answer, quoted; `key` is the full key of the exercise it quotes."""

    key: str
    prompt: str
    otherwise: str = ""


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A few statements ticked in private: never sent, never saved, never scored.

    Attributes:
        statements: what may be ticked.
        instead: what to do then.
        once: whether once in a sitting is enough; before a step towards a person each time is asked anew.
        lane: the heading of a part of the chapter that fits whoever ticks one.
    """

    key: str
    prompt: str
    statements: tuple[str, ...]
    instead: str
    once: bool = False
    lane: str | None = None


@dataclass(frozen=True, kw_only=True)
class Fork:
    """Two ways on from an earlier answer: it opens one of them, and the reader may open both.

    Attributes:
        by: the full key of a scale, a balance or a choice.
        ways: the heading of the part that begins each way, by what the way is called.
        until: the heading where the ways come together again.
    """

    key: str
    prompt: str
    by: str
    ways: Mapping[str, str]
    until: str
    hint: str | None = None

    def taken(self, exercise: Exercise | None, value: object) -> tuple[int, ...]:
        """Return which ways an answer opens, counted from 0: none while there is no answer.

        Of a scale, what is below the middle leads the first way, what is above it the second, and the middle
        both. Of a choice, each option leads the way of its place, and any other answer all of them.

        Args:
            exercise: what `by` stands for.
            value: its answer.
        """
        every = tuple(range(len(self.ways)))
        match exercise, value:
            case Scale(lowest=low, highest=high), int() if 2 * value != low + high:
                return every[:1] if 2 * value < low + high else every[1:]
            case Choice(options=options), str() if as_name(value) in [*options][: len(every)]:
                return ([*options].index(as_name(value)),)
        return () if value is None else every


@dataclass(frozen=True, kw_only=True)
class Breathe:
    """A slow circle to breathe with for some rounds; nothing is kept."""

    key: str
    prompt: str
    rounds: int = 6
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Helplines:
    """Helplines by country, from the checked list; nothing is asked and nothing kept."""

    key: str
    prompt: str


Drawn = Picture | FamilyMap | Patterns
Declared = Exercise | Drawn | Show | Gate | Fork | Breathe | Helplines
