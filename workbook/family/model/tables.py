"""The family out of the tables as typed; a row that cannot be used says so in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbook.chapters.roles import FAMILY
from workbook.family.dates.typed import Day, read_day
from workbook.family.dates.words import DIED_NO, DIED_YES, NOT_KNOWN, plain, says_rather_not
from workbook.family.model.cells import Row, brief, chosen, rows_of
from workbook.family.model.checks import MOST_PEOPLE, check, doubts
from workbook.family.model.names import Names
from workbook.family.model.people import (
    BELONGS,
    COUPLES,
    SHAPES,
    TABLES,
    TIES,
    TIES_ON_DEMAND,
    Couple,
    Family,
    Home,
    Person,
    Problem,
    Tie,
)
from workbook.family.model.relations import read_children


def read_family(answers: Mapping[str, Any]) -> Family:
    """Return the family that the tables tell; never raises.

    Args:
        answers: full key to cleaned value, such as `family-map.people` to a list of rows; whatever cannot be
            read is told in `Family.problems`, at its row, and everything else is there.
    """
    tables = answers if isinstance(answers, Mapping) else {}
    problems: list[Problem] = []
    rows = {table: rows_of(tables.get(FAMILY[table]), table, problems) for table in TABLES}
    names = Names(rows["people"], problems, most=MOST_PEOPLE)
    people = [_person(person, row, problems) for person, row in names.rows()]
    couples = _couples(rows["couples"], names, problems)
    children = read_children(rows["children"], names, problems)
    ties = _ties(rows["ties"], names, problems)
    homes = _homes(rows["homes"], names, problems)
    family = Family(
        people=(*people, *names.mentioned()),
        couples=couples,
        children=children,
        ties=ties,
        homes=homes,
        meant=names.meant,
        alike=tuple(names.alike),
    )
    problems += check(family)
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (TABLES.index(problem.table), problem.row))
    return replace(family, problems=tuple(ordered))


def called(people: object) -> dict[str, str]:
    """Return what everybody of the people table is called on the map, by their keys.

    Args:
        people: its rows.
    """
    names = Names(rows_of(people, "people", []), [], most=MOST_PEOPLE)
    return {person.key: person.name for person, _ in names.rows()}


def _person(person: Person, row: Row, problems: list[Problem]) -> Person:
    shape, own = _shape(row)
    is_ = chosen(row.get("is"), BELONGS)
    if is_ and is_ not in BELONGS and not says_rather_not(is_):
        problems.append(
            row.problem(f"“{brief(is_)}” is none of the choices here. Choose one, or leave it empty.")
        )
    born, died = read_day(row.get("born")), read_day(row.get("died"))
    problems += doubts(row.table, row.number, {"born": born, "died": died})
    return replace(
        person,
        shape=shape,
        label=own,
        is_=is_,
        born=born,
        died=Day() if plain(died.text) in DIED_NO else died,
        has_died=_has_died(died),
        notes=row.get("notes"),
    )


def _shape(row: Row) -> tuple[str | None, str | None]:
    """Return the shape and its label; a word of the reader's own is an own shape with that label."""
    shape, label = chosen(row.get("shape"), SHAPES), row.get("label")
    if shape in SHAPES or shape is None:
        return shape, label
    if says_rather_not(shape):
        return "Rather not say", label
    return ("Unknown", label) if plain(shape) in NOT_KNOWN else ("Own shape", label or shape)


def _has_died(died: Day) -> bool:
    said = plain(died.text)
    return said in DIED_YES or bool(died.known or died.month or (died.in_words and said not in DIED_NO))


def _couples(rows: list[Row], names: Names, problems: list[Problem]) -> tuple[Couple, ...]:
    couples: list[Couple] = []
    for row in rows:
        pair = names.pair(row, "one", "two")
        if pair:
            since, until = read_day(row.get("since")), read_day(row.get("until"))
            problems += doubts(row.table, row.number, {"since": since, "until": until})
            kind = chosen(row.get("kind"), COUPLES)
            one, two = pair
            couples.append(
                Couple(id=len(couples), one=one, two=two, kind=kind, since=since, until=until, row=row.number)
            )
    return tuple(couples)


def _ties(rows: list[Row], names: Names, problems: list[Problem]) -> tuple[Tie, ...]:
    ties: dict[tuple[frozenset[int], str | None], Tie] = {}
    for row in rows:
        pair = names.pair(row, "one", "two")
        if pair:
            kind = chosen(row.get("kind"), (*TIES, *TIES_ON_DEMAND))
            tie = Tie(one=pair[0], two=pair[1], kind=kind, row=row.number)
            first = ties.setdefault((frozenset(pair), kind), tie)
            if first is not tie and (first.one, first.two) == pair:
                says = f"Row {first.row + 1} says this already; it is drawn once. Remove one of the two rows."
                problems.append(row.problem(says))
            elif first is not tie:
                ties[frozenset(pair), f"{kind}\n{row.number}"] = tie
    return tuple(ties.values())


def _listed(who: str, names: Names) -> list[str]:
    """Return the names of a home; a name may hold a comma itself when it is one of the people."""
    parts = [part for piece in who.replace(";", ",").split(",") if (part := piece.strip())]
    found = []
    while parts:
        for end in range(min(len(parts), 4), 0, -1):
            name = ", ".join(parts[:end])
            if end == 1 or names.knows(name):
                found.append(name)
                del parts[:end]
                break
    return found


def _homes(rows: list[Row], names: Names, problems: list[Problem]) -> tuple[Home, ...]:
    homes = []
    for row in rows:
        listed = _listed(row.get("who") or "", names)
        members = names.find_all("who", listed, row)
        known = tuple(dict.fromkeys(member for member in members if member is not None))
        if known:
            homes.append(Home(name=row.get("home") or "", members=known, row=row.number))
        elif not members:
            says = "This home has nobody in it yet. Write who lives there, with commas between the names."
            problems.append(row.problem(says))
    return tuple(homes)
