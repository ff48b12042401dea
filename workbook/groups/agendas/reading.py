"""Agendas, read from their files beside this module; each breach of a rule is one sentence."""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any

import fastjsonschema

from workbook.groups.agendas.agenda import Agenda, AgendaMissing, AgendaWrong, Block, Session

ORDER = ("45-minutes", "90-minutes", "half-day", "six-weeks", "other-evenings")


@functools.cache
def agendas() -> tuple[Agenda, ...]:
    """Return every agenda, the shortest first.

    Raises:
        AgendaWrong: one of them breaks a rule.
    """
    folder = resources.files(__package__) / "texts"
    return tuple(read_agenda(name, (folder / f"{name}.json").read_text(encoding="utf-8")) for name in ORDER)


def find_agenda(name: str) -> Agenda:
    """Return the agenda of a name.

    Raises:
        AgendaMissing: there is none.
    """
    found = next((agenda for agenda in agendas() if agenda.name == name), None)
    if found is None:
        raise AgendaMissing(f"There is no such agenda. Choose one of these: {', '.join(ORDER)}.")
    return found


def read_agenda(name: str, text: str) -> Agenda:
    """Return an agenda from its text.

    Args:
        name: its name in addresses.
        text: JSON, as `agenda-schema.json` describes it. A block that is the same in every agenda is named,
            as in `{"block": "keep-a-copy"}`, with other minutes where they differ.

    Raises:
        AgendaWrong: the text is not JSON, a part is missing or of the wrong kind, or the minutes of the
            blocks do not add up to the length of their session.
    """
    try:
        found: dict[str, Any] = _check()(json.loads(text, object_hook=_in_full))
    except ValueError as error:  # fastjsonschema's own error is one as well
        raise AgendaWrong(
            f"The agenda {name} cannot be read: {error}. Mend that place in its file."
        ) from None
    sessions = tuple(_session(name, each) for each in found.pop("sessions"))
    return Agenda(name=name, sessions=sessions, **_frozen(found))


def _in_full(found: dict[str, Any]) -> dict[str, Any]:
    """Return a block that is only named with all its words; anything else as it is."""
    shared = _shared().get(str(found.get("block")))
    return {**shared, **{name: it for name, it in found.items() if name != "block"}} if shared else found


@functools.cache
def _shared() -> dict[str, dict[str, Any]]:
    blocks: dict[str, dict[str, Any]] = json.loads(
        (resources.files(__package__) / "blocks.json").read_text(encoding="utf-8")
    )
    return blocks


@functools.cache
def _check() -> Any:
    schema = (resources.files(__package__) / "agenda-schema.json").read_text(encoding="utf-8")
    return fastjsonschema.compile(json.loads(schema), use_default=False)


def _session(name: str, found: dict[str, Any]) -> Session:
    blocks = tuple(_block(name, each) for each in found.pop("blocks"))
    taken = sum(block.minutes for block in blocks)
    if taken != found["minutes"]:
        raise AgendaWrong(
            f"The agenda {name} does not add up: the blocks of “{found['title']}” take {taken} minutes and "
            f"its length is {found['minutes']}. Change a block or the length."
        )
    return Session(blocks=blocks, **found)


def _block(name: str, found: dict[str, Any]) -> Block:
    block = Block(**{"least": found["minutes"]} | _frozen(found))
    if block.least > block.minutes:
        raise AgendaWrong(
            f"The agenda {name} does not add up: “{block.title}” takes {block.minutes} minutes and at least "
            f"{block.least}. Make the second number the smaller one."
        )
    return block


def _frozen(found: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
