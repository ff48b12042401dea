"""A fault that was put here, to see that it is found, kept and told."""

from tests.fuzz.target import Target


def _planted(raw: bytes) -> None:
    if b"wb" in raw:
        raise LookupError("This was planted.")


PLANTED = Target(name="planted", run=_planted, words=("wb",))
