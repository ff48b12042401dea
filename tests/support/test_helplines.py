"""The list of helplines and the page it becomes."""

import copy
import dataclasses
import datetime as dt
import json
import re
from importlib import resources

import pytest
from bs4 import BeautifulSoup

from workbook.pages.support import IN_LISTS, NONE_FOUND, support
from workbook.support import HelplinesWrong, directories, helplines
from workbook.support.reading import read_list

DIALLED = re.compile(r"[\d +#*()-]+")
A_YEAR = dt.timedelta(days=365)
COUNTRIES = helplines()
SERVICES = [(country, service) for country in COUNTRIES for service in country.services]
ENTRIES = [*COUNTRIES, *(service for _, service in SERVICES)]
ODD = 'Is "1 < 2" & <b>so</b>?'


def named(given):
    """A name for a parametrised test."""
    return given.name


@pytest.fixture
def today():
    """The real day, wherever the tests run."""
    return dt.datetime.now(dt.UTC).date()


@pytest.fixture
def given():
    """The list as it stands in the file, to be spoilt."""
    return json.loads(resources.files("workbook.support").joinpath("helplines.json").read_text("utf-8"))


@pytest.fixture
def page():
    """The page of all countries, to be asked."""
    return BeautifulSoup(support(COUNTRIES, directories()), "html.parser")


@pytest.fixture
def spoilt(given):
    """Gives the first country that has a service, to be spoilt, and the list it stands in."""
    country = next(entry for entry in given["countries"] if entry["services"])
    return country, given


def test_there_are_many_countries():
    """Readers live in more than one."""
    assert len(COUNTRIES) >= 30


def test_most_countries_have_a_service():
    """The emergency number alone is the exception."""
    assert sum(bool(country.services) for country in COUNTRIES) >= 25


@pytest.mark.soak
@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_no_check_is_older_than_a_year(entry, today):
    """Compare the entry with its sources again, then change its “checked”; or take it out."""
    assert today - A_YEAR <= entry.checked


def test_no_check_lies_ahead(today):
    """Nobody has compared anything tomorrow."""
    assert [entry.name for entry in ENTRIES if entry.checked > today + dt.timedelta(days=1)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_every_entry_has_two_sources(entry):
    """One text alone may be wrong."""
    assert len({source.text for source in entry.source}) >= 2


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_no_source_is_younger_than_the_check(entry):
    """What was compared was there on that day."""
    assert all(source.dated is None or source.dated <= str(entry.checked) for source in entry.source)


def test_every_number_can_be_dialled():
    """Digits, spaces, and the signs of a keypad."""
    numbers = [each.number for country in COUNTRIES for each in country.emergency]
    numbers += [number for _, service in SERVICES for number in service.numbers]
    numbers += [text.number for _, service in SERVICES for text in service.texts]
    assert [number for number in numbers if not DIALLED.fullmatch(number)] == []


def test_countries_are_sorted_by_name():
    """As a reader looks for theirs."""
    names = [country.name.casefold() for country in COUNTRIES]
    assert names == sorted(names)


def test_codes_and_names_are_each_used_once():
    """One country, one place."""
    assert len({country.code for country in COUNTRIES}) == len({country.name for country in COUNTRIES})


def test_records_cannot_be_changed():
    """What was checked stays as it was."""
    with pytest.raises(AttributeError):
        COUNTRIES[0].name = "Elsewhere"


def test_the_file_is_sorted_too(given):
    """So that a change to it is a few lines."""
    names = [entry["country"].casefold() for entry in given["countries"]]
    assert names == sorted(names)


def test_a_directory_stands_for_those_without_a_line():
    """Find A Helpline among them."""
    assert "Find A Helpline" in [directory.name for directory in directories()]


def refused(given):
    """What is said of a list that breaks a rule."""
    with pytest.raises(HelplinesWrong) as found:
        read_list(json.dumps(given))
    return str(found.value)


ONE = {"text": "One", "dated": None}


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("code", "nz"),
        ("country", ""),
        ("emergency", []),
        ("emergency", "112"),
        ("emergency", [{"number": "call 112", "reaches": "police"}]),
        ("checked", "last week"),
        ("checked", "2026-11"),
        ("source", []),
        ("source", [ONE, ONE]),
        ("source", [ONE, ONE | {"dated": "soon"}]),
        ("note", " "),
    ],
)
def test_a_country_that_breaks_a_rule_is_refused(spoilt, part, wrong):
    """In one sentence that says where."""
    country, given = spoilt
    country[part] = wrong
    place = given["countries"].index(country)
    assert f"data.countries[{place}].{part}" in refused(given)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("name", None),
        ("numbers", ["by post"]),
        ("texts", [{"way": "Fax", "number": "1", "words": None}]),
        ("chat", "javascript:1"),
        ("site", "http://example.org"),
        ("languages", ["English", 3]),
        ("source", [ONE]),
    ],
)
def test_a_service_that_breaks_a_rule_is_refused(spoilt, part, wrong):
    """In one sentence that says where."""
    country, given = spoilt
    country["services"][0][part] = wrong
    assert f".services[0].{part}" in refused(given)


