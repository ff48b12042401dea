"""What the benchmark of the edition counts, and how it shows it."""

from __future__ import annotations

import gzip
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import alone
from tests.bench.host import Host, hosted
from tests.bench.table import limits

WORDS = b"words " * 1000


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host with a page, a packed file and a file in a folder."""
    (tmp_path / "index.html").write_bytes(WORDS)
    (tmp_path / "python.wasm.gz").write_bytes(gzip.compress(WORDS))
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "index.html").write_bytes(b"below")
    with hosted(tmp_path) as host:
        yield host


def test_it_counts_what_goes_over_the_line(host: Host) -> None:
    """To the byte, headers included, as somebody at the other end receives it."""
    with socket.create_connection(("127.0.0.1", int(host.url.rsplit(":")[-1].strip("/")))) as line:
        line.sendall(b"GET /below/?of=no HTTP/1.1\r\nHost: it\r\nConnection: close\r\n\r\n")
        received = b"".join(iter(lambda: line.recv(65536), b""))
    assert received.startswith(b"HTTP/1.1 200")
    assert (host.bytes, host.asked) == (len(received), ["/below/?of=no"])


def test_text_is_packed_and_what_is_packed_stays(host: Host) -> None:
    """A page arrives as gzip and says so; a file that is packed already says nothing of it."""
    with (
        urllib.request.urlopen(host.url) as page,
        urllib.request.urlopen(f"{host.url}python.wasm.gz") as file,
    ):
        assert (page.headers["Content-Encoding"], gzip.decompress(page.read())) == ("gzip", WORDS)
        assert (file.headers["Content-Encoding"], gzip.decompress(file.read())) == (None, WORDS)


def test_a_file_is_sent_once(host: Host) -> None:
    """Who has it and asks again is told that it is as before, without it."""
    with urllib.request.urlopen(host.url) as page:
        mark = page.headers["ETag"]
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(urllib.request.Request(host.url, headers={"If-None-Match": mark}))
    assert (told.value.code, told.value.read()) == (304, b"")


def test_a_missing_file_is_counted(host: Host) -> None:
    """A request that finds nothing is one as well."""
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{host.url}missing.js")
    assert host.asked == ["/missing.js"]


def test_the_table_has_a_dash_for_what_is_not_there() -> None:
    """JupyterLite has no next chapter of its own; bytes are shown as KB."""
    shown = alone.figures({"edition": {"bytes": 8_825_187, "next": 391.4}, "lite": {"bytes": 12_619_594.0}})
    rows = [line.split()[-2:] for line in shown.splitlines()[1:]]
    assert rows == [["8825", "12620"], ["391", "–"]]


def test_a_limit_that_is_not_kept_says_so() -> None:
    """What was not measured is left out."""
    shown = limits({"edition": {"bytes": 12_100_000.0, "requests": 34.0}}, alone.LIMITS).splitlines()
    assert [line.split("  ")[-1].strip() for line in shown[1:]] == ["falls short", "holds"]
