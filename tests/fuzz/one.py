"""One target in a process of its own, as `python -m tests.fuzz.one NAME …`; `python -m tests.fuzz` starts it.

Where there is a fuzzer that watches which branches an input takes (Linux on x86-64), it looks for new
branches; elsewhere, and when asked to, the same inputs are changed by chance. The last line of what is said
counts the executions.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.fuzz.bounds import held
from tests.fuzz.changing import by_bytes
from tests.fuzz.target import Target
from tests.fuzz.targets import LOOKS_AT, MODULES, find

HERE = Path(__file__).parent
CRASHED = 3


def main() -> None:
    """Run one target until it has been tried often or long enough, or something is found."""
    asked = _asked()
    sys.dont_write_bytecode = True
    watching = importlib.util.find_spec("atheris") is not None and not asked.by_chance and asked.again is None
    with _instrumented(asked.target) if watching else contextlib.nullcontext():
        target = find(asked.target)
    run = _caught(held(target), asked.target, asked.found)
    if asked.keep is not None:
        asked.keep.mkdir(parents=True, exist_ok=True)
    if asked.again is not None:
        run(asked.again.read_bytes())
        print(f"{asked.target}: nothing is wrong with it.")
    elif watching:
        _watch(target, run, asked)
    else:
        _by_chance(target, run, asked)


def _asked() -> argparse.Namespace:
    told = argparse.ArgumentParser()
    told.add_argument("target")
    told.add_argument("--executions", type=int, default=0)
    told.add_argument("--seconds", type=float, default=0)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--found", type=Path, default=HERE / "found")
    told.add_argument("--keep", type=Path)
    told.add_argument("--again", type=Path)
    told.add_argument("--by-chance", action="store_true")
    return told.parse_args()


def _instrumented(name: str) -> Any:
    import atheris

    return atheris.instrument_imports(include=list(LOOKS_AT[MODULES[name]]), enable_loader_override=False)


def _caught(run: Callable[[bytes], None], name: str, found: Path) -> Callable[[bytes], None]:
    """Return what runs an input, and keeps it, says so and ends where it is a crash."""

    def caught(raw: bytes) -> None:
        try:
            run(raw)
        except BaseException:
            if not isinstance(sys.exc_info()[1], KeyboardInterrupt):
                _keep(raw, name, found)
            raise

    return caught


def _keep(raw: bytes, name: str, found: Path) -> None:
    path = found / name / hashlib.sha256(raw).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    traceback.print_exc()
    print(f"CRASH in {name}. The input is kept in {path}; run it again with:", file=sys.stderr)
    print(f"  python -m tests.fuzz --target {name} --again {path}", file=sys.stderr, flush=True)
    sys.stdout.flush()
    os._exit(CRASHED)


def seeds(name: str) -> list[Path]:
    """Return the inputs a target starts from: those made by hand, and those that once were crashes."""
    return [folder / name for folder in (HERE / "corpus", HERE / "found") if (folder / name).is_dir()]


def _watch(target: Target, run: Callable[[bytes], None], asked: argparse.Namespace) -> None:
    import atheris

    def change(raw: bytes, longest: int, seed: int) -> bytes:
        rng = random.Random(seed)
        return bytes(target.change(raw, rng, lambda raw: atheris.Mutate(raw, max(longest, 1)))[:longest])

    given = [
        sys.argv[0],
        f"-runs={asked.executions or -1}",
        f"-max_total_time={int(asked.seconds)}",
        f"-seed={asked.seed}",
        f"-max_len={target.longest}",
        "-timeout=60",
        "-rss_limit_mb=0",
        "-reduce_inputs=0",
        "-print_final_stats=1",
        *_dictionary(target.words, asked.keep),
        str(asked.keep),
        *map(str, seeds(target.name)),
    ]
    own = {"custom_mutator": change} if target.change else {}
    atheris.Setup(given, run, **own)
    atheris.Fuzz()


def _dictionary(words: tuple[str, ...], folder: Path) -> list[str]:
    path = folder.parent / f"{folder.name}.words"
    spelt = (
        "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")) for word in words if word
    )
    path.write_text("".join(f'"{word}"\n' for word in spelt), encoding="ascii")
    return [f"-dict={path}"]


def _by_chance(target: Target, run: Callable[[bytes], None], asked: argparse.Namespace) -> None:
    rng = random.Random(asked.seed)
    first = [path.read_bytes() for folder in seeds(target.name) for path in sorted(folder.iterdir())] or [b""]
    bytewise = by_bytes(rng, target.words, target.longest)
    for raw in first:
        run(raw)
    start, count = time.monotonic(), len(first)
    while not _is_over(asked, count, time.monotonic() - start):
        raw = rng.choice(first)
        for _ in range(rng.randint(1, 3)):
            raw = target.change(raw, rng, bytewise) if target.change else bytewise(raw)
        run(raw[: target.longest])
        count += 1
    print(f"Done {count} runs in {time.monotonic() - start:.0f} second(s)")


def _is_over(asked: argparse.Namespace, count: int, seconds: float) -> bool:
    return bool(
        (asked.executions and count >= asked.executions) or (asked.seconds and seconds >= asked.seconds)
    )


if __name__ == "__main__":
    main()
