"""Somebody who looks at a folder without a pause, and writes down whatever others could read or enter.

Run as `python -m tests.privacy.looker FOLDER`; looks until its input is closed, then prints what it has seen.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress


def seen_in(folder: str) -> Iterator[tuple[str, int]]:
    """Yield every file, folder and socket below a folder with its rights, as far as it stays long enough."""
    with suppress(OSError), os.scandir(folder) as inside:
        for each in inside:
            with suppress(OSError):
                found = each.stat(follow_symlinks=False)
                if not stat.S_ISLNK(found.st_mode):
                    yield each.path, stat.S_IMODE(found.st_mode)
                if stat.S_ISDIR(found.st_mode):
                    yield from seen_in(each.path)


def main(folder: str) -> None:
    """Look until told to stop."""
    told, looks, names = threading.Event(), 0, set[str]()
    threading.Thread(target=lambda: (sys.stdin.read(), told.set()), daemon=True).start()
    wide: dict[str, str] = {}
    while not told.is_set():
        looks += 1
        for path, mode in seen_in(folder):
            names.add(path)
            if mode & 0o077:
                wide[path] = f"{mode:o}"
    print(json.dumps({"looks": looks, "names": sorted(names), "wide": wide}))


if __name__ == "__main__":
    main(*sys.argv[1:])
