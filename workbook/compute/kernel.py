"""The kernel of a chapter: IPython's, without the port on which it waits for what children of its own print.

That port would be open to every account of the computer. Run as `python -P -m workbook.compute.kernel`.
"""

from __future__ import annotations

from typing import Any

from ipykernel import kernelapp
from ipykernel.iostream import IOPubThread


class Spoken(IOPubThread):
    """Carries what the kernel says, over its private socket and no other."""

    def __init__(self, socket: Any, pipe: bool = False, session: Any = False) -> None:
        super().__init__(socket, pipe=False, session=session)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    kernelapp.IOPubThread = Spoken  # type: ignore[attr-defined]
    kernelapp.launch_new_instance()
