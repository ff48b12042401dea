"""What an author can write in a chapter, and the record each call stands for.

One table serves both readers of a chapter: the notebook reader, which never runs a cell, and the page
that runs in a kernel. Whatever one understands, the other does too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from workbook.errors import ChapterWrong, nearest
from workbook.exercises.column import Column
from workbook.exercises.dated import Log
from workbook.exercises.declared import (
    Breathe,
    Declared,
    FamilyMap,
    Fork,
    Gate,
    Helplines,
    Patterns,
    Picture,
    Show,
)
from workbook.exercises.kinds import KINDS, Plan, Script, Sentence, Table
from workbook.exercises.options import Options

BORROW = "borrow"
"""The one call that makes nothing of its own: it asks an exercise of another chapter."""
KEY_FIRST = 'page.{0} takes the key first and the question second: page.{0}("key", "Question?").'
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CELL_KINDS = ("text", "0-10", "-5..+5", "date")
PICTURES = (
    "plane",
    "people",
    "loop",
    "seesaw",
    "worry",
    "ledger",
    "lines",
    "weeks",
    "timeline",
    "triangle",
)


def declare(call: str, slug: str, key: object, prompt: object, given: Mapping[str, Any]) -> Declared:
    """Return the record that `page.<call>(key, prompt, **given)` stands for in chapter `slug`.

    Raises:
        ChapterWrong: an unknown call, a key that is no key, or an argument that does not fit.
    """
    if call not in CALLS:
        raise ChapterWrong(unknown(call))
    if not isinstance(prompt, str) or not prompt.strip():
        way = "Put the question second, in quotation marks"
        raise ChapterWrong(f"page.{call}({key!r}, …) has no prompt. {way}.")
    full = _full_key(key, slug, elsewhere=call == "show")
    fitting = {name: _shaped(name, it) for name, it in given.items() if it is not None}
    try:
        return CALLS[call](key=full, prompt=prompt, **fitting)
    except TypeError as error:
        raise ChapterWrong(f"page.{call}({key!r}, …) does not fit: {not_fitting(error)}") from None


def unknown(call: str) -> str:
    """Say that there is no such call, and which there are."""
    return f"page.{call} is unknown. A chapter can call: {', '.join(sorted([*CALLS, BORROW]))}."


def _full_key(key: object, slug: str, *, elsewhere: bool = False) -> str:
    if isinstance(key, str):
        chapter, dot, name = key.rpartition(".")
        if NAME.fullmatch(name) and (not dot or (elsewhere and NAME.fullmatch(chapter))):
            return key if dot else f"{slug}.{key}"
    raise ChapterWrong(f"{key!r} is no key. A key is lower-case words with hyphens, such as “fear-to-lose”.")


def _shaped(name: str, given: object) -> object:
    if name == "statements":
        return _lines(given, name)
    if name in LISTS:
        return _options(given, name)
    if name not in SHAPES:
        return given
    shape, fits = SHAPES[name]
    if not fits(given):
        raise ChapterWrong(f"{name}= takes {shape}. Write it so, or leave it out.")
    return given


def _is_words(given: object) -> bool:
    return isinstance(given, str)


def _is_count(given: object) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and given > 0


def _is_flag(given: object) -> bool:
    return isinstance(given, bool)


def _is_pair(given: object) -> bool:
    return isinstance(given, list | tuple) and len(given) == 2 and all(map(_is_count, given))


def _is_dictionary(given: object) -> bool:
    return isinstance(given, Mapping) and all(map(_is_words, [*given, *given.values()]))


WORDS = (
    "hint",
    "example",
    "low",
    "high",
    "other",
    "own",
    "otherwise",
    "instead",
    "template",
    "add",
    "when",
    "then",
    "words",
    "log",
    "lane",
    "by",
    "until",
    "unless",
)
LISTS = ("options", "cards", "statements", "unseen")
FLAGS = ("search", "weekly", "feelings", "once")
COUNTS = ("rows", "start", "shortest", "longest", "rounds")
SHAPES: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    **dict.fromkeys(WORDS, ("words in quotation marks", _is_words)),
    **dict.fromkeys(COUNTS, ("a whole number above zero", _is_count)),
    **dict.fromkeys(FLAGS, ("True or False", _is_flag)),
    **dict.fromkeys(("slots", "gently", "ways"), ('pairs in braces, {"name": "words"}', _is_dictionary)),
    "seconds": ("two whole numbers, (shortest, longest)", _is_pair),
}


def not_fitting(error: TypeError) -> str:
    """Return what is wrong with the arguments of a call, from what Python says of them."""
    words = str(error)
    if match := re.search(r"unexpected keyword argument '(\w+)'", words):
        near = nearest(match[1], [*SHAPES, *LISTS, "columns"], 0.7)
        way = f"; did you mean {near}=?" if near and near != match[1] else ", so remove it."
        return f"it takes no {match[1]}={way}"
    if match := re.search(r"missing .*?: (.+)", words):
        return f"it also needs {match[1].replace(chr(39), '')}."
    return "an argument has the wrong shape; compare it with another chapter."


def _lines(given: object, what: str) -> tuple[str, ...]:
    lines = tuple(given) if isinstance(given, list | tuple) else ()
    if lines and all(_is_words(line) and line.strip() for line in lines) and len(set(lines)) == len(lines):
        return lines
    raise ChapterWrong(f"{what} takes a list of different lines in quotation marks. Write {what}=[…].")


def _options(given: object, what: str) -> Options:
    """Return what is offered: words alone, each its own name, or names with their words."""
    if not isinstance(given, Mapping):
        return Options(_lines(given, what))
    words = [*given, *given.values()]
    if not given or not all(_is_words(each) and each.strip() for each in words):
        raise ChapterWrong(f'{what} takes names with words in braces. Write {what}={{"name": "Words", …}}.')
    _lines(list(given.values()), what)
    for name, said in given.items():
        if any(name == other for other in given.values()) and name != said:
            way = "Give one of the two another name"
            raise ChapterWrong(f"{what}: “{name}” is the name of one and the words of another. {way}.")
    return Options(given)


def _script(*, seconds: tuple[int, int] = (15, 30), **given: Any) -> Script:
    return Script(seconds=(seconds[0], seconds[1]), **given)


def _sentence(*, key: str, unless: str | None = None, **given: Any) -> Sentence:
    slug = key.partition(".")[0]
    return Sentence(key=key, unless=_full_key(unless, slug, elsewhere=True) if unless else None, **given)


def _plan(
    *, key: str, when: str = "this happens", then: str = "do this", log: str | None = None, **given: Any
) -> Plan:
    slots, slug = {"when": when, "then": then}, key.partition(".")[0]
    into = _full_key(log, slug, elsewhere=True) if log else None
    return Plan(key=key, template="If {when}, then I {then}.", slots=slots, log=into, **given)


def _table(*, columns: object, **given: Any) -> Table:
    if not isinstance(columns, Mapping) or not columns:
        raise ChapterWrong('A table needs columns={"name": "Label", …}.')
    return Table(columns={name: _column(name, spec) for name, spec in columns.items()}, **given)


def _column(name: str, spec: object) -> Column:
    match name, spec:
        case str(), str(label):
            return Column(label=label)
        case str(), (str(label), str(takes)) if takes in CELL_KINDS:
            return Column(label=label, takes=takes)
        case str(), (str(label), [*_] | {} as options):
            return Column(label=label, takes=_options(options, f"the column {name}"))
    known = ", ".join(CELL_KINDS)
    rule = f"a label, or a label and what it takes: {known}, or options as a list or with names"
    raise ChapterWrong(f"The column {name} is {rule}.")


def _fork(*, key: str, by: str, ways: Mapping[str, str], **given: Any) -> Fork:
    if len(ways) != 2:
        raise ChapterWrong('A fork has two ways: ways={"I step away": "A heading", "I go after": "Another"}.')
    full = _full_key(by, key.partition(".")[0], elsewhere=True)
    return Fork(key=key, by=full, ways=ways, **given)


def _log(
    *, low: str | None = None, high: str | None = None, words: str = "A line about it", **given: Any
) -> Log:
    columns = {"day": Column(label="Day", takes="date"), "words": Column(label=words)}
    if low and high:
        columns["level"] = Column(label=f"0 {low}, 10 {high}", takes="0-10")
    return Log(columns=columns, start=1, add="Add an entry", **given)


def _picture(*, key: str, prompt: str, hint: str | None = None, **sources: object) -> Picture:
    slug, _, name = key.rpartition(".")
    full = {role: _full_key(it, slug, elsewhere=True) for role, it in sources.items()}
    if name not in PICTURES:
        raise ChapterWrong(f"there is no picture “{name}”. There are: {', '.join(sorted(PICTURES))}.")
    return Picture(key=f"{slug}.picture-{name}", prompt=prompt, name=name, sources=full, hint=hint)


CALLS: Mapping[str, Callable[..., Declared]] = {
    **{kind.kind: kind for kind in KINDS},
    "table": _table,
    "sentence": _sentence,
    "plan": _plan,
    "script": _script,
    "log": _log,
    "show": Show,
    "breathe": Breathe,
    "support": Helplines,
    "picture": _picture,
    "family_map": FamilyMap,
    "patterns": Patterns,
    "gate": Gate,
    "fork": _fork,
}
"""Every kind of exercise by its own name, and what is no exercise."""
