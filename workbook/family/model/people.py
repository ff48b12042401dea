"""Who is on the family map: people, couples, children, ties and homes, and what could not be drawn."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbook.chapters.roles import FAMILY
from workbook.family.dates.day import NO_DAY, Day, ages
from workbook.family.dates.words import says_rather_not

TABLES = tuple(FAMILY)
SHAPES = ("Woman", "Man", "Own shape", "Unknown", "Rather not say")
BELONGS = ("Me", "Family", "Chosen family", "Friend", "Pregnancy", "Loss before birth")
COUPLES = ("Married", "Living together", "Together", "Separated", "Divorced", "Former")
CHILDREN = ("Born to", "Adopted", "Foster", "Raised by")
TIES = (
    "Close",
    "Fused",
    "Distant",
    "Conflict",
    "Close and in conflict",
    "Focused on",
    "Cut off",
    "Repaired after a cut-off",
)
HARM = "Harm or fear"
"""From whoever does it to whoever is hurt or afraid: never where names are hidden, and in no triangle."""
TIES_ON_DEMAND = ("Over- and under-functioning", HARM)
CHOSEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "people": {"shape": SHAPES, "is": BELONGS},
    "couples": {"kind": COUPLES},
    "children": {"how": CHILDREN},
    "ties": {"kind": (*TIES, *TIES_ON_DEMAND)},
    "homes": {},
}
"""What can be chosen in each table, by column: the words of this code, whatever the page says today."""
UNNAMED = "?"

_SECOND = re.compile(r"\s*(\(\d+\))$")


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person, as the reader told it.

    Attributes:
        id: the person's place in `Family.people`, from 0.
        name: as typed; `L. (2)` for a second “L.”; `?` without a name.
        shape: one of `SHAPES`, or `None`.
        label: the reader's own word for an own shape.
        is_: one of `BELONGS`, or `None`.
        born: when, as far as it is known.
        died: when, as far as it is known.
        has_died: whether the reader says that the person died, with or without a date.
        notes: the reader's own notes, as typed.
        row: the row of the people table, from 0; `None` for a name that only other tables use.
        key: stays the same when the person is renamed or rows move: as the row has it, or made of the name.
    """

    id: int
    name: str
    key: str = ""
    shape: str | None = None
    label: str | None = None
    is_: str | None = None
    born: Day = NO_DAY
    died: Day = NO_DAY
    has_died: bool = False
    notes: str | None = None
    row: int | None = None

    @property
    def initials(self) -> str:
        """The first letter of each part of the name, with full stops; a number such as `(2)` stays."""
        second = _SECOND.search(self.name)
        words = re.split(r"[\s\-‐–.,'’]+", self.name[: second.start()] if second else self.name)
        letters = [_first_letter(word) for word in words]
        short = " ".join(f"{letter}." for letter in letters if letter) or UNNAMED
        return f"{short} {second[1]}" if second else short

    @property
    def rather_not(self) -> bool:
        """Whether the reader would rather not go into this person's dates."""
        return (
            self.born.withheld
            or self.died.withheld
            or says_rather_not(self.notes)
            or says_rather_not(self.is_)
        )

    def age(self, day: dt.date) -> tuple[int, int] | None:
        """Return the least and the greatest age in whole years on a day, `None` when nobody can say.

        Somebody who had died by then has no age; `age_at_death` has the last one.
        """
        gone = self.has_died and (self.died.earliest is None or self.died.earliest <= day)
        return None if gone else ages(self.born, Day(earliest=day, latest=day))

    @property
    def age_at_death(self) -> tuple[int, int] | None:
        """The least and the greatest age at death in whole years, `None` when nobody can say."""
        return ages(self.born, self.died) if self.has_died else None


def _first_letter(word: str) -> str:
    letters = [place for place, sign in enumerate(word) if sign.isalnum()]
    if not letters:
        return ""
    end = letters[0] + 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return word[letters[0] : end].upper()


