"""The audit, both tools run for real against services of our own: what it finds, allows and cannot reach."""

from __future__ import annotations

import datetime as dt
import json
import socket
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.supply import advisories
from tests.supply import audit as command
from tests.supply.advisories import Advisory, Asked
from tests.supply.allowed import LIST, LONGEST, faults, read_allowed
from tests.supply.pins import LOCKED, PINNED, Pin, locked, pins
from tests.supply.services import against_npm, against_python, services

TODAY = dt.date(2026, 11, 22)
LATER, BEFORE = dt.date(2027, 1, 1), dt.date(2026, 11, 21)
PYTHON = Advisory(("PYSEC-1", "GHSA-one"), "flask", "1.0", "It lets anybody in", "2.0")
NPM = Advisory(("GHSA-two",), "left", "1.0.0", "It lets anybody in, high, in <9", "")
Audit = Callable[..., tuple[int, str]]


def entry(
    advisory: str = "GHSA-one", package: str = "flask", until: object = LATER, why: str = '"It is not used."'
) -> str:
    """One entry as the list holds it."""
    return f'[[allowed]]\nadvisory = "{advisory}"\npackage = "{package}"\nwhy = {why}\nuntil = {until}\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pins of Python, one of them twice and for other systems, and two packages of npm."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "requirements.txt").write_text(
        "# pinned\nflask==1.0\nnumpy==1.0 ; python_version < '3'\nnumpy==2.0 ; sys_platform == 'win32'\n"
    )
    told = {
        "name": "p",
        "version": "1.0.0",
        "dependencies": {"left": "1.0.0"},
        "devDependencies": {"right": "2.0.0"},
    }
    packages = {
        "": told,
        "node_modules/left": {"version": "1.0.0"},
        "node_modules/right": {"version": "2.0.0", "dev": True},
    }
    (folder / "package.json").write_text(json.dumps(told))
    (folder / "package-lock.json").write_text(
        json.dumps(
            {"name": "p", "version": "1.0.0", "lockfileVersion": 3, "requires": True, "packages": packages}
        )
    )
    return folder


@pytest.fixture(scope="module")
def once() -> Iterator[None]:
    """Let each tool be asked once about the same; it says nothing else the second time."""
    said: dict[str, Asked] = {}

    def ask(tool: Callable[..., Asked], *about: object) -> Asked:
        if (asked := repr((tool, about))) not in said:
            said[asked] = tool(*about)
        return said[asked]

    with pytest.MonkeyPatch.context() as patch:
        for name in ("of_python", "of_the_shell"):
            patch.setattr(command, name, partial(ask, getattr(command, name)))
        yield


