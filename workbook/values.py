"""Values as Python meets them: plain ones go into the file, frozen ones come out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any, NoReturn

MISSING = ("NAType", "NaTType")
"""What pandas calls a value that is not there."""

WAY_OUT = "To add an entry: answers.append(key, row). To change the whole: set answers[key] anew."


class Label(str):
    """Words of an answer as a reader sees them; where they stand for an option, they know its name.

    Attributes:
        name: of the option, as the answers file keeps it; `None` where the words are the reader’s own.
    """

    __slots__ = ("name",)
    name: str | None

    def __new__(cls, words: str, name: str | None = None) -> Label:
        """Make text of words."""
        made = super().__new__(cls, words)
        made.name = name
        return made

    def __reduce_ex__(self, protocol: object) -> tuple[type[Label], tuple[str, str | None]]:
        return Label, (str(self), self.name)


def as_name(value: Any) -> Any:
    """Return the name of the option that a value stands for; any other value as it is."""
    return value.name if isinstance(value, Label) and value.name is not None else value


def plain(value: Any) -> Any:
    """Return what a library calls a number, a list or a day as Python’s own, for an exercise to clean.

    Args:
        value: anything. Numbers, arrays and tables of numpy and pandas, days, and what `frozen` made become
            plain; a missing number is none; all else stays as it is.
    """
    if type(value).__name__ in MISSING:
        return None
    match value:
        case None | bool() | str():
            return value
        case Integral():
            return int(value)
        case Real():
            return _number(float(value))
        case dt.date():
            return _day(value)
        case Mapping():
            return {name: plain(it) for name, it in value.items()}
        case list() | tuple():
            return [plain(it) for it in value]
    rows = value.to_dict("records") if hasattr(value, "to_dict") and hasattr(value, "columns") else value
    return plain(rows) if rows is not value else _unpacked(value)


def _number(value: float) -> float | int | None:
    if value != value:  # what pandas writes where a number is missing
        return None
    return int(value) if value.is_integer() else value


def _day(value: dt.date) -> str:
    whole = isinstance(value, dt.datetime) and (value.time() != dt.time() or value.tzinfo is not None)
    return value.isoformat() if whole else f"{value:%Y-%m-%d}"


def _unpacked(value: Any) -> Any:
    unpacked = value.tolist() if hasattr(value, "tolist") else value
    return value if unpacked is value else plain(unpacked)


def frozen(value: Any) -> Any:
    """Return a value that its reader can use but not change, for a change would reach no file.

    Args:
        value: a value of the answers file.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return FrozenDict({name: frozen(it) for name, it in value.items()})
    return FrozenList(map(frozen, value)) if isinstance(value, list) else value


def _refuse(self: object, *given: object, **named: object) -> NoReturn:
    raise TypeError(f"What was read is a copy, and changing it would save nothing. {WAY_OUT}")


class FrozenList(list[Any]):
    """A list that says what to do instead of being changed; a copy of it can be changed."""

    append = extend = insert = remove = pop = clear = sort = reverse = _refuse
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse

    def __reduce_ex__(self, protocol: object) -> tuple[type[list[Any]], tuple[list[Any]]]:
        return list, (list(self),)


class FrozenDict(dict[str, Any]):
    """A dictionary that says what to do instead of being changed; a copy of it can be changed."""

    __setitem__ = __delitem__ = __ior__ = _refuse
    update = setdefault = pop = popitem = clear = _refuse

    def __reduce_ex__(self, protocol: object) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        return dict, (dict(self),)
