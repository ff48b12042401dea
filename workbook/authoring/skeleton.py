"""The skeleton of a chapter: everything a chapter needs, with words that ask for better ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbook.chapters.notebook import FIRST_LINE
from workbook.errors import ChapterWrong
from workbook.exercises.vocabulary import NAME

OPENING = FIRST_LINE + '\n\npage = open_chapter("{slug}", "One line for the start page")'
LEAD = """# {title}

Say here in about ninety words what this chapter is about and why it matters today. Use plain words."""
STORY = """## What happens

> Begin a small story here. Two people, one moment, nobody in the wrong.

Say in a few short sentences what the story shows."""
FIRST_TEXT = """page.text("first-thought", "What comes to mind first?",
    hint="A line is enough.",
    example="Sam: The kitchen, last Sunday.")"""
FIRST_SCALE = """page.scale("how-near", "How near did you feel this month?", low="far away", high="near",
    example="Sam: 4. Nearer than last month.")"""
WHEN_NOT = """## When not to

Say here when this does not hold, and what to do then. [Support](support.ipynb) comes first."""
WEEK = """## Try this week

Offer one small act of the reader’s own, small enough for a tired day."""
PLAN = """page.plan("try-this-week", "My small step", when="the moment I choose", then="the one thing I do",
    example="Sam: If it is Sunday and the plates are dry, then I ask about the garden.")"""
CLOSE = """## To close

Say in two or three sentences what the reader may keep."""
TAKE = """page.text("take-with-me", "What do you take with you from this chapter?", rows=2,
    hint="One line that you would like to find again.",
    example="Sam: Ask first.")"""

CELLS = (
    ("code", "opening", OPENING),
    ("markdown", "lead", LEAD),
    ("markdown", "story", STORY),
    ("code", "first-thought", FIRST_TEXT),
    ("code", "how-near", FIRST_SCALE),
    ("markdown", "when-not", WHEN_NOT),
    ("markdown", "week", WEEK),
    ("code", "try-this-week", PLAN),
    ("markdown", "close", CLOSE),
    ("code", "take-with-me", TAKE),
)
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def write_skeleton(folder: Path, slug: str, title: str) -> Path:
    """Write a new chapter that opens, checks and asks to be written.

    Args:
        folder: where the chapters are.
        slug: the chapter's permanent name, `NN-slug`.
        title: its title, one line.

    Returns:
        The notebook's path.

    Raises:
        ChapterWrong: the name or the title will not do, there is such a chapter, or the folder refuses.
    """
    if not NAME.fullmatch(slug):
        rule = "lower-case words and numbers with hyphens between them, such as 11-asking-for-help"
        raise ChapterWrong(f"{slug!r} is no name for a chapter; choose {rule}.")
    if not title.strip():
        raise ChapterWrong(f'A chapter needs a title; name it as well: workbook new {slug} "Title".')
    path = folder / f"{slug}.ipynb"
    text = json.dumps(_notebook(slug, " ".join(title.split())), ensure_ascii=False, indent=1, sort_keys=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise ChapterWrong(f"There is already a chapter {slug} in {folder}; choose another name.") from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ChapterWrong(f"No chapter can be written to {folder}: {reason}; choose another.") from None
    return path


def _notebook(slug: str, title: str) -> dict[str, Any]:
    filled = (
        (kind, name, text.replace("{slug}", slug).replace("{title}", title)) for kind, name, text in CELLS
    )
    return {
        "cells": [_cell(*cell) for cell in filled],
        "metadata": METADATA,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(kind: str, name: str, text: str) -> dict[str, Any]:
    cell = {"cell_type": kind, "id": name, "metadata": {}, "source": text.splitlines(keepends=True)}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
