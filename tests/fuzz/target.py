"""What is fuzzed: a name, a function that takes bytes, and what it may answer them with.

Nothing of the workbook is loaded here: a fuzzer sees only what is loaded under its eyes.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

Bytewise = Callable[[bytes], bytes]
Change = Callable[[bytes, random.Random, Bytewise], bytes]


@dataclass(frozen=True, kw_only=True)
class Target:
    """One way into the workbook.

    Attributes:
        name: of its folders in `corpus` and `found`.
        run: takes any bytes; what it promises is asserted in it.
        refuses: the errors that are promised; anything else that is raised is a crash.
        change: makes one input from another, where single bytes would never pass the first check.
        words: what stands in such files.
        longest: the most bytes that are tried.
        brief: how often it is tried with every change, in about a second; more is for the night.
    """

    name: str
    run: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...] = ()
    change: Change | None = None
    words: tuple[str, ...] = ()
    longest: int = 4096
    brief: int = 1000
