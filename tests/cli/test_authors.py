"""An author's loop on the command line: begin, look, check, rename, share, and open what somebody shared."""

import json
import os
import stat

import pytest

from tests.conftest import CHECKOUT, is_one_line, notebook
from workbook import paths
from workbook.answers import Answers
from workbook.chapters.notebook import chapters
from workbook.server import own_chapters, serve

CLEAN = "checked, nothing to mend.\n"


@pytest.fixture(autouse=True)
def put_back(monkeypatch):
    """Whatever a command sets for its own process is gone after each test."""
    monkeypatch.setenv("WORKBOOK_CHAPTERS", "")


@pytest.fixture
def mine(tmp_path, say):
    """A folder with one chapter in it."""
    folder = tmp_path / "my chapters"
    assert say("new", "11-repair", "After a quarrel", "--folder", folder)[0] == 0
    return folder


@pytest.fixture
def started(monkeypatch):
    """What JupyterLab would be started with, and in which surroundings."""
    seen = []
    monkeypatch.setattr(os, "execve", lambda program, command, env: seen.append((command, env)))
    return seen


@pytest.fixture
def served(monkeypatch):
    """The folder of chapters at the moment when the app would be served."""
    seen = []
    monkeypatch.setattr(serve, "serve", lambda serving: seen.append(paths.chapters_folder()))
    return seen


def test_a_new_chapter_goes_into_a_folder_of_ones_own(mine, say):
    """Which is made if need be, and the two ways on are said, ready to be typed."""
    assert [path.name for path in mine.iterdir()] == ["11-repair.ipynb"]
    out = say("new", "12-asking", "Asking", "--folder", mine)[1]
    assert f"workbook lab --chapters '{mine}'" in out and f"workbook --chapters '{mine}'" in out
    assert say("check", "--chapters", mine) == (0, f"2 chapters {CLEAN}", "")


def test_nothing_is_written_into_an_installed_package(say, home, tmp_path, monkeypatch):
    """Without a folder, a new chapter goes beside the reader's copies."""
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "site" / "workbook" / "paths.py"))
    (tmp_path / "site" / "workbook" / "_chapters").mkdir(parents=True)
    assert say("new", "11-repair", "After a quarrel")[0] == 0
    assert (home / "notebooks" / "11-repair.ipynb").exists()
    assert not list((tmp_path / "site").rglob("*.ipynb"))


def test_a_folder_that_cannot_be_made_is_one_sentence(say, tmp_path):
    """With the way out, which is there."""
    (tmp_path / "file").write_text("in the way")
    code, out, err = say("new", "11-repair", "Title", "--folder", tmp_path / "file" / "chapters")
    assert (code, out) == (1, "") and is_one_line(err) and "choose another: --folder F." in err


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("command", ["open", "serve", "lab", "check"])
def test_every_command_knows_the_folder(say, mine, served, started, command, before):
    """Named before the command or after it."""
    where, root = ["--chapters", mine], ["--allow-root"] if command == "lab" else []
    code, out, _ = say(*where, command, *root) if before else say(command, *where, *root)
    assert code == 0
    match command:
        case "lab":
            assert started[0][1]["WORKBOOK_CHAPTERS"] == str(mine)
            assert f"--ServerApp.root_dir={mine}" in started[0][0]
        case "check":
            assert out == f"1 chapter {CLEAN}"
        case _:
            assert served == [mine]


def test_without_a_command_the_app_is_opened_with_it(say, mine, served):
    """The shortest way to look."""
    assert say("--chapters", mine)[0] == 0 and served == [mine]


@pytest.mark.parametrize(("name", "why"), [("nowhere", "Look at its name"), ("file", "Name the folder that")])
@pytest.mark.parametrize("command", [["open"], ["check"], ["lab"], []])
def test_what_is_no_folder_is_one_sentence(say, tmp_path, served, started, name, why, command):
    """Nothing is opened, and nothing is made."""
    (tmp_path / "file").write_text("")
    code, out, err = say(*command, "--chapters", tmp_path / name)
    assert (code, out, served, started) == (1, "", [], []) and is_one_line(err) and why in err
    assert not (tmp_path / "nowhere").exists()


