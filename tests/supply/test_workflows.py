"""The workflows: what each of them may do, and that what they say can be done."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from tests.conftest import CHECKOUT
from workbook.cli import app

FOLDER = CHECKOUT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
OURS = "$/.github/workflows/"
MAY_WRITE = {
    ("ci.yml", "pages"): {"pages", "id-token"},
    ("pages.yml", "publish"): {"pages", "id-token"},
    ("release.yml", "attest"): {"id-token", "attestations"},
    ("release.yml", "pypi"): {"id-token"},
    ("release.yml", "image"): {"id-token", "attestations", "packages"},
    ("release.yml", "github"): {"contents"},
}
pytestmark = pytest.mark.skipif(not FILES, reason="no workflows beside the tests")
every_workflow = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def read(path: Path) -> dict[Any, Any]:
    """What a workflow says; what starts it stands under True, because YAML reads “on” so."""
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def jobs(name: str) -> dict[str, Any]:
    """The jobs of one of them."""
    return dict(read(FOLDER / name)["jobs"])


def steps(path: Path) -> list[dict[str, Any]]:
    """All that the jobs of a workflow do, and whom they call."""
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", [job])]


def commands(path: Path) -> list[list[str]]:
    """Every line that is run, in words."""
    lines = [line for step in steps(path) for line in step.get("run", "").splitlines()]
    return [shlex.split(line, comments=True) for line in lines if not line.endswith("\\")]


@every_workflow
def test_each_job_may_write_what_it_has_to_and_nothing_else(path: Path) -> None:
    """Nothing by itself; what a job may do stands beside it, and whoever may write in the table above."""
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        wrote = {what for what, how in job["permissions"].items() if how == "write"}
        assert wrote == MAY_WRITE.get((path.name, name), set())


@every_workflow
def test_every_action_is_named_by_its_commit(path: Path) -> None:
    """A tag can be moved to other code, a commit cannot; the version stands beside it for who renews it."""
    text = path.read_text(encoding="utf-8")
    for used in (step["uses"] for step in steps(path) if "uses" in step):
        if used.startswith(OURS):
            assert (FOLDER / used.removeprefix(OURS)).is_file()
        else:
            assert re.fullmatch(r"(actions|pypa)/[a-z-]+@[0-9a-f]{40}", used)
            assert re.search(rf"{re.escape(used)} # v\d+\.\d+\.\d+$", text, re.MULTILINE)


def test_an_action_has_one_version_everywhere() -> None:
    """Whoever renews one renews it in every workflow."""
    used = {
        step["uses"].partition("@")[::2]
        for path in FILES
        for step in steps(path)
        if "@" in step.get("uses", "")
    }
    assert len(used) == len({name for name, _ in used}) and len(used) >= 8


@every_workflow
def test_no_checkout_leaves_a_key_behind(path: Path) -> None:
    """What is installed or built afterwards could read one."""
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"persist-credentials": False}


@every_workflow
def test_what_is_installed_is_pinned(path: Path) -> None:
    """The versions that everybody has."""
    for words in commands(path):
        if "install" in words:
            pins = [after for word, after in pairwise(words) if word == "--constraint"]
            assert pins and all((CHECKOUT / each).is_file() for each in pins) and words[-1].startswith(".")


@every_workflow
def test_every_command_is_one_that_there_is(path: Path) -> None:
    """In the Makefile, or of the workbook itself."""
    made = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    ours = get_command(app).commands  # type: ignore[attr-defined]
    targets = {each["target"] for job in read(path)["jobs"].values() for each in included(job)}
    targets |= {words[1] for words in commands(path) if words[:1] == ["make"] and words[1] != "$TARGET"}
    assert targets <= made
    assert {words[1] for words in commands(path) if words[:1] == ["workbook"]} <= set(ours)


def included(job: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a matrix that is written row by row."""
    return list(job.get("strategy", {}).get("matrix", {}).get("include", []))


@every_workflow
def test_nothing_runs_without_end_or_beside_itself(path: Path) -> None:
    """Each job has its minutes; two runs do not meet, unless whoever calls them sees to it."""
    workflow = read(path)
    assert all("timeout-minutes" in job or "uses" in job for job in workflow["jobs"].values())
    assert "concurrency" in workflow or list(workflow[True]) == ["workflow_call"]


def test_a_change_waits_for_the_tests_and_for_no_night() -> None:
    """What it runs needs no luck: neither a soak, nor a fuzzer, nor the world’s advisories."""
    assert set(read(FOLDER / "ci.yml")[True]) == {"pull_request", "push", "workflow_dispatch"}
    assert set(read(FOLDER / "nightly.yml")[True]) == {"schedule", "workflow_dispatch"}
    nightly = {each["target"] for job in jobs("nightly.yml").values() for each in included(job)}
    run = {word for name in ("ci.yml", "tests.yml") for words in commands(FOLDER / name) for word in words}
    assert nightly == {"soak", "fuzz", "audit"} and not nightly & run


def test_every_python_we_name_is_tested() -> None:
    """Checked with each; and every promise with the oldest and the newest."""
    tests = jobs("tests.yml")
    every = tests["check"]["strategy"]["matrix"]["python"]
    text = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', text)
    assert set(named) <= set(every) and f'requires-python = ">={every[0]}"' in text
    assert tests["test"]["strategy"]["matrix"]["python"] == [every[0], every[-1]]


def test_only_what_has_passed_on_main_goes_on_the_pages() -> None:
    """They are published by nobody but the workflow that ran the tests."""
    pages = jobs("ci.yml")["pages"]
    assert pages["needs"] == "tests" and jobs("ci.yml")["tests"]["uses"] == f"{OURS}tests.yml"
    assert pages["if"] == "github.ref == 'refs/heads/main'" and pages["uses"] == f"{OURS}pages.yml"
    assert read(FOLDER / "pages.yml")[True] == {"workflow_call": None}


def test_a_release_comes_from_a_tag_that_has_passed() -> None:
    """Each job waits for one before it, and the first of them for the tests."""
    assert read(FOLDER / "release.yml")[True] == {"push": {"tags": ["v*"]}}
    waits = {name: job.get("needs") for name, job in jobs("release.yml").items()}
    assert waits == {
        "tests": None,
        "build": "tests",
        "attest": "build",
        "pypi": "attest",
        "image": "attest",
        "github": ["pypi", "image"],
    }


FAULTS = {
    "a tag": ("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    "a stranger’s branch": ("workflow_call:", "pull_request_target:"),
    "a stranger’s words": ("- run: make check", "- run: make check ${{ github.head_ref }}"),
    "a slip": ("timeout-minutes:", "timeout-minute:"),
}


@pytest.mark.parametrize(("before", "after"), FAULTS.values(), ids=FAULTS)
def test_the_linters_see_a_fault(before: str, after: str, tmp_path: Path) -> None:
    """Asked as “make lint” asks them; without the fault they find nothing."""
    text = (FOLDER / "tests.yml").read_text(encoding="utf-8")
    assert before in text and not found_wrong(text, tmp_path)
    assert found_wrong(text.replace(before, after), tmp_path)


def found_wrong(text: str, folder: Path) -> bool:
    """Whether one of the linters refuses a workflow."""
    (folder / "linted.yml").write_text(text, encoding="utf-8")
    programs = Path(sys.executable).parent
    asked = (
        [programs / "zizmor", "--offline", "--quiet", folder / "linted.yml"],
        [programs / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", folder / "linted.yml"],
    )
    return any(subprocess.run(each, capture_output=True, check=False).returncode for each in asked)
