"""The squares that lines pass, kept as stretches, are those that a walk along each line meets."""

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from workbook.family.layout.covered import NEAR, Cells

PLACES = st.tuples(st.integers(-40, 80), st.integers(-40, 80))
LINES = st.lists(st.lists(PLACES, min_size=2, max_size=4), max_size=6)


def met(lines):
    """Return the squares of places along each line, closer than a square is wide."""
    found = set()
    for line in lines:
        for (x0, y0), (x1, y1) in pairwise(line):
            steps = int(hypot(x1 - x0, y1 - y0) // NEAR) + 1
            for step in range(steps + 1):
                share = step / steps
                found.add((int((x0 + (x1 - x0) * share) // NEAR), int((y0 + (y1 - y0) * share) // NEAR)))
    return found


@given(LINES)
def test_a_square_is_passed_or_not(lines):
    """Across, down and slanting, also where lines lie on one another."""
    cells = Cells(lines)
    squares = [(column, row) for column in range(-6, 11) for row in range(-6, 11)]
    held = {(column, row) for column, row in squares if cells.holds(column * NEAR + 1, row * NEAR + 7)}
    assert held == met(lines)
