"""What the page “From Python” shows, runs."""

import re

import pytest

from widgets import Page
from workbook.answers import Answers

from .conftest import CHECKOUT

PAGE = CHECKOUT / "workbook" / "docs" / "python.md"
FEAR = "01-what-closeness-asks.fear-to-lose"
NEAR = "01-what-closeness-asks.connection"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="no checkout around the tests")


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Somebody with a few answers here, and a copy from a phone among the downloads."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    phone = Answers.open(tmp_path / "phone")
    phone["05-intensity.signal"] = "I talk faster."
    phone.append("journal.entries", {"day": "2026-11-20", "words": "On the train."})
    (tmp_path / "Downloads").mkdir()
    Answers.read(phone.path).write(tmp_path / "Downloads" / "workbook-answers.json")
    answers = Answers.open()
    answers[FEAR] = "My mornings."
    answers["01-what-closeness-asks.whom"] = "L."
    answers.append("journal.entries", {"day": "2026-11-21", "words": "At home."})
    return answers


def test_every_line_of_the_page_runs(reader, tmp_path):
    """One block after the other, as somebody would type them."""
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names = {"page": Page("mine", reader)}
    for block in blocks:
        exec(compile(block, "python.md", "exec"), names)  # noqa: S102 - our own page
    now, both = Answers.read(), Answers.read(tmp_path / "both.json")
    assert len(blocks) == 8 and NEAR not in now
    assert both["05-intensity.signal"] == now["05-intensity.signal"] == "I talk faster."
    assert "A quiet evening." in {row["words"] for row in now["journal.entries"]}
