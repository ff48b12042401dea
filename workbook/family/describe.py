"""The map in plain sentences, for whoever reads rather than looks: it says what the drawing says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from workbook.family.layout.kinship import kinship
from workbook.family.model.people import CHILDREN, HARM, UNNAMED, Child, Couple, Family, Person, Tie

INVITATION = "Nobody is on the map yet. Write your name above, and the map begins with you."

_TIES = {
    "Close": "{} and {} are close.",
    "Fused": "{} and {} are fused.",
    "Distant": "{} and {} are distant.",
    "Conflict": "{} and {} are in conflict.",
    "Close and in conflict": "{} and {} are close and in conflict.",
    "Focused on": "{} is focused on {}.",
    "Cut off": "{} and {} are cut off from each other.",
    "Repaired after a cut-off": "{} and {} were cut off from each other and have repaired it.",
    "Over- and under-functioning": "{} does more, and {} less, than their own part.",
    HARM: "{} has hurt or frightened {}.",
}
_COUPLES = {
    "Married": "are married",
    "Living together": "live together",
    "Together": "are together",
    "Separated": "are separated",
    "Divorced": "are divorced",
    "Former": "were together",
}
_BELONGS = {
    "Me": "this is you",
    "Chosen family": "chosen family",
    "Friend": "a friend",
    "Pregnancy": "a pregnancy",
    "Loss before birth": "a loss before birth",
}
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def describe(family: Family, *, hide_names: bool = False) -> str:
    """Return the map in paragraphs with empty lines between: people, couples, children, ties and homes.

    Args:
        family: as read.
        hide_names: write initials, as the drawing does.
    """
    if not family.people:
        return INVITATION
    return "\n\n".join(_Description(family, hide_names=hide_names).paragraphs())


class _Description:
    def __init__(self, family: Family, *, hide_names: bool) -> None:
        self._family = family
        self._hide_names = hide_names
        self._rows = kinship(family).rows

    def paragraphs(self) -> Iterator[str]:
        """Return what there is to say, a paragraph each."""
        yield self._counts()
        yield from self._people()
        for sentences in (self._couples(), self._children(), self._ties(), self._homes()):
            paragraph = " ".join(_closed(sentence) for sentence in sentences)
            if paragraph:
                yield paragraph

    def _name(self, person: int) -> str:
        one = self._family.people[person]
        name = one.initials if self._hide_names else one.name
        return "someone unknown" if name == UNNAMED else name

    def _counts(self) -> str:
        people = len(self._family.people)
        rows = len(set(self._rows.values()))
        who = "1 person" if people == 1 else f"{people:,} people"
        return f"{who} in {rows} generations." if rows > 1 else f"{who} on the map."

    def _people(self) -> Iterator[str]:
        rows: dict[int, list[int]] = defaultdict(list)
        apart: list[int] = []
        related = {one for child in self._family.children for one in (child.child, *child.parents)}
        related.update(one for couple in self._family.couples for one in (couple.one, couple.two))
        for person in range(len(self._family.people)):
            (rows[self._rows[person]] if person in related else apart).append(person)
        for place, row in enumerate(sorted(rows)):
            first = _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"
            yield _closed(f"{first} generation: {self._listed(rows[row])}")
        if apart:
            yield _closed(f"Without a line to a parent, child or partner: {self._listed(apart)}")

    def _listed(self, people: list[int]) -> str:
        return "; ".join(self._person(self._family.people[person]) for person in people)

    def _person(self, person: Person) -> str:
        return ", ".join([self._name(person.id), *facts(person)])

    def _couples(self) -> Iterator[str]:
        for couple in self._family.couples:
            names = f"{_capital(self._name(couple.one))} and {self._name(couple.two)}"
            yield f"{names} {_together(couple)}."

    def _children(self) -> Iterator[str]:
        groups: dict[tuple[frozenset[int], str | None], list[Child]] = defaultdict(list)
        for child in self._family.children:
            groups[frozenset(child.parents), child.how].append(child)
        for (_, how), rows in groups.items():
            born = self._family.in_birth_order(row.child for row in rows)
            parents = _and([self._name(one) for one in rows[0].parents])
            yield _of(parents, [self._name(one) for one in born], how)
        yield from self._twins()

    def _twins(self) -> Iterator[str]:
        told: set[int] = set()
        for person, others in self._family.twins.items():
            group = self._family.in_birth_order((person, *others))
            if person not in told:
                told.update(group)
                what = "twins" if len(group) == 2 else "of one birth"
                yield f"{_capital(_and([self._name(one) for one in group]))} are {what}."

    def _ties(self) -> Iterator[str]:
        for tie in self._family.ties:
            yield self._tie(tie)

    def _tie(self, tie: Tie) -> str:
        names = _capital(self._name(tie.one)), self._name(tie.two)
        known = _TIES.get(tie.kind or "")
        if known:
            return known.format(*names)
        return f"{names[0]} and {names[1]}: {tie.kind or 'a tie without a name'}."

    def _homes(self) -> Iterator[str]:
        for home in self._family.homes:
            who = _capital(_and([self._name(member) for member in home.members]))
            lives = "lives" if len(home.members) == 1 else "live together"
            where = f": {home.name}" if home.name and not self._hide_names else ""
            yield f"{who} {lives} in one home{where}."


def facts(person: Person) -> Iterator[str]:
    """Return what is told of a person besides the name: “woman”, “born 1950”."""
    if person.is_ in _BELONGS:
        yield _BELONGS[person.is_]
    if person.shape in ("Woman", "Man"):
        yield person.shape.casefold()
    elif person.shape == "Own shape":
        yield person.label or "own shape"
    expected = person.is_ in ("Pregnancy", "Loss before birth")
    if person.born.in_words:
        yield f"{'date' if expected else 'born'} {person.born.in_words}"
    if person.has_died and not expected:
        yield f"died {person.died.in_words}" if person.died.known or person.died.month else "died"
    age = person.age_at_death
    if age and age[0] == age[1] and not expected:
        yield f"aged {age[0]}"


def _together(couple: Couple) -> str:
    words = _COUPLES.get(couple.kind or "", f"({couple.kind})" if couple.kind else "are a couple")
    together = "together " if couple.parted else ""
    since = f"{together}since {couple.since.in_words}" if couple.since.in_words else ""
    until = f"until {couple.until.in_words}" if couple.until.in_words else ""
    return ", ".join(part for part in (words, since, until) if part)


def _of(parents: str, children: list[str], how: str | None) -> str:
    names, many = _and(children), len(children) > 1
    if how == "Raised by":
        return f"{_capital(names)} {'are' if many else 'is'} raised by {parents}."
    if how == "Adopted":
        return f"{_capital(names)} {'are' if many else 'is'} adopted by {parents}."
    if how == "Foster":
        return f"{_capital(names)} {'are foster children' if many else 'is a foster child'} of {parents}."
    other = f" ({how})" if how and how not in CHILDREN else ""
    return f"Born to {parents}: {names}{other}." if how == "Born to" else f"Of {parents}: {names}{other}."


def _closed(sentence: str) -> str:
    """Return a sentence with one full stop, also after a name such as “K.”."""
    return f"{sentence.rstrip('.')}."


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:] if words.startswith("someone") else words
