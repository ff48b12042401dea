"""What the tests of a facilitator's pages start from."""

import pytest
import textstat
from textstat.backend.counts import _count_syllables

from tests.content.conftest import spoken
from workbook.groups.agendas.agenda import Block, Session
from workbook.pages.site import Site
from workbook.server.assets import FILES


@pytest.fixture
def site() -> Site:
    """Where a page stands."""
    return Site(base="/x/", files={name: f"{name}.1" for name in FILES}, place="on this computer")


@pytest.fixture
def session() -> Session:
    """Half an hour: a welcome, writing that can lose four minutes, a picture that can go, an end."""
    planned = {"Welcome": (5, 5), "Writing": (12, 8), "Picture": (7, 0), "End": (6, 6)}
    blocks = tuple(
        Block(minutes=minutes, least=least, title=title, aim="It helps.")
        for title, (minutes, least) in planned.items()
    )
    return Session(title="Half an hour", minutes=30, blocks=blocks)


@pytest.fixture
def grades(monkeypatch):
    """Gives two reading grades by two formulas; syllables come from a dictionary on this machine."""
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: spoken())

    def grades(text):
        plain = text.replace("’", "'")
        return textstat.flesch_kincaid_grade(plain), textstat.coleman_liau_index(plain)

    return grades
