"""Reads the list of helplines and refuses whatever breaks a rule, in one sentence that says where."""

from __future__ import annotations

import datetime as dt
import functools
import json
from importlib import resources
from typing import Any

from workbook.errors import WorkbookError
from workbook.support.records import Country, Directory, Emergency, Message, Service, Source


class HelplinesWrong(WorkbookError):
    """The list of helplines breaks a rule that whoever keeps it can mend."""


def read_list(text: str) -> tuple[tuple[Country, ...], tuple[Directory, ...]]:
    """Return the countries of the list, sorted by name, and its directories.

    Args:
        text: JSON, as `helplines-schema.json` describes it.

    Raises:
        HelplinesWrong: an entry breaks a rule.
    """
    try:
        found = _check()(json.loads(text))
        countries = sorted(map(_country, found["countries"]), key=lambda each: each.name.casefold())
    except ValueError as error:  # fastjsonschema's own error is one as well
        raise HelplinesWrong(
            f"The list of helplines cannot be read: {error}. Correct it against its source."
        ) from None
    for names in ([each.code for each in countries], [each.name for each in countries]):
        if twice := {name for name in names if names.count(name) > 1}:
            raise HelplinesWrong(f"{twice.pop()} stands in the list twice. Put its services into one entry.")
    return tuple(countries), tuple(Directory(**each) for each in found["directories"])


@functools.cache
def _check() -> Any:
    import fastjsonschema

    schema = (resources.files(__package__) / "helplines-schema.json").read_text(encoding="utf-8")
    return fastjsonschema.compile(json.loads(schema), use_default=False)


def _country(entry: dict[str, Any]) -> Country:
    emergency = tuple(Emergency(**each) for each in entry["emergency"])
    services = tuple(map(_service, entry["services"]))
    more = {"name": entry.pop("country"), "emergency": emergency, "services": services}
    return Country(**entry | _checked(entry) | more)


def _service(entry: dict[str, Any]) -> Service:
    texts = tuple(Message(**each) for each in entry["texts"])
    more = {"numbers": tuple(entry["numbers"]), "texts": texts, "languages": tuple(entry["languages"])}
    return Service(**entry | _checked(entry) | more)


def _checked(entry: dict[str, Any]) -> dict[str, Any]:
    source = tuple(Source(**each) for each in entry["source"])
    return {"checked": dt.date.fromisoformat(entry["checked"]), "source": source}
