"""Words for feelings on paper, by families, where something asks for one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from workbook.exercises.kinds import Exercise
from workbook.pages.html import Html, tag

HEADING = "Words for feelings"


@cache
def families() -> Mapping[str, Mapping[str, str]]:
    """Return the words of each family, each with the line that says what it means."""
    found = resources.files("workbook.exercises").joinpath("feelings.json").read_text(encoding="utf-8")
    words: Mapping[str, Mapping[str, str]] = json.loads(found)
    return words


def words_for(exercises: Iterable[Exercise]) -> Html | None:
    """Return the words to choose from; nothing where none of the exercises asks for a feeling."""
    if not any(getattr(each, "feelings", False) for each in exercises):
        return None
    lines = (
        tag("p", tag("b", f"{name}: "), " · ".join(words), class_="options")
        for name, words in families().items()
    )
    return tag("section", tag("h2", HEADING), *lines)
