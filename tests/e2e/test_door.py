"""Who is let in: this computer, with the link, from the workbook's own pages; and nothing else is there."""

from __future__ import annotations

import http.client

import pytest
from playwright.sync_api import Page

from tests.e2e.app import App
from tests.e2e.patience import BESIDE

ONE = "01-what-closeness-asks"


def answered_by(app: App, host: str, path: str, **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=BESIDE / 1000)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in {"Host": host, **headers}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8866", ""])
def test_a_foreign_host_header_is_refused(app: App, host: str) -> None:
    """Only this computer's own names are answered."""
    assert answered_by(app, host, f"/{app.token}") in (400, 403)


@pytest.mark.parametrize("path", ["/", f"/voila/render/{ONE}.ipynb", f"/live/{ONE}"])
def test_nothing_is_shown_without_the_link(app: App, path: str) -> None:
    """Another user of this machine finds a closed door."""
    assert answered_by(app, f"127.0.0.1:{app.port}", path, Upgrade="websocket", Connection="Upgrade") == 403


def test_another_site_cannot_open_the_line(page: Page, app: App) -> None:
    """A page from another origin that knows the port is not let in, even with the reader's cookie."""
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    given = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Cookie": cookies,
    }
    host = f"127.0.0.1:{app.port}"
    assert answered_by(app, host, f"/live/{ONE}", Origin="http://evil.example", **given) == 403
    assert answered_by(app, host, f"/live/{ONE}", Origin=f"http://{host}", **given) == 101


@pytest.mark.parametrize(
    "path", ["/voila/files/answers.json", "/api/kernels", "/voila/tree", "/static/../cli.py", "/tree"]
)
def test_nothing_of_voila_or_the_disk_is_reachable(page: Page, app: App, path: str) -> None:
    """Every address but the workbook's own is nowhere."""
    response = page.request.get(app.url.rstrip("/") + path)
    assert response.status == 404
