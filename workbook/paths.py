"""Where things are: the reader's answers and the chapters."""

from pathlib import Path

import platformdirs

from workbook import config


def data_folder() -> Path:
    """Say where the answers are kept, without making the folder.

    Returns:
        `WORKBOOK_HOME` if it is set, else this system's usual place for a person's data.
    """
    return config.HOME.get() or Path(platformdirs.user_data_dir("dance-workbook", appauthor=False))


def chapters_folder() -> Path:
    """Say where the chapters are.

    Returns:
        `WORKBOOK_CHAPTERS` if it is set, else the checkout's chapters, else those inside the package.
    """
    return config.CHAPTERS.get() or shipped_chapters()


def shipped_chapters() -> Path:
    """Say where the chapters are that came with the workbook."""
    checkout = _checkout()
    return checkout if checkout.is_dir() else Path(__file__).parent / "_chapters"


def are_own_chapters() -> bool:
    """Say whether whoever runs the workbook has named a folder of chapters, and so may change them."""
    return config.CHAPTERS.get() is not None


def notebooks_folder() -> Path:
    """Say where the reader's own notebooks are, without making the folder."""
    return data_folder() / "notebooks"


def folder_for_new() -> Path:
    """Say where a new chapter goes, which is never inside the package.

    Returns:
        `WORKBOOK_CHAPTERS` if it is set, else the checkout's chapters, else the reader's own notebooks.
    """
    own = are_own_chapters() or _checkout().is_dir()
    return chapters_folder() if own else notebooks_folder()


def _checkout() -> Path:
    return Path(__file__).parent.parent / "chapters"