@dataclass(frozen=True, kw_only=True)
class Couple:
    """Two people who are or were together; the same two may have been together twice.

    Attributes:
        id: the couple's place in `Family.couples`, from 0.
        kind: one of `COUPLES`, other words as typed, or `None`.
        row: the row of the couples table, from 0.
    """

    id: int
    one: int
    two: int
    kind: str | None = None
    since: Day = NO_DAY
    until: Day = NO_DAY
    row: int

    @property
    def parted(self) -> bool:
        """Whether they are no longer together, as far as the table says."""
        return self.kind in ("Separated", "Divorced", "Former")


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child and one or two parents; a child may have several of these, such as born to and raised by.

    Attributes:
        parents: one or two people, in the order of the table; nobody is their own ancestor.
        how: one of `CHILDREN`, other words as typed, or `None`.
        twin: another child of the very same parents, or `None`; one of the two rows is enough.
        row: the row of the children table, from 0.
    """

    child: int
    parents: tuple[int, ...]
    how: str | None = None
    twin: int | None = None
    row: int


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A tie between two people; `kind` is one of `TIES` or `TIES_ON_DEMAND`, other words, or `None`."""

    one: int
    two: int
    kind: str | None = None
    row: int


@dataclass(frozen=True, kw_only=True)
class Home:
    """People who live in one home; `name` may be empty."""

    name: str
    members: tuple[int, ...]
    row: int


@dataclass(frozen=True, order=True)
class Problem:
    """One sentence at the row it concerns.

    Attributes:
        table: one of `TABLES`.
        row: from 0.
        says: what is wrong and the way out.
    """

    table: str
    row: int
    says: str


@dataclass(frozen=True, kw_only=True)
class Family:
    """Everything that can be drawn, and a sentence for each row that cannot.

    The children table holds no circles: walking from child to parents always ends.

    Attributes:
        meant: whom each cell that names people means, by its table, row and column; also in rows that are not
            drawn.
        alike: a quiet sentence for each row whose name somebody else has too.
    """

    people: tuple[Person, ...] = ()
    couples: tuple[Couple, ...] = ()
    children: tuple[Child, ...] = ()
    ties: tuple[Tie, ...] = ()
    homes: tuple[Home, ...] = ()
    problems: tuple[Problem, ...] = ()
    alike: tuple[Problem, ...] = ()
    meant: Mapping[tuple[str, int, str], tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def me(self) -> Person | None:
        """The reader, where one row says “Me”."""
        return next((person for person in self.people if person.is_ == "Me"), None)

    @cached_property
    def parents(self) -> Mapping[int, tuple[int, ...]]:
        """For every child, all parents of every kind, each once."""
        found: dict[int, dict[int, None]] = defaultdict(dict)
        for child in self.children:
            found[child.child].update(dict.fromkeys(child.parents))
        return {child: tuple(parents) for child, parents in found.items()}

    @cached_property
    def offspring(self) -> Mapping[int, tuple[int, ...]]:
        """For every parent, all children of every kind, each once, in birth order."""
        found: dict[int, dict[int, None]] = defaultdict(dict)
        for child in self.children:
            for parent in child.parents:
                found[parent][child.child] = None
        return {parent: self.in_birth_order(children) for parent, children in found.items()}

    @cached_property
    def twins(self) -> Mapping[int, tuple[int, ...]]:
        """For every twin, the others of the same birth, whichever row says so."""
        found: dict[int, dict[int, None]] = defaultdict(dict)
        for child in self.children:
            if child.twin is not None:
                found[child.child][child.twin] = None
                found[child.twin][child.child] = None
        return {person: tuple(others) for person, others in found.items()}

    def in_birth_order(self, people: Iterable[int]) -> tuple[int, ...]:
        """Return people elder first; those without a date keep their place, and twins stay together."""
        given = list(dict.fromkeys(people))
        dated = [person for person in given if self.people[person].born.middle]
        dated.sort(key=lambda person: self.people[person].born.middle or dt.date.min)
        elder = iter(dated)
        order = [next(elder) if self.people[person].born.middle else person for person in given]
        return tuple(self._twins_together(order))

    def _twins_together(self, order: list[int]) -> Iterable[int]:
        waiting = dict.fromkeys(order)
        while waiting:
            person = next(iter(waiting))
            group = [person]
            for twin in group:
                group += [other for other in self.twins.get(twin, ()) if other not in group]
            for one in [other for other in order if other in group and other in waiting]:
                del waiting[one]
                yield one
