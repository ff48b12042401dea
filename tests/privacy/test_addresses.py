"""Who may ask, in whose name, and for what: nothing outside is read, and asking alone changes nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.looking import bytes_in
from tests.privacy.asking import CHAPTERS, FEAR, ONE, PLACES, Asking, addresses, running, written
from tests.privacy.line import Line, Refused
from workbook import paths
from workbook.answers import Answers

CANARY = "canary-in-the-mine-5113"
STRANGE_HOSTS = (
    "evil.test",
    "evil.test:{port}",
    "127.0.0.1.evil.test:{port}",
    "127.0.0.1.nip.test",
    "localhost.evil.test",
    "localhost.",
    "localhost.:{port}",
    "127.0.0.1.:{port}",
    "0.0.0.0:{port}",
    "10.0.0.1:{port}",
    "[fe80::1]:{port}",
    "[::ffff:10.0.0.1]:{port}",
    "2130706433:{port}",
    "0x7f.1:{port}",
    "127.1:{port}",
    "user@127.0.0.1:{port}",
    "%2Fetc%2Fpasswd",
    "",
)
OWN_HOSTS = ("127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "127.0.0.1")
STRANGERS = (
    {"Origin": "http://evil.test"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://localhost:{port}"},
    {"Origin": "http://127.0.0.1.evil.test:{port}"},
    {"Origin": "file://"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "Cross-Site"},
    {"X-Workbook": None},
    {"X-Workbook": "2"},
    {"Cookie": None},
    {"Cookie": "username-127-0-0-1-{port}=2|1:0|10:1795354421|8:username|4:e30=|0000"},
    {"Cookie": None, "Authorization": "token 00000000000000000000000000000000"},
)
BY_FORM = [it for it in STRANGERS if "X-Workbook" not in it]
QUERIES = (
    "voila-template=lab",
    "voila-theme=dark",
    "voila-template=../../../../etc&voila-theme=../x",
    "template=classic&theme=light",
    "kernel_name=bash&voila-show-tracebacks=1",
    "debug=1&show_tracebacks=True&base_url=//evil.test/",
)
SUPPORT = "voila/render/support.ipynb"
INSIDE = (
    "files/answers.json", "files/server-key", "voila/files/answers.json", "voila/files/../answers.json",
    "api", "api/contents", "api/contents/answers.json", "api/kernels", "api/kernelspecs", "api/sessions",
    "api/status", "api/terminals", "api/me", "api/config/x", "api/nbconvert", "api/spec.yaml", "api/events",
    "terminals/1", "terminals/websocket/1", "lsp/status", "lsp/ws/python", "lab", "lab/tree", "tree",
    "notebooks/x.ipynb", "edit/answers.json", "view/answers.json", "login", "logout", "metrics",
    "nbconvert/html/00-welcome.ipynb", "nbextensions/x.js", "kernelspecs/python3/logo.svg", "voila/tree",
    "voila/api/shutdown/x", "voila/static/x.js", "voila/templates/lab/static/x.js", "robots.txt",
    f"{ONE}.ipynb", f"chapters/{ONE}.ipynb", f"voila/render/{ONE}", f"voila/render/chapters/{ONE}.ipynb",
    f"voila/render/python/{ONE}.ipynb", "voila/render/.ipynb_checkpoints/x-checkpoint.ipynb",
    ".ipynb_checkpoints/x-checkpoint.ipynb", "server-key", "answers.json", "answers.json.lock", "snapshots",
    "snapshots/", "kept", "answers/copy/", "answers/copy.json", "answers/../answers.json", ".git/config",
    "static/", "static/shell.js", "static/proxy.cjs", "static/look.css", "workbook/server/serve.py",
    "voila/render/99-link.ipynb", "voila/render/98-folder.ipynb", "voila/render/97-folder/answers.ipynb",
)  # fmt: skip
CLIMBS = (
    "../{t}", "../../../../../../../..{p}", "/{p}", "//{p}", "{p}", "file://{p}", "./../{t}", "static/..{p}",
    "%2e%2e/{t}", "..%2f{t}", "%2e%2e%2f{t}", "..%252f{t}", "%252e%252e%252f{t}", "..%c0%af{t}", "..%5c{t}",
    "..\\{t}", "....//{t}", "..;/{t}", "static/../{t}", "static/../../{t}", "static/%2e%2e/{t}",
    "static/..%2f..%2f{t}", "static/../../../../../../../..{p}", "static/look.0000000000.css/../../{t}",
    "voila/render/../{t}", "voila/render/..%2f{t}", "voila/render/..%2f..%2f{t}.ipynb",
    "voila/render/%2e%2e%2f{t}.ipynb", "voila/render/{p}.ipynb", "voila/render/{p}%00.ipynb",
    "voila/render/../{t}%00.ipynb", "voila/static/../{t}", "voila/static/..%2f..%2f{t}",
    "voila/files/..%2f{t}", "voila/render/" + "a" * 5_000 + ".ipynb", "playbook/../{t}", "playbook/..%2f{t}",
    "playbook/....", "share/..%2f{t}", "facilitate/..%2f{t}", "facilitate/..", "facilitate/{q}",
    "facilitate/guide?agenda=../{t}", "facilitate/guide?agenda={p}", "room/give/..%2f{t}", "demo/../{t}",
    "demo/answers.json", "demo/files/answers.json", "%00", "{t}%00", "%0d%0aX-Odd:%201", "%ff%fe",
    "api/contents/..%2f{t}", "answers/copy?path={p}", "share/workbook-answer.json?key=../{t}",
    "share?key={p}", "join?by=binder&repository=../{t}&tag={p}", "live/..%2f{t}",
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chapters, with links among them that lead outside."""
    room = tmp_path_factory.mktemp("addresses")
    folder = Path(shutil.copytree(paths.chapters_folder(), room / "chapters"))
    (room / "outside").write_text(CANARY)
    (room / "outside.ipynb").write_text(CANARY)
    (folder / "99-link.ipynb").symlink_to(room / "outside")
    (folder / "98-folder.ipynb").symlink_to(room)
    (folder / "97-folder").symlink_to(room)
    return folder


