"""Lives of fifty steps each, chosen by chance: what was acknowledged stays readable."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.faults.cutting import place
from tests.faults.folders import FIRST, SECOND, at, copy_of, put
from tests.faults.life import Life, Promise, readable, texts_of
from tests.faults.scale import SOAK, scaled
from workbook.answers.document import render
from workbook.answers.encryption import encrypted_file
from workbook.answers.operations.preview import read_copy
from workbook.errors import AnswersReadOnly, WrongPassphrase

LIVES, STEPS = scaled(60, 2000), 50
WINDOWS = st.integers(0, 1)
KEYS = st.sampled_from(["01-one.a", "01-one.b", "02-two.a"])
DEATHS = st.none() | st.none() | st.integers(0, 60)
HOW = st.sampled_from(["merge", "replace"])


class Lives(RuleBasedStateMachine):
    """What can happen to a folder."""

    room: Path

    def __init__(self) -> None:
        super().__init__()
        self.life = Life(self.room)
        self.copies: list[bytes] = [render(copy_of())]
        self.count = 0

    def teardown(self) -> None:
        self.life.end()

    @property
    def answers(self):
        """The window that is in front."""
        return self.life.windows[0]

    def is_open(self) -> bool:
        """Whether there is nothing between the reader and the answers."""
        return not self.answers.locked and self.answers.trouble is None

    @rule(window=WINDOWS, key=KEYS, dies_at=DEATHS, is_cleared=st.sampled_from([False] * 9 + [True]))
    def save(self, window, key, dies_at, is_cleared):
        self.count += 1
        self.life.save(window, key, None if is_cleared else f"text number {self.count}", dies_at)

    @rule(window=WINDOWS)
    def look_at_the_file(self, window):
        self.life.windows[window].refresh()

    @rule()
    def start_again(self):
        self.life.start()

    @rule(seconds=st.sampled_from([-1e8, -90_000, -700, 1, 700, 90_000, 1e8]))
    def clock_jumps(self, seconds):
        self.life.clock = max(-1.7e9, min(self.life.clock + seconds, 1e9))

    @precondition(is_open)
    @rule()
    def keep_a_copy(self):
        self.answers.refresh()
        self.copies.append(self.answers.text())

    @precondition(lambda self: self.copies and self.is_open())
    @rule(which=st.integers(0, 9), how=HOW, dies_at=DEATHS)
    def restore(self, which, how, dies_at):
        self.life.restore(read_copy(self.copies[which % len(self.copies)]), how, dies_at)

    @precondition(lambda self: self.life.promise.before is not None and self.is_open())
    @rule(dies_at=DEATHS)
    def undo(self, dies_at):
        if self.answers.can_undo:
            self.life.do(self.answers.undo, self.life.promise.undone(), dies_at)

    @precondition(is_open)
    @rule(which=st.integers(0, 9), how=HOW, window=WINDOWS, key=KEYS)
    def restore_and_edit_and_undo(self, which, how, window, key):
        self.restore(which, how, None)
        self.save(window, key, None, is_cleared=False)
        if self.life.promise.before is not None:
            self.undo(None)

    @rule(window=WINDOWS, key=KEYS, dies_at=DEATHS)
    def forget(self, window, key, dies_at):
        answers = self.life.windows[window]
        self.life.do(lambda: answers.forget(key), self.life.promise.without(key), dies_at)

    @precondition(is_open)
    @rule(passphrase=st.sampled_from([FIRST, SECOND]), dies_at=DEATHS)
    def lock(self, passphrase, dies_at):
        self.life.do(lambda: self.answers.lock(passphrase), self.life.promise, dies_at)

    @precondition(lambda self: self.answers.sealed)
    @rule(dies_at=DEATHS)
    def remove_lock(self, dies_at):
        self.life.do(self._remove_lock, self.life.promise, dies_at)

    def _remove_lock(self):
        try:
            self.answers.remove_lock(FIRST)
        except WrongPassphrase:
            self.answers.remove_lock(SECOND)

    @rule(window=WINDOWS)
    def close_lock(self, window):
        self.life.windows[window].close_lock()

    @precondition(lambda self: self.answers.locked)
    @rule()
    def open_lock(self):
        self.life.start()

    @precondition(lambda self: (self.life.folder / "answers.json").exists())
    @rule(chance=st.integers(0, 2**32), is_cut=st.booleans(), which=st.integers(0, 3))
    def damage_and_choose(self, chance, is_cut, which):
        self.life.start()
        self._damage(random.Random(chance), is_cut)
        answers = self.answers
        answers.refresh()
        if answers.locked:
            self.life.start()
            answers = self.answers
        if answers.locked:  # its lock is damaged beyond opening: the reader puts the file away
            answers.path.unlink()
            self.life.start()
            answers = self.answers
        elif answers.trouble is not None:
            before = answers.path.read_bytes()
            self._is_refused(answers)
            assert answers.path.read_bytes() == before
        if answers.recovery is not None:
            choices = answers.recovery.choices
            chosen = choices[which % len(choices)]
            with at(self.life.clock):
                answers.choose(chosen.name)
            wanted = texts_of(chosen.document)
            assert readable(self.life.look()) == {key: texts for key, texts in wanted.items() if texts}
        self.life.start()
        self.life.promise = Promise(readable(self.life.look()))

    def _is_refused(self, answers):
        with pytest.raises(AnswersReadOnly):
            put(answers, "01-one.a", "written over damage")

    def _damage(self, chance, is_cut):
        path = self.life.folder / "answers.json"
        raw = bytearray(path.read_bytes())
        place = chance.randrange(len(raw))
        if is_cut:
            del raw[place:]
        else:
            raw[place] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)

    @invariant()
    def what_was_acknowledged_can_be_read(self):
        found = self.life.look()
        assert self.life.promise.is_kept_by(found), (self.life.promise.texts, found)

    @invariant()
    def what_was_forgotten_is_gone(self):
        assert not self.life.left_of_forgotten()


@pytest.fixture
def lives() -> Iterator[type[Lives]]:
    """Lives in memory, with passphrases that cost little."""
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setitem(encrypted_file.SCRYPT, "n", 2)
        patch.setattr(Lives, "room", stack.enter_context(place()), raising=False)
        yield Lives


@pytest.mark.timeout(1800)
def test_whatever_happens_nothing_acknowledged_is_lost(lives: type[Lives]) -> None:
    """Edits, deaths, restarts, wrong clocks, copies, locks, damage and two windows, in any order."""
    run_state_machine_as_test(
        lives,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            derandomize=not SOAK,  # by chance, but the same every time; a soak goes where nobody was
            phases=[Phase.generate, Phase.shrink] if SOAK else [Phase.generate],
        ),
    )
