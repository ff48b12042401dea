"""Asking the hub of a room: what people give to it, and what whoever leads asks of it."""

from __future__ import annotations

import json
import os
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from workbook.errors import WorkbookError
from workbook.urls import Address

PATIENCE = 10.0
SILENT = "The room is not answering at this moment, so nothing was changed. Try once more."
BUSY = "That was often in a short while. Wait a moment, and press once more."


class HubSilent(WorkbookError):
    """The hub did not do it; the message says what to do."""


async def ask_hub(address: Address, told: dict[str, Any] | None = None, query: str = "") -> dict[str, Any]:
    """Return what the hub says.

    Args:
        address: one of its own.
        told: what is to be done; nothing to ask how things stand.
        query: what the address says behind its question mark, with that.

    Raises:
        HubSilent: it does not answer, or lets nobody do so.
    """
    # Where it listens and who we are was said when it started us.
    hub = os.environ.get("JUPYTERHUB_API_URL", "").removesuffix("api")
    headers = {"Authorization": f"token {os.environ.get('JUPYTERHUB_API_TOKEN', '')}"}
    asked = HTTPRequest(
        f"{address.to(hub)}{query}",
        method="GET" if told is None else "POST",
        headers=headers,
        body=None if told is None else json.dumps(told),
        request_timeout=PATIENCE,
        follow_redirects=False,
    )
    try:
        said = await AsyncHTTPClient().fetch(asked)
        found: dict[str, Any] = json.loads(said.body)
    except HTTPClientError as error:
        raise HubSilent(BUSY if error.code == 429 else SILENT) from None
    except (OSError, ValueError):
        raise HubSilent(SILENT) from None
    return found