def test_the_copies_of_the_lab_can_be_checked_and_shown(say, home, served, started):
    """A notebook that is no chapter is in nobody's way there."""
    out = say("lab", "--allow-root")[1]
    assert f"workbook --chapters {home / 'notebooks'}" in out
    assert say("check", "--chapters", home / "notebooks") == (0, f"{len(chapters())} chapters {CLEAN}", "")


def test_lab_starts_with_words_for_every_kernel(say, home, started):
    """But for whoever has a file of their own for that."""
    say("lab", "--allow-root")
    assert started[0][1]["PYTHONSTARTUP"].endswith("lab_startup.py")
    assert os.path.exists(started[0][1]["PYTHONSTARTUP"])


def test_lab_says_what_to_do_as_root(say, home, started, monkeypatch):
    """JupyterLab would end with a line about its options."""
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    code, out, err = say("lab")
    assert (code, out, started) == (1, "", []) and "workbook lab --allow-root" in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_lab_leaves_the_data_folder_closed_to_others(say, home, started):
    """Also where it is the first command of all."""
    before = os.umask(0o022)
    try:
        say("lab", "--allow-root")
    finally:
        os.umask(before)
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in (home, home / "notebooks")}
    assert set(found.values()) == {0o700}


def test_a_copy_that_nobody_changed_becomes_that_of_a_newer_edition(home, tmp_path, monkeypatch):
    """And one that somebody changed stays."""
    edition = tmp_path / "edition"
    edition.mkdir()
    monkeypatch.setattr(paths, "chapters_folder", lambda: edition)
    for name in ("one", "two"):
        (edition / f"{name}.ipynb").write_text("first")
    folder = own_chapters.own_copy()
    (folder / "two.ipynb").write_text("mine")
    for name in ("one", "two"):
        (edition / f"{name}.ipynb").write_text("second")
    own_chapters.own_copy()
    assert [(folder / f"{name}.ipynb").read_text() for name in ("one", "two")] == ["second", "mine"]
    (folder / own_chapters.AS_COPIED).write_text("[")
    (edition / "one.ipynb").write_text("third")
    assert (own_chapters.own_copy() / "one.ipynb").read_text() == "second"


@pytest.fixture
def asking(mine):
    """The chapter, with a quotation, a picture and another chapter that point to its exercises."""
    path = mine / "11-repair.ipynb"
    book = json.loads(path.read_text())
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    more = [
        'page.scale(\n    "heat", "How hot – wie heiß?", low="cold", high="heat",\n)',
        'page.scale(key="cool", prompt="How cool?", low="heat", high="11-repair.heat")',
        'page.show("11-repair.heat", "It was")',
        "page.picture('plane', 'heat', connection='heat', separateness='11-repair.cool')",
    ]
    book["cells"] += [code | {"id": f"c{number}", "source": it} for number, it in enumerate(more)]
    path.write_text(json.dumps(book, ensure_ascii=False))
    opening = 'from widgets import open_chapter\n\npage = open_chapter("12-next", "A line")'
    other = notebook(opening, "# Next", "## When not to\n\nNever.", 'page.show("11-repair.heat", "It was")')
    (mine / "12-next.ipynb").write_text(json.dumps(other))
    return mine


