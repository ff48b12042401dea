"""What a page says: a class for each message, and `message`, which makes one of what came.

None has a `repr`, which would show what somebody wrote.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import MISSING, dataclass, field, fields
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = Any
"""Whatever JSON can hold; whoever takes it cleans it."""

Keep = Literal["this", "that", "both"]
"""Of two versions: the one on the page, the other one, or both in one."""

Want = Literal["patterns", "picture", "file", "add", "undo", "drop"]
"""What a page would like drawn, to keep, or done with a tree that it has sent."""

DEEPEST = 20
"""Lists and rows within one another; what a page says has four."""

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True, repr=False)
class Hello:
    """A piece that is new on a page of Jupyter asks how it stands."""

    do: Literal["hello"] = field(default="hello", init=False)
    key: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Beat:
    """Is anybody there? `used` where somebody has touched the page since the last one."""

    do: Literal["beat"] = field(default="beat", init=False)
    used: bool = False


@dataclass(frozen=True, kw_only=True, repr=False)
class Put:
    """Keep an answer; `rev` is the one the reader had seen, `beside` goes with it and is no part of it."""

    do: Literal["put"] = field(default="put", init=False)
    key: str
    seq: int
    value: Json
    rev: int = 0
    beside: Json = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Settle:
    """Keep one of two versions, or both; `of` names the other one."""

    do: Literal["settle"] = field(default="settle", init=False)
    key: str
    seq: int
    value: Json
    keep: Annotated[str, Keep]  # a page of another edition may say another word, and then nothing is dropped
    of: str
    rev: int = 0
    beside: Json = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Forget:
    """Forget an answer."""

    do: Literal["forget"] = field(default="forget", init=False)
    key: str
    seq: int


@dataclass(frozen=True, kw_only=True, repr=False)
class Draw:
    """A picture came into view, or something is wanted of it; `hide` is for names.

    Of a family map, `near` asks for three generations, and `facts` for what is known without what is felt.
    """

    do: Literal["draw"] = field(default="draw", init=False)
    key: str
    want: Want | None = None
    hide: bool | None = None
    near: bool | None = None
    facts: bool | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Part:
    """One part of a tree’s file, in base64, of so many."""

    do: Literal["draw"] = field(default="draw", init=False)
    want: Literal["part"]
    key: str
    part: int
    of: int
    bytes: str
    hide: bool | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class Press:
    """Somebody on the family map is pressed; `who` is their key."""

    do: Literal["press"] = field(default="press", init=False)
    key: str
    who: str


@dataclass(frozen=True, kw_only=True, repr=False)
class Act:
    """Something is done on the family map, with a person and what was typed and chosen in `cells`."""

    do: Literal["act"] = field(default="act", init=False)
    key: str
    act: str
    who: str = ""
    cells: Json = None


@dataclass(frozen=True, kw_only=True, repr=False)
class AskLibrary:
    """A page of Jupyter asks for what draws charts."""

    do: Literal["library"] = field(default="library", init=False)


@dataclass(frozen=True, kw_only=True, repr=False)
class Misfit:
    """An edit whose members do not fit: nothing of it is kept, and it is answered all the same."""

    key: Json
    seq: Json


Edit = Put | Settle | Forget
FromPage = Hello | Beat | Put | Settle | Forget | Draw | Part | Press | Act | AskLibrary
Arrived = FromPage | Misfit
SAID: tuple[type[FromPage], ...] = get_args(FromPage)
EDITS: tuple[type[Edit], ...] = get_args(Edit)
_HINTS = {kind: get_type_hints(kind) for kind in SAID}
_MEMBERS = {kind: {it.name: _HINTS[kind][it.name] for it in fields(kind) if it.init} for kind in SAID}
_NEEDED = {kind: {it.name for it in fields(kind) if it.init and it.default is MISSING} for kind in SAID}


def understood(text: str | bytes) -> Arrived | None:
    """Return a message of a page, `None` where it is none.

    Half a character, as when a sign is cut in two, becomes the mark for one that was lost: the text around it
    is to be saved.
    """
    try:
        return message(_whole(json.loads(text), DEEPEST))
    except (ValueError, RecursionError):
        return None


def message(found: Json) -> Arrived | None:
    """Return what a page says as one of the messages there are, `None` where it is none of them.

    Args:
        found: as JSON has it; what no message has is passed over.
    """
    if not isinstance(found, dict):
        return None
    alike = [kind for kind in SAID if kind.do == found.get("do")]
    for kind in alike:
        if _fits(kind, found):
            return kind(**{name: found[name] for name in _MEMBERS[kind] if name in found})
    is_edit = any(kind in EDITS for kind in alike)
    return Misfit(key=found.get("key"), seq=found["seq"]) if is_edit and "seq" in found else None


def _fits(kind: type[FromPage], found: dict[str, Json]) -> bool:
    given = {name: hint for name, hint in _MEMBERS[kind].items() if name in found}
    return given.keys() >= _NEEDED[kind] and all(_is(found[name], hint) for name, hint in given.items())


def _is(value: Json, hint: Any) -> bool:
    """Return whether a value is of a type, as far as messages have types; true is no number."""
    if hint is Any:
        return True
    if get_origin(hint) in (Union, UnionType):
        return any(_is(value, each) for each in get_args(hint))
    if get_origin(hint) is Literal:
        return isinstance(value, str) and value in get_args(hint)
    return isinstance(value, hint) and not (hint is int and isinstance(value, bool))


def _whole(value: Json, deep: int) -> Json:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError
    if isinstance(value, list | dict) and not deep:
        raise ValueError
    if isinstance(value, list):
        return [_whole(each, deep - 1) for each in value]
    if isinstance(value, dict):
        return {_whole(name, deep): _whole(each, deep - 1) for name, each in value.items()}
    return value
