"""Plain at first reading: no turn of phrase that only makes sense to whoever grew up with it."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

from .conftest import FILES, named
from .test_spelling import said

IDIOMS = json.loads((Path(__file__).parent / "idioms.json").read_text(encoding="utf-8"))
ROOM = CHECKOUT / "workbook/groups/agendas"
AGENDAS = sorted([*ROOM.glob("*s.json"), *ROOM.glob("texts/*.json"), ROOM.parent / "forms/forms.json"])
IDIOM = re.compile(rf"\b(?:{'|'.join(IDIOMS)})".replace("’", "'"), re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_idiom_stands_in_the_way(path):
    """Neither in prose nor in exercises: many readers have English as a second language."""
    assert IDIOM.findall(re.sub(r"\s+", " ", said(path))) == []


@pytest.mark.parametrize("path", AGENDAS, ids=named)
def test_nor_in_what_is_said_to_a_room(path):
    """A leader reads it aloud, and may have English as a second language too."""
    assert IDIOM.findall(re.sub(r"\s+", " ", path.read_text(encoding="utf-8").replace("’", "'"))) == []


def shown_on_pages():
    """Every sentence that the code itself shows: words in quotation marks that are no docstring."""
    for path in sorted((CHECKOUT / "workbook").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                yield path.name, node.value.replace("’", "'")


def test_nor_in_what_pages_say():
    """Buttons, hints and faults are read at the worst moment."""
    assert [(name, found) for name, words in shown_on_pages() for found in IDIOM.findall(words)] == []


@pytest.mark.parametrize("phrase", ["They come round like the bins.", "Hang on. Why?", "What sets you\noff?"])
def test_idioms_are_noticed(phrase):
    """Wherever the line is broken."""
    assert IDIOM.search(re.sub(r"\s+", " ", phrase))


def test_the_list_is_in_order():
    """So that a change to it is one line, and nothing stands in it twice."""
    assert sorted(set(IDIOMS)) == IDIOMS