def test_a_day_that_no_calendar_has_is_refused(spoilt):
    """Nobody compared anything then."""
    country, given = spoilt
    country["checked"] = "2026-02-30"
    assert "day is out of range" in refused(given)


def test_a_service_with_nothing_to_dial_is_refused(spoilt):
    """It would help nobody."""
    country, given = spoilt
    country["services"][0] |= {"numbers": [], "texts": []}
    assert ".services[0]" in refused(given)


def test_a_part_too_many_is_refused(spoilt):
    """A misspelt part would be lost."""
    country, given = spoilt
    country["emergencies"] = []
    assert "must not contain {'emergencies'}" in refused(given)


def test_a_country_twice_is_refused(given):
    """Its second half would be missed."""
    given["countries"].append(copy.deepcopy(given["countries"][0]))
    assert "twice" in refused(given)


def test_a_directory_without_an_address_is_refused(given):
    """A name alone leads nowhere."""
    given["directories"][0]["address"] = "ask around"
    assert "data.directories[0].address" in refused(given)


def test_what_is_no_json_is_refused():
    """A comma too many, such as after the last country."""
    with pytest.raises(HelplinesWrong, match="cannot be read"):
        read_list('{"countries": [],}')


def test_every_country_is_a_fold_that_needs_no_script(page):
    """One `details` each, by name, closed at first."""
    folds = page.find_all("details")
    assert [fold.summary.span.text for fold in folds] == [country.name for country in COUNTRIES]
    assert not page.find("script") and not any(fold.has_attr("open") for fold in folds)


@pytest.mark.parametrize("country", COUNTRIES, ids=named)
def test_the_emergency_number_comes_first(country):
    """Before the fold is opened, and as the first thing inside it."""
    fold = BeautifulSoup(support([country]), "html.parser").details
    first = country.emergency[0].number
    assert fold.summary.find(class_="dial").text == first and fold.find("a").text == first


def test_countries_are_shown_by_name_in_whatever_order_they_come():
    """The page sorts for itself."""
    assert support(reversed(COUNTRIES)) == support(COUNTRIES)


def test_every_number_is_a_link_that_dials(page):
    """Spaces are for reading; a phone gets what it can dial."""
    links = [link["href"] for link in page.select("a[href^=tel]")]
    assert len(links) >= len(COUNTRIES)
    assert [link for link in links if not re.fullmatch(r"tel:(%23|[+*])?\d+", link)] == []


def test_every_entry_says_when_and_against_what_it_was_checked(page):
    """In words, with the sources' own dates."""
    said = [line.text for line in page.select(".checked")]
    assert len(said) == len(ENTRIES)
    told = re.compile(r"Checked on \d+ \w+ \d{4} against .+ We have not called this number ourselves\.$")
    assert [line for line in said if not told.match(line)] == []


def test_no_reader_is_sent_to_a_list_that_somebody_keeps(page):
    """Nobody’s own repository and no paste is named; an entry that rests on such alone says so."""
    assert not re.search(r"(?i)github|paste|repositor|a public list", page.text)
    bare = [entry for entry in ENTRIES if not any(source.standing for source in entry.source)]
    assert page.text.count(IN_LISTS) == len(bare) < 5


def test_a_country_without_a_service_says_so():
    """And points to a directory."""
    bare = dataclasses.replace(COUNTRIES[0], services=())
    assert NONE_FOUND in BeautifulSoup(support([bare]), "html.parser").text


def test_links_away_tell_nothing_and_open_apart(page):
    """The page stays where it is, and the other site is not told of it."""
    away = page.select("a[href^=https]")
    assert away and all(link["rel"] == ["noopener", "noreferrer"] for link in away)


def test_odd_signs_are_shown_as_they_are(spoilt):
    """Nothing in the list can become markup."""
    country, given = spoilt
    country |= {"country": ODD, "note": ODD}
    country["services"][0] |= {"name": ODD, "helps": ODD, "hours": ODD, "languages": [ODD]}
    country["source"][0]["text"] = ODD
    made = support([next(each for each in read_list(json.dumps(given))[0] if each.name == ODD)])
    assert "<b>so" not in made and made.count("&lt;b&gt;so") >= 6
