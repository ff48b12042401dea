"""What Python says to a page: a dictionary for each message, ready to be JSON."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from workbook.protocol.family import (
    Acted,
    FileMade,
    MapTold,
    PersonTold,
    Redrawn,
    TreeAdded,
    TreeFound,
    TreeGot,
    TreeUndone,
)
from workbook.protocol.from_page import Json


class Version(TypedDict):
    """Another version of an answer, to choose from; `joins` where both can be made into one."""

    words: str
    at: str
    of: str
    joins: bool


class Here(TypedDict):
    """How a field stands in the file; without `value` as its page was made; `people` if it asks for one."""

    say: Literal["here"]
    key: str
    others: list[Version]
    value: NotRequired[Json]
    rev: int
    disabled: bool
    people: NotRequired[list[str]]


class Chosen(TypedDict, total=False):
    """What a field holds from now on, where that is not what was sent: it was chosen between two versions."""

    value: Json


class Saved(Chosen):
    """An edit is on the disk."""

    say: Literal["saved"]
    others: list[Version]
    rev: int
    at: str
    place: str
    empty: bool
    key: str
    seq: int


class Forgotten(TypedDict):
    """An answer is forgotten."""

    say: Literal["forgotten"]
    key: str
    seq: int


class Unsaved(TypedDict):
    """An edit is not on the disk, and why."""

    say: Literal["unsaved"]
    why: str
    key: str
    seq: int


class Ready(TypedDict):
    """Every field has told how it stands; `trouble` is what is wrong with the answers."""

    say: Literal["ready"]
    trouble: str | None


class Drawn(TypedDict):
    """A picture in words, and one of two ways to see it where there is something to see."""

    say: Literal["drawn"]
    key: str
    words: str
    answered: bool
    figure: NotRequired[dict[str, Json]]
    svg: NotRequired[str]


class Quoted(TypedDict):
    """An earlier answer, as it is quoted."""

    say: Literal["quote"]
    key: str
    html: str


class Forked(TypedDict):
    """Which ways of a fork its answer opens, counted from 0."""

    say: Literal["fork"]
    key: str
    open: list[int]


class MayGather(TypedDict):
    """Patterns may be asked for."""

    say: Literal["patterns"]
    key: str


class Gathered(TypedDict):
    """The patterns, as HTML before and after the lines over time."""

    say: Literal["patterns"]
    key: str
    said: str
    before: str
    after: str
    names: bool
    hidden: bool


class Sorry(TypedDict):
    """What a piece could not do."""

    key: str
    say: Literal["sorry"]
    why: str


class Library(TypedDict):
    """What draws charts, in the buffer that comes with it."""

    say: Literal["library"]


class Open(TypedDict):
    """The answers have no lock; a page on a static site says so to itself, before Python is there."""

    say: Literal["open"]


class Locked(TypedDict):
    """The answers are locked, and nothing more is said."""

    say: Literal["locked"]


class Sealed(TypedDict):
    """A lock was put on, or taken off."""

    say: Literal["sealed"]
    on: bool


class RoomSays(TypedDict):
    """What a room says on every page, and whether that is its last word."""

    say: Literal["room"]
    words: str
    over: bool


class Begun(TypedDict):
    """A demonstration has begun again."""

    say: Literal["begun"]


class Failed(TypedDict):
    """The chapter could not be opened."""

    say: Literal["failed"]
    why: str


class Alive(TypedDict):
    """Somebody is there: the answer to a beat."""

    say: Literal["beat"]


ToPage = (
    Here
    | Saved
    | Forgotten
    | Unsaved
    | Ready
    | Drawn
    | Quoted
    | Forked
    | MayGather
    | Gathered
    | MapTold
    | Redrawn
    | PersonTold
    | Acted
    | FileMade
    | TreeGot
    | TreeFound
    | TreeAdded
    | TreeUndone
    | Sorry
    | Library
    | Open
    | Locked
    | Sealed
    | RoomSays
    | Begun
    | Failed
    | Alive
)
