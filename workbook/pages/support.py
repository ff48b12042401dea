"""Helplines as HTML: a country to open, its emergency number first. It needs no script and no server."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from workbook.family.dates.words import MONTHS
from workbook.pages.html import Html, join, tag
from workbook.support import Country, Directory, Emergency, Message, Service, Source

MEANING = (
    "We checked each number against the sources named beside it, on the day that is given. "
    "We have not called it ourselves. Numbers change, so keep a second way to find help."
)
NOT_CALLED = "We have not called this number ourselves."
LISTS = "lists that others keep"
IN_LISTS = (
    "We have not found it yet on a page of the helpline itself. If it does not answer, call the emergency "
    "number, or look in a directory."
)
NONE_FOUND = (
    "We found no helpline here that two sources give in the same way. "
    "Call the emergency number, or look in a directory."
)


def support(countries: Iterable[Country], directories: Iterable[Directory] = ()) -> Html:
    """Return a chooser of countries, each with its numbers and where they come from.

    Args:
        countries: the countries, in any order; they are shown by name.
        directories: directories of helplines elsewhere, shown below the countries.
    """
    by_name = sorted(countries, key=lambda country: country.name.casefold())
    return tag(
        "div",
        tag("p", MEANING, class_="hint"),
        *map(_country, by_name),
        _directories(tuple(directories)),
        class_="helplines",
    )


def _country(country: Country) -> Html:
    first = tag("span", country.emergency[0].number, class_="dial")
    services = map(_service, country.services) if country.services else [tag("p", NONE_FOUND)]
    return tag(
        "details",
        tag("summary", tag("span", country.name), " ", first),
        tag("ul", *map(_emergency, country.emergency), class_="emergency"),
        _checked(country.checked, country.source),
        tag("p", country.note) if country.note else None,
        *services,
        class_="country",
        id=f"help-{country.code.lower()}",
    )


def _emergency(emergency: Emergency) -> Html:
    return tag("li", _call(emergency.number), " ", tag("span", emergency.reaches))


def _service(service: Service) -> Html:
    ways = [_call(number) for number in service.numbers] + [_write(text) for text in service.texts]
    return tag(
        "section",
        tag("p", tag("b", service.name), tag("span", f"For {service.helps}."), class_="who"),
        tag("ul", *(tag("li", way) for way in ways), class_="ways"),
        tag("p", _when(service), class_="when"),
        _elsewhere(service),
        _checked(service.checked, service.source),
        class_="service",
    )


def _call(number: str) -> Html:
    return tag("a", number, href=f"tel:{_dialled(number)}", class_="call")


def _write(text: Message) -> Html:
    words = f"{text.way}: send {text.words} to {text.number}" if text.words else f"{text.way}: {text.number}"
    if text.way != "SMS":
        return tag("span", words, class_="call")
    return tag("a", words, href=f"sms:{_dialled(text.number)}", class_="call")


def _dialled(number: str) -> str:
    return re.sub(r"[^\d+*#]", "", number).replace("#", "%23")


def _when(service: Service) -> str:
    hours = f"Hours: {service.hours}." if service.hours else "Hours: our sources do not say."
    return f"{hours} Languages: {', '.join(service.languages)}." if service.languages else hours


def _elsewhere(service: Service) -> Html | None:
    links = [
        _link(label, address)
        for label, address in (("Chat", service.chat), ("Site", service.site))
        if address
    ]
    return tag("p", *(part for link in links for part in (link, " ")), class_="links") if links else None


def _link(label: str, address: str) -> Html:
    shown = f"{label}: {re.sub(r'^https://(www[.])?|/$', '', address)}"
    return tag("a", shown, href=address, target="_blank", rel="noopener noreferrer")


def _checked(day: dt.date, sources: Iterable[Source]) -> Html:
    texts = "; ".join(_named(source) for source in sources if source.standing)
    told = f"Checked on {day.day} {MONTHS[day.month - 1]} {day.year} against {texts or LISTS}."
    return tag("p", told, f" {NOT_CALLED}" if texts else f" {IN_LISTS} {NOT_CALLED}", class_="checked")


def _named(source: Source) -> str:
    return f"{source.text} ({_dated(source.dated)})" if source.dated else f"{source.text} (no date)"


def _dated(dated: str) -> str:
    year, *rest = dated.split("-")
    words = [MONTHS[int(month) - 1] for month in rest[:1]]
    return " ".join([*(str(int(day)) for day in rest[1:]), *words, year])


def _directories(found: tuple[Directory, ...]) -> Html | None:
    if not found:
        return None
    entries = (tag("li", _link(each.name, each.address), f" {each.about}.") for each in found)
    return join(tag("p", "Directories of helplines:"), tag("ul", *entries, class_="directories"))
