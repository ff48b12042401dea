"""Everything that can go wrong: a class and fields for whoever decides, a sentence for whoever reads.

Nothing decides by the words of an error. Where cases of one class have to be told apart, it has
subclasses or a field for it.
"""

from collections.abc import Iterable
from enum import Enum


class WorkbookError(Exception):
    """Something went wrong; the message is ready to be shown as it is."""

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows of it: the sentence, which says what to do, and not where it came from."""
        return [str(self)]


class AnswerRefused(WorkbookError):
    """A value does not fit its exercise, or cannot be kept in a file."""


class AnswersUnreadable(WorkbookError):
    """A file is not an answers file that can be trusted."""


class AnswersNewer(AnswersUnreadable):
    """A newer edition of the workbook wrote it; it is whole, and not ours to take apart."""


class Flaw(Enum):
    """What is wrong with an answers file: a code, and the end of a sentence that begins with the file."""

    EMPTY = "is empty"
    TOO_LARGE = "is larger than {number} MB"
    NOT_UTF8 = "is not in the encoding UTF-8"
    LINK = "is only a link to another place"
    NO_FILE = "is not a file"
    SOMETHING_ELSE = "is something else"
    OTHER_SHAPE = "does not have the shape it should have"
    TOO_OLD = "is of an older edition than this one can read"
    ODDLY_OLD = "is of an older edition and not as that wrote it"
    BROKEN_LINE = "is damaged in line {number}"
    SAID_TWICE = "is damaged: it says the same thing twice"
    NO_NUMBER = "is damaged: it holds a number that is none"
    HALF_A_CHARACTER = "is damaged: it holds half a character"
    BEYOND_SIZE = "is damaged: it holds a number or a list beyond all size"
    TOO_MANY_VALUES = "is damaged: it holds more values than any answers do"
    TOO_DEEP = "is damaged: lists lie inside lists without end"
    ODD_PART = "is damaged: a part of it is not what it should be"
    ODD_WRAP = "is damaged: the part that takes the passphrase is odd"
    BROKEN_SEAL = "is damaged and cannot be opened: a snapshot or another copy may be whole"
    OTHER_KEY = "needs another passphrase than the one used here"


class AnswersFlawed(AnswersUnreadable):
    """An answers file, or a copy of one, has a flaw.

    Attributes:
        flaw: what is wrong.
        number: the line or the megabytes that belong to it.
        locked: whether the file has a lock.
        called: what the reader calls it, where it is a copy.
    """

    def __init__(self, flaw: Flaw, number: int = 0, *, locked: bool = False, called: str = "") -> None:
        super().__init__(flaw)
        self.flaw, self.number, self.locked, self.called = flaw, number, locked, called

    def __str__(self) -> str:
        found = self.flaw.value.format(number=self.number)
        if self.called:
            return f"{self.called} {found}; choose another copy."
        answers = "locked answers" if self.locked else "answers"
        match self.flaw:
            case Flaw.SOMETHING_ELSE:
                return f"The file in the place of the {answers} {found}."
            case Flaw.NO_FILE:
                return f"In place of the {answers} file there is something that {found}."
        return f"The {answers} file {found}."


class AnswersReadOnly(WorkbookError):
    """The answers may be looked at but not changed, because their file is damaged or newer."""


class AnswersLocked(AnswersReadOnly):
    """The answers have a lock, and nobody has opened it here."""


class AnswersBusy(WorkbookError):
    """Another window holds the lock for longer than a reader should wait."""


class AnswersNotSaved(WorkbookError):
    """The disk refused; the file is as it was before."""


class CopyLocked(WorkbookError):
    """A copy of the answers has a lock, and no passphrase came with it."""


class WrongPassphrase(WorkbookError):
    """Neither the passphrase nor the recovery code of these answers."""


class PassphraseRefused(WorkbookError):
    """A new passphrase breaks a rule."""


class ChapterMissing(WorkbookError):
    """A chapter was asked for that is not there."""


class ChapterWrong(WorkbookError):
    """A chapter breaks a rule that its author can mend."""


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """Return the known word that was probably meant.

    Args:
        word: as it was written.
        known: the words that would have been right.
        least: how much alike they must be, from 0 to 1.
    """
    from difflib import get_close_matches  # only once something is wrong

    return next(iter(get_close_matches(word, list(known), 1, least)), None)
