"""A field as HTML: question, hint, control with its value, and room for what became of it.

One function a kind draws the control; the frame around it is the same for all. The script that brings a
field alive (`widgets/fields`) finds its parts by the names given here and never draws one itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from workbook.exercises import (
    Balance,
    Checklist,
    Choice,
    Column,
    Deck,
    Exercise,
    Scale,
    Script,
    Sentence,
    Table,
    Text,
)
from workbook.markup.html import Html, join, tag, void

MORE_EXAMPLE = "See an example"
NOT_ANSWERED = "Not answered"


def field(exercise: Exercise, value: Any = None, *, rev: int = 0) -> Html:
    """Return one exercise as a field of a page.

    Args:
        exercise: what is asked.
        value: its cleaned answer, shown in the control; `None` for unanswered.
        rev: the revision of the answer the page starts from; 0 for none.
    """
    kind, name = exercise.kind, html_id(exercise.key)
    control = CONTROLS[kind](exercise, value)
    question = tag("legend", exercise.prompt, class_="q") if exercise.group else _label(exercise, name)
    return tag(
        "fieldset" if exercise.group else "div",
        question,
        tag("p", exercise.hint, class_="hint", id=f"hint-{name}") if exercise.hint else None,
        control,
        _gently(exercise),
        _under(exercise, name, answered=value is not None),
        class_=f"field {kind}",
        id=f"field-{name}",
        data_key=exercise.key,
        data_kind=kind,
        data_state="empty" if value is None else "saved",
        data_rev=rev,
        aria_describedby=_described(exercise, name) if exercise.group else None,
    )


def html_id(key: str) -> str:
    """Return a key as an HTML id: `01-a.b` → `01-a-b`."""
    return key.replace(".", "-")


def _label(exercise: Exercise, name: str) -> Html:
    return tag("label", exercise.prompt, class_="q", for_=f"control-{name}")


def _described(exercise: Exercise, name: str) -> str:
    return f"hint-{name} state-{name}" if exercise.hint else f"state-{name}"


def _gently(exercise: Exercise) -> Html | None:
    remarks: Mapping[str, str] = getattr(exercise, "gently", {})
    if not remarks:
        return None
    notes = (tag("span", remark, data_word=word, hidden=True) for word, remark in remarks.items())
    return tag("p", *notes, class_="gently", role="status")


def _under(exercise: Exercise, name: str, *, answered: bool) -> Html:
    quiet = {"type": "button", "class_": "quietly"}
    forget = tag(
        "button", "Forget this answer", data_does="forget", data_sure="Forget it for good?", hidden=not answered, **quiet
    )
    clear = tag("button", "Clear", data_does="clear", hidden=not answered, **quiet)
    return tag(
        "div",
        _example(exercise.example),
        clear if isinstance(exercise, Scale | Choice) else None,
        forget,
        tag("span", class_="state", role="status", id=f"state-{name}"),
        class_="under",
    )


def _example(example: str | None) -> Html | None:
    if not example:
        return None
    who, colon, words = example.partition(":")
    named = colon and len(who) < 24 and "\n" not in who
    lines = (words if named else example).strip().split("\n")
    return tag(
        "details",
        tag("summary", f"See {who.strip()}’s" if named else MORE_EXAMPLE),
        *(tag("p", line) for line in lines if line.strip()),
        class_="example",
    )


def _text(exercise: Exercise, value: Any) -> Html:
    name = html_id(exercise.key)
    return _area(
        cast(str | None, value),
        id=f"control-{name}",
        rows=cast(Text, exercise).rows,
        style=f"--rows:{cast(Text, exercise).rows}",
        aria_describedby=_described(exercise, name),
    )


def _area(value: str | None, **attributes: Any) -> Html:
    # A newline right after <textarea> is dropped by the parser, so one that belongs to the answer needs another.
    return tag("textarea", f"\n{value or ''}" if value else "", autocomplete="off", **attributes)


def _script(exercise: Exercise, value: Any) -> Html:
    shortest, longest = cast(Script, exercise).seconds
    reading = tag(
        "p",
        tag("button", "Read it aloud", type="button", class_="quietly", data_does="rehearse"),
        tag("output", f"aim for {shortest} to {longest} seconds", data_shortest=shortest, data_longest=longest),
        class_="rehearsal",
    )
    return join(_text(exercise, value), reading)


def _scale(exercise: Exercise, value: Any) -> Html:
    scale, name = cast(Scale, exercise), html_id(exercise.key)
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
        aria_describedby=f"ends-{name} {_described(exercise, name)}",
        aria_valuetext="not answered" if value is None else str(value),
    )
    ends = tag("div", tag("span", scale.low), tag("span", scale.high), class_="ends", id=f"ends-{name}")
    return tag(
        "div",
        tag("output", NOT_ANSWERED if value is None else signed(exercise, value), for_=f"control-{name}"),
        slider,
        ends,
        class_="line empty" if value is None else "line",
        style=f"--at:{at / span:.0%}",
    )


def signed(exercise: Exercise, value: int) -> str:
    """Return a number as its scale writes it: `6`, or `+2` and `−3` on a balance."""
    return plus_minus(value) if isinstance(exercise, Balance) else str(value)


def plus_minus(number: int) -> str:
    """Return a number with its sign: `+2`, `−3`, `0`."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def _choice(exercise: Exercise, value: Any) -> Html:
    choice, name = cast(Choice, exercise), html_id(exercise.key)
    own = value is not None and value not in choice.options
    radios = [_tick("radio", name, option, value == option) for option in choice.options]
    if choice.other or own:
        other = choice.other or "As you chose earlier"
        radios.append(_tick("radio", name, other, own, own=True))
        radios.append(_own(other, value if own else None))
    return tag("div", *radios, class_="choices")


