"""What holds for every agenda: before the day, the agreements, and what to do in a hard moment."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

_SAID: dict[str, Any] = json.loads((resources.files(__package__) / "words.json").read_text(encoding="utf-8"))

CHECKLIST: dict[str, list[str]] = _SAID["checklist"]
AGREEMENTS: list[str] = _SAID["agreements"]
HARD_MOMENT: dict[str, list[str]] = _SAID["hard_moment"]
PLAN_B: str = _SAID["plan_b"]