@pytest.fixture(scope="module")
def home(shelf: Path) -> Path:
    """What the reader has written."""
    home = written(shelf.with_name("home"))
    answers = Answers.open(home)
    answers.put(FEAR, CANARY, kind="text", prompt="What do you fear to lose?")
    return home


@pytest.fixture(scope="module")
def me(home: Path, shelf: Path) -> Iterator[Asking]:
    """The reader, who was let in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CHAPTERS", str(shelf))
        with running(home) as (_, me):
            yield me


def at(me: Asking, given: dict[str, str | None]) -> dict[str, str | None]:
    return {name: said and said.replace("{port}", str(me.port)) for name, said in given.items()}


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_a_strange_name_is_not_answered(me: Asking, host: str) -> None:
    """A name that somebody else can point at this computer opens nothing, not even with the link."""
    host = host.replace("{port}", str(me.port))
    answer = me.raw(f"GET /answers/copy{me.token} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
    assert re.match(rb"HTTP/1\.[01] 40[03] ", answer) and CANARY.encode() not in answer


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_this_computer_s_own_names_are_answered(me: Asking, host: str) -> None:
    """So the refusals have the right reason."""
    assert me.ask(f"promises{me.token}", Host=host.replace("{port}", str(me.port))).status == 200


@pytest.mark.parametrize("who", STRANGERS, ids=str)
def test_no_other_site_changes_anything(me: Asking, home: Path, who: dict[str, str | None]) -> None:
    """Every button refuses whoever is not our own page; not a byte of the folder changes."""
    before, given = bytes_in(home), {"X-Workbook": "1", "Sec-Fetch-Site": "same-origin"} | at(me, who)
    body = b'{"everything": true, "passphrase": "a small blue boat", "how": "replace", "key": "x"}'
    acts = [me.ask(address, "POST", body, **given) for address in addresses("Act")]
    assert {it.status for it in acts} == {403} and len(acts) == 2 * len(PLACES["Act"])
    assert bytes_in(home) == before


@pytest.mark.parametrize("who", BY_FORM, ids=str)
def test_no_other_site_begins_again(me: Asking, who: dict[str, str | None]) -> None:
    """The one button that is a form looks at the browser’s own word and the origin."""
    given: dict[str, str | None] = {"Content-Type": "application/x-www-form-urlencoded"} | at(me, who)
    odd_origin = "Origin" in who
    answer = me.ask("demo/begin", "POST", b"person=Nobody", **given)
    assert answer.status == 403, odd_origin


@pytest.mark.parametrize(
    "who",
    [
        *({"origin": it["Origin"]} for it in STRANGERS if "Origin" in it),
        {"suppress_origin": True},
        {"host": "evil.test"},
        {"cookie": ""},
    ],
    ids=str,
)
def test_no_other_site_opens_the_line(me: Asking, who: dict[str, str]) -> None:
    """Nor a program that does not say who it is; and the refusal holds no word of an answer."""
    given = {
        name: said.replace("{port}", str(me.port)) if name != "suppress_origin" else said
        for name, said in who.items()
    }
    for slug in (ONE, "00-welcome"):
        with pytest.raises(Refused) as refused, Line(me, slug, **given):
            pass
        assert refused.value.status == 403 and CANARY not in refused.value.said


def test_asking_changes_nothing(me: Asking, home: Path) -> None:
    """Every address may be fetched as often as one likes."""
    asked = [each for each in addresses() if each.removeprefix("demo/") not in CHAPTERS[1:]]
    me.ask("")
    before = bytes_in(home)
    for address in asked:
        me.ask(address)
    assert bytes_in(home) == before


@pytest.mark.parametrize(
    "address", ["", "promises", SUPPORT, f"voila/render/{ONE}.ipynb", "answers", "playbook"]
)
def test_no_query_changes_a_page(me: Asking, address: str) -> None:
    """Template, theme and tracebacks are ours: the same bytes, whatever the address asks for."""
    plain = me.ask(address).body
    assert [query for query in QUERIES if me.ask(f"{address}?{query}").body != plain] == []


def test_no_path_reads_anything_outside(me: Asking, home: Path, shelf: Path) -> None:
    """Jupyter’s own addresses, files by name, every way to climb: not one byte is told."""
    places = [home / "answers.json", home / "server-key", shelf.with_name("outside"), Path("/etc/passwd")]
    probes = [*INSIDE, *(_climbing(climb, place, shelf) for climb in CLIMBS for place in places)]
    key = (home / "server-key").read_bytes()
    telling = [
        CANARY.encode(),
        key,
        key.hex().encode(),
        b"root:x:0",
        b"WORKBOOK_HOME=",
        b"nbformat",
        b"[core]",
    ]
    answers = {probe: me.ask(probe) for probe in probes}
    assert len(answers) >= 250
    told = {
        it: answer.status for it, answer in answers.items() if any(each in answer.body for each in telling)
    }
    # The reader's own answers are theirs to see where they are asked for as such.
    assert [it for it in told if not it.startswith("answers/copy?")] == []
    odd = {it: answer.status for it, answer in answers.items() if answer.status not in (400, 403, 404)}
    assert [
        it for it in odd if not re.match(r"(answers/copy|share|share/workbook-answer\.json|join)\?", it)
    ] == []


def _climbing(climb: str, place: Path, shelf: Path) -> str:
    near = os.path.relpath(place, shelf)
    quoted = str(place).replace("/", "%2f")
    return climb.format(t=near.removeprefix("../"), p=place, q=quoted)


def test_a_stranger_is_told_nothing_by_any_address(me: Asking) -> None:
    """Without the link everything but the built files is a closed door, the same for what there is not."""
    stranger = Asking(me.port)
    said = {it: stranger.ask(it) for it in addresses(*PLACES.keys() - {"Built", "Nowhere"})}
    assert {answer.status for answer in said.values()} <= {403, 404, 405}
    assert not [
        it for it, answer in said.items() if CANARY.encode() in answer.body or b"data-alive" in answer.body
    ]
