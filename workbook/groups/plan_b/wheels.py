"""All that the workbook needs to run, as wheels in a folder: fetched once, installed without internet."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from workbook.errors import WorkbookError
from workbook.groups.plan_b.targets import TARGETS, Kind, Target, extra_for, here, needed

PACKAGE = "dance-workbook"
PINS = Path("binder/requirements.txt")
SOME = 25
"""After how many wheels something is said again."""

QUIETLY = ("--retries", "2", "--timeout", "30", "--no-input", "--progress-bar", "off")
NOT_OURS = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"}
UNREACHED = (
    "The wheels could not be fetched, so no pack was made: try again where there is internet, name other "
    "kinds of computers with --for, or add --without-wheels for the papers alone."
)
NO_PIP = "This Python has no pip to fetch wheels with: add --without-wheels for the papers alone."


class NoWheels(WorkbookError):
    """The wheels could not be brought together."""


def gather(folder: Path, kinds: Iterable[Kind], say: Callable[[str], None]) -> int:
    """Bring the wheels of this edition together, and those of a room where the system can have one.

    Args:
        folder: an empty folder that receives them; files of different computers lie side by side in it.
        kinds: for which computers, with this Python; for one like this where there are none.
        say: hears how far it is, in words.

    Returns:
        How many there are.

    Raises:
        NoWheels: pip is missing, could reach nothing, or a package has no file for such a computer.
    """
    say("Bringing the wheels together; this can take some minutes …")
    chosen = [TARGETS[kind] for kind in kinds]
    if chosen:
        _own(folder, say)
    for target in chosen:
        _for_another(folder, target, say)
    if not chosen:
        _for_this(folder, say)
    return len(list(folder.glob("*.whl")))


def _for_this(folder: Path, say: Callable[[str], None]) -> None:
    source, pins = _source(folder)
    extra = extra_for(here())
    # One worker fetches; what is a source package becomes a wheel here, so that no compiler is needed later.
    asked = ["wheel", "--wheel-dir", str(folder), "--constraint", str(pins)]
    _pip([*asked, f"{source}[{extra}]" if extra else source, *QUIETLY], say)
    if pins.parent == folder:
        pins.unlink()


def _own(folder: Path, say: Callable[[str], None]) -> None:
    """Put the workbook’s own wheel into a folder; it is the same for every computer."""
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file():
        _pip(["wheel", "--wheel-dir", str(folder), "--no-deps", str(checkout), *QUIETLY], say)
    else:
        own_wheel(folder)


def _for_another(folder: Path, target: Target, say: Callable[[str], None]) -> None:
    """Fetch what another kind of computer needs: in the versions of here; what is not here, in its newest."""
    say(f"For {target.words} …")
    tags = [word for tag in target.tags for word in ("--platform", tag)]
    # All of it: some packages ask for the third number, which pip would take for 0.
    python = ["--python-version", ".".join(map(str, sys.version_info[:3]))]
    asked = ["download", "--dest", str(folder), "--only-binary=:all:", "--implementation", "cp"]
    found = needed(PACKAGE, target)
    pinned = sorted(f"{name}=={version}" for name, version in found.items() if version)
    only_there = sorted(name for name, version in found.items() if not version)
    _pip([*asked, *python, *tags, *QUIETLY, "--no-deps", *pinned], say)
    if only_there:
        _pip([*asked, *python, *tags, *QUIETLY, *only_there], say)


def _source(folder: Path) -> tuple[str, Path]:
    """Return what the workbook is made of, and the file of the versions that go with it."""
    checkout = Path(__file__).parents[3]
    if (checkout / "pyproject.toml").is_file():
        return str(checkout), checkout / PINS
    pins = folder / "pins.txt"
    pins.write_text(installed(), encoding="utf-8")
    return str(own_wheel(folder)), pins


def _pip(asked: list[str], say: Callable[[str], None]) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *asked]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    saved = 0
    with process:
        for line in process.stdout or ():
            if line.lstrip().startswith("Saved "):
                saved += 1
                if saved % SOME == 0:
                    say(f"{saved} wheels so far …")
    if process.returncode:
        raise NoWheels(UNREACHED if find_spec("pip") else NO_PIP)


def installed() -> str:
    """Return every installed package with its version, one a line: what runs here is what will run there."""
    found = {dist.name: dist.version for dist in metadata.distributions() if dist.name not in (None, PACKAGE)}
    return "".join(f"{name}=={version}\n" for name, version in sorted(found.items()))


def own_wheel(folder: Path) -> Path:
    """Put the workbook together again from where it is installed.

    Args:
        folder: receives the wheel.

    Raises:
        NoWheels: it is not installed as a package.
    """
    try:
        dist = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        raise NoWheels(
            "The workbook is not installed as a package: add --without-wheels for the papers alone."
        ) from None
    stem = f"{PACKAGE.replace('-', '_')}-{dist.version}"
    path = folder / f"{stem}-py3-none-any.whl"
    record = f"{stem}.dist-info/RECORD"
    kept = {PurePosixPath(file).as_posix(): file for file in dist.files or () if _belongs(file)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as wheel:
        for name, file in kept.items():
            wheel.write(Path(str(file.locate())), name)
        wheel.writestr(zipfile.ZipInfo(record), "".join(f"{name},,\n" for name in (*kept, record)))
    return path


def _belongs(file: metadata.PackagePath) -> bool:
    return ".." not in file.parts and "__pycache__" not in file.parts and file.name not in NOT_OURS
