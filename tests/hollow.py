"""A folder that stands for an index: of each package installed here what it is and needs, not what it does.

Such wheels are chosen, copied and installed as real ones are, in no time. What builds the workbook is whole.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

BUILDS = ("hatchling", "packaging", "pathspec", "pluggy", "trove-classifiers")
WHEEL = "Wheel-Version: 1.0\nGenerator: hollow\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def hollow(folder: Path) -> dict[str, str]:
    """Lay out the wheels, and return what makes pip ask nobody else."""
    folder.mkdir()
    for dist in metadata.distributions():
        stem = f"{re.sub('[-_.]+', '_', dist.name).lower()}-{dist.version}"
        held = dict(_held(dist, f"{stem}.dist-info"))
        with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
            for name, body in held.items():
                wheel.writestr(name, body)
    return {"PIP_CONFIG_FILE": "/dev/null", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder)}


def _held(dist: metadata.Distribution, info: str) -> Iterator[tuple[str, bytes]]:
    names = [f"{info}/METADATA", f"{info}/WHEEL"]
    yield names[0], (dist.read_text("METADATA") or "").encode()
    yield names[1], WHEEL.encode()
    for file in dist.files or () if dist.name in BUILDS else ():
        if ".." not in file.parts and file.suffix != ".pyc" and file.parts[0] != info:
            names.append(file.as_posix())
            yield names[-1], Path(str(file.locate())).read_bytes()
    yield f"{info}/RECORD", "".join(f"{name},,\n" for name in (*names, f"{info}/RECORD")).encode()
