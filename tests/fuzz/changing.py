"""One input made from another: byte by byte, or as the document, the lines or the words that it is."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.fuzz.target import Bytewise, Change

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53, -(2**63), 10**30, 0.5, -0.0, 1e308, float("inf"), float("nan"),
    "", " ", "\0", "\ud800", "\udfff x", "\u202e", "\ufeff", "e\u0301", "🌱", "፩", "²", "<b>&amp;", "a" * 300,
    [], {}, [[]], [None], {"": None}, [{}], {"a": {"a": {"a": []}}},
)  # fmt: skip
SIGNS = "\0\t\n\r \"'\\/<>&{}[],:;.-–_@#%$0159aZ²፩é\u0301\u200b\u202e\u2028\ud800\udcff\ufffe🌱"


def by_bytes(rng: random.Random, words: tuple[str, ...], longest: int) -> Bytewise:
    """Return what changes single bytes by chance, where no fuzzer does it better."""

    def change(raw: bytes) -> bytes:
        found = bytearray(raw)
        for _ in range(rng.randint(1, 4)):
            at, upto = sorted((rng.randint(0, len(found)), rng.randint(0, len(found))))
            upto = min(upto, at + 16)
            new = [
                b"", bytes(found[at:upto]) * 2, rng.randbytes(rng.randint(1, 4)),
                rng.choice(words or ("0",)).encode("utf-8", "surrogatepass"),
                rng.choice(SIGNS).encode("utf-8", "surrogatepass"),
            ]  # fmt: skip
            found[at : rng.choice((at, upto))] = rng.choice(new)
        return bytes(found[:longest])

    return change


def as_document(raw: bytes, rng: random.Random, bytewise: Bytewise) -> bytes:
    """Change a JSON document in one to three places and spell it again; bytes where it is none."""
    if rng.random() < 0.2:
        return bytewise(raw)
    try:
        whole = [json.loads(raw)]
        for _ in range(rng.randint(1, 3)):
            _change(whole, rng)
        spelt = json.dumps(whole[0] if whole else None, ensure_ascii=rng.random() < 0.5)
    except (ValueError, RecursionError):
        return bytewise(raw)
    return spelt.encode("utf-8", "surrogatepass")


def _change(whole: list[Any], rng: random.Random) -> None:
    places = list(_places(whole))
    if not places:
        whole.append({})
        return
    box, at = rng.choice(places)
    other, there = rng.choice(places)
    match rng.randrange(6):
        case 0:
            box[at] = copy.deepcopy(rng.choice(ODD))
        case 1:
            box[at] = json.loads(json.dumps(other[there]))
        case 2:
            del box[at]
        case 3 if isinstance(box, dict):
            box[as_words(str(at), rng)] = box.pop(at)
        case 4 if isinstance(box, list) and len(box) < 60:
            box.insert(at, json.loads(json.dumps(box[at])))
        case _:
            box[at] = _tweaked(box[at], rng)


def _places(box: Any) -> Iterator[tuple[Any, Any]]:
    for at, inside in list(box.items() if isinstance(box, dict) else enumerate(box)):
        yield box, at
        if isinstance(inside, dict | list):
            yield from _places(inside)


def _tweaked(value: Any, rng: random.Random) -> Any:
    if isinstance(value, str):
        return as_words(value, rng)
    if type(value) in (int, float):
        return value + rng.choice((-1, 1, 10, 0.5, 10**6))
    return [value]


def as_words(text: str, rng: random.Random) -> str:
    """Change a text by a sign or two."""
    at, upto = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    new = rng.choice(("", rng.choice(SIGNS), text[at:upto] * 2, rng.choice(SIGNS) * rng.randint(2, 40)))
    return text[:at] + new + text[rng.choice((at, upto)) :]


def as_lines(line: Callable[[random.Random], str]) -> Change:
    """Return what changes, moves and adds whole lines.

    Args:
        line: makes a line of its own.
    """

    def change(raw: bytes, rng: random.Random, bytewise: Bytewise) -> bytes:
        if rng.random() < 0.3:
            return bytewise(raw)
        lines = raw.split(b"\n")
        for _ in range(rng.randint(1, 3)):
            at = rng.randint(0, len(lines) - 1) if lines else 0
            new = line(rng).encode("utf-8", "surrogatepass")
            parts = [
                [new],
                lines[at : at + 1] * 2,
                [],
                [rng.choice(lines or [new])],
                [*lines[at : at + 3], new],
            ]
            lines[at : at + 1] = rng.choice(parts)
        return b"\n".join(lines)

    return change
