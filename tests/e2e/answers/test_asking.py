"""Who may ask for what: our own page, with the link, in small words."""

from __future__ import annotations

import http.client
import json

import pytest
from playwright.sync_api import Page

from tests.e2e.answers.steps import HERE, words
from tests.e2e.app import App
from tests.e2e.patience import BESIDE
from tests.e2e.test_door import answered_by


def posted(app: App, page: Page, name: str, body: bytes = b"{}", **headers: str) -> int:
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=BESIDE / 1000)
    ours = {"Cookie": cookies, "X-Workbook": "1"} | {n.replace("_", "-"): v for n, v in headers.items()}
    connection.request("POST", f"/answers/{name}", body, {n: v for n, v in ours.items() if v})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Workbook": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Cookie": ""},
    ],
)
def test_another_site_can_ask_for_nothing(page: Page, app: App, headers: dict[str, str]) -> None:
    """Not even with the reader's cookie; and nobody without it."""
    body = json.dumps({"everything": True}).encode()
    assert posted(app, page, "forget", body, **headers) == 403
    assert words(app) == HERE


@pytest.mark.parametrize("path", ["/answers", "/answers/copy"])
def test_without_the_link_there_is_nothing_to_see(app: App, path: str) -> None:
    """Another user of this machine finds a closed door."""
    assert answered_by(app, f"127.0.0.1:{app.port}", path) == 403


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("forget", b"{}", 200),
        ("forget", b"[]", 400),
        ("forget", b"{", 400),
        ("forget", b"[" * 50_000, 400),
        ("forget", b'{"chapter": "' + b"x" * 70_000 + b'"}', 413),
        ("look", b'{"text": "' + b"x" * 11_000_000 + b'"}', 413),
        ("look", b'{"text": 1}', 200),
        ("restore", b'{"ticket": "no", "how": "merge"}', 200),
        ("explode", b"{}", 403),
    ],
)
def test_odd_requests_change_nothing(page: Page, app: App, name: str, body: bytes, status: int) -> None:
    """Too large, no JSON, no object, no such thing: refused, and the log stays quiet."""
    assert posted(app, page, name, body) == status
    assert words(app) == HERE and "Traceback" not in app.said.read_text()
