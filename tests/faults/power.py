"""A power cut: what was never waited for is not on the disk when the light comes back.

The hardest a file system may be under the rules it promises: a new name, a replaced or a removed one is
certain only after its folder was synced, and what is in a file only after the file was. That the data folder
is there is taken for granted.
"""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.fragile import Death, Touch


@dataclass(slots=True)
class PowerCut(Death):
    """A death after which only what had reached the disk is left.

    Args:
        folder: the folder, before anything is done to it.
        names_survive: whether names reach the disk by themselves, as they often do, and only contents do not.
    """

    folder: Path = Path()
    names_survive: bool = False
    contents: dict[int, bytes] = field(default_factory=dict)
    listings: dict[Path, dict[str, int]] = field(default_factory=dict)
    held: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for place in self._places():
            self._list(place)
            for path in place.iterdir():
                if path.is_file():
                    self._read(path)

    def after(self, touch: Touch) -> None:
        path = self.folder / touch.on.strip("/")
        if touch.name == "open" and path.is_file() and not path.stat().st_size:
            self.contents[self._kept(path)] = b""
        if touch.name == "fsync":
            self._list(path) if path.is_dir() else self._read(path)
        Death.after(self, touch)

    def cut(self) -> None:
        """Leave in the folder what a power cut leaves."""
        if self.names_survive:
            for place in self._places():
                self._list(place)
        if not self.folder.exists():
            return
        for path in list(self.folder.iterdir()):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._bring_back(self.folder)
        for descriptor in self.held:
            os.close(descriptor)

    def _places(self) -> list[Path]:
        """The folder and every folder in it, as far as they are there."""
        inside = [each for each in self.folder.rglob("*") if each.is_dir()]
        return [self.folder, *inside] if self.folder.is_dir() else []

    def _bring_back(self, place: Path) -> None:
        for name, number in self.listings.get(place, {}).items():
            path = place / name
            if number in self.contents:
                path.write_bytes(self.contents[number])
                path.chmod(0o600)
            else:
                path.mkdir(mode=0o700)
                self._bring_back(path)

    def _list(self, place: Path) -> None:
        self.listings[place] = {path.name: path.stat().st_ino for path in place.iterdir()}

    def _read(self, path: Path) -> None:
        self.contents[self._kept(path)] = path.read_bytes()

    def _kept(self, path: Path) -> int:
        """The number of a file, held open so that no other file gets it."""
        self.held.append(os.open(path, os.O_RDONLY))
        return path.stat().st_ino
