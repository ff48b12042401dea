"""What a process holds in memory stays there, also when it crashes."""

from __future__ import annotations

import contextlib


def leave_no_core() -> None:
    """Let neither this process nor any that it starts write its memory to a file when it crashes.

    This memory holds answers in clear, and the key of a lock. Windows has no such limit to set.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
