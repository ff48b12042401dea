"""The controls of the fields, one function a kind: the value is in it before any script runs.

The script that brings a field alive, in `workbook/frontend/fields`, finds its parts by the names given here
and draws none itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from workbook.exercises.kinds import (
    Balance,
    Checklist,
    Choice,
    Deck,
    Exercise,
    Scale,
    Sentence,
    Text,
)
from workbook.exercises.options import Options
from workbook.insights.coerce import plus_minus
from workbook.pages.html import Html, tag, void

NOT_ANSWERED = "Not answered"
ROOM = "nnnnn nnnnn nnnnn nnnnn"
"""Room for each gap before anything is in it, so that a sentence rarely grows while it is written."""
ALONE = " ,;:.?!“”‘’\"'"  # around a gap these would stand alone; the whole sentence below keeps them


def html_id(key: str) -> str:
    """Return a key as an HTML id: `01-a.b` → `01-a-b`."""
    return key.replace(".", "-")


def described(exercise: Exercise, name: str) -> str:
    """Return the ids of what describes a control: its hint and what became of the last edit."""
    return f"hint-{name} state-{name}" if exercise.hint else f"state-{name}"


def text(exercise: Text, value: Any) -> Html:
    """Draw words in an area that grows."""
    name = html_id(exercise.key)
    return area(
        value,
        id=f"control-{name}",
        rows=exercise.rows,
        style=f"--rows:{exercise.rows}",
        aria_describedby=described(exercise, name),
    )


def area(value: str | None, **attributes: Any) -> Html:
    """Return a text area with its text."""
    # The parser drops a newline right after <textarea>, so one that belongs to the answer needs another.
    return tag("textarea", f"\n{value or ''}" if value else "", autocomplete="off", dir="auto", **attributes)


def scale(scale: Scale, value: Any) -> Html:
    """Draw a line from one end to the other, empty until touched."""
    name = html_id(scale.key)
    middle = (scale.lowest + scale.highest) // 2
    at = (middle if value is None else value) - scale.lowest
    span = scale.highest - scale.lowest
    slider = void(
        "input",
        type="range",
        id=f"control-{name}",
        min=scale.lowest,
        max=scale.highest,
        step=1,
        value=middle if value is None else value,
        autocomplete="off",
        aria_describedby=f"ends-{name} {described(scale, name)}",
        aria_valuetext="not answered" if value is None else str(value),
    )
    ends = tag("div", tag("span", scale.low), tag("span", scale.high), class_="ends", id=f"ends-{name}")
    return tag(
        "div",
        # For the eye: the slider itself tells its value, and would be heard twice.
        tag(
            "output",
            NOT_ANSWERED if value is None else signed(scale, value),
            for_=f"control-{name}",
            aria_hidden="true",
        ),
        slider,
        ends,
        class_="line empty" if value is None else "line",
        style=f"--at:{at / span:.0%}",
    )


def signed(exercise: Exercise, value: int) -> str:
    """Return a number as its scale writes it: `6`, or `+2` and `−3` on a balance."""
    return plus_minus(value) if isinstance(exercise, Balance) else str(value)


def choice(choice: Choice, value: Any, beside: str = "") -> Html:
    """Draw options of which one can be chosen, and own words, chosen or kept beside."""
    name = html_id(choice.key)
    own = value is not None and value not in choice.options
    radios = [_tick("radio", name, words, value == kept, kept) for kept, words in choice.options.items()]
    if choice.other or own:
        other = choice.other or "As you chose earlier"
        radios.append(_tick("radio", name, other, own))
        radios.append(_own(other, choice.options.told(value) if own else beside))
    return tag("div", *radios, class_="choices", data_unknown=unknown([value], choice.options))


def unknown(kept: Sequence[Any], options: Options) -> str | None:
    """Return, as JSON, the names that no option has here, so that the page can give them back as they are."""
    names = [name for name in kept if isinstance(name, str) and name not in options]
    return json.dumps(names) if names else None


def checklist(checklist: Checklist, value: Any) -> Html:
    """Draw options of which any number can be ticked, and own lines."""
    name = html_id(checklist.key)
    ticked = value or []
    options = checklist.options
    boxes = [_tick("checkbox", name, words, kept in ticked, kept) for kept, words in options.items()]
    own = [options.told(line) for line in ticked if line not in options]
    lines = (
        [_own(checklist.own or "As you wrote earlier", line) for line in [*own, None]]
        if checklist.own or own
        else []
    )
    return tag("div", *boxes, *lines, class_="choices", data_unknown=unknown(ticked, options))


def _tick(kind: str, name: str, words: str, ticked: bool, option: str | None = None) -> Html:
    """Return a box and its words; one without an option is for words of one’s own."""
    box = void(
        "input",
        type=kind,
        name=f"control-{name}",
        value=option or "",
        checked=ticked,
        autocomplete="off",
        data_own=option is None,
    )
    return tag("label", box, tag("span", words))


def _own(label: str, value: str | None) -> Html:
    return tag("div", area(value, rows=1, aria_label=label, placeholder=label), class_="own")


def sentence(asked: Sentence, value: Any) -> Html:
    """Draw a sentence's gaps, each led in by its words, and the whole below."""
    parts, filled = asked.parts(), value or {}
    led = zip(parts[0::2], parts[1::2], strict=False)
    lines = [_gap(asked, slot, words, filled.get(slot)) for words, slot in led]
    whole = tag("p", in_quotes(asked.filled(filled)), class_="whole", dir="auto", aria_live="polite")
    room = tag("div", whole, class_="in-full", data_room=asked.filled(dict.fromkeys(asked.slots, ROOM)))
    return tag("div", *lines, _last(parts[-1]), room, class_="gaps", data_template=asked.template)


