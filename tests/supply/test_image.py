"""The image with the server: from what it is made, as whom it runs, and what it runs."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from typer.main import get_command

from tests.conftest import CHECKOUT
from workbook.cli import app

FILE = CHECKOUT / ".github" / "image" / "Dockerfile"
VALUES = CHECKOUT / "workbook" / "hub" / "z2jh" / "values.yaml"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="no image beside the tests")


@pytest.fixture
def told() -> list[tuple[str, str]]:
    """Each instruction with what it says."""
    text = FILE.read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.partition(" ")[::2] for line in lines]


def test_it_stands_on_one_python(told: list[tuple[str, str]]) -> None:
    """The same as Binder’s, and named by its digest, because a tag can be moved."""
    python = (CHECKOUT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip().replace("-", ":")
    assert told[0][0] == "FROM" and re.fullmatch(rf"{python}-slim@sha256:[0-9a-f]{{64}}", told[0][1])


def test_what_is_installed_is_pinned(told: list[tuple[str, str]]) -> None:
    """By the files that pin it for everybody."""
    (install,) = [words for what, words in told if what == "RUN" and " pip install " in words]
    pins = re.findall(r"--constraint /tmp/(\S+)", install)
    copied = [words.split()[0] for what, words in told if what == "COPY"]
    assert [*pins, "packages/*.whl"] == copied and all((CHECKOUT / each).is_file() for each in pins)


def test_it_runs_as_nobody_special_and_keeps_what_is_written(told: list[tuple[str, str]]) -> None:
    """After the account is chosen nothing is installed; answers go where the volume is, closed to others."""
    kinds = [what for what, _ in told]
    assert ("USER", "jovyan") in told and "RUN" not in kinds[kinds.index("USER") :]
    (home,) = [words.removeprefix("WORKBOOK_HOME=") for what, words in told if what == "ENV"]
    assert ("VOLUME", home) in told
    assert any(words.endswith(f"--mode 0700 {home}") for what, words in told if what == "RUN")


def test_what_it_starts_is_there(told: list[tuple[str, str]]) -> None:
    """By itself, and as its first lines say."""
    commands = get_command(app).commands  # type: ignore[attr-defined]
    words = json.loads(dict(told)["CMD"])
    assert words[0] == "workbook" and words[1] in commands
    said = re.findall(r"^#   docker run .* workbook workbook (\S+)", FILE.read_text("utf-8"), re.MULTILINE)
    assert said and set(said) <= set(commands)


def test_it_is_the_image_of_a_larger_room(told: list[tuple[str, str]]) -> None:
    """The same account, and the same folder."""
    room = yaml.safe_load(VALUES.read_text(encoding="utf-8"))["singleuser"]
    (account,) = [words for what, words in told if what == "RUN" and words.startswith("useradd")]
    assert f"--uid {room['uid']} --gid {room['fsGid']}" in account
    assert ("ENV", f"WORKBOOK_HOME={room['extraEnv']['WORKBOOK_HOME']}") in told
