"""A plan that is told in its chapter stands in its log once."""

from __future__ import annotations

from typing import Any

from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.session.field import Field

KEY, LOG = "03-distance-as-a-strategy.try-this-week", "practice.practice-03"
PLAN = {"when": "now", "then": "go"}


def test_what_is_told_goes_into_the_log_once_for_each_telling(heard: Any) -> None:
    """Saved again, it does not go there again."""
    exercise = find_exercise(KEY)
    assert exercise
    field = Field(exercise, Answers.open(), "here")

    def saved(seq: int, **more: str) -> None:
        told = heard(field, do="put", value=PLAN | more, rev=field.rev, seq=seq)
        assert told[-1]["say"] == "saved"

    saved(1, happened="I went.")
    assert LOG not in Answers.open()
    saved(2, happened="I went.", told="2026-11-24")
    saved(3, happened="I went, twice.", told="2026-11-24")
    saved(4, happened="And again.", told="2026-12-01")
    assert [row["words"] for row in Answers.open()[LOG]] == ["And again.", "I went."]
