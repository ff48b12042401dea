"""What can be done with a person on the map: each action takes the tables and returns them anew.

Whoever is meant is told by key. The tables that come in are `linked`, and those that come out name everybody
as they are called then. Nothing here knows of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbook.errors import WorkbookError
from workbook.family.changing.links import Tables, linked, spelled
from workbook.family.changing.working import ABOUT, CHANGED, ROWS_HAVE, Cells, Working
from workbook.family.model.keys import KEY, REFERS, reference
from workbook.family.model.people import UNNAMED

GONE = "This person is not on the map any more. Press somebody else."
NOBODY_ELSE = "Choose another person first: press them on the map, or pick them from the list."
UNKNOWN = "This page is of another edition. Reload it, and try again."


@dataclass(frozen=True)
class Done:
    """What an action has made of the tables.

    Attributes:
        tables: all five.
        says: what was done, in a sentence.
        who: the key of the person to go on with; `None` for nobody.
    """

    tables: Tables = field(repr=False)
    says: str = field(repr=False)
    who: str | None = None


def act(tables: Tables, name: str, who: str, cells: Cells) -> Done:
    """Return what an action makes of the tables.

    Args:
        tables: as they stand.
        name: one of `ACTIONS`.
        who: the key of the person it is done with; empty where it begins with nobody.
        cells: what was chosen and typed.

    Raises:
        WorkbookError: the person is gone, a row was changed meanwhile, or something is missing.
    """
    if name not in ACTIONS:
        raise WorkbookError(UNKNOWN)
    working = Working(linked(tables))
    if name not in ("begin", "skeleton") and not working.knows(who):
        raise WorkbookError(GONE)
    says, then = ACTIONS[name](working, who, {column: text.strip() for column, text in cells.items()})
    return Done(spelled(working.tables), says, then)


Told = tuple[str, str | None]


def _begin(now: Working, _: str, cells: Cells) -> Told:
    key = now.new(cells, **{"is": "Me"})
    return f"{now.name(key)} is on the map.", key


def _skeleton(now: Working, _: str, cells: Cells) -> Told:
    """Draw three generations of whom nobody is named yet but the reader."""
    me = now.new(cells, **{"is": "Me"})
    for child in (me, *_two_above(now, me)):
        if child != me:
            _two_above(now, child)
    return "Three generations are on the map. Press a question mark to write a name.", me


def _two_above(now: Working, child: str) -> tuple[str, str]:
    one, two = now.new({}, **{"is": "Family"}), now.new({}, **{"is": "Family"})
    now.add("children", {"child": child, "parent": one, "other": two}, how="Born to")
    return one, two


def _parent(now: Working, who: str, cells: Cells) -> Told:
    """Add a parent: beside the only one of their kind, or in a row of their own."""
    new = now.new(cells, **{"is": "Family"})
    how = cells.get("how") or None
    for row in now.parents(who):
        alike = (row.get("how") or "Born to") == (how or "Born to")
        if alike and not row.get("other") and row.get("parent_id"):
            row["other"], row["other_id"] = now.name(new), new
            break
    else:
        now.add("children", {"child": who, "parent": new}, how=how)
    return f"{now.name(new)} is on the map as a parent of {now.name(who)}.", who


def _partner(now: Working, who: str, cells: Cells) -> Told:
    new = now.new(cells, **{"is": "Family"})
    told = {column: cells.get(column) for column in ("kind", "since", "until")}
    now.add("couples", {"one": who, "two": new}, **told)
    return f"{now.name(new)} is on the map as a partner of {now.name(who)}.", who


def _child(now: Working, who: str, cells: Cells) -> Told:
    other = cells.get("other") or None
    if other and (other == who or not now.knows(other)):
        raise WorkbookError(GONE)
    new = now.new(cells, **{"is": "Family"})
    now.add("children", {"child": new, "parent": who, "other": other}, how=cells.get("how") or None)
    both = f"{now.name(who)} and {now.name(other)}" if other else now.name(who)
    return f"{now.name(new)} is on the map as a child of {both}.", who


def _sibling(now: Working, who: str, cells: Cells) -> Told:
    """Add a brother or sister by the same parents, or by the one that is chosen."""
    rows = now.parents(who)
    shared = [key for column in ("parent_id", "other_id") if rows and (key := rows[0].get(column))]
    through = cells.get("through")
    if not shared:
        shared = [now.new({}, **{"is": "Family"})]
        now.add("children", {"child": who, "parent": shared[0]}, how="Born to")
    elif through:
        if through not in shared:
            raise WorkbookError(CHANGED)
        shared = [through]
    new = now.new(cells, **{"is": "Family"})
    people = {"child": new, "parent": shared[0], "other": shared[1] if len(shared) > 1 else None}
    now.add("children", people, how=cells.get("how") or "Born to")
    return f"{now.name(new)} is on the map as a brother or sister of {now.name(who)}.", who


def _friend(now: Working, who: str, cells: Cells) -> Told:
    new = now.new(cells, **{"is": "Chosen family"})
    return f"{now.name(new)} is on the map.", new if who == new else who


def _other(now: Working, who: str, cells: Cells) -> str:
    other = cells.get("other", "")
    if not other or other == who or not now.knows(other):
        raise WorkbookError(NOBODY_ELSE)
    return other


def _tie(now: Working, who: str, cells: Cells) -> Told:
    other = _other(now, who, cells)
    now.add("ties", {"one": who, "two": other}, kind=cells.get("kind") or None)
    return f"There is a tie between {now.name(who)} and {now.name(other)}.", who


def _couple(now: Working, who: str, cells: Cells) -> Told:
    """Join two who are on the map already."""
    other = _other(now, who, cells)
    told = {column: cells.get(column) for column in ("kind", "since", "until")}
    now.add("couples", {"one": who, "two": other}, **told)
    return f"{now.name(who)} and {now.name(other)} are a couple on the map.", who


def _parentage(now: Working, who: str, cells: Cells) -> Told:
    """Tell that somebody on the map is another one's parent too."""
    other = _other(now, who, cells)
    now.add("children", {"child": who, "parent": other}, how=cells.get("how") or None)
    return f"{now.name(other)} is a parent of {now.name(who)}.", who


