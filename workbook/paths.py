"""Where things are: the reader's answers and the chapters."""

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """Say where the answers are kept, without making the folder.

    Returns:
        `WORKBOOK_HOME` if it is set, else this system's usual place for a person's data.
    """
    home = os.environ.get("WORKBOOK_HOME")
    if home:
        return Path(os.path.expanduser(home)).absolute()
    return Path(platformdirs.user_data_dir("dance-workbook", appauthor=False))


def chapters_folder() -> Path:
    """Say where the chapters are.

    Returns:
        `WORKBOOK_CHAPTERS` if it is set, else the checkout's chapters, else those inside the package.
    """
    chosen = os.environ.get("WORKBOOK_CHAPTERS")
    if chosen:
        return Path(os.path.expanduser(chosen)).absolute()
    package = Path(__file__).parent
    checkout = package.parent / "chapters"
    return checkout if checkout.is_dir() else package / "_chapters"