def _gap(sentence: Sentence, slot: str, before: str, value: str | None) -> Html:
    words = before.strip(ALONE)
    gap = area(
        value, rows=1, data_slot=slot, aria_label=sentence.slots[slot], placeholder=sentence.slots[slot]
    )
    return tag("div", tag("span", words) if words else None, gap, class_="line")


def _last(words: str) -> Html:
    after = words.strip(ALONE)
    return tag("div", tag("span", after), class_="line") if after else Html("")


def in_quotes(words: str) -> str:
    """Return words as a spoken line."""
    return f"“{words}”" if words else ""


def deck(deck: Deck, value: Any) -> Html:
    """Draw one card, what was kept, and a line for own cards."""
    piles = value or {"kept": [], "own": []}
    quiet = {"type": "button", "class_": "quietly"}
    first = next(iter(deck.cards.values()))
    card = tag("p", first, class_="card", dir="auto", aria_live="polite")
    hand = tag(
        "p",
        tag("button", "Show another card", data_does="draw", **quiet),
        tag("button", "Keep this one", data_does="keep", **quiet),
        class_="hand",
    )
    lines = (kept_card(deck.cards.told(card), card) for card in piles["kept"])
    kept = tag("ul", *lines, class_="kept-cards", aria_label="Kept")
    own = (_own(deck.own, line) for line in [*piles["own"], None])
    all_cards = (tag("p", words, data_card=json.dumps(name)) for name, words in deck.cards.items())
    cards = tag("template", *all_cards)
    blank = tag("template", kept_card("", ""), class_="blank")
    return tag("div", card, hand, kept, *own, cards, blank, class_="cards")


def kept_card(words: str, card: Any) -> Html:
    """Return one card that was kept, as its words and as the answer has it, with a way to put it back."""
    back = tag("button", "Give this one back", type="button", class_="quietly", data_does="put-back")
    # What is shown may be translated by a browser; what is kept is here.
    return tag("li", tag("span", words, dir="auto"), back, data_card=json.dumps(card))
