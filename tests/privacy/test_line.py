"""Between a page and its chapter: nobody listens in, and only a few words about fields get through."""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.e2e.app import App
from tests.privacy.asking import FEAR, ONE, Asking, running
from tests.privacy.line import Line

SECRET = "the-words-of-the-reader-7351"
OTHER = "02-patterns-and-where-they-come-from"
TYPES = (
    "execute_request", "inspect_request", "complete_request", "history_request", "is_complete_request",
    "connect_request", "comm_info_request", "kernel_info_request", "shutdown_request", "interrupt_request",
    "debug_request", "input_reply", "comm_open", "comm_msg", "comm_close", "usage_request",
    "create_subshell_request", "delete_subshell_request", "list_subshell_request", "apply_request",
)  # fmt: skip


class Touching:
    """What a pickle can bring: something that happens as soon as it is read."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


def messages(mark: Path) -> Iterator[object]:
    """Yield everything somebody could say who wants Python to do something else.

    Args:
        mark: a file that is there as soon as one of them has worked.
    """
    code = f"open({str(mark)!r}, 'w').close()"
    call = f"__import__('os').system('touch {mark}')"
    header = {
        "msg_id": "1",
        "username": "x",
        "session": "x",
        "version": "5.3",
        "date": "2026-11-22T00:00:00Z",
    }
    for kind in TYPES:
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {"x": call}}
        content |= {"allow_stdin": True, "stop_on_error": False, "cursor_pos": 1, "value": code}
        content |= {"comm_id": "x", "target_name": "dance-workbook", "data": {"do": "put"}, "restart": True}
        content |= {"command": "evaluate", "arguments": {"expression": call}, "type": "request", "seq": 1}
        whole = {
            "header": header | {"msg_type": kind},
            "parent_header": {},
            "metadata": {},
            "content": content,
        }
        yield whole | {"buffers": [], "channel": "shell"}
        yield whole | {"channel": "control", "do": "put", "key": FEAR, "seq": 1}
        yield {"do": kind} | content
        yield {"msg_type": kind, "content": content}
        yield json.dumps(["shell", kind, content])
    for do in ("__class__", "__init__", "eval", "exec", "run", "close", "take_key", "", None, 1, [], {}):
        yield {"do": do, "key": FEAR, "seq": 2, "code": code, "value": call}
    for key in (f"{OTHER}.first", "__class__", "__proto__", f"{ONE}.__class__", "../x", call, "", "."):
        yield {"do": "put", "key": key, "seq": 3, "value": code}
        yield {"do": "forget", "key": key, "seq": 4}
        yield {"do": "draw", "key": key, "seq": 5, "value": {"__class__": call}}
        yield {"do": "settle", "key": key, "seq": 6, "take": code}
    for value in (
        {"__class__": call}, {"__reduce__": [call]}, {"py/object": "os.system"}, {"$type": call}, [[[call]]],
        "{0.__class__.__init__.__globals__}", "%(x)s %n", "${7*7}", "{{7*7}}", "\0", "\ud800", 1e400, True,
        "x" * 2_000_000, {"__proto__": {"polluted": True}}, None, [], {},
    ):  # fmt: skip
        yield {"do": "put", "key": f"{ONE}.connection", "seq": 7, "value": value}
        yield {"do": "draw", "key": f"{ONE}.connection", "seq": value, "value": value}
        yield {"do": "hello", "value": value, "__class__": value}
    yield from ("null", "1", "[]", "{", '{"do":', "[" * 100_000, '{"do":"put","do":"hello"}')
    yield from (code, f"!touch {mark}", f"%run {mark}", '{"do": NaN}', "\ufeff{}", '{"do": "hello"} trailing')
    yield from (pickle.dumps(Touching(mark)), b"\x80\x04", b"\xff" * 1000, bytes(range(256)), code.encode())
    yield b'{"do": "put"}'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("line") / "home"


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[tuple[App, Asking]]:
    """A server, and somebody who was let in and has a chapter open."""
    with running(home) as (app, me):
        yield app, me


@pytest.fixture(scope="module")
def page(served: tuple[App, Asking]) -> Iterator[Line]:
    """A page on which something was written."""
    with Line(served[1]) as line:
        assert line.ready().put(SECRET, 1)["say"] == "saved"
        yield line


@dataclass(frozen=True)
class Member:
    """A process of the workbook, as it was a moment ago."""

    pid: int
    words: list[str]
    listens: set[tuple[str, int]]


@pytest.fixture
def family(served: tuple[App, Asking], page: Line) -> list[Member]:
    """The server, and whatever it may have started."""
    server = psutil.Process(served[0].process.pid)
    found = []
    for each in (server, *server.children(recursive=True)):
        with suppress(psutil.Error):
            found.append(Member(each.pid, each.cmdline(), set(_listens(each))))
    return found


def _listens(process: psutil.Process) -> Iterator[tuple[str, int]]:
    for it in process.net_connections("inet"):
        if it.status == psutil.CONN_LISTEN or it.type == socket.SOCK_DGRAM:
            yield it.laddr.ip, it.laddr.port


def test_no_code_runs_over_the_line(served: tuple[App, Asking], page: Line, tmp_path: Path) -> None:
    """Every kind of message a kernel knows, every odd one: nothing happens, and other pages work on."""
    app, me = served
    mark = tmp_path / "it-ran"
    said = sum(map(_Talkative(me).say, messages(mark)))
    assert said > 200
    assert page.put(SECRET, 2)["say"] == "saved"
    assert not mark.exists() and app.process.poll() is None
    assert SECRET not in app.said.read_text() and "Traceback" not in app.said.read_text()


class _Talkative:
    """Says one thing after the other; where the line is hung up, on a new one."""

    def __init__(self, me: Asking) -> None:
        self.me = me
        self.line = Line(me).ready()

    def say(self, message: object) -> bool:
        """Say one thing, wait until the server has dealt with it, and return whether it is still open."""
        try:
            self.line.tell(message)
            self.line.beat()
        except (AssertionError, OSError):
            self.line.socket.close()
            self.line = Line(self.me).ready()
            return False
        return True


def test_what_is_said_of_oddities_tells_nothing(served: tuple[App, Asking]) -> None:
    """The line answers with its own few words, in sentences; never with a fault’s name or a value."""
    me = served[1]
    with Line(me) as line:
        line.ready()
        for number, message in enumerate(messages(Path("/nowhere/at-all"))):
            if isinstance(message, dict) and message.get("do") in ("put", "settle", "forget", "draw"):
                line.tell(message | {"seq": number})
        line.put("the last word", number + 1)  # the chapter answers in turn
        # An answer is to the field that was asked for, by the very name that was used.
        said = json.dumps([it | {"key": ""} for it in line.heard])
    assert not [each for each in ("Error", "Traceback", "File ", "/nowhere", "__import__") if each in said]


def test_nothing_listens_but_the_one_port(family: list[Member], served: tuple[App, Asking]) -> None:
    """No other port is open, and this one for this computer alone; no other process is there."""
    assert len(family) == 1
    assert set[tuple[str, int]]().union(*(each.listens for each in family)) == {("127.0.0.1", served[0].port)}


def test_without_the_link_the_port_says_nothing(served: tuple[App, Asking], page: Line) -> None:
    """A closed door, whatever is asked for, and not one word of an answer."""
    app = served[0]
    stranger = Asking(app.port)
    pages = ("", "answers", "answers/copy", "playbook", f"voila/render/{ONE}.ipynb", f"live/{ONE}")
    answers = [stranger.ask(it, Origin=f"http://{stranger.host}") for it in pages]
    assert {it.status for it in answers} == {403}
    assert not [it for it in answers if SECRET.encode() in it.body]


def test_no_command_line_holds_a_secret(family: list[Member], served: tuple[App, Asking], home: Path) -> None:
    """Everybody may read how a program was started: no token and no word is in it."""
    app = served[0]
    secrets = [SECRET, app.token.partition("=")[2], (home / "server-key").read_bytes().hex()]
    told = " ".join(word for each in family for word in each.words)
    assert [secret for secret in secrets if secret in told] == [] and all(secrets)


@pytest.mark.skipif(getattr(os, "getuid", lambda: -1)() != 0, reason="only root can become another")
def test_another_account_reaches_nothing(family: list[Member], home: Path) -> None:
    """Folders, environments and memory are closed; what the system tells all is no secret."""
    tries: list[tuple[str, Path | str]] = [("list", home), ("write", home)]
    tries += [("read", path) for path in (home / "answers.json", home / "server-key")]
    for process in family:
        tries += [("read", f"/proc/{process.pid}/{part}") for part in ("environ", "mem", "maps", "auxv")]
        tries += [("list", f"/proc/{process.pid}/{part}") for part in ("fd", "cwd", "map_files")]
    assert as_a_stranger(tries) == {}


@pytest.mark.skipif(getattr(os, "getuid", lambda: -1)() != 0, reason="only root can become another")
def test_another_account_does_not_reach_what_a_proxy_does(tmp_path: Path) -> None:
    """The socket of a server behind a proxy is its owner’s alone, even in a folder that is open to all."""
    folder = Path("/tmp") / f"of-the-proxy-{os.getpid()}"
    folder.mkdir(mode=0o711)
    place, command = folder / "socket", ["--unix-socket", str(folder / "socket"), "--proxied"]
    server = subprocess.Popen(
        [sys.executable, "-m", "workbook.cli", "serve", *command],
        env=os.environ | {"WORKBOOK_HOME": str(tmp_path / "proxied")},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout and "is ready" in server.stdout.readline()
        assert as_a_stranger([("connect", place), ("list", folder)]) == {}
    finally:
        server.terminate()
        server.communicate(timeout=30)
        place.unlink(missing_ok=True)
        folder.rmdir()


def as_a_stranger(tries: list[tuple[str, Path | str]]) -> dict[str, str]:
    """Return what another account could do of all that it tried."""
    asked = json.dumps([(way, str(place)) for way, place in tries])
    command = [sys.executable, "-m", "tests.privacy.stranger"]
    done = subprocess.run(command, input=f"{asked}\n", capture_output=True, text=True, check=True)
    came = zip(tries, json.loads(done.stdout), strict=True)
    return {f"{way} {place}": it for (way, place), it in came if it is not None and os.path.exists(place)}


def test_the_stranger_can_do_what_is_open_to_all(tmp_path: Path) -> None:
    """So the refusals have the right reason."""
    open_to_all = [("list", "/"), ("read", "/proc/self/cmdline"), ("write", "/tmp")]
    assert len(as_a_stranger(open_to_all)) == len(open_to_all)
