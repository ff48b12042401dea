"""One person of the map, for whoever has pressed them: facts, lines to others, and whom to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbook.family.changing.links import Tables, family_of, linked
from workbook.family.changing.working import ABOUT, ROWS_HAVE, Working
from workbook.family.describe import facts
from workbook.family.model.keys import REFERS, reference
from workbook.protocol.family import PersonTold, Row


def person_told(tables: Tables, who: str, key: str) -> PersonTold | None:
    """Return what the map says of somebody who is pressed, `None` if they are gone.

    Args:
        tables: as they stand.
        who: the person's key.
        key: that of the map.
    """
    now = Working(linked(tables))
    if not now.knows(who):
        return None
    family = family_of(now.tables)
    person = next(each for each in family.people if each.key == who)
    row = now.person(who)
    shared = now.parents(who)[:1]
    parents = [
        parent for each in shared for column in ("parent_id", "other_id") if (parent := each.get(column))
    ]
    return {
        "key": key,
        "say": "person",
        "who": who,
        "name": person.name,
        "facts": ", ".join(facts(person)),
        "cells": {column: str(row[column]) for column in ABOUT if row.get(column)},
        "rows": list(_rows(now, who)),
        "parents": [(parent, now.name(parent)) for parent in parents],
        "partners": [(partner, now.name(partner)) for partner in dict.fromkeys(now.partners(who))],
    }


def _rows(now: Working, who: str) -> Iterator[Row]:
    for table in REFERS:
        for number, row in enumerate(now.tables[table]):
            if words := _words(now, table, row, who):
                cells = {column: str(row[column]) for column in ROWS_HAVE[table] if row.get(column)}
                yield {"table": table, "row": number, "words": words, "cells": cells}


def _words(now: Working, table: str, row: Mapping[str, Any], who: str) -> str:
    """Return what a row tells of somebody; nothing where it only says whose twin another one is."""
    meant = {column: str(row.get(reference(column)) or "").split() for column in REFERS[table]}
    keys = [key for column, found in meant.items() if column != "twin" for key in found]
    if who not in keys:
        return ""
    others = " and ".join(now.name(key) for key in keys if key != who)
    kind = str(row.get("kind") or row.get("how") or "").lower()
    match table:
        case "couples":
            told = [
                kind or "a couple",
                *(f"{name} {row[name]}" for name in ("since", "until") if row.get(name)),
            ]
        case "children" if meant["child"] == [who]:
            told = ["parents" if len(keys) > 2 else "parent", kind]
        case "children":
            child = "".join(map(now.name, meant["child"]))
            return ": ".join([child, ", ".join(filter(None, ["child", kind]))])
        case "ties":
            told = ["tie", kind]
        case _:
            home = str(row.get("home") or "a home")
            return f"{home}, with {others}" if others else home
    return f"{others}: {', '.join(filter(None, told))}"
