"""What stands between the answers and the disk: nothing, or a lock with a passphrase."""

from pathlib import Path

from workbook.answers.encryption import encrypted_file, keyring
from workbook.answers.encryption.header import read_header, read_id
from workbook.errors import AnswersLocked

LOCKED = (
    "The answers are locked with a passphrase: open them with it in the workbook, or with "
    "“Answers.open().open_lock(…)” in a notebook; until then nothing is shown and nothing is saved."
)


class Lock:
    """The lock of one data folder, as this process sees it.

    Args:
        folder: the data folder.

    Attributes:
        is_on: whether what is written to the folder has to be sealed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_on = False

    @property
    def key(self) -> encrypted_file.Key | None:
        """The key, while the lock is open in this process."""
        return keyring.held(self.folder)

    def opened(self, raw: bytes) -> bytes:
        """Return the plain bytes of a file of the folder.

        Raises:
            AnswersLocked: if it is sealed, and not with the key that is at hand.
            AnswersUnreadable: if it is sealed and damaged.
        """
        if not encrypted_file.is_sealed(raw):
            return raw
        if self.key is None or not self.fits(raw):
            raise AnswersLocked(LOCKED)
        return encrypted_file.unseal(raw, self.key)

    def fits(self, raw: bytes) -> bool:
        """Whether a file is sealed with the key that is at hand.

        Raises:
            AnswersUnreadable: if it is sealed and damaged where it says with which.
        """
        if self.key is None or not encrypted_file.is_sealed(raw):
            return False
        return read_id(read_header(raw)) == self.key.id

    def sealed(self, plain: bytes) -> bytes:
        """Return the bytes as they may stand on the disk.

        Raises:
            AnswersLocked: if the lock is on and the key not at hand.
        """
        if not self.is_on:
            return plain
        if self.key is None:
            raise AnswersLocked(LOCKED)
        return encrypted_file.seal(plain, self.key)