def _home(now: Working, who: str, cells: Cells) -> Told:
    """Let two live together: in the home of one of them, or in a new one."""
    other = _other(now, who, cells)
    homes, name = now.tables["homes"], cells.get("home") or None
    keys = [str(row.get("who_id") or "").split() for row in homes]
    place = next((at for one in (who, other) for at, living in enumerate(keys) if one in living), None)
    members = list(dict.fromkeys([*(keys[place] if place is not None else ()), who, other]))
    row = {"who": ", ".join(map(now.name, members)), "who_id": " ".join(members)}
    if place is None:
        homes.append({"home": name, **row})
    else:
        homes[place] = {**homes[place], **row, **({"home": name} if name else {})}
    return f"{now.name(who)} and {now.name(other)} share a home on the map.", who


def _edit(now: Working, who: str, cells: Cells) -> Told:
    person = now.person(who)
    person.update({column: cells[column] or None for column in ABOUT if column in cells})
    person["who"] = person.get("who") or UNNAMED
    return f"{now.name(who)} is kept as you wrote it.", who


def _row(now: Working, who: str, cells: Cells) -> Told:
    """Change how two are together, when it began and ended, how a child belongs, or what a home is called."""
    table, number = now.row(cells, who)
    row = now.tables[table][number]
    changed = {column: cells[column] or None for column in ROWS_HAVE[table] if column in cells}
    now.tables[table][number] = {**row, **changed}
    return "It is kept as you wrote it.", who


def _unrow(now: Working, who: str, cells: Cells) -> Told:
    """Take one line away and nobody with it; somebody who lives with others moves out."""
    table, number = now.row(cells, who)
    row = now.tables[table][number]
    keys = [key for key in str(row.get("who_id") or "").split() if key != who]
    if table == "homes" and keys:
        now.tables[table][number] = {**row, "who_id": " ".join(keys), "who": ", ".join(map(now.name, keys))}
    else:
        del now.tables[table][number]
    return "The line is taken away.", who


def _remove(now: Working, who: str, _: Cells) -> Told:
    """Take somebody away, with every row that tells of nobody else."""
    name = now.name(who)
    for table, columns in REFERS.items():
        rows = (_without(now, row, table, columns, who) for row in now.tables[table])
        now.tables[table] = [row for row in rows if row is not None]
    now.tables["people"] = [row for row in now.people if row[KEY] != who]
    return f"{name} is taken off the map.", None


def _without(
    now: Working, row: dict[str, str | None], table: str, columns: tuple[str, ...], who: str
) -> dict[str, str | None] | None:
    keys = {column: str(row.get(reference(column)) or "").split() for column in columns}
    if not any(who in meant for meant in keys.values()):
        return row
    if table == "homes":
        left = [key for key in keys["who"] if key != who]
        return {**row, "who": ", ".join(map(now.name, left)), "who_id": " ".join(left)} if left else None
    if table != "children" or keys["child"] == [who] or (keys["parent"] == [who] and not row.get("other")):
        return None
    kept = {**row}
    if keys["parent"] == [who]:
        kept |= {
            "parent": row.get("other"),
            "parent_id": row.get("other_id"),
            "other": None,
            "other_id": None,
        }
    for column in ("other", "twin"):
        if keys[column] == [who]:
            kept |= {column: None, reference(column): None}
    return kept


ACTIONS: Mapping[str, Callable[[Working, str, Cells], Told]] = {
    "begin": _begin,
    "skeleton": _skeleton,
    "parent": _parent,
    "partner": _partner,
    "child": _child,
    "sibling": _sibling,
    "friend": _friend,
    "tie": _tie,
    "couple": _couple,
    "parentage": _parentage,
    "home": _home,
    "edit": _edit,
    "row": _row,
    "unrow": _unrow,
    "remove": _remove,
}
"""Each action by its name."""
