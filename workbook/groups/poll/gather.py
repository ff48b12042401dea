"""Whatever was pasted, scanned or loaded becomes votes and shared answers; everything else is dropped.

Codes are found in the midst of chat names, times and pleasantries, with spaces, hyphens or line breaks
between their letters. Nothing is raised for what a person may paste: what is wrong is counted and said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbook.answers.encryption.recovery_code import LETTERS
from workbook.errors import AnswersNewer, AnswersUnreadable, WorkbookError
from workbook.export.share import Shared, as_file, read_file
from workbook.export.share_code import MARK, read_text
from workbook.groups.poll.code import SIZES, Vote, checked, plain_letters, read_code

MOST_CODES = 1_000
MOST_ANSWERS = 100
LONGEST, MOST_TOKENS = 2_000_000, 40_000
"""Letters and groups that are looked at; a thousand codes with a chat around them have a quarter of these."""

LONGEST_RUN, SHORTEST_RUN, FEWEST_DIGITS = max(SIZES), 3, 2
TOO_LONG = "This is more than a room can give: 1,000 codes at most. Gather them in two halves."

_TOKEN = re.compile(r"[0-9A-Z]+")
_GROUPED = re.compile(r"[0-9A-Z]+(?:[ \-_\u2010-\u2015]+[0-9A-Z]+)*")


@dataclass
class Found:
    """What is in a pasted text.

    Attributes:
        votes: in the order they stand.
        answers: shared answers, each by its letters.
        unread: the number of each line that looks like a code and is none, with what looks like one.
        newer: codes of a newer edition.
        misread: lines of a shared answer that cannot be read.
        dropped: lines that hold nothing for the room.
        past_the_end: whether there was more than a room can give.
    """

    votes: list[Vote] = field(default_factory=list, repr=False)
    answers: list[Shared] = field(default_factory=list, repr=False)
    unread: list[tuple[int, str]] = field(default_factory=list, repr=False)
    newer: int = 0
    misread: list[int] = field(default_factory=list)
    dropped: int = 0
    past_the_end: bool = False


@dataclass(frozen=True)
class _Token:
    letters: str
    line: int


def find(texts: Iterable[str]) -> Found:
    """Return everything in some texts that a room can use.

    Args:
        texts: what was pasted, and the text of each file. Lines are counted within the first one.
    """
    found = Found()
    room = LONGEST
    for number, text in enumerate(texts):
        if len(text) > room:
            found.past_the_end = True
        _look(text[: max(room, 0)], found, counted=number == 0)
        room -= len(text)
    found.past_the_end |= len(found.votes) > MOST_CODES or len(found.answers) > MOST_ANSWERS
    del found.votes[MOST_CODES:], found.answers[MOST_ANSWERS:]
    return found


def _look(text: str, found: Found, *, counted: bool) -> None:
    """Look through one text; a line of a file has no number that would tell anything."""
    if text.lstrip("\ufeff \r\n\t").startswith("{") and _answer(text, found):
        return
    lines = {number: line for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    answers = [number for number, line in lines.items() if MARK in line or line.lstrip().startswith("{")]
    found.misread += [number * counted for number in answers if not _answer(lines[number], found)]
    rest = {number: plain_letters(line) for number, line in lines.items() if number not in answers}
    used = _codes(rest, found)
    for number, line in rest.items():
        if number not in used:
            _leave(line, number * counted, found)


def _leave(line: str, number: int, found: Found) -> None:
    """Note a line that holds no code: one to be mended, or one to forget."""
    if looks := _looks_like(line):
        found.unread.append((number, looks))
    else:
        found.dropped += 1


def _answer(text: str, found: Found) -> bool:
    """Take in a shared answer, as a file or as a code; say whether it was one."""
    try:
        if MARK in text:
            found.answers.append(read_text(text[text.index(MARK) : text.rfind(".") + 1]))
        else:
            found.answers.append(read_file(text.strip().encode("utf-8", "replace")))
    except (WorkbookError, ValueError, RecursionError):
        return False
    return True


def _codes(lines: dict[int, str], found: Found) -> set[int]:
    """Take in every code; return the lines that hold a part of one."""
    tokens = [_Token(part, number) for number, line in lines.items() for part in _TOKEN.findall(line)]
    found.past_the_end |= len(tokens) > MOST_TOKENS
    del tokens[MOST_TOKENS:]
    used, at = set[int](), 0
    while at < len(tokens):
        end = _code_at(tokens, at, found)
        used.update(token.line for token in tokens[at:end])
        at = end or at + 1
    return used


def _code_at(tokens: Sequence[_Token], start: int, found: Found) -> int:
    """Take in the code that begins with a token, and return where it ends; 0 where none does."""
    first = tokens[start].letters
    if first[0] not in "23" and not (first[0] > "3" and len(first) >= 4):
        return 0  # keeps a long chat quick: no code begins otherwise, and a newer one is in groups
    for end, letters in _longer_and_longer(tokens, start):
        if not checked(letters):
            continue
        try:
            found.votes.append(read_code(letters))
        except AnswersNewer:
            found.newer += 1
        except AnswersUnreadable:
            continue
        return end
    return 0


def _longer_and_longer(tokens: Sequence[_Token], start: int) -> Iterator[tuple[int, str]]:
    letters = ""
    for end in range(start, len(tokens)):
        letters += tokens[end].letters
        if len(letters) > LONGEST_RUN or not set(tokens[end].letters) <= set(LETTERS):
            return
        if len(letters) in SIZES:
            yield end + 1, letters


def _looks_like(line: str) -> str:
    """Return the part of a line that somebody meant for a code, slips and all; else nothing."""
    for grouped in _GROUPED.findall(line):
        for parts in _runs(_TOKEN.findall(grouped)):
            if sum(letter.isdigit() for part in parts for letter in part) >= FEWEST_DIGITS:
                return "-".join(_without_name(parts))
    return ""


def _runs(parts: Sequence[str]) -> Iterator[list[str]]:
    """Return neighbours that are grouped as in a code, and parts long enough to be a whole one."""
    run: list[str] = []
    for part in [*parts, ""]:
        if 3 <= len(part) <= 5:
            run.append(part)
            continue
        if len(run) >= SHORTEST_RUN:
            yield [*run, part] if 0 < len(part) < 3 else run
        run = []
        if len(part) >= min(SIZES) - 2:
            yield [part]


def _without_name(parts: list[str]) -> list[str]:
    """Return groups from the first one that may begin a code; a short name before it is left out."""
    begins = next((at for at, part in enumerate(parts[:-2]) if part[0] in "23"), 0)
    return parts[begins:]


def each_once(answers: Iterable[Shared]) -> list[Shared]:
    """Return shared answers, identical ones once, in an order that tells nothing of when they came."""
    by_letters = {as_file(answer): answer for answer in answers}
    return [by_letters[raw] for raw in sorted(by_letters, key=lambda raw: hashlib.sha256(raw).digest())]
