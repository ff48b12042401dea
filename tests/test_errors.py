"""Errors are told apart by class and field, and each has one sentence to show."""

import ast
import re
from pathlib import Path

import pytest

import widgets
import workbook
from workbook.errors import AnswersFlawed, Flaw

SENTENCE = re.compile(r"(The|In place of the) [^{}.\n]+\.")


@pytest.mark.parametrize("flaw", Flaw, ids=lambda flaw: flaw.name)
def test_every_flaw_is_one_sentence(flaw):
    """Of the answers, of locked ones, and of a copy with the way out."""
    ours, locked = str(AnswersFlawed(flaw, 3)), str(AnswersFlawed(flaw, 3, locked=True))
    copy = str(AnswersFlawed(flaw, 3, called="The copy “{may}”"))
    assert SENTENCE.fullmatch(ours) and SENTENCE.fullmatch(locked) and "locked answers" in locked
    assert copy.startswith("The copy “{may}” ") and copy.endswith("; choose another copy.")


def _decides_by_words(text):
    """Return the lines of a module that compare or search the words of an error they caught."""
    for caught in ast.walk(ast.parse(text)):
        if isinstance(caught, ast.ExceptHandler) and caught.name:
            words = rf"str\({caught.name}\)"
            search = re.compile(rf"re\.\w+\(.*\b{words}|{words}\.(\w+with|find|index|count)\(")
            for deed in ast.walk(caught):
                said = ast.unparse(deed) if isinstance(deed, ast.Compare | ast.Call) else ""
                if search.match(said) or (isinstance(deed, ast.Compare) and re.search(words, said)):
                    yield deed.lineno


@pytest.mark.parametrize("deed", ["str(no) != NEWER", "re.match(RULE, str(no))", "str(no).startswith(THE)"])
def test_a_decision_by_the_words_of_an_error_is_found(deed):
    """What the next test looks for."""
    assert list(_decides_by_words(f"try:\n    go()\nexcept E as no:\n    if {deed}: pass"))


def test_nothing_decides_by_the_words_of_an_error():
    """They are for people: another language would change them."""
    rooms = [Path(str(room.__file__)).parent for room in (workbook, widgets)]
    found = {
        path: list(_decides_by_words(path.read_text("utf-8")))
        for room in rooms
        for path in room.rglob("*.py")
    }
    assert len(found) > 200 and not any(found.values())
