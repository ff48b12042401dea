"""The pictures of an export: always in words, and as SVG that needs neither a browser nor a script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbook.exercises.declared import FamilyMap, Picture
from workbook.export.plots import plot
from workbook.insights.pictures import PICTURES


@dataclass(frozen=True)
class Drawing:
    """A picture.

    Attributes:
        title: as the chapter calls it.
        words: what it shows, paragraphs with a blank line between them.
        svg: the picture itself.
        wide: whether it is wider than a column of text.
        name: what an author calls it, such as “loop”; empty for the family map.
    """

    title: str
    words: str
    svg: str
    wide: bool = False
    name: str = ""


def picture(record: Picture, values: Mapping[str, Any]) -> Drawing | None:
    """Return a picture of answers; `None` where nothing is to be seen.

    Args:
        record: what the chapter shows.
        values: by full key, all it may be drawn from.
    """
    kind = PICTURES[record.name]
    if not any(key in values for key in kind.sources(record.sources)):
        return None
    shown = kind.shown(values, record.sources)
    svg = shown.svg or (plot(shown.figure, record.prompt, shown.words) if shown.figure else None)
    return Drawing(record.prompt, shown.words, svg, name=record.name) if svg else None


def family_map(
    record: FamilyMap, values: Mapping[str, Any], today: dt.date, *, hide_names: bool
) -> Drawing | None:
    """Return the family map with its legend; `None` where nobody is on it.

    Args:
        record: what the page shows.
        values: the tables by full key, with their names.
        today: for ages.
        hide_names: initials for names and years for days, in the picture and in its words.
    """
    if not values:
        return None
    from workbook.family.describe import describe
    from workbook.family.drawing.drawing import draw
    from workbook.family.layout.layout import layout
    from workbook.family.model.initials import with_initials
    from workbook.family.model.tables import read_family

    family = read_family(values)
    if not family.people:
        return None
    words = describe(with_initials(family) if hide_names else family)
    svg = draw(family, layout(family), hide_names=hide_names, standalone=True, today=today, description=words)
    return Drawing(record.prompt, words, svg, wide=True)
