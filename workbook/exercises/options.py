"""What there is to choose from, by permanent names: the file keeps the names, a reader sees the words.

A name stands in an answer as a text. Words of the reader’s own stand in it as `{"own": "…"}`, so that they
can say what an option says, or is called, and stay their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbook.exercises.cleaning import clean_text
from workbook.values import Label, as_name

OWN = "own"

Kept = str | dict[str, str]
"""What is kept of one choice: the name of an option, or words of the reader’s own."""


class Options(Mapping[str, str]):
    """A name for each option, and the words that are shown.

    Args:
        given: names with their words; or words alone, each of which is its own name.
    """

    def __init__(self, given: Mapping[str, str] | Iterable[str] = ()) -> None:
        self._words = dict(given) if isinstance(given, Mapping) else {words: words for words in given}
        self._names = {words: name for name, words in self._words.items()}

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._words  # own words are no name, and have no hash

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(tuple(self._words.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._words!r})"

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all, in their order."""
        return tuple(self._words.values())

    def find(self, text: str) -> str | None:
        """Return the name of the option that is called so, or else of the one that says so."""
        return text if text in self._words else self._names.get(text)

    def clean(self, given: object, prompt: str) -> Kept | None:
        """Return one choice as it will be kept, or `None` when it is blank.

        Args:
            given: a name, or the words of an option; `{"own": words}` for words of one’s own; a `Label`. Any
                other text stays as it is: a name that only another edition knows.
            prompt: the question, named in a refusal.

        Raises:
            AnswerRefused: it is no text.
        """
        own = _own(given)
        text = clean_text(as_name(given) if own is None else own, prompt)
        if text is None or own is not None:
            return text and {OWN: text}
        return self.find(text) or text

    def kept(self, value: object) -> Any:
        """Return what a file holds of one choice with the name of today’s option; `None` if it is none.

        A file may hold the words of an option: of a chapter whose author gave it no name yet.
        """
        if isinstance(value, str):
            return self.find(value) or value
        return value if _own(value) is not None else None

    def told(self, value: Any) -> Any:
        """Return one choice in the words of today; what no option is called stands as it is."""
        if isinstance(value, Label):
            return value
        if isinstance(value, str):
            name = self.find(value)
            return Label(value) if name is None else Label(self[name], name)
        own = _own(value)
        return value if own is None else Label(own)

    def all_told(self, value: Any) -> Any:
        """Return a list of choices in the words of today; what is no list stays as it is."""
        return [self.told(each) for each in value] if isinstance(value, list) else value


def _own(value: object) -> str | None:
    if isinstance(value, Label):
        return str(value) if value.name is None else None
    words = value.get(OWN) if isinstance(value, Mapping) and len(value) == 1 else None
    return words if isinstance(words, str) else None
