"""Votes of made-up people on the scales of the real chapters."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from hypothesis import strategies as st

from workbook.chapters import notebook
from workbook.groups.poll.code import MOMENTS, STEPS, Vote
from workbook.groups.poll.scales import Asked, asked_in


@functools.cache
def asked() -> Mapping[int, Asked]:
    """Every scale of the chapters."""
    return asked_in(notebook.chapters())


def vote(person: int, *steps: int, moment: str = "", numbers: tuple[int, ...] | None = None) -> Vote:
    """What one person gives, on the first scales there are."""
    scales = numbers or tuple(asked())[: len(steps)]
    return Vote(person.to_bytes(5, "big"), moment, tuple(zip(scales, steps, strict=True)))


votes = st.builds(
    lambda giver, moment, steps: Vote(giver, moment, tuple(steps.items())),
    st.binary(min_size=5, max_size=5),
    st.sampled_from(MOMENTS),
    st.dictionaries(st.integers(0, 4095), st.integers(0, STEPS - 1), min_size=1, max_size=40),
)
"""Any vote there can be."""
