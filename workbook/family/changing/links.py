"""The tables with everybody's key in each row that means them: names can then change, and nobody is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from workbook.chapters.roles import FAMILY
from workbook.family.model.keys import KEY, REFERS, reference
from workbook.family.model.people import TABLES, Family
from workbook.family.model.tables import called, read_family

Rows: TypeAlias = list[dict[str, Any]]
Tables: TypeAlias = dict[str, Rows]
"""Table to rows, each table there."""


def tables_of(answers: Mapping[str, Any]) -> Tables:
    """Return a copy of the tables; what is no row of cells is left out of it.

    Args:
        answers: full key, such as `family-map.people`, to rows.
    """
    found = {table: answers.get(FAMILY[table]) for table in TABLES}
    return {
        table: [dict(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
        for table, rows in found.items()
    }


def family_of(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Family:
    """Return the family that tables tell."""
    return read_family({FAMILY[table]: rows for table, rows in tables.items()})


def linked(tables: Tables) -> Tables:
    """Return tables in which everybody has a key, and each row the keys of those whom it means.

    Whoever only other tables name gets a row among the people. Tables that are so already come back equal.
    """
    full = {table: _without_blanks(rows) for table, rows in tables.items()}
    family = family_of(full)
    people = [dict(row) for row in full["people"]]
    for person in family.people:
        if person.row is None:
            people.append({"who": person.name, KEY: person.key})
        else:
            people[person.row] = {**people[person.row], KEY: person.key}
    return {"people": people} | {
        table: [row | dict(_keys(family, table, number)) for number, row in enumerate(full[table])]
        for table in REFERS
    }


def _without_blanks(rows: Rows) -> Rows:
    return [row for row in rows if any(cell is not None for cell in row.values())]


def _keys(family: Family, table: str, row: int) -> Iterator[tuple[str, str]]:
    for column in REFERS[table]:
        meant = family.meant.get((table, row, column))
        if meant:
            yield reference(column), " ".join(family.people[person].key for person in meant)


def spelled(tables: Tables) -> Tables:
    """Return tables in which each row names people as they are called now, by their keys."""
    names = called(tables["people"])
    return tables | {
        table: [_renamed(row, REFERS[table], names) for row in tables[table]] for table in REFERS
    }


def _renamed(row: dict[str, Any], columns: tuple[str, ...], names: Mapping[str, str]) -> dict[str, Any]:
    for column in columns:
        keys = str(row.get(reference(column)) or "").split()
        if row.get(column) and keys and all(key in names for key in keys):
            row = {**row, column: ", ".join(names[key] for key in keys)}
    return row


def followed(before: Rows, tables: Tables) -> Tables:
    """Return tables whose rows follow those who were renamed by hand.

    Args:
        before: the people, as they were.
        tables: with the people as they are now; only other tables change.
    """
    now = tables["people"]
    family, after = family_of({**tables, "people": before}), family_of({"people": now})
    at = {
        person.row: person.name
        for person in after.people
        if person.row is not None and now[person.row].get("who")
    }
    called = {
        person.id: at[place]
        for person in family.people
        if (place := _place(before, now, person.row)) in at and at[place] != person.name
    }
    return tables | {
        table: [_following(family, table, number, row, called) for number, row in enumerate(tables[table])]
        for table in REFERS
    }


def _place(before: Rows, now: Rows, row: int | None) -> int | None:
    """Return where somebody's row is now: by its key, or in its place where nobody came or went."""
    if row is None:
        return None
    if key := before[row].get(KEY):
        return next((place for place, each in enumerate(now) if each.get(KEY) == key), None)
    return row if len(before) == len(now) else None


def _following(
    family: Family, table: str, number: int, row: dict[str, Any], called: Mapping[int, str]
) -> dict[str, Any]:
    for column in REFERS[table]:
        meant = family.meant.get((table, number, column), ())
        if any(person in called for person in meant):
            names = (called.get(person, family.people[person].name) for person in meant)
            row = {**row, column: ", ".join(names)}
    return row
