"""One list says what is built, from what, and who sends it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from workbook.app import built
from workbook.app.shell import hatch_build

LISTED = json.loads((CHECKOUT / hatch_build.MANIFEST).read_text(encoding="utf-8"))
FOLDERS = sorted({Path(path).parent for path in LISTED})


@pytest.mark.parametrize("path", LISTED)
def test_everything_listed_is_built(path: str) -> None:
    """From a source that is there, or that npm fetches; and it is not empty."""
    source = LISTED[path]["source"]
    assert (CHECKOUT / path).stat().st_size > 0
    assert (CHECKOUT / source).is_file() or source.startswith("workbook/app/shell/node_modules/")


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_nothing_is_built_that_is_not_listed(folder: Path) -> None:
    """But the mark of the sources, and what is there was made by this list."""
    there = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / folder).iterdir()}
    assert there - {hatch_build.STAMP.as_posix()} == {path for path in LISTED if Path(path).parent == folder}


SHEETS = [name for name in built.FILES if name != "plotly.js" and "/static/" in built.FILES[name]]
MARK = r"""content:([^;{}]*?) ?/ ?(?:""|\\"\\")"""


def test_what_is_drawn_and_not_spoken_has_a_plain_form_first() -> None:
    """Safari before 17.4 and Firefox before 128 pass over the other, the names of columns with it."""
    texts = [built.body(name).decode() for name in SHEETS if name.endswith((".css", ".js"))]
    found = [(text, mark) for text in texts for mark in re.finditer(MARK, text)]
    assert len(found) > 8
    for text, mark in found:
        assert text[: mark.start()].endswith(f"content:{mark[1].rstrip()};"), mark[0]


def test_no_rule_stands_within_a_rule() -> None:
    """Safari 16.4, Firefox 115 and Chrome 109 know none that do."""
    for name in SHEETS:
        if name.endswith(".css"):
            assert "&" not in built.body(name).decode()


def test_every_folder_of_built_files_is_listed() -> None:
    """The three that git leaves out."""
    ignored = (CHECKOUT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert [f"{folder.as_posix()}/" for folder in FOLDERS] == sorted(
        line for line in ignored if line.endswith("static/")
    )


def test_a_file_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    """Each one listed counts, also the script of a page that waits."""
    for path in (*LISTED, hatch_build.MANIFEST):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((CHECKOUT / path).read_bytes() if path == hatch_build.MANIFEST else b"")
    (tmp_path / hatch_build.STAMP).write_text(hatch_build.mark(tmp_path), encoding="ascii")
    assert hatch_build.current(tmp_path)
    (tmp_path / "workbook/app/static/waiting.js").unlink()
    assert not hatch_build.current(tmp_path)


def test_another_list_is_another_mark(tmp_path: Path) -> None:
    """Whoever adds a file has it built."""
    manifest = tmp_path / hatch_build.MANIFEST
    manifest.parent.mkdir(parents=True)
    marks = []
    for text in ("{}", '{"workbook/app/static/new.js": {}}'):
        manifest.write_text(text, encoding="utf-8")
        marks.append(hatch_build.mark(tmp_path))
    assert len(set(marks)) == 2


@pytest.mark.parametrize("name", built.sent_by(*built.PAGES))
def test_a_name_is_marked_with_its_content(name: str) -> None:
    """And the server finds the file behind it again; what is zipped is the same."""
    marked = built.names()[name]
    assert re.fullmatch(rf"{name.partition('.')[0]}\.[0-9a-f]{{10}}\.(js|css)", marked)
    assert built.original(marked) == name
    assert gzip.decompress(built.zipped(name)) == built.body(name)


def test_only_known_senders_are_named() -> None:
    """A slip in the list would send nothing, and say nothing."""
    senders = {sender for entry in LISTED.values() for sender in entry["sent_by"]}
    assert senders == {"server", "edition", "python", "hub"}
