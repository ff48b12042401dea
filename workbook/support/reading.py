"""Reads the list of helplines and refuses whatever breaks a rule, in one sentence that says where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar

from workbook.errors import WorkbookError
from workbook.support.records import Country, Directory, Emergency, Message, Service, Source

CODE = re.compile(r"[A-Z]{2}")
NUMBER = re.compile(r"[+#*(]?\d[\d ()-]*")
ADDRESS = re.compile(r"https://[^\s<>\"]+")
DATED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
WAYS = ("SMS", "WhatsApp")

T = TypeVar("T")


class HelplinesWrong(WorkbookError):
    """The list of helplines breaks a rule that whoever keeps it can mend."""


def read_countries(given: object) -> tuple[Country, ...]:
    """Return the countries of a parsed list, sorted by name.

    Args:
        given: what the JSON file holds.

    Raises:
        HelplinesWrong: an entry breaks a rule.
    """
    found = _all(_fields(given, "the list", LIST)["countries"], "countries", _country)
    for names in ([each.code for each in found], [each.name for each in found]):
        if twice := {name for name in names if names.count(name) > 1}:
            raise HelplinesWrong(f"{twice.pop()} stands in the list twice. Put its services into one entry.")
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def read_directories(given: object) -> tuple[Directory, ...]:
    """Return the directories of a parsed list, in its order.

    Args:
        given: what the JSON file holds.

    Raises:
        HelplinesWrong: an entry breaks a rule.
    """
    return _all(_fields(given, "the list", LIST)["directories"], "directories", _directory)


LIST = ("directories", "countries")
COUNTRY = ("code", "country", "emergency", "checked", "source", "note", "services")
SERVICE = (
    "name",
    "helps",
    "numbers",
    "texts",
    "chat",
    "hours",
    "languages",
    "site",
    "checked",
    "source",
)


def _country(given: object, where: str) -> Country:
    entry = _fields(given, where, COUNTRY)
    name = _words(entry["country"], where, "country")
    emergency = _all(entry["emergency"], f"{name}, emergency", _emergency)
    if not emergency:
        raise HelplinesWrong(f"{name} has no emergency number. Every country needs one, with its source.")
    return Country(
        code=_matching(entry["code"], CODE, name, "code", "two capital letters, such as NZ"),
        name=name,
        emergency=emergency,
        checked=_day(entry["checked"], name),
        source=_sources(entry["source"], name),
        note=_maybe(entry["note"], name, "note"),
        services=_all(entry["services"], f"{name}, services", _service),
    )


def _service(given: object, where: str) -> Service:
    entry = _fields(given, where, SERVICE)
    name = _words(entry["name"], where, "name")
    here = f"{where.partition(',')[0]}, {name}"
    numbers = _all(entry["numbers"], f"{here}, numbers", _number)
    texts = _all(entry["texts"], f"{here}, texts", _message)
    if not numbers and not texts:
        raise HelplinesWrong(
            f"{here}: it has no number to call or write to. Add one, or leave the service out."
        )
    return Service(
        name=name,
        helps=_words(entry["helps"], here, "helps"),
        numbers=numbers,
        texts=texts,
        chat=_address(entry["chat"], here, "chat"),
        hours=_maybe(entry["hours"], here, "hours"),
        languages=_all(entry["languages"], here, lambda each, at: _words(each, at, "language")),
        site=_address(entry["site"], here, "site"),
        checked=_day(entry["checked"], here),
        source=_sources(entry["source"], here),
    )


def _emergency(given: object, where: str) -> Emergency:
    entry = _fields(given, where, ("number", "reaches"))
    return Emergency(
        number=_number(entry["number"], where), reaches=_words(entry["reaches"], where, "reaches")
    )


def _message(given: object, where: str) -> Message:
    entry = _fields(given, where, ("way", "number", "words"))
    if entry["way"] not in WAYS:
        raise HelplinesWrong(f"{where}: “way” is one of {', '.join(WAYS)}. Write one of them.")
    number = _number(entry["number"], where)
    return Message(way=entry["way"], number=number, words=_maybe(entry["words"], where, "words"))


def _directory(given: object, where: str) -> Directory:
    entry = _fields(given, where, ("name", "address", "about"))
    address = _matching(entry["address"], ADDRESS, where, "address", "an address that begins with https://")
    return Directory(
        name=_words(entry["name"], where, "name"),
        address=address,
        about=_words(entry["about"], where, "about"),
    )


def _sources(given: object, where: str) -> tuple[Source, ...]:
    found = _all(given, f"{where}, source", _source)
    if len({each.text for each in found}) < 2:
        raise HelplinesWrong(f"{where}: it needs two texts that agree. Name both, or leave the entry out.")
    return found


def _source(given: object, where: str) -> Source:
    entry = _fields(given, where, ("text", "dated"))
    dated = entry["dated"]
    if dated is not None:
        dated = _matching(dated, DATED, where, "dated", "a date such as 2026-10-01 or 2026, or null")
    return Source(text=_words(entry["text"], where, "text"), dated=dated)


def _all(given: object, where: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    if not isinstance(given, list):
        raise HelplinesWrong(f"{where}: this is no list. Write [ … ], even around a single one.")
    return tuple(read(each, f"{where} {number}") for number, each in enumerate(given, 1))


def _fields(given: object, where: str, names: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(given, dict) or set(given) != set(names):
        raise HelplinesWrong(f"{where}: it has exactly these parts: {', '.join(names)}. Write null for none.")
    return given


def _words(given: object, where: str, name: str) -> str:
    if not isinstance(given, str) or not given.strip() or given != given.strip():
        raise HelplinesWrong(f"{where}: “{name}” takes words, without spaces around them. Write them out.")
    return given


def _maybe(given: object, where: str, name: str) -> str | None:
    return None if given is None else _words(given, where, name)


def _number(given: object, where: str) -> str:
    return _matching(
        given, NUMBER, where, "number", "digits, with spaces, +, -, #, * or brackets as they are dialled"
    )


def _address(given: object, where: str, name: str) -> str | None:
    return (
        None
        if given is None
        else _matching(given, ADDRESS, where, name, "an address that begins with https://")
    )


def _matching(given: object, pattern: re.Pattern[str], where: str, name: str, rule: str) -> str:
    if not isinstance(given, str) or not pattern.fullmatch(given):
        raise HelplinesWrong(f"{where}: “{name}” takes {rule}. Correct it against the source.")
    return given


def _day(given: object, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given if isinstance(given, str) and len(given) == 10 else "")
    except ValueError:
        raise HelplinesWrong(
            f"{where}: “checked” takes the day of the comparison, such as 2026-11-21."
        ) from None
