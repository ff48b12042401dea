"""What the list of helplines is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text that says so, and its own date as far as it tells one: `2026-10-01`, `2026-10` or `2026`.

    Attributes:
        text: what it is.
        dated: its date.
        standing: whether it is of whoever runs the line, of an authority or of the press; else it is a list
            that somebody keeps, which is compared and not named to readers.
    """

    text: str
    dated: str | None
    standing: bool = True


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """A number for when someone is in danger now, and whom it reaches."""

    number: str
    reaches: str


@dataclass(frozen=True, kw_only=True)
class Message:
    """A way to write instead of speaking: SMS or WhatsApp, the number, and the words to send if any."""

    way: str
    number: str
    words: str | None


@dataclass(frozen=True, kw_only=True)
class Service:
    """One helpline.

    Attributes:
        name: what it calls itself.
        helps: whom it is for, in plain words.
        numbers: to call; may be empty where one can only write.
        texts: ways to write.
        chat: the address where one can chat, if any.
        hours: when it answers; `None` where our sources do not say.
        languages: those our sources name; may be empty.
        site: its address, if our sources give one.
        checked: the day the entry was compared with its sources.
        source: at least two texts that agree.
    """

    name: str
    helps: str
    numbers: tuple[str, ...]
    texts: tuple[Message, ...]
    chat: str | None
    hours: str | None
    languages: tuple[str, ...]
    site: str | None
    checked: dt.date
    source: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Country:
    """One country: its emergency numbers, and the services found for it.

    Attributes:
        code: ISO 3166-1 alpha-2.
        name: its English name.
        emergency: at least one, the most general first.
        checked: the day the emergency numbers were compared with their sources.
        source: at least two texts that agree on them.
        note: one remark for readers, if any.
        services: those that two texts agree on; may be empty.
    """

    code: str
    name: str
    emergency: tuple[Emergency, ...]
    checked: dt.date
    source: tuple[Source, ...]
    note: str | None
    services: tuple[Service, ...]


@dataclass(frozen=True, kw_only=True)
class Directory:
    """A directory of helplines elsewhere."""

    name: str
    address: str
    about: str