def sources(path):
    """The code of a notebook."""
    cells = json.loads(path.read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_a_key_is_renamed_wherever_it_is_named(say, asking):
    """In its cell, in quotations and pictures, in other chapters; and nowhere else in a cell."""
    answers = Answers.open()
    answers.put("11-repair.heat", 7, kind="scale", prompt="How hot?")
    code, out, err = say("rename", "11-repair.heat", "11-repair.warmth", "--chapters", asking)
    assert (code, err) == (0, "")
    assert out == "Renamed in 11-repair.ipynb, 12-next.ipynb. Your answer came along.\n"
    assert sources(asking / "11-repair.ipynb")[-4:] == [
        'page.scale(\n    "warmth", "How hot – wie heiß?", low="cold", high="heat",\n)',
        'page.scale(key="cool", prompt="How cool?", low="heat", high="11-repair.heat")',
        'page.show("11-repair.warmth", "It was")',
        "page.picture('plane', 'heat', connection=\"warmth\", separateness='11-repair.cool')",
    ]
    assert sources(asking / "12-next.ipynb")[-1] == 'page.show("11-repair.warmth", "It was")'
    assert dict(Answers.read()) == {"11-repair.warmth": 7}
    assert say("check", "--chapters", asking)[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("heat", "11-repair.warmth", "is no key"),
        ("11-repair.heat", "11-repair.Warmth", "is no key"),
        ("11-repair.heat", "12-next.warmth", "a key stays in its chapter"),
        ("11-repair.haet", "11-repair.warmth", "asks 11-repair.haet"),
        ("11-repair.heat", "11-repair.cool", "already an exercise 11-repair.cool"),
    ],
)
def test_a_rename_that_cannot_be_changes_nothing(say, asking, old, new, why):
    """One sentence; chapters and answers are as they were."""
    before = {path: path.read_bytes() for path in asking.iterdir()}
    code, out, err = say("rename", old, new, "--chapters", asking)
    assert (code, out) == (1, "") and is_one_line(err) and why in err
    assert {path: path.read_bytes() for path in asking.iterdir()} == before


def test_an_answer_under_the_new_key_is_not_written_over(say, asking):
    """Neither chapters nor answers change."""
    answers = Answers.open()
    for key, value in (("heat", 7), ("warmth", 3)):
        answers.put(f"11-repair.{key}", value, kind="scale", prompt="How hot?")
    code, _, err = say("rename", "11-repair.heat", "11-repair.warmth", "--chapters", asking)
    assert code == 1 and is_one_line(err) and "Forget one of the two first" in err
    assert len(Answers.read()) == 2 and "warmth" not in (asking / "11-repair.ipynb").read_text()


@pytest.fixture
def shared(say, asking, tmp_path):
    """What a colleague was sent."""
    (asking / "12-next.ipynb").unlink()
    out = tmp_path / "sent"
    out.mkdir()
    book = json.loads((asking / "11-repair.ipynb").read_text())
    book["metadata"] |= {"widgets": {"state": "secret"}, "author": "secret"}
    book["cells"][3] |= {"outputs": [{"output_type": "stream", "name": "stdout", "text": "secret"}]}
    (asking / "11-repair.ipynb").write_text(json.dumps(book))
    code, said, err = say("share-chapter", asking / "11-repair.ipynb", "--out", out)
    assert (code, err) == (0, "") and "workbook open 11-repair.ipynb" in said
    assert ("names.json" in said) == (asking / "names.json").exists()
    return out / "11-repair.ipynb"


def test_what_is_shared_holds_the_cells_and_nothing_else(shared, asking):
    """No output, no state of a widget, nothing that a program noted."""
    assert "secret" not in shared.read_text()
    assert sources(shared) == sources(asking / "11-repair.ipynb")


def test_what_is_shared_is_held_to_its_keys(shared, asking, say):
    """A colleague's answers hang on them."""
    path = asking / "11-repair.ipynb"
    path.write_text(shared.read_text().replace('\\"heat\\", \\"How hot', '\\"hot\\", \\"How hot'))
    code, _, err = say("check", "--chapters", asking)
    assert code == 1 and "the key “heat” was published and is gone" in err


@pytest.mark.parametrize("given", [("build", "--static", "site"), ("host",)])
def test_keys_are_noted_as_soon_as_others_are_to_write(given, asking, say, monkeypatch):
    """In a room and in a site, as with a file that was sent."""
    monkeypatch.setattr("workbook.static_site.build.build", lambda *given: 0)
    monkeypatch.setattr("workbook.hub.host.host", lambda *given: None)
    monkeypatch.setattr("workbook.hub.proxy.need_hosting", lambda: None)
    assert say("--chapters", asking, *given)[0] == 0
    assert "11-repair.heat" in json.loads((asking / "keys.json").read_text())


def test_what_is_added_for_no_cell_is_said(asking, say, monkeypatch):
    """Rather than left out without a word."""
    monkeypatch.setattr("workbook.static_site.build.build", lambda *given: 0)
    assert "nothing was added" in say("--chapters", asking, "build", "--static", "site", "--add", "segno")[1]
    assert "nothing was added" not in say("--chapters", asking, "build", "--static", "site")[1]


