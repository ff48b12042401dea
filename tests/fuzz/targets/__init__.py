"""Every way in by its name, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from tests.fuzz.target import Target

_VALUES = ("workbook.exercises.cleaning", "workbook.exercises.column", "workbook.exercises.kinds")
LOOKS_AT: dict[str, tuple[str, ...]] = {
    "answers": ("workbook.answers",),
    "codes": ("workbook.groups.poll", "workbook.export.share", "workbook.export.share_code", *_VALUES),
    "family": ("workbook.family",),
    "exports": ("workbook.export.read_back", "workbook.answers.reading"),
    "chapters": (
        "workbook.chapters.notebook",
        "workbook.exercises.vocabulary",
        "workbook.authoring",
        *_VALUES,
    ),
    "messages": ("workbook.server.websocket", "workbook.exercises.joining", "workbook.session", *_VALUES),
    "planted": ("tests.fuzz.targets.planted",),
}
"""By the module of a target: what a fuzzer watches."""

MODULES = {
    "answers": "answers",
    "locked": "answers",
    "share-file": "codes",
    "share-code": "codes",
    "room-code": "codes",
    "gedcom": "family",
    "date": "family",
    "tables": "family",
    "playbook": "exports",
    "chapter": "chapters",
    "cell": "chapters",
    "message": "messages",
    "planted": "planted",
}


def find(name: str) -> Target:
    """Return the target of a name."""
    module = import_module(f"tests.fuzz.targets.{MODULES[name]}")
    (found,) = (each for each in vars(module).values() if isinstance(each, Target) and each.name == name)
    return found
