"""`workbook export`: a file of each kind, never over another, for its owner's eyes."""

import json
import stat

import pytest

from tests.conftest import is_one_line
from tests.export.read_back import held
from tests.insights.reader import READER
from workbook.answers import Answers
from workbook.chapters.notebook import find_exercise
from workbook.cli import exporting
from workbook.cli.exporting import To
from workbook.export.files import KINDS

FOUR = "04-too-close"


@pytest.fixture
def reader(home):
    """Answers in every chapter."""
    answers = Answers.open(home)
    for key, value in READER.items():
        exercise = find_exercise(key)
        if exercise:
            answers.put(key, exercise.clean(value), kind=exercise.kind, prompt=exercise.prompt)
    return answers


def test_every_kind_of_file_is_offered():
    """By the names that the help gives."""
    assert [to.value for to in To] and {to.value for to in To} == KINDS.keys()


@pytest.mark.parametrize("to", [to for to in To if to is not To.ics])
def test_a_file_of_each_kind(say, reader, tmp_path, to, monkeypatch):
    """Its name says nothing, and nobody else may read it; however long it takes here."""
    monkeypatch.setattr(exporting, "PATIENCE", 300)
    code, out, err = say("export", "--to", to, "--out", tmp_path)
    file = tmp_path / KINDS[to].name
    assert (code, out, err) == (0, f"{file}\n", "")
    assert file.stat().st_size > 100 and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [file.name]


def test_only_what_was_chosen_goes_in(say, reader, tmp_path):
    """A chapter, or a day."""
    file = tmp_path / "four.md"
    assert say("export", "--to", "md", "--chapters", f"{FOUR},journal", "--out", file)[0] == 0
    found = held(file.read_bytes(), "md")
    assert found and {key.partition(".")[0] for key in found} == {FOUR, "journal"}
    assert say("export", "--to", "json", "--until", "2001-01-01", "--out", tmp_path / "none.json")[0] == 0
    assert json.loads((tmp_path / "none.json").read_bytes())["answers"] == {}
    one = f"{FOUR}.see-saw"
    assert say("export", "--to", "md", "--answer", one, "--out", tmp_path / "one.md")[0] == 0
    assert held((tmp_path / "one.md").read_bytes(), "md").keys() == {one}


def test_what_was_exported_comes_back(say, reader, tmp_path):
    """Through the preview, like any copy."""
    assert say("export", "--to", "docx", "--out", tmp_path)[0] == 0
    before = dict(Answers.open())
    assert say("forget", "--everything", "--yes")[0] == 0
    code, out, err = say("restore", tmp_path / "workbook.docx", "--yes")
    assert (code, err) == (0, "") and out.startswith(f"In the copy: {len(before)} new")
    assert dict(Answers.open()) == before


def test_one_exercise_can_be_printed_blank(say, home, tmp_path):
    """Nothing has to be answered for it; several are too many for one sheet."""
    one = ("--to", "sheets", "--answer", f"{FOUR}.see-saw")
    assert say("export", *one, "--out", tmp_path / "one.html")[0] == 0
    assert say("export", "--to", "sheets", "--out", tmp_path / "all.html")[0] == 0
    sizes = [(tmp_path / name).stat().st_size for name in ("one.html", "all.html")]
    assert sizes[0] < sizes[1] / 5 and "Who does more" in (tmp_path / "one.html").read_text()
    code, _, err = say("export", *one, "--answer", f"{FOUR}.one-no", "--out", tmp_path / "two.html")
    assert code == 1 and is_one_line(err)


def test_a_calendar_holds_own_words_only_when_asked(say, home, tmp_path):
    """Its titles are neutral all the same."""
    key = "10-change-that-lasts.six-weeks"
    Answers.open()[key] = [{"week": "1", "step": "One question at supper", "day": "2036-11-26"}]
    for name, more in (("plain.ics", ()), ("words.ics", ("--dated-words",))):
        assert say("export", "--to", "ics", *more, "--out", tmp_path / name)[0] == 0
    plain, words = ((tmp_path / name).read_text() for name in ("plain.ics", "words.ics"))
    assert "supper" in words and "supper" not in plain and "SUMMARY:Workbook" in plain


def test_a_file_that_is_there_stays(say, reader, tmp_path):
    """Unless it is said twice."""
    file = tmp_path / "mine.md"
    file.write_text("mine")
    code, out, err = say("export", "--to", "md", "--out", file)
    assert (code, out) == (1, "") and is_one_line(err) and "--force" in err and file.read_text() == "mine"
    assert say("export", "--to", "md", "--out", file, "--force")[0] == 0
    assert file.read_text().startswith("# My playbook") and stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_nothing_can_be_written_it_says_so(say, reader, tmp_path):
    """And leaves nothing lying about."""
    code, out, err = say("export", "--to", "csv", "--out", tmp_path / "nowhere" / "x.csv")
    assert (code, out) == (1, "") and is_one_line(err) and "--out" in err


@pytest.mark.parametrize(
    "given",
    [("--to", "ics"), ("--to", "json", "--hide-names"), ("--to", "md", "--chapters", "99-nowhere")],
)
def test_what_cannot_be_made_is_one_sentence(say, home, tmp_path, given):
    """And no file."""
    code, out, err = say("export", *given, "--out", tmp_path / "file")
    assert (code, out) == (1, "") and is_one_line(err) and not (tmp_path / "file").exists()


@pytest.mark.parametrize("given", [("--to", "pdf"), (), ("--to", "md", "--since", "tomorrow")])
def test_wrong_usage_has_its_own_exit_code(say, home, given):
    """As everywhere."""
    assert say("export", *given)[0] == 2
