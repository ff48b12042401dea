"""Everything that can go wrong, each with a sentence its reader can act on."""


class WorkbookError(Exception):
    """Something went wrong; the message is ready to be shown as it is."""


class AnswerRefused(WorkbookError):
    """A value does not fit its exercise, or cannot be kept in a file."""


class AnswersUnreadable(WorkbookError):
    """A file is not an answers file that can be trusted."""


class AnswersNewer(AnswersUnreadable):
    """A newer edition of the workbook wrote the file; it is whole, and not ours to take apart."""


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