@pytest.fixture
def audit(
    project: Path,
    tmp_path: Path,
    once: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Audit:
    """Runs the command against a service, with a list of what is allowed."""

    def audit(where: str, *more: str, allowed: str = "") -> tuple[int, str]:
        (tmp_path / "allowed.toml").write_text(allowed)
        own = ["--requirements", str(project / "requirements.txt"), "--shell", str(project)]
        own += ["--allowed", str(tmp_path / "allowed.toml"), "--today", TODAY.isoformat()]
        own += ["--osv-url", f"{where}/osv", "--registry", where]
        monkeypatch.setattr(sys, "argv", ["audit", *own, *more])
        return command.main(), "".join(capsys.readouterr())

    return audit


@pytest.fixture(scope="module")
def open_to_attack() -> Iterator[tuple[str, list[str]]]:
    """Services that know something against one package each."""
    known = {"flask": [against_python("flask", "PYSEC-1", "GHSA-one", fixed="2.0")]}
    with services(known, {"left": [against_npm("GHSA-two")]}) as found:
        yield found


@pytest.fixture(scope="module")
def nobody() -> str:
    """An address at which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_what_is_known_fails(audit: Audit, open_to_attack: tuple[str, list[str]]) -> None:
    """Both tools tell, by name, version and all the ids; and they asked about every pin there is."""
    code, said = audit(open_to_attack[0])
    assert code == 1 and "Not allowed: flask 1.0" in said and "PYSEC-1, GHSA-one; mended in 2.0" in said
    assert "Not allowed: left 1.0.0" in said and "GHSA-two" in said
    assert sorted(open_to_attack[1]) == ["flask", "left", "numpy", "numpy", "right"]


def test_what_is_allowed_passes(audit: Audit, open_to_attack: tuple[str, list[str]]) -> None:
    """With a reason and a day, for both tools; if only one of two is allowed, the other still fails."""
    code, said = audit(open_to_attack[0], allowed=entry() + entry("GHSA-two", "left"))
    assert code == 0 and "2 advisories, 2 allowed; 0 not checked" in said, said


def test_what_cannot_be_reached_is_not_fine(audit: Audit, nobody: str) -> None:
    """It ends with 2 and says what was not checked; where that was asked for, it says so and goes on."""
    code, said = audit(nobody)
    assert (
        code == 2
        and "WARNING, not checked: 3 Python packages" in said
        and "not checked: 2 packages of" in said
    )
    code, again = audit(nobody, "--if-reachable")
    assert code == 0 and "WARNING, not checked: 3 Python packages" in again


def test_what_is_found_fails_though_the_rest_is_out_of_reach(
    audit: Audit, open_to_attack: tuple[str, list[str]], nobody: str
) -> None:
    """A lost network hides nothing that another service has told."""
    code, said = audit(open_to_attack[0], "--registry", nobody, "--if-reachable")
    assert code == 1 and "Not allowed: flask" in said and "not checked: 2 packages of" in said


def test_what_a_tool_passes_over_is_not_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends as if all were well, and says in passing what it did not look at."""
    found = [{"name": "flask", "version": "1.0", "vulns": []}, {"name": "left", "skip_reason": "not found"}]
    monkeypatch.setattr(advisories, "_asked", lambda command: {"dependencies": found, "fixes": []})
    asked = advisories.of_python([Pin("flask", "1.0"), Pin("left", "1.0")])
    assert asked.unchecked == ("left 1.0: pip-audit passed over it.",)


def test_a_tool_that_breaks_is_no_lost_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody goes on where a tool is missing, or does not understand what it is asked."""
    monkeypatch.setattr(advisories, "PIP_AUDIT", [sys.executable, "-m", "no_such_tool"])
    with pytest.raises(RuntimeError, match="no_such_tool ended with 1"):
        advisories.of_python([Pin("flask", "1.0")])


def said_of(text: str, tmp_path: Path, *, whole: bool = True) -> list[str]:
    """What a list says of two advisories today."""
    (tmp_path / "allowed.toml").write_text(text)
    return list(faults(read_allowed(tmp_path / "allowed.toml"), [PYTHON, NPM], TODAY, whole=whole))


BOTH = entry() + entry("GHSA-two", "left")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (BOTH, []),
        (entry(until=TODAY) + entry("GHSA-two", "left"), []),
        ("", ["Not allowed: flask", "Not allowed: left"]),
        (entry(), ["Not allowed: left"]),
        (
            entry(package="left") + entry("GHSA-two", "left"),
            ["Allowed, and no longer known", "Not allowed: flask"],
        ),
        (
            entry(until=BEFORE) + entry("GHSA-two", "left"),
            ["Allowed until 2026-11-21, which is over: GHSA-one in flask"],
        ),
        (BOTH + entry("GHSA-old", "gone"), ["Allowed, and no longer known against us: GHSA-old in gone"]),
        (
            entry(until=TODAY + LONGEST + dt.timedelta(1)) + entry("GHSA-two", "left"),
            ["Allowed until 2027-02-21, over"],
        ),
    ],
    ids=["both", "last day", "neither", "one", "another package", "expired", "stale", "too far ahead"],
)
def test_the_list_counts_as_it_is_dated(text: str, begins: list[str], tmp_path: Path) -> None:
    """An entry covers its own advisory, until its day, and only as long as it is needed."""
    said = said_of(text, tmp_path)
    assert len(said) == len(begins) and all(map(str.startswith, said, begins)), said


def test_an_entry_may_wait_for_a_service_that_is_out_of_reach(tmp_path: Path) -> None:
    """Whether it is needed is not known then."""
    assert said_of(BOTH + entry("GHSA-old", "gone"), tmp_path, whole=False) == []


@pytest.mark.parametrize(
    "text",
    [
        entry(why='""'),
        entry(until='"2027-01-01"'),
        "[[allowed]]\nadvisory = 'x'\n",
        "[other]\n",
        entry(until="2027-01-01T00:00:00"),
    ],
)
def test_an_entry_without_reason_or_day_is_none(text: str, tmp_path: Path) -> None:
    """Each part is asked for."""
    with pytest.raises(ValueError, match=r"allowed\.toml"):
        said_of(text, tmp_path)


def test_our_own_list_can_be_read() -> None:
    """Every entry has a reason of a sentence."""
    assert all(each.why.endswith(".") for each in read_allowed(LIST))


def test_every_pin_of_ours_is_read() -> None:
    """Those for other systems as well, and the packages of the page's script."""
    ours = pins(*PINNED)
    lines = {
        line for file in PINNED for line in file.read_text().splitlines() if line and line[0] not in "# "
    }
    assert len(ours) == len({line.partition(" ;")[0].lower() for line in lines})
    assert any(pin.name == "appnope" for pin in ours) and len(locked(LOCKED)) > 20


def test_what_is_not_pinned_is_said(tmp_path: Path) -> None:
    """Nobody can ask about a version that is not known."""
    (tmp_path / "requirements.txt").write_text("flask>=1\n")
    with pytest.raises(ValueError, match="not pinned"):
        pins(tmp_path / "requirements.txt")
