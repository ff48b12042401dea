"""Helplines by country, kept as data: every number with its source and the day it was compared.

`helplines.json` is the list. Nothing in it is guessed: a service stands there because two texts agree, and
a country without one says so.
"""

from __future__ import annotations

import functools
import json
from importlib import resources

from workbook.support.reading import HelplinesWrong, read_countries, read_directories
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


@functools.cache
def helplines() -> tuple[Country, ...]:
    """Return every country of the list, sorted by name.

    Raises:
        HelplinesWrong: the list breaks a rule; the message says which and where.
    """
    return read_countries(_list())


@functools.cache
def directories() -> tuple[Directory, ...]:
    """Return the directories of helplines that a reader can turn to, in the list's own order.

    Raises:
        HelplinesWrong: the list breaks a rule; the message says which and where.
    """
    return read_directories(_list())


def _list() -> object:
    text = (resources.files(__package__) / "helplines.json").read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except ValueError:
        raise HelplinesWrong("helplines.json is not JSON. Bring back the last good version of it.") from None
