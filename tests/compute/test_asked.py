"""Who set off what a kernel says."""

from __future__ import annotations

from workbook.compute.asked import Asked


def test_cells_are_remembered_and_the_latest_words_to_widgets():
    """However long somebody draws a slider along."""
    asked = Asked(most=2)
    asked["run"] = ("a", None)
    for number in range(5):
        asked.word(f"word {number}", "a", str(number))
    assert asked == {"run": ("a", None), "word 3": ("a", "3"), "word 4": ("a", "4")}
