"""The pictures for those who know Python: answers in, a Plotly figure or a drawing out.

    from workbook import Answers, insights

    insights.lines(Answers.open())

Every function takes `Answers`, or any mapping from full keys to values. Numbers are as in the workbook:
scales 0 to 10, balances −5 to +5, hours per week, days as `2026-11-21`. An empty picture says what it
waits for.
Nothing here is a measurement: the scales are the workbook's own and are not scored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.insights.pictures import PICTURES
from workbook.insights.pictures.svg import PAPER, TEXT, drawing, lettered, tall
from workbook.insights.pictures.text_width import wrap

if TYPE_CHECKING:
    import plotly.graph_objects

Answered = Mapping[str, Any]


@dataclass(frozen=True, repr=False)
class Drawing:
    """A diagram that a notebook shows by itself.

    Attributes:
        svg: the drawing as SVG text; 340 units wide, or as wide as the family is.
        words: the same in words.
    """

    svg: str
    words: str

    def _repr_svg_(self) -> str:
        root, end, inside = self.svg.partition(">")
        return root.replace(' style="', f' style="background:{PAPER};', 1) + end + inside

    def __repr__(self) -> str:
        return f"<Drawing: {len(self.words)} characters in words>"


def plane(answers: Answered) -> plotly.graph_objects.Figure:
    """Return connection and separateness as a point, and chapter 10's as a second one with an arrow.

    Args:
        answers: uses connection and separateness of chapter 1, and both “again” of chapter 10, each 0–10.

    Returns:
        One trace of one point each; x is separateness, y connection, both 0–10.
    """
    return _figure("plane", answers)


def people(answers: Answered) -> plotly.graph_objects.Figure:
    """Return the people of chapter 1 by how free the reader is with them (x) and how close (y), 0–10.

    Args:
        answers: uses the table people of chapter 1: rows of who, tie, close and free.

    Returns:
        Three traces: lines to names, dots (one a person), names. Several people on one spot stand in a ring.
    """
    return _figure("people", answers)


def ledger(answers: Answered) -> plotly.graph_objects.Figure:
    """Return who carries what in hours a week, a bar for each person and a colour and pattern for each kind.

    Args:
        answers: uses the table ledger of chapter 7: rows of task, kind, who and hours (free words; the middle
            of “3–4” is 3.5, and “1 hour a day” is 7 a week).

    Returns:
        A trace for each kind of work; x is hours a week, y the number of the person from the top.
    """
    return _figure("ledger", answers)


def lines(answers: Answered) -> plotly.graph_objects.Figure:
    """Return everything that was rated or noted with a day, a strip for each log over the same days.

    Args:
        answers: uses thermometer (chapter 5), follow-through (8), weekly (10), the ten practice logs, and the
            journal: rows of day, level (0–10 where it is asked for) and words.

    Returns:
        A trace for each log; x is days, y 0–10. A pause of more than ten days is a gap (`None`).
    """
    return _figure("lines", answers)


def loop(answers: Answered) -> Drawing:
    """Return the circle of pursuing and distancing from the four lines of chapter 3.

    Args:
        answers: uses loop-i-do, loop-they-feel, loop-they-do and loop-i-feel, each text.
    """
    return _drawing("loop", answers)


def seesaw(answers: Answered) -> Drawing:
    """Return a see-saw for each area of life of chapter 4.

    Args:
        answers: uses the table see-saw: rows of area and tilt, −5 all theirs to +5 all mine.
    """
    return _drawing("seesaw", answers)


def worry(answers: Answered) -> Drawing:
    """Return the chain from a worry to two opposite corners, from chapter 5.

    Args:
        answers: uses the sentence chain with the gaps worry, reaction, mine and theirs.
    """
    return _drawing("worry", answers)


def weeks(answers: Answered) -> Drawing:
    """Return the six-week plan of chapter 10 as a calendar strip.

    Args:
        answers: uses the table six-weeks: rows of week, step and day.
    """
    return _drawing("weeks", answers)


def triangle(answers: Answered) -> Drawing:
    """Return the triangles of chapter 2, two and a third or an issue, and the step-out sentence.

    Args:
        answers: uses the tables triangle and conflict-chart, and the sentence step-out.
    """
    return _drawing("triangle", answers)


def timeline(answers: Answered) -> Drawing:
    """Return the hard dates of chapter 9 on a line, with anniversaries from the family map.

    Args:
        answers: uses the table hard-dates: rows of day, what and kind; and the tables of the family map,
            for days from today on.
    """
    return _drawing("timeline", answers)


def family_map(answers: Answered) -> Drawing:
    """Return the family map as it is saved for paper, with its legend beneath.

    Args:
        answers: uses the tables people, couples, children, ties and homes of the family map, each rows of
            text; dates as typed, “about 1950” too.
    """
    from workbook.family.describe import describe
    from workbook.family.drawing.drawing import draw
    from workbook.family.layout.layout import layout
    from workbook.family.model.tables import read_family

    family = read_family(answers)
    words = describe(family)
    return Drawing(
        draw(family, layout(family), standalone=True) if family.people else _invitation(words), words
    )


def _figure(name: str, answers: Answered) -> plotly.graph_objects.Figure:
    import plotly.graph_objects as go

    picture = PICTURES[name]
    given = picture.given(answers)
    found = picture.figure(given) if picture.figure else None
    if found is None:
        said = {"text": picture.words(given), "showarrow": False, "x": 0.5, "y": 0.5}
        hidden = {"visible": False}
        return go.Figure(layout={"annotations": [said], "xaxis": hidden, "yaxis": hidden, "height": 160})
    return go.Figure(found)


def _drawing(name: str, answers: Answered) -> Drawing:
    picture = PICTURES[name]
    given = picture.given(answers)
    words = picture.words(given)
    return Drawing((picture.svg(given) if picture.svg else None) or _invitation(words), words)


def _invitation(words: str) -> str:
    lines = wrap(words, 300, TEXT, 12)
    return drawing("Nothing to draw yet", words, tall(lines) + 24, lettered(170, 12, lines))
