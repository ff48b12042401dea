"""What a kernel never writes down, however talkative its logs: what it and a page say to each other."""

from __future__ import annotations

import logging

TALKATIVE = ("IPKernelApp", "Comm")


def keep_unsaid() -> None:
    """Keep messages and failures of cells out of this kernel’s logs: both may hold a reader’s words."""
    for name in TALKATIVE:
        logging.getLogger(name).addFilter(_holds_no_message)


def _holds_no_message(record: logging.LogRecord) -> bool:
    return record.levelno > logging.INFO
