"""Helplines by country, kept as data: every number with its source and the day it was compared.

`helplines.json` is the list. Nothing in it is guessed: a service stands there because two texts agree, and
a country without one says so.
"""

from __future__ import annotations

import functools
from importlib import resources

from workbook.support.reading import HelplinesWrong, read_list
from workbook.support.records import Country, Directory, Emergency, Message, Service, Source

__all__ = [
    "Country",
    "Directory",
    "Emergency",
    "HelplinesWrong",
    "Message",
    "Service",
    "Source",
    "directories",
    "helplines",
]


def helplines() -> tuple[Country, ...]:
    """Return every country of the list, sorted by name.

    Raises:
        HelplinesWrong: the list breaks a rule; the message says which and where.
    """
    return _list()[0]


def directories() -> tuple[Directory, ...]:
    """Return the directories of helplines that a reader can turn to, in the list's own order.

    Raises:
        HelplinesWrong: the list breaks a rule; the message says which and where.
    """
    return _list()[1]


@functools.cache
def _list() -> tuple[tuple[Country, ...], tuple[Directory, ...]]:
    return read_list((resources.files(__package__) / "helplines.json").read_text(encoding="utf-8"))
