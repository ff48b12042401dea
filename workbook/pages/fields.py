"""A field as HTML: question, hint, control with its value, and room for what became of it.

The frame is the same for every kind; what stands in it is drawn by `controls` and `dated`.
"""

from __future__ import annotations

from typing import Any, assert_never

from workbook.chapters.roles import WHOM
from workbook.exercises.dated import Break, Log
from workbook.exercises.kinds import (
    Checklist,
    Choice,
    Deck,
    Exercise,
    Plan,
    Scale,
    Script,
    Sentence,
    Table,
    Text,
)
from workbook.pages import controls, dated
from workbook.pages.controls import described, html_id
from workbook.pages.html import Html, tag
from workbook.pages.plan import plan
from workbook.pages.script import script
from workbook.pages.sheet import sheet

FEELINGS = "Words for feelings"
NAMED = "Named before:"
MORE_EXAMPLE = "See an example"
AROUND = "Open this answer"


def field(exercise: Exercise, value: Any = None, *, rev: int = 0, beside: str = "") -> Html:
    """Return one exercise as a field of a page.

    Args:
        exercise: what is asked.
        value: its cleaned answer, shown in the control; `None` for unanswered.
        rev: the revision of the answer the page starts from; 0 for none.
        beside: own words that stand beside what is chosen.
    """
    kind, name = exercise.kind, html_id(exercise.key)
    return tag(
        "fieldset" if exercise.group else "div",
        _question(exercise, name),
        _around(name) if value is not None else None,
        tag("p", exercise.hint, class_="hint", id=f"hint-{name}") if exercise.hint else None,
        _control(exercise, value, beside),
        _gently(exercise),
        _feelings(exercise, name),
        _people(exercise, name),
        _under(exercise, name, answered=value is not None),
        class_=f"field {kind}",
        id=f"field-{name}",
        data_key=exercise.key,
        data_kind=kind,
        data_state="empty" if value is None else "saved",
        data_rev=rev,
        data_given=value is not None,
        spellcheck="false",  # some browsers send the words to their maker for it
        aria_describedby=described(exercise, name) if exercise.group else None,
    )


def _question(exercise: Exercise, name: str) -> Html:
    if exercise.group:
        return tag("legend", exercise.prompt, class_="q", id=f"question-{name}")
    return tag("label", exercise.prompt, class_="q", id=f"question-{name}", for_=f"control-{name}")


def _around(name: str) -> Html:
    """Return the button that, on a phone, brings what belongs to an answer besides its words."""
    return tag(
        "button",
        "⋯",
        type="button",
        class_="quietly around",
        data_does="around",
        aria_label=AROUND,
        aria_describedby=f"question-{name}",
        aria_expanded="false",
    )


def _gently(exercise: Exercise) -> Html | None:
    if not isinstance(exercise, Text | Sentence) or not exercise.gently:
        return None
    notes = (tag("span", remark, data_word=word, hidden=True) for word, remark in exercise.gently.items())
    return tag("p", *notes, class_="gently", role="status")


def _feelings(exercise: Exercise, name: str) -> Html | None:
    """Return the way to words for feelings; the script brings them when it is pressed."""
    if not getattr(exercise, "feelings", False):
        return None
    named = {"type": "button", "class_": "quietly", "aria_describedby": f"question-{name}"}
    button = tag("button", FEELINGS, data_does="feelings", aria_expanded="false", **named)
    return tag("p", button, class_="feel")


def _people(exercise: Exercise, name: str) -> Html | None:
    """Return room for people to choose from; they come with the answer, and the script puts them there."""
    if not exercise.key.endswith(WHOM):
        return None
    named = tag("span", NAMED, id=f"named-{name}")
    return tag("p", named, class_="people-named", role="group", aria_labelledby=f"named-{name}", hidden=True)


def _under(exercise: Exercise, name: str, *, answered: bool) -> Html:
    # Every field has these buttons: the question tells which answer is meant.
    quiet = {"type": "button", "class_": "quietly", "aria_describedby": f"question-{name}"}
    forget = tag(
        "button",
        "Forget this answer",
        data_does="forget",
        data_sure="Forget this answer for ever?",
        hidden=not answered,
        **quiet,
    )
    clear = tag("button", _anew(exercise), data_does="clear", hidden=not answered, **quiet)
    return tag(
        "div",
        _example(exercise),
        clear if isinstance(exercise, Scale | Choice | Plan) else None,
        forget,
        tag("span", class_="state", role="status", id=f"state-{name}"),
        class_="under",
    )


def _anew(exercise: Exercise) -> str:
    return "New plan" if isinstance(exercise, Plan) else "Clear"


def _example(exercise: Exercise) -> Html | None:
    who, words = exercise.worked
    if not words.strip():
        return None
    lines = words.strip().split("\n")
    return tag(
        "details",
        tag("summary", f"See {who}’s example" if who else MORE_EXAMPLE),
        tag("div", *(tag("p", line) for line in lines if line.strip())),
        class_="example",
    )


def _control(exercise: Exercise, value: Any, beside: str) -> Html:  # noqa: C901 - one case a kind
    match exercise:
        case Script():
            return script(exercise, value)
        case Text():
            return controls.text(exercise, value)
        case Scale():
            return controls.scale(exercise, value)
        case Choice():
            return controls.choice(exercise, value, beside)
        case Checklist():
            return controls.checklist(exercise, value)
        case Log():
            return dated.log(exercise, value)
        case Table():
            return sheet(exercise, value)
        case Plan():
            return plan(exercise, value)
        case Sentence():
            return controls.sentence(exercise, value)
        case Deck():
            return controls.deck(exercise, value)
        case Break():
            return dated.break_(exercise, value)
    assert_never(exercise)