def test_a_shared_key_can_be_renamed_by_both(shared, asking, say):
    """Its author is told so; the ledger follows."""
    out = say("rename", "11-repair.heat", "11-repair.warmth", "--chapters", asking)[1]
    assert "whoever answered it elsewhere runs the same command there" in out
    assert "published" not in say("check", "--chapters", asking)[2]
    Answers.open().put("11-repair.heat", 7, kind="scale", prompt="How hot?")
    again = say("rename", "11-repair.heat", "11-repair.warmth", "--chapters", asking)
    assert again == (0, "Renamed. Your answer came along.\n", "")


def test_a_chapter_that_does_not_check_is_not_shared(say, asking, tmp_path):
    """Its faults are said, and nothing is written."""
    path = asking / "12-next.ipynb"
    path.write_text(path.read_text().replace("11-repair.heat", "11-repair.gone"))
    code, out, err = say("share-chapter", path, "--out", tmp_path)
    assert (code, out) == (1, "") and "it shows 11-repair.gone" in err
    assert not (tmp_path / "12-next.ipynb").exists()


def test_no_file_is_written_over_by_sharing(say, shared, asking, monkeypatch):
    """Neither another nor the chapter itself."""
    assert say("share-chapter", asking / "11-repair.ipynb", "--out", shared.parent)[0] == 1
    monkeypatch.chdir(asking)
    code, _, err = say("share-chapter", "11-repair.ipynb", "--force")
    assert code == 1 and is_one_line(err) and "choose another folder with --out" in err


def test_a_colleague_opens_it_with_one_command(say, shared, home, served):
    """It stands among the chapters that they know; another time as well."""
    for _ in range(2):
        code, out, err = say("open", shared)
        assert (code, err) == (0, "") and "11-repair.ipynb is now in" in out
        os.environ["WORKBOOK_CHAPTERS"] = ""
    assert served == [home / "notebooks"] * 2
    names = {path.name for path in (home / "notebooks").glob("*.ipynb")}
    assert {"11-repair.ipynb", "support.ipynb", "01-what-closeness-asks.ipynb"} <= names


def test_whoever_opens_one_that_computes_is_told_what_that_is(say, shared, served):
    """Before its page is open: a cell that computes is a program of whoever wrote it."""
    told = "It computes: its cells are a program, which runs as you once its page is open."
    assert told not in say("open", shared)[1]
    os.environ["WORKBOOK_CHAPTERS"] = ""
    book = json.loads(shared.read_text())
    cell = {"cell_type": "code", "id": "runs", "metadata": {}, "source": "x = 1"}
    book["cells"].append(cell | {"execution_count": None, "outputs": []})
    other = shared.with_name("11-other.ipynb")
    other.write_text(json.dumps(book).replace("11-repair", "11-other"))
    code, out, err = say("open", other)
    assert (code, err) == (0, "") and told in out


def test_a_newer_one_takes_its_place_unless_it_was_changed(say, shared, home, served):
    """What a colleague has changed in it is theirs."""
    say("open", shared)
    os.environ["WORKBOOK_CHAPTERS"] = ""
    shared.write_text(shared.read_text().replace("After a quarrel", "After the quarrel"))
    assert say("open", shared)[0] == 0
    os.environ["WORKBOOK_CHAPTERS"] = ""
    here = home / "notebooks" / "11-repair.ipynb"
    assert "After the quarrel" in here.read_text()
    here.write_text(here.read_text().replace("After the quarrel", "My quarrel"))
    code, _, err = say("open", shared)
    assert code == 1 and is_one_line(err) and "There is another 11-repair.ipynb" in err
    assert "My quarrel" in here.read_text()


def test_what_is_no_chapter_is_not_opened(say, home, served):
    """A notebook that computes is not run for whoever was sent it."""
    code, out, err = say("open", CHECKOUT / "chapters" / "python" / "your-own-notebook.ipynb")
    assert (code, out, served) == (1, "", []) and "no cell opens the chapter" in err
    assert not (home / "notebooks").exists()
