"""What the room shares. Each press brings everything with it, and nothing is kept here."""

from __future__ import annotations

import json

from workbook.endpoints.request import PageContext, Request, Response
from workbook.groups.poll.carried import Carried, carried
from workbook.groups.poll.counting import taken_out, told
from workbook.groups.poll.gather import find
from workbook.groups.poll.poll_page import room_page
from workbook.groups.poll.scales import asked_in

MOST_FILES = 1_000


def nothing_yet(at: PageContext) -> Response:
    """Return the page on which codes are put."""
    return Response(body=room_page(at.site, Carried(), asked_in(at.books)))


def gathered(at: PageContext, asked: Request) -> Response:
    """Return the page of what the codes tell.

    Args:
        at: where it is asked.
        asked: the form, with the codes and what was gathered before.
    """
    whole = carried(*(asked.sent(name).strip() for name in ("steps", "new", "seen", "unseen")))
    found = find([asked.sent("codes"), *_files(asked)])
    match asked.sent("do"):
        case "take-out":
            said, room = taken_out(found, whole), whole.without(found)
        case "reveal":
            said, room = told(found, whole.votes), whole.with_found(found).revealed()
        case _:
            said, room = told(found, whole.votes), whole.with_found(found)
    left = "\n".join(letters for _, letters in found.unread)
    return Response(body=room_page(at.site, room, asked_in(at.books), said=list(said), left=left))


def _files(asked: Request) -> list[str]:
    """Return the text of each file; where a script has read them, they come in one field."""
    try:
        read = json.loads(asked.sent("loaded") or "[]")
    except (ValueError, RecursionError):
        read = []
    texts = [text for text in read if isinstance(text, str)] if isinstance(read, list) else []
    return [*texts, *(file.decode("utf-8", "replace") for file in asked.files)][:MOST_FILES]
