"""The toolbox in a bad moment: one's own sentences first, and builders where there is none."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup

from tests.endpoints.made_up import at, shown
from workbook.endpoints.reading import chapter_to_read

BRIDGE, DEFUSE = "03-distance-as-a-strategy.bridge", "05-intensity.defuse"
MINE = {
    BRIDGE: {"feeling": "tight", "return": "at two"},
    DEFUSE: {"words": "Slowly.", "reply": "no", "next": "Yes."},
}
BUILDERS = {f"toolbox.{name}-script" for name in ("bridge", "boundary", "calm", "honesty", "repair")}
PIECES = "[data-shows], [data-gate], [data-key]"


def toolbox(said: dict[str, Any] | None = None) -> BeautifulSoup:
    """Its page."""
    return shown(chapter_to_read(at(said), "toolbox"))


def folded(page: BeautifulSoup) -> set[str]:
    """The builders that stand back."""
    return {field["data-key"] for field in page.select("details.another > .field")}


def test_it_opens_with_what_is_written_already() -> None:
    """Before the check and the first builder, with what may come back."""
    page = toolbox(MINE)
    told = [it.text for it in page.select(".earlier") if not it.has_attr("hidden")]
    assert len(told) == 2 and "tight" in told[0] and "Yes." in told[1]
    pieces = page.select(PIECES)
    places = [it.get("data-shows") or it.get("data-gate") or it.get("data-key") for it in pieces]
    order = (BRIDGE, "toolbox.people-to-call", "toolbox.said-no", "toolbox.bridge-script")
    assert sorted(order, key=places.index) == [*order]


def test_a_builder_stands_back_for_a_sentence_of_its_kind() -> None:
    """And only then; what was built in it already stays in sight."""
    assert folded(toolbox()) == set()
    assert folded(toolbox(MINE)) == {"toolbox.bridge-script", "toolbox.calm-script"}
    built = {"toolbox.bridge-script": {"minutes": "20"}}
    assert folded(toolbox(MINE | built)) == {"toolbox.calm-script"}


def test_every_builder_has_what_it_stands_back_for() -> None:
    """All five scripts are asked for in a chapter too."""
    exercises = [each for book in at().books if book.slug == "toolbox" for each in book.exercises]
    assert {each.key for each in exercises if getattr(each, "unless", None)} == BUILDERS
