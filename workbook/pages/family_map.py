"""The frame of the family map: room to draw in, what can be done with it, and the same thing in words."""

from __future__ import annotations

from workbook.exercises.declared import FamilyMap
from workbook.pages.controls import html_id
from workbook.pages.family_sheet import sheet
from workbook.pages.html import Html, join, tag, void

WAITING = "The map appears here as soon as the page is ready."
HOW = (
    "Press a person to add somebody to them or to change them. You can drag the map. With a keyboard, the "
    "arrows lead from person to person and Enter presses one; with Shift they move the map. + and − change "
    "the size, and 0 shows the whole map."
)
FACTS_ONLY = (
    "GEDCOM is the kind of file that family tree programs share. A file you bring is read here and sent "
    "nowhere. A file you save holds facts only: no ties, no homes, no notes."
)


def family_map(declared: FamilyMap) -> Html:
    """Return the frame of the family map; its script fills it when the page is alive.

    Args:
        declared: the map.
    """
    name = html_id(declared.key)
    return tag(
        "section",
        tag("h2", declared.prompt, id=f"title-{name}"),
        tag("p", declared.hint, class_="hint") if declared.hint else None,
        _tools(),
        tag("div", tag("p", WAITING, class_="waiting"), class_="frame", data_how=f"how-{name}"),
        sheet(name),
        tag("p", HOW, class_="how hint", id=f"how-{name}", hidden=True),
        tag("ul", class_="legend", aria_label="What the symbols and lines mean", hidden=True),
        tag("p", class_="counted", role="status"),
        tag(
            "details",
            tag("summary", "The map in words"),
            tag("div", class_="said"),
            class_="words",
            hidden=True,
        ),
        _list("mend", "Rows to look at again"),
        _list(
            "days", "Days you might notice", "They are questions, no more. A date explains nothing by itself."
        ),
        _keeping(),
        class_="map",
        id=f"field-{name}",
        aria_labelledby=f"title-{name}",
        data_map=declared.key,
    )


def _button(words: str, does: str, **more: str | bool) -> Html:
    return tag("button", words, type="button", class_="way", data_does=does, **more)


def _tools() -> Html:
    return tag(
        "div",
        _button("Larger", "larger"),
        _button("Smaller", "smaller"),
        _button("Whole map", "whole"),
        _button("My three generations", "near", aria_pressed="false"),
        _button("Only facts", "facts", aria_pressed="false"),
        _button("Hide names", "hide", aria_pressed="false"),
        class_="tools",
        role="group",
        aria_label="How the map looks",
        hidden=True,
    )


def _list(name: str, title: str, hint: str | None = None) -> Html:
    inside = join(tag("h3", title), tag("p", hint, class_="hint") if hint else None, tag("ul"))
    return tag("div", inside, class_=name, hidden=True)


def _keeping() -> Html:
    """Return what leads out of the page and into it: pictures, paper, trees of other programs."""
    file = void("input", type="file", accept=".ged,.gedcom", aria_label="A GEDCOM file", hidden=True)
    return tag(
        "div",
        tag(
            "div",
            _button("Save as picture", "pictures", aria_expanded="false"),
            tag(
                "span",
                _button("SVG, sharp at any size", "svg"),
                _button("PNG, for letters and screens", "png"),
                class_="kinds",
                hidden=True,
            ),
            _button("Print", "print"),
            _button("Bring a tree (GEDCOM)", "bring"),
            _button("Save as GEDCOM", "gedcom"),
            class_="tools",
            role="group",
            aria_label="Keep the map, or bring a tree",
        ),
        file,
        tag("p", FACTS_ONLY, class_="hint"),
        tag("div", class_="tree", role="status"),
        tag("div", class_="ways", hidden=True),
        class_="keeping",
        hidden=True,
    )
