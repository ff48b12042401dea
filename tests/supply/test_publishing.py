"""The workflow that publishes the edition for the browser alone, and the page about hosting it elsewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from tests.conftest import CHECKOUT
from workbook.cli import app
from workbook.content_policy import HEADERS
from workbook.static_site import build as building

WORKFLOW = CHECKOUT / ".github" / "workflows" / "pages.yml"
HOSTING = (CHECKOUT / "workbook" / "docs" / "static-site.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^### (nginx|Caddy|A `_headers` file)\n.*?```\n(.*?)```", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall(HOSTING)
EMBEDDER = "Cross-Origin-Embedder-Policy"  # of the app alone: `tests/engines/test_compute.py` says why
pytestmark = pytest.mark.skipif(not WORKFLOW.exists(), reason="no workflow beside the tests")


@pytest.fixture
def workflow() -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders an edition would have been built in."""
    folders: list[Path] = []

    def build(out: Path, *_: object) -> int:
        folders.append(out)
        return 0

    monkeypatch.setattr(building, "build", build)
    return folders


def given(steps: list[dict[str, Any]], action: str) -> dict[str, Any]:
    """What an action is told."""
    (found,) = [step["with"] for step in steps if step.get("uses", "").startswith(f"actions/{action}@")]
    return dict(found)


def test_it_is_built_as_on_binder(steps: list[dict[str, Any]]) -> None:
    """With the same Python."""
    python = f"python-{given(steps, 'setup-python')['python-version']}"
    assert (CHECKOUT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip() == python


def test_the_command_that_builds_is_one_that_there_is(steps: list[dict[str, Any]], built: list[Path]) -> None:
    """And what it builds is what is published."""
    (command,) = [shlex.split(step["run"]) for step in steps if step.get("run", "").startswith("workbook ")]
    done = CliRunner().invoke(app, command[1:])
    assert done.exit_code == 0 and built == [Path(given(steps, "upload-pages-artifact")["path"])]


@pytest.mark.parametrize(("host", "example"), EXAMPLES, ids=[host for host, _ in EXAMPLES])
@pytest.mark.parametrize("name", sorted(HEADERS.keys() - {"Cache-Control", EMBEDDER}))
def test_each_example_sends_what_the_app_sends(host: str, example: str, name: str) -> None:
    """All of what protects a page, but for how long it may be kept: here a copy is wanted."""
    assert re.search(rf'{name}:? "?{HEADERS[name]}"?;?$', example, re.MULTILINE)


def test_there_is_an_example_for_each_host() -> None:
    """The test above had something to look at; and none sends what keeps cells of a site from running."""
    assert [host for host, _ in EXAMPLES] == ["nginx", "Caddy", "A `_headers` file"]
    assert not [host for host, example in EXAMPLES if EMBEDDER in example]
