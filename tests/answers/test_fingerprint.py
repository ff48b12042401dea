"""A short name of what is in the file, by which a page and Python know that they speak of the same."""

import subprocess
import sys

from workbook.answers import Answers

from .conftest import KEY


def test_it_is_the_same_for_whoever_reads_the_same(saved):
    """However often."""
    assert saved.fingerprint and Answers.open(saved.folder).fingerprint == saved.fingerprint


def test_it_is_another_one_after_every_save(saved, put):
    """Also when an answer is forgotten and written anew, with the same words under the same number."""
    found = {saved.fingerprint}
    for _ in range(3):
        saved.forget(KEY)
        found.add(saved.fingerprint)
        put(saved)
        found.add(saved.fingerprint)
    assert len(found) == 7


def test_it_follows_what_others_write(saved, put):
    """Once that is read."""
    before = saved.fingerprint
    other = Answers.open(saved.folder)
    put(other, "from elsewhere")
    assert saved.fingerprint == before != other.fingerprint
    saved.refresh()
    assert saved.fingerprint == other.fingerprint


def test_there_is_none_without_a_sound_file(answers, put):
    """Then nobody can say that a page shows what is there."""
    assert answers.fingerprint == ""
    put(answers)
    answers.path.write_bytes(b"{damaged")
    answers.refresh()
    assert answers.fingerprint == ""


def test_there_is_none_behind_a_closed_lock(saved):
    """There nothing is shown."""
    saved.lock("four words of mine")
    assert saved.fingerprint
    saved.close_lock()
    assert saved.fingerprint == ""


def test_it_tells_another_process_nothing(saved):
    """Whoever finds it in an address cannot try out what may have been written."""
    say = f"from workbook.answers import Answers; print(Answers.open({str(saved.folder)!r}).fingerprint)"
    told = subprocess.run([sys.executable, "-c", say], capture_output=True, text=True, check=True).stdout
    assert len(told.strip()) == len(saved.fingerprint) and told.strip() != saved.fingerprint
