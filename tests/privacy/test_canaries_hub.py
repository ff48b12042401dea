"""Under the hub: what a person writes is in that person's answers alone, and after the room nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.hub import rooms
from tests.hub.guest import FEAR, Guest, run
from tests.hub.rooms import Hosted, free_port
from tests.privacy.canaries import Canaries
from tests.privacy.sweep import shown_by_processes, sweep
from tests.privacy.typed import put_all
from tests.privacy.world import World, world
from workbook.export.files import KINDS

OF_A_PERSON = ("answers.json", "snapshots/", "kept/")
BY_SCRIPT = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
pytestmark = pytest.mark.timeout(300)


@dataclass
class Lived:
    """What was there to be found in a room, and when it was over."""

    name: str = ""
    said: set[str] = field(default_factory=set)
    pages: dict[str, int] = field(default_factory=dict)
    read_back: bool = False
    running: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def lived() -> Iterator[Lived]:
    """What is left of a room."""
    with world("hub") as here, here.inside(), pytest.MonkeyPatch.context() as patch:
        open_to_accounts(here, patch)
        yield room(here)


def open_to_accounts(here: World, patch: pytest.MonkeyPatch) -> None:
    """Let the accounts of a room reach their homes, and let their servers tell all they can."""
    program, checkout = rooms.place()
    for folder in (here.folder, here.folder / "home", here.folder / "loud"):
        folder.chmod(0o755)
    here.home.mkdir(mode=0o711)
    patch.setattr(rooms, "place", lambda: (program, f"{here.folder / 'loud'}:{checkout}"))


def room(here: World) -> Lived:
    """Everything written by one person, shown and exported; the server killed, then the room ended."""
    one = Lived()
    local = ("--address", "127.0.0.1", "--port", str(free_port()))
    running = Hosted(here.home, *local, "--people", "2", "--memory", "250")
    try:
        running.ready()
        run(take_part(one, running, here.canaries))
        one.running = look(here, Path(running.room["temporary"]))
        running.server(one.name).kill()
        running.end()
    finally:
        running.kill()
        (here.folder / "logs" / "host.out").write_text("\n".join(running.lines))
    one.after = look(here)
    return one


def look(here: World, *folders: Path) -> dict[str, str]:
    stem, given = here.canaries.stem, here.canaries.given
    found = [sweep(folder, stem, given) for folder in (here.folder, *folders)]
    return dict(each for part in found for each in part.items()) | shown_by_processes(stem)


async def take_part(one: Lived, running: Hosted, canaries: Canaries) -> None:
    async with Guest(running.url) as guest:
        await guest.come_in(running.code)
        one.name = guest.name
        one.said = {str(said["say"]) for said in await put_all(guest, canaries)}
        files = [
            f"playbook/{kind.name}"
            for to, kind in KINDS.items()
            if to not in ("sheets", "short-sheets", "person-sheet", "schema")
        ]
        for path in ("", "answers", "answers/copy", "playbook", f"share?key={FEAR}", *files):
            one.pages[path], _, _ = await guest.get(guest.base + path)
        word = {"code": canaries.word("share/read")}
        address = f"{guest.url}{guest.base}share/read"
        async with guest.browser.post(address, data=word, headers=BY_SCRIPT) as answer:
            one.read_back = answer.status == 200 and 'role="alert"' in await answer.text()


def test_everything_written_is_kept(lived: Lived) -> None:
    """The sweep looks for words that were really written, and every page and file was there."""
    assert lived.said == {"saved"}
    assert {path: status for path, status in lived.pages.items() if status != 200} == {}


def test_an_answer_is_read_by_script(lived: Lived) -> None:
    """The page that reads a given answer asks by script, and the hub lets it."""
    assert lived.read_back


def test_words_are_in_the_answers_of_their_writer_alone(lived: Lived) -> None:
    """Not in the hub's log or its database, nor in a temporary folder; no process shows one."""
    own = f"home/workbook/room/people/{lived.name}/workbook/"
    assert f"{own}answers.json" in lived.running
    assert [
        name for name in lived.running if not name.startswith(tuple(own + it for it in OF_A_PERSON))
    ] == []


def test_after_the_room_there_is_nothing(lived: Lived) -> None:
    """Its end takes everything along; what servers and hub told meanwhile holds no word."""
    assert lived.after == {}
