"""The pages of promises and of privacy: what they say is what there is, in plain words."""

import re

import pytest

from tests.content.conftest import grades as grades
from tests.faults import scale
from workbook.pages.document_page import DOCUMENTS, document, document_page
from workbook.pages.site import Site
from workbook.server.assets import FILES

SITE = Site(base="/x/", files=dict.fromkeys(FILES, "x.js"), place="on this computer")
PART = re.compile(r"^## .+$", re.MULTILINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_holds_the_whole_text(name):
    """Every heading of the documentation, and every row of its table."""
    page = document_page(SITE, name)
    for heading in re.findall(r"^#+ (.+)$", document(name), re.MULTILINE):
        assert heading in page
    rows = document(name).count("\n| ")
    assert page.count("<tr>") == (rows - 1 if rows else 0)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_answers_and_the_other_page_are_one_press_away(name):
    """Who has read it can act on it, and read on."""
    page = document_page(SITE, name)
    others = set(re.findall(r'href="(\w+)(?:#[\w-]+)?"', page))
    assert 'href="/x/answers"' in page and others == set(DOCUMENTS) - {name}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("promises", "“Saved” means saved"),
        ("promises", "Nobody has another key"),
        ("promises", "public host"),
        ("promises", "one second"),
        ("privacy", "read without writing"),
        ("privacy", "Whoever runs that host"),
        ("privacy", "nobody else in the room"),
        ("privacy", "What we cannot promise"),
    ],
)
def test_promises_and_limits_are_both_there(name, words):
    """A promise without its limits is none."""
    assert words in document(name)


def test_who_can_see_it_is_said_in_plain_words(grades):
    """Grade 8 at the most in every part, by two formulas, like the chapters."""
    parts = PART.split(document("privacy"))
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", part).replace("’", "'") for part in parts]
    assert [part[:40] for part in plain if max(grades(part)) > 8] == []


def test_a_soak_does_more(monkeypatch):
    """The page says that make soak runs longer versions."""
    monkeypatch.setattr(scale, "SOAK", True)
    assert scale.scaled(300) == 3000
