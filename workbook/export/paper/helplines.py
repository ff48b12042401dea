"""Helplines on paper: the same checked list as on the page, set small, emergency numbers first."""

from __future__ import annotations

import re

from workbook.family.dates.words import MONTHS
from workbook.pages.html import Html, join, tag
from workbook.pages.support import NONE_FOUND
from workbook.support import Country, Directory, Message, Service, directories, helplines

CHECKED = (
    "“Checked” is the day on which we compared a number with two sources or more. We have not called it "
    "ourselves. Numbers change, so keep a second way to find help."
)


def on_paper() -> Html:
    """Return every country of the list, and the directories for the others."""
    countries = sorted(helplines(), key=lambda country: country.name.casefold())
    return join(
        tag("p", CHECKED, class_="hint"),
        tag("div", *map(_country, countries), class_="helplines"),
        tag("h3", "Directories of helplines"),
        *map(_directory, directories()),
    )


def _country(country: Country) -> Html:
    told = [part for each in country.emergency for part in (_dial(each.number), f" {each.reaches}  ")]
    first = tag("p", *told, _checked(country))
    services = map(_service, country.services) if country.services else [tag("p", NONE_FOUND)]
    note = tag("p", country.note) if country.note else None
    return tag("section", tag("h3", country.name), first, note, *services, class_="country")


def _service(service: Service) -> Html:
    ways = [*service.numbers, *map(_message, service.texts)]
    told = [f"Hours: {service.hours}." if service.hours else "Hours: our sources do not say."]
    told += [f"Languages: {', '.join(service.languages)}."] if service.languages else []
    told += [
        f"{label}: {_address(it)} ·" for label, it in (("Chat", service.chat), ("Site", service.site)) if it
    ]
    name = tag("p", tag("b", service.name), f", for {service.helps}.")
    numbers = tag("p", *(part for way in ways for part in (_dial(way), "  ")))
    more = tag("p", " ".join(told), " ", _checked(service), class_="small")
    return tag("div", name, numbers, more, class_="service")


def _dial(number: str) -> Html:
    return tag("span", number, class_="dial")


def _message(text: Message) -> str:
    return f"{text.way}: {text.words} to {text.number}" if text.words else f"{text.way}: {text.number}"


def _address(address: str) -> str:
    return re.sub(r"^https://(www[.])?|/$", "", address)


def _checked(entry: Country | Service) -> Html:
    day = entry.checked
    return tag("span", f"Checked {day.day} {MONTHS[day.month - 1]} {day.year}.", class_="small checked")


def _directory(each: Directory) -> Html:
    return tag("p", tag("b", each.name), f", {_address(each.address)}: {each.about}.")
