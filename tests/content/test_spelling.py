"""Spelling: British, with no known slip and no word that nobody knows."""

import ast
import json
import re
import subprocess
import sys

import pytest

from .conftest import FILES, named, spoken

REAL = "stings"  # a word, though it is also a slip for another
ALLOWED = """
    amparo befrienders bohdan despo eleni farid hanne kamala mateus nikhil noor osei ruža tomasz usha wanjiru
    codependency distancer esc findahelpline flatmate genogram helpline helplines mends nappy
    passphrase pursuer quarrelling sittings steadies sulks toothache unsent
"""  # names, and words that are written more than spoken
AMERICAN = re.compile(
    r"""\b(?:
        (?:behavi|col|fav|flav|hon|hum|lab|neighb|rum)or(?:s|ed|ing|ite|ites|hood)?
        | (?:cent|fib|lit|theat)er(?:s|ed|ing)? | defense | offense
        | (?:cancel|counsel|label|quarrel|travel)(?:ed|ing|ors?|ers?) | practic(?:ed|ing)
        | (?!(?:cap)?siz|priz|seiz)\w+[iy]z(?:e[ds]?|ing|ations?)
        | cozy | gotten | gray | mom | pajamas | skillful
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
BRITISH = ["colour", "size", "prize", "realise", "practice", "offer", "doctor", "counsellor"]


def pieces(cell):
    """What a reader meets of a cell: its prose, or all the words of its call."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return [source]
    found = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [value for value in found if isinstance(value, str)]


def said(path):
    """All the words of a notebook; where links lead to and the keys of exercises are no words."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join(re.sub(r"\]\([^)]*\)", "]", piece) for cell in cells for piece in pieces(cell))
    return re.sub(r"^\d\d-[a-z-]+\.", "", text, flags=re.MULTILINE).replace("’", "'")


@pytest.fixture
def slips(tmp_path):
    """Gives the slips that a list of thousands finds in texts; nothing is fetched."""

    def slips(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "codespell_lib", "--ignore-words-list", REAL, "."]
        found = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert found.stderr == ""
        return found.stdout.splitlines()

    return slips


def test_no_known_slip(slips):
    """In prose, prompts, hints, examples and all the rest."""
    assert slips(**{path.stem: said(path) for path in FILES}) == []


def test_slips_are_noticed(slips):
    """The tool works as it is called here."""
    assert len(slips(one="Teh freind was fine.", two="All is well.")) == 2


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_word_is_known(path):
    """To a dictionary of spoken English, or to our own short list."""
    words = {word.lower().removesuffix("'s") for word in re.findall(r"[^\W\d_]+(?:'[a-z]+)?", said(path))}
    assert sorted(words - set(ALLOWED.split()) - spoken().keys()) == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_spelling_is_british(path):
    """One spelling throughout."""
    assert AMERICAN.findall(said(path)) == []


@pytest.mark.parametrize(
    "word", ["color", "behavior", "center", "favorite", "Neighbor", "realize", "traveled"]
)
def test_american_forms_are_noticed(word):
    """Whatever ending they have."""
    assert AMERICAN.search(f"A {word} here.")


@pytest.mark.parametrize("word", BRITISH)
def test_british_forms_are_let_be(word):
    """And words that only look alike."""
    assert not AMERICAN.search(f"A {word} here.")
