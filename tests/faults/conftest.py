"""What fault tests start from: folders in memory, a cheap passphrase, a brief wait for the lock."""

from collections.abc import Iterator

import pytest

from tests.faults.cutting import Bench, place
from tests.faults.folders import step
from workbook.answers import migrations
from workbook.answers.encryption import encrypted_file
from workbook.answers.storage import store


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """Makes folders as deeds need them."""
    with place() as room, pytest.MonkeyPatch.context() as patch:
        patch.setitem(encrypted_file.SCRYPT, "n", 2)
        patch.setitem(migrations.STEPS, 0, step)
        patch.setattr(store, "LOCK_SECONDS", 0.02)
        yield Bench(room)
