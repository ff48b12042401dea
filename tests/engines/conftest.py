"""The engines that people hold, and Playwright does not drive from Debian’s packages: WebKit and Firefox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.driver import Browser
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.static_site.conftest import edition as edition
from tests.static_site.serving import Host

SIZES = {"phone": (390, 664), "desk": (1280, 900)}
# With every change each engine once; every night the other way round as well.
HELD = [
    pytest.param(
        (engine, SIZES[size]),
        id=f"{engine.name}, {size}",
        marks=pytest.mark.soak if (engine, size) in ((WebKit, "desk"), (Firefox, "phone")) else (),
    )
    for engine in (WebKit, Firefox)
    for size in SIZES
]


@pytest.fixture(scope="module", params=HELD)
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One engine for all tests of a module, as wide as a phone or a desk."""
    engine, (width, height) = request.param
    running: Browser = engine(tmp_path_factory.mktemp(engine.name), width, height)
    yield running
    running.quit()


@pytest.fixture(scope="module")
def host(edition: Path) -> Iterator[Host]:
    """A web host with the edition that needs no server."""
    running = Host(edition)
    yield running
    running.stop()
