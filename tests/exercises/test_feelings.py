"""Words for feelings: about sixty in families, each with a plain line, where a feeling is asked for."""

from __future__ import annotations

import pytest

from workbook.chapters.notebook import chapters
from workbook.exercises.kinds import Text
from workbook.export.paper.feelings import families, words_for
from workbook.export.paper.sheets import sheets
from workbook.pages.fields import FEELINGS, field

WORDS = [(word, says) for words in families().values() for word, says in words.items()]
ASKING = {each.key for book in chapters() for each in book.exercises if getattr(each, "feelings", False)}


def test_there_are_about_sixty_and_each_stands_once() -> None:
    """In eight to ten families that can be taken in at a glance."""
    names = [word for word, _ in WORDS]
    assert 55 <= len(names) == len(set(names)) <= 65
    assert 8 <= len(families()) <= 10 and all(5 <= len(words) <= 7 for words in families().values())


@pytest.mark.parametrize(("word", "says"), WORDS, ids=[word for word, _ in WORDS])
def test_each_is_said_in_one_short_line(word: str, says: str) -> None:
    """At most twelve everyday words, and never by itself."""
    assert says[0].isupper() and says.endswith(".") and len(says.split()) <= 12
    assert max(map(len, says.split())) <= 12


@pytest.mark.parametrize(
    "key",
    [
        "03-distance-as-a-strategy.bridge",
        "03-distance-as-a-strategy.loop-i-feel",
        "05-intensity.thermometer",
        "06-saying-what-matters.honest",
        "toolbox.calm-script",
        "toolbox.honesty-script",
        "journal.entries",
    ],
)
def test_what_asks_for_a_feeling_offers_words(key: str) -> None:
    """An author marks it with one argument."""
    assert key in ASKING


def test_they_stand_beside_the_field_and_nowhere_else() -> None:
    """A page without such a field has none of it; on paper they stand once in the chapter."""
    asked = {"key": "01-here.it", "prompt": "And?"}
    assert FEELINGS in field(Text(**asked, feelings=True)) and FEELINGS not in field(Text(**asked))
    assert words_for([Text(**asked)]) is None
    assert sheets(chapter="05-intensity").count(b"overwhelmed") >= 1
    assert b"homesick" not in sheets(chapter="07-power-gender-and-expectations")
