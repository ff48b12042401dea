"""What the workbook writes is its owner’s alone, at every moment and under every umask.

What is done to answers is looked at after every touch of the disk in `tests/faults/test_strangers.py`.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.faults.strangers import USER
from tests.hub.rooms import place
from tests.privacy.asking import FEAR, Asking
from tests.privacy.line import Line
from workbook.answers import Answers
from workbook.server.data_folder import close_to_others, own_key
from workbook.server.own_chapters import own_copy

UMASKS = (0o000, 0o002, 0o022, 0o027, 0o077)
# What is closed where the umask takes nothing away is closed wherever it takes more.
LIVES = [pytest.param(umask, marks=pytest.mark.soak if umask else ()) for umask in UMASKS]
KINDS = ("html", "json", "csv")
SAVES = 25
WRITTEN = ("answers.json", "answers.json.lock", "server-key", "snapshots", "workbook.html", "workbook.json")
WRITTEN += ("workbook.csv", "workbook-plan-b.zip", "demo", "00-welcome.ipynb", ".tmp")
LEAVES = f"""
from workbook.server.own_chapters import own_copy
from workbook.cli import app
for kind in {KINDS}:
    app(["export", "--to", kind], standalone_mode=False)
app(["pack", "--without-wheels"], standalone_mode=False)
own_copy()
"""


@dataclass
class Ordinary:
    """An ordinary user with a world of their own.

    Args:
        world: where everything of theirs is, whatever a program chooses to write.
        umask: what they have set.
    """

    world: Path
    umask: int
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start Python as that user."""
        program, checkout = place()
        inside = dict.fromkeys(("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(self.world))
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "LANG": "C.UTF-8", **inside}
        account = {"user": USER, "group": USER, "extra_groups": []} if os.getuid() == 0 else {}
        running = subprocess.Popen(
            [program, *words],
            env=env | {"WORKBOOK_HOME": str(self.world / "home")},
            cwd=self.world,
            umask=self.umask,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            **account,
        )
        self.started.append(running)
        return running

    def end(self) -> None:
        """End whatever still runs, and leave nothing."""
        for each in self.started:
            each.terminate()
            each.communicate(timeout=60)
        shutil.rmtree(self.world, ignore_errors=True)

    def lives(self) -> dict[str, Any]:
        """Save, lock, share, export and stop, while somebody looks on; return what they saw."""
        looker = self.start("-m", "tests.privacy.looker", str(self.world))
        server = self.start("-m", "workbook.cli", "serve", "--port", "0")
        assert server.stdout
        address, _, token = server.stdout.readline().partition("?")
        me = Asking(int(address.rstrip("/").rpartition(":")[2]), f"?{token.strip()}")
        self.writes(me)
        self.leaves()
        self.locks(me)
        server.terminate()
        server.communicate(timeout=60)
        seen: dict[str, Any] = json.loads(looker.communicate(timeout=60)[0])
        return seen

    def writes(self, me: Asking) -> None:
        """Write an answer again and again; look at a copy, bring it back and take that back."""
        with Line(me) as page:
            page.ready()
            for number in range(SAVES):
                assert page.put(f"words {number}", number)["say"] == "saved"
        copy = me.ask("answers/copy").body.decode()
        ticket = json.loads(me.act("look", text=copy.replace("words", "other words")).body)["ticket"]
        assert me.act("restore", ticket=ticket, how="replace").status == 200
        assert me.act("undo").status == 200
        assert me.ask("demo/").status == 200

    def leaves(self) -> None:
        """Let answers leave as files by the command line, and copy the notebooks."""
        leaving = self.start("-c", LEAVES)
        leaving.communicate(timeout=120)
        assert leaving.returncode == 0

    def locks(self, me: Asking) -> None:
        """Put the lock on, close it, open it, take it off, and forget."""
        secret = {"passphrase": "a small blue boat"}
        for name, asked in (("lock", secret), ("close", {}), ("open", secret), ("unlock", secret)):
            assert me.act(name, **asked).status == 200
        assert me.act("forget", key=FEAR).status == 200


@pytest.fixture(scope="module", params=LIVES, ids="{:03o}".format)
def seen(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """What was seen of a life under one umask."""
    world = Path(tempfile.mkdtemp(prefix="ordinary-", dir="/tmp"))
    if os.getuid() == 0:
        os.chown(world, USER, USER)
    ordinary = Ordinary(world, request.param)
    try:
        yield ordinary.lives()
    finally:
        ordinary.end()


def test_only_the_owner_can_read_or_enter_at_any_moment(seen: dict[str, Any]) -> None:
    """Answers, snapshots, temporary names, keys, sockets, exports, notebooks: 0700 and 0600, always."""
    # IPython lays a note of its own, with the rights it came with, into a closed folder of the server.
    assert [it for it in seen["wide"].items() if not it[0].endswith("/profile_default/startup/README")] == []


def test_the_looker_was_quick_enough(seen: dict[str, Any]) -> None:
    """Each kind of file was seen while it was there, a name of a moment included."""
    names = " ".join(seen["names"])
    assert seen["looks"] > 20
    assert [each for each in WRITTEN if each not in names] == []


@pytest.fixture
def loose(home: Path) -> Path:
    """A folder that came back from a copy, open to everybody."""
    (home / "snapshots").mkdir(parents=True)
    for name in ("answers.json", "server-key", "snapshots/one.json"):
        (home / name).write_bytes(b"0" * 32)
        (home / name).chmod(0o644)
    for folder in (home, home / "snapshots"):
        folder.chmod(0o755)
    return home


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_what_is_ours_in_an_open_folder_is_closed(loose: Path) -> None:
    """The folder itself may have been chosen for more: that it is open is said, with the way out."""
    said = close_to_others(loose)
    found = modes(loose)
    assert said and str(loose) in said and said.endswith(f"“chmod go= {loose}”.")
    assert found.pop(loose.name) == 0o755
    assert found == {"answers.json": 0o600, "server-key": 0o600, "snapshots": 0o700, "one.json": 0o600}


def test_a_closed_folder_is_nothing_to_speak_of(loose: Path) -> None:
    """No word about what is as it should be."""
    loose.chmod(0o700)
    assert close_to_others(loose) is None


def test_a_link_is_not_followed(loose: Path, tmp_path: Path) -> None:
    """What lies elsewhere keeps its rights."""
    (tmp_path / "elsewhere").write_text("x")
    (tmp_path / "elsewhere").chmod(0o644)
    (loose / "snapshots" / "two.json").symlink_to(tmp_path / "elsewhere")
    close_to_others(loose)
    assert stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o644


def test_a_secret_that_others_could_read_is_made_anew(loose: Path) -> None:
    """And then it stays, closed."""
    key = own_key(loose)
    assert key != b"0" * 32 and own_key(loose) == key
    assert modes(loose)["server-key"] == 0o600


@pytest.fixture(params=UMASKS, ids="{:03o}".format)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What somebody has set."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_what_leaves_is_for_its_owner(
    umask: int, say: Callable[..., Any], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exports, the packed workbook, notebooks and the server’s secret, whatever the umask."""
    monkeypatch.chdir(tmp_path)
    Answers.open(home)[FEAR] = "words"
    said = [say("export", "--to", kind)[0] for kind in KINDS] + [say("pack", "--without-wheels")[0]]
    own_key(home), own_copy()
    found = modes(tmp_path)
    assert set(said) == {0} and set(found.values()) == {0o700, 0o600}
    assert {"workbook.html", "workbook-plan-b.zip", "00-welcome.ipynb", "server-key"} <= found.keys()
