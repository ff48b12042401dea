"""Questions that can move within a day: asked before and after, answered on the spot and kept nowhere."""

from __future__ import annotations

from workbook.exercises.kinds import Scale

WHERE = "For today only"
TODAY = (
    Scale(
        key="room.say-it",
        prompt="Right now, how well could you say what matters to you?",
        low="not at all",
        high="in plain words",
    ),
    Scale(
        key="room.calm",
        prompt="Right now, how calm are you?",
        low="not calm at all",
        high="calm",
    ),
    Scale(
        key="room.next-step",
        prompt="Right now, how clear is your next small step?",
        low="not clear at all",
        high="clear",
    ),
)
"""Their keys are permanent, as those of chapters are; no answer is ever kept under one."""


def of_today(key: str) -> Scale | None:
    """Return the question of a day that has a key."""
    return next((it for it in TODAY if it.key == key), None)
