"""What Python says to the page of a family: the map, somebody pressed, what was done, a tree's file."""

from __future__ import annotations

from typing import Literal, TypedDict


class Problem(TypedDict):
    """What is said at a row of the family’s tables: what wants mending, or how a date was understood."""

    table: str
    row: int
    says: str


class FamilyTold(TypedDict):
    """A family in words: `rows` leads from each person to a table and a row, `me` is the reader."""

    people: int
    counted: str
    words: list[str]
    questions: list[str]
    problems: list[Problem]
    understood: list[Problem]
    legend: list[tuple[str, str]]
    rows: dict[int, tuple[str, int]]
    me: int | None


class Drawing(TypedDict, total=False):
    """What there is to see, once it is in view."""

    svg: str


class MapTold(FamilyTold, Drawing):
    """A family map."""

    key: str
    say: Literal["map"]
    hidden: bool


class Redrawn(TypedDict):
    """The drawing of a family as it is about to be kept; all else follows once it is."""

    key: str
    say: Literal["redrawn"]
    svg: str
    me: int | None
    hidden: bool


class Row(TypedDict):
    """A row of the family’s tables that tells of somebody, in words, and the cells it can change."""

    table: str
    row: int
    words: str
    cells: dict[str, str]


class PersonTold(TypedDict):
    """Somebody who was pressed: `cells` as their row has them, `parents` and `partners` by key and name."""

    key: str
    say: Literal["person"]
    who: str
    name: str
    facts: str
    cells: dict[str, str]
    rows: list[Row]
    parents: list[tuple[str, str]]
    partners: list[tuple[str, str]]


class Acted(TypedDict):
    """Something was done on the family map: `who` to go on with, `undo` such things can be taken back."""

    key: str
    say: Literal["acted"]
    says: str
    who: str | None
    undo: int


class FileMade(TypedDict):
    """A file to keep."""

    key: str
    say: Literal["file"]
    name: str
    kind: str
    text: str
    hidden: bool


class TreeGot(TypedDict):
    """So many parts of a tree’s file have come."""

    key: str
    say: Literal["tree"]
    got: int


class TreeFound(TypedDict):
    """What is in a tree’s file, and how many people of it are new."""

    key: str
    say: Literal["tree"]
    found: list[str]
    notes: list[str]
    new: int


class TreeAdded(TypedDict):
    """A tree came into the tables."""

    key: str
    say: Literal["tree"]
    added: str


class TreeUndone(TypedDict):
    """And is taken out of them again."""

    key: str
    say: Literal["tree"]
    undone: str


Tree = TreeGot | TreeFound | TreeAdded | TreeUndone
