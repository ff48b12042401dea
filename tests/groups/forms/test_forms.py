"""Papers for a group: plain, whole, with room to write; none asks for what must not be written down."""

import pytest

from tests.pages.conftest import parsed
from workbook.groups.agendas.words import CHECKLIST
from workbook.groups.forms.form import FormMissing, find_form, forms, printed

LIMIT = 8


def words(form):
    """Everything that is read on it."""
    return [form.lead, *(line for part in form.parts for line in (*part.points, *part.ticks))]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_a_paper_is_plain(grades, form):
    """Grade 8 at the most, by two formulas."""
    assert max(grades(" ".join(words(form)))) <= LIMIT


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_a_paper_holds_every_word_and_runs_nothing(form):
    """With lines or rows to write on."""
    page = parsed(printed([form]).decode())
    assert all(line in page.text for line in words(form))
    assert all(part.ask in page.text and part.heading in page.text for part in form.parts)
    assert page.select(".rule, tbody tr") and not page.select("script, a, img, input")


def test_what_the_checklist_names_is_there():
    """Under the same title."""
    told = " ".join(line for lines in CHECKLIST.values() for line in lines)
    named = ("What this group is", "Before somebody joins", "After the evening", "Where to send people")
    titles = {form.title for form in forms()}
    assert all(f"“{title}”" in told and title in titles for title in named)


def test_whoever_leads_writes_down_nobody_s_life():
    """A sheet for afterwards asks for minutes and for how it went, and says that no name belongs on it."""
    assert "No names" in find_form("after-the-evening").lead
    assert "Write no answers down" in find_form("before-somebody-joins").lead


def test_a_paper_that_is_not_there_is_said():
    """With the way to those that are."""
    with pytest.raises(FormMissing, match="no such paper"):
        find_form("../x")
