"""Words and people that come back: what the reader has written of in at least two chapters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from workbook.insights.coerce import words_of
from workbook.insights.words.names import bare, capitals_in, initials_in, kin_in, named_in, pattern
from workbook.insights.words.own_words import Quote, as_written
from workbook.insights.words.word_forms import is_common, plain_form

MOST_WORDS, MOST_PEOPLE = 12, 24


@dataclass(frozen=True)
class Returning:
    """A word or a person, and every place where the reader wrote of it, in the order of the pages.

    Attributes:
        name: as the reader mostly wrote it.
        quotes: the places.
        forms: for a word, every form of it that was written, in small letters.
    """

    name: str
    quotes: tuple[Quote, ...]
    forms: tuple[str, ...] = ()

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters' slugs, each once."""
        return tuple(dict.fromkeys(quote.chapter for quote in self.quotes))


def words_again(said: list[Quote], names: Collection[str]) -> tuple[Returning, ...]:
    """Return the words used in at least two chapters, those of most chapters first.

    Args:
        said: the reader's own words.
        names: of people, in small letters; they are told elsewhere.
    """
    texts = [as_written(quote.text) for quote in said]
    known = {word.casefold() for text in texts for word in text}
    plain = {word: plain_form(word, known) for word in known if _tells(word)}
    uses: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in text:
            found = plain.get(word.casefold())
            if found is not None and found not in names:
                uses[found].append((word, place))
    again = {word: _again(word, used, said) for word, used in uses.items()}
    order = sorted(again, key=lambda word: (-len(again[word].chapters), -len(again[word].quotes), word))
    return tuple(again[word] for word in order if len(again[word].chapters) >= 2)[:MOST_WORDS]


def _again(plain: str, used: list[tuple[str, int]], said: list[Quote]) -> Returning:
    """Return one word with its places; each use is the word as written and the number of its quote."""
    written = [word for word, _ in used]
    return Returning(
        _name(plain, written),
        tuple(said[place] for place in dict.fromkeys(place for _, place in used)),
        tuple(dict.fromkeys(word.casefold() for word in written)),
    )


def _tells(word: str) -> bool:
    return (len(word) > 2 or not word.isascii()) and not is_common(word)


def _name(plain: str, written: list[str]) -> str:
    """Return “door” for Doors and door, “letters” where it is mostly that, never “shouted” for shout."""
    small = [word for word in written if word[:1].islower()] or written
    usual = [word for word in small if word.casefold() == plain or word.endswith("s")] or small
    counted = Counter(word.removesuffix("’s") for word in usual)
    weighed = {word: count * (2 if word.casefold() == plain else 1) for word, count in counted.items()}
    return min(weighed, key=lambda word: (-weighed[word], len(word), word))


def people_again(said: list[Quote], myself: str = "") -> tuple[Returning, ...]:
    """Return the people and places named in at least two chapters, those of most chapters first.

    Args:
        said: the reader's own words.
        myself: what the reader is called, who is nobody to come back to.
    """
    names = {same: name for same, name in people_in(said).items() if same != bare(myself)}
    everybody = (Returning(name, _places(name, said)) for name in names.values())
    found = [one for one in everybody if len(one.chapters) >= 2]
    found.sort(key=lambda one: (-len(one.chapters), -len(one.quotes), one.name))
    return tuple(found[:MOST_PEOPLE])


def people_in(said: list[Quote]) -> dict[str, str]:
    """Return everybody who is named, as compared and as first written."""
    names: dict[str, str] = {}
    for quote in said:
        for name in [*named_in(quote.who), *initials_in(quote.text), *kin_in(quote.text)]:
            if same := bare(name):
                names.setdefault(same, words_of(name))
    for name in sorted(capitals_in([quote.text for quote in said])):
        names.setdefault(name.casefold(), name)
    return names


def _places(name: str, said: list[Quote]) -> tuple[Quote, ...]:
    found, same = pattern(name), bare(name)
    return tuple(
        quote
        for quote in said
        if found.search(quote.text) or (quote.who and same in map(bare, named_in(quote.who)))
    )
