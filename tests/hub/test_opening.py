"""A room has opened: the facilitator’s page comes by itself, where that is safe and wished."""

from __future__ import annotations

import time
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hub.rooms import for_two
from workbook.hub import addresses
from workbook.hub.accounts import OwnAccounts
from workbook.hub.host import Hosting
from workbook.hub.words import Words


@pytest.mark.parametrize(
    ("browser", "apart", "opens"), [(True, False, True), (False, False, False), (True, True, False)]
)
def test_the_own_page_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: bool, apart: bool, opens: bool
) -> None:
    """Not where it is not wished, and not under an account that gives everyone their own: that is root’s."""
    room = replace(for_two(tmp_path, ends=time.time() - 1), accounts=OwnAccounts(1, 3) if apart else None)
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(Hosting, "_start", lambda _: None)
    monkeypatch.setattr(Hosting, "_say_over", lambda _: None)
    Hosting(room, Words([].append), browser).run()
    assert opened == ([addresses.for_facilitator(room)] if opens else [])
