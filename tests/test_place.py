"""Where answers are, in the reader's words."""

import pytest

from workbook import place


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, place.HERE),
        ({"BINDER_SERVICE_HOST": "x"}, place.SESSION),
        ({"JUPYTERHUB_USER": "someone"}, place.HUB),
        ({"JUPYTERHUB_USER": "someone", "WORKBOOK_ROOM": "/notice"}, place.ROOM),
        ({"BINDER_LAUNCH_HOST": "x", "JUPYTERHUB_USER": "someone"}, place.SESSION),
    ],
)
def test_the_words_say_where_answers_live(monkeypatch, said, words):
    """The shortest-lived place wins: whoever relies on it loses nothing."""
    for name in ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST", "JUPYTERHUB_USER", "WORKBOOK_ROOM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert place.place() == words
