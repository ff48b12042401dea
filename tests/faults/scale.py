"""How much the fault tests do: what CI runs, or ten times that for `make soak`."""

import os

SOAK = os.environ.get("WORKBOOK_SOAK") == "1"


def scaled(count: int, soak: int | None = None) -> int:
    """The number for CI, or the one for `make soak`: ten times as much, unless it is named.

    Args:
        count: how much CI does.
        soak: how much a soak does.
    """
    if not SOAK:
        return count
    return 10 * count if soak is None else soak
