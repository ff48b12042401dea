"""Every picture by name: what it takes, what it says in words, and what it draws."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

from workbook.chapters import roles
from workbook.chapters.told import all_told
from workbook.exercises.vocabulary import PICTURES as NAMES
from workbook.insights.coerce import words_of

Given = Mapping[str, Any]


class Shown(NamedTuple):
    """A picture as it is now: its words, and a figure or a drawing unless there is nothing to draw."""

    words: str
    figure: dict[str, Any] | None
    svg: str | None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that is drawn from answers.

    Attributes:
        name: what an author calls it.
        roles: names of the answers it takes; an author gives a key for each of them, or for some.
        keys: where this workbook's own chapters ask for each role, as full keys.
        takes: the kind of exercise that each role takes.
        besides: full keys of what it reckons from besides; none for most.
        reckoned: makes more given of the answers to those, by role.
        words: says what the picture says, whatever is given; an invitation when that is nothing.
        figure: for data, a Plotly figure as a plain dictionary; `None` when there is nothing to draw.
        svg: for diagrams, a drawing as text; `None` when there is nothing to draw.
    """

    name: str
    roles: tuple[str, ...]
    keys: Mapping[str, str]
    takes: Mapping[str, str]
    besides: tuple[str, ...]
    reckoned: Callable[[Given], Given]
    words: Callable[[Given], str]
    figure: Callable[[Given], dict[str, Any] | None] | None = None
    svg: Callable[[Given], str | None] | None = None

    def given(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Return what this workbook's own chapters hold for each role, `None` where nothing is answered."""
        return self.taken(answers, self.keys)

    def sources(self, keys: Mapping[str, str]) -> tuple[str, ...]:
        """Return the full keys of everything it is drawn from."""
        return *keys.values(), *self.besides

    def shown(self, answers: Mapping[str, Any], keys: Mapping[str, str]) -> Shown:
        """Return the picture of some answers.

        Args:
            answers: `Answers`, or any mapping from full keys to values.
            keys: a full key for each role that is to be drawn.
        """
        given = self.taken(answers, keys)
        return Shown(
            self.about(given),
            self.figure(given) if self.figure else None,
            self.svg(given) if self.svg else None,
        )

    def about(self, given: Given) -> str:
        """Return the words, with whom they are about where that is said once for the whole picture."""
        one = "whom_again" not in self.roles and words_of(given.get("whom"))
        drawn = one and any(draws and draws(given) for draws in (self.figure, self.svg))
        return f"About {one} and me. {self.words(given)}" if drawn else self.words(given)

    def taken(self, answers: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
        """Return what the answers hold for each role.

        Args:
            answers: `Answers`, or any mapping from full keys to values.
            keys: a full key for each role that is to be drawn.
        """
        return {**self.reckoned(answers), **{role: all_told(answers, key) for role, key in keys.items()}}


def _nothing(answers: Given) -> Given:
    return {}


@functools.cache
def _picture(name: str) -> Picture:
    module, sources = import_module(f"{__name__}.{name}"), roles.PICTURES[name]
    return Picture(
        name=name,
        roles=tuple(sources),
        keys={role: key for role, key in sources.items() if key},
        takes={role: roles.KINDS.get(key, "table") for role, key in sources.items()},
        besides=getattr(module, "BESIDES", ()),
        reckoned=getattr(module, "reckoned", _nothing),
        words=module.words,
        figure=getattr(module, "figure", None),
        svg=getattr(module, "svg", None),
    )


class _Pictures(Mapping[str, Picture]):
    """Each is read when it is first asked for: most pages show one or none."""

    def __getitem__(self, name: str) -> Picture:
        if name not in NAMES:
            raise KeyError(name)
        return _picture(name)

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


PICTURES: Mapping[str, Picture] = _Pictures()