def _checklist(exercise: Exercise, value: Any) -> Html:
    checklist, name = cast(Checklist, exercise), html_id(exercise.key)
    ticked = value or []
    boxes = [_tick("checkbox", name, option, option in ticked) for option in checklist.options]
    own = [line for line in ticked if line not in checklist.options]
    lines = [_own(checklist.own or "As you wrote earlier", line) for line in [*own, None]] if checklist.own or own else []
    return tag("div", *boxes, *lines, class_="choices")


def _tick(kind: str, name: str, option: str, ticked: bool, *, own: bool = False) -> Html:
    box = void(
        "input",
        type=kind,
        name=f"control-{name}",
        value="" if own else option,
        checked=ticked,
        autocomplete="off",
        data_own=own,
    )
    return tag("label", box, tag("span", option))


def _own(label: str, value: str | None) -> Html:
    return tag("div", _area(value, rows=1, aria_label=label, placeholder=label), class_="own")


def _table(exercise: Exercise, value: Any) -> Html:
    table = cast(Table, exercise)
    rows = list(value or [])
    rows += [{}] * max(table.start - len(rows), 0 if rows else 1)
    heads = [tag("th", column.label, scope="col") for column in table.columns.values()]
    body = (_row(table, row, number) for number, row in enumerate(rows, 1))
    return tag(
        "div",
        tag(
            "table",
            tag("thead", tag("tr", *heads, tag("td"))),
            tag("tbody", *body),
        ),
        tag("template", _row(table, {}, 0)),
        tag("button", table.add, type="button", class_="quietly", data_does="add"),
        class_="sheet",
    )


def _row(table: Table, row: Mapping[str, Any], number: int) -> Html:
    cells = (
        tag("td", _cell(column, name, row.get(name), number), data_name=column.label)
        for name, column in table.columns.items()
    )
    remove = tag(
        "button", "Remove", type="button", class_="quietly", data_does="remove", aria_label=f"Remove row {number}"
    )
    return tag("tr", *cells, tag("td", remove, class_="away"))


def _cell(column: Column, name: str, value: Any, number: int) -> Html:
    named = {"data_column": name, "aria_label": f"{column.label}, row {number}", "autocomplete": "off"}
    if column.takes == "text":
        return tag("textarea", "" if value is None else f"\n{value}", rows=1, **named)
    if column.takes == "date":
        return void("input", type="date", value=value, **named)
    return _select(_options(column), value, data_number=column.takes in ("0-10", "-5..+5"), **named)


def _options(column: Column) -> list[tuple[str, str]]:
    if isinstance(column.takes, tuple):
        return [(option, option) for option in column.takes]
    if column.takes == "0-10":
        return [(str(number), str(number)) for number in range(11)]
    return [(str(number), plus_minus(number)) for number in range(-5, 6)]


def _select(options: list[tuple[str, str]], value: Any, **named: Any) -> Html:
    chosen = "" if value is None else str(value)
    listed = options if not chosen or chosen in dict(options) else [*options, (chosen, chosen)]
    inside = (tag("option", shown, value=kept, selected=kept == chosen) for kept, shown in [("", "–"), *listed])
    return tag("select", *inside, **named)


def _sentence(exercise: Exercise, value: Any) -> Html:
    sentence = cast(Sentence, exercise)
    filled = value or {}
    parts = sentence.parts()
    led = zip(parts[0::2], parts[1::2], strict=False)
    lines = [_gap(sentence, slot, words, filled.get(slot)) for words, slot in led]
    whole = tag("p", in_quotes(sentence.in_words(value)), class_="whole", aria_live="polite", hidden=not filled)
    return tag("div", *lines, whole, class_="gaps", data_template=sentence.template)


def _gap(sentence: Sentence, slot: str, before: str, value: str | None) -> Html:
    # The whole sentence below keeps the punctuation; around a gap it would stand alone.
    words = before.strip(" ,;:.?!")
    area = _area(value, rows=1, data_slot=slot, aria_label=sentence.slots[slot], placeholder=sentence.slots[slot])
    return tag("div", tag("span", words) if words else None, area, class_="line")


def in_quotes(words: str) -> str:
    """Return words as a spoken line."""
    return f"“{words}”" if words else ""


def _deck(exercise: Exercise, value: Any) -> Html:
    deck, piles = cast(Deck, exercise), value or {"kept": [], "own": []}
    quiet = {"type": "button", "class_": "quietly"}
    card = tag("p", deck.cards[0], class_="card", aria_live="polite")
    hand = tag(
        "p",
        tag("button", "Draw another", data_does="draw", **quiet),
        tag("button", "Keep this one", data_does="keep", **quiet),
        class_="hand",
    )
    kept = tag("ul", *(kept_card(line) for line in piles["kept"]), class_="kept-cards", aria_label="Kept")
    own = (_own(deck.own, line) for line in [*piles["own"], None])
    cards = tag("template", *(tag("p", line) for line in deck.cards))
    blank = tag("template", kept_card(""), class_="blank")
    return tag("div", card, hand, kept, *own, cards, blank, class_="cards")


def kept_card(words: str) -> Html:
    """Return one card that was kept, with a way to put it back."""
    back = tag("button", "Put back", type="button", class_="quietly", data_does="put-back")
    return tag("li", tag("span", words), back)


CONTROLS: Mapping[str, Callable[[Exercise, Any], Html]] = {
    "text": _text,
    "script": _script,
    "scale": _scale,
    "balance": _scale,
    "choice": _choice,
    "checklist": _checklist,
    "table": _table,
    "sentence": _sentence,
    "plan": _sentence,
    "deck": _deck,
}
