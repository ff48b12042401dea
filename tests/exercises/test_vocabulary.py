"""The author's vocabulary: every call becomes its record, and every slip is said plainly."""

import inspect

import pytest

from widgets import Page
from workbook.errors import ChapterWrong
from workbook.exercises.declared import Gate, Picture, Show
from workbook.exercises.vocabulary import CALLS, declare

COLUMNS = {"who": "Initials", "close": ("How close", "0-10"), "tie": ("Tie", ["kin", "friend"])}
COMPLETE = {
    "text": {"feelings": True, "rows": 2, "gently": {"but": "“And”?"}, "hint": "h", "example": "Sam: e"},
    "script": {"seconds": (10, 20), "feelings": True},
    "scale": {"low": "far", "high": "near"},
    "balance": {"low": "me", "high": "them"},
    "choice": {"options": ["a", "b"], "other": "Own"},
    "checklist": {"options": ["a", "b"], "own": "Own"},
    "table": {"feelings": True, "columns": COLUMNS, "start": 3, "add": "More"},
    "sentence": {
        "unless": "00-there.it",
        "feelings": True,
        "template": "I {do}.",
        "slots": {"do": "what"},
        "gently": {"never": "Once?"},
    },
    "plan": {"when": "this", "then": "that", "log": "00-there.log", "weekly": True},
    "deck": {"cards": ["a", "b"], "own": "Own"},
    "log": {"feelings": True, "low": "calm", "high": "storm", "words": "What was it?", "search": True},
    "timer": {"shortest": 20, "longest": 60},
    "breathe": {"rounds": 3},
    "support": {},
    "show": {"otherwise": "Nothing yet."},
    "picture": {"connection": "side", "separateness": "00-there.up", "hint": "h"},
    "family_map": {"hint": "h"},
    "patterns": {"hint": "h"},
    "gate": {"statements": ["a", "b"], "instead": "Rest.", "once": True, "lane": "Alone"},
    "fork": {"by": "side", "ways": {"I go": "Going", "I stay": "Staying"}, "until": "Both", "hint": "h"},
}


def said(call="text", key="key", prompt="And you?", **given):
    """What an author is told."""
    with pytest.raises(ChapterWrong) as wrong:
        declare(call, "01-here", key, prompt, given)
    return str(wrong.value)


def test_every_call_is_tried_here():
    """A new call needs a line in this file."""
    assert COMPLETE.keys() == CALLS.keys()


@pytest.mark.parametrize("call", CALLS)
def test_every_call_becomes_a_record_with_its_full_key_and_prompt(call):
    """Whatever an author may write is understood."""
    drawn = call == "picture"
    record = declare(call, "01-here", "plane" if drawn else "key", "And you?", COMPLETE[call])
    key = "01-here.picture-plane" if drawn else "01-here.key"
    assert (record.key, record.prompt) == (key, "And you?")


@pytest.mark.parametrize("call", CALLS)
def test_the_page_offers_the_same_calls_with_the_same_arguments(call):
    """What the notebook reader understands is what the page in a kernel takes."""
    offered = inspect.signature(getattr(Page, call)).parameters
    takes_any = inspect.Parameter.VAR_KEYWORD in [it.kind for it in offered.values()]
    assert takes_any or COMPLETE[call].keys() <= offered.keys()
    assert list(offered)[:3] == ["self", "key", "prompt"]


@pytest.mark.parametrize("call", ["text", "scale", "choice", "table", "sentence", "plan", "deck"])
def test_none_stands_for_left_out(call):
    """The page passes what was not given as None."""
    plain = {
        name: it for name, it in COMPLETE[call].items() if name not in ("hint", "example", "own", "other")
    }
    with_none = declare(call, "01-here", "key", "?", plain | {"hint": None, "example": None})
    assert with_none == declare(call, "01-here", "key", "?", plain)


def test_a_plan_has_two_gaps():
    """When this happens, then I do that."""
    plan = declare("plan", "01-here", "key", "?", COMPLETE["plan"])
    assert plan.template == "If {when}, then I {then}." and plan.slots == {"when": "this", "then": "that"}


def test_columns_say_what_their_cells_take():
    """A label alone takes words."""
    table = declare("table", "01-here", "key", "?", COMPLETE["table"])
    assert [column.takes for column in table.columns.values()] == [
        "text",
        "0-10",
        {"kin": "kin", "friend": "friend"},
    ]


def test_a_quotation_may_come_from_another_chapter():
    """A full key is kept as it is."""
    show = declare("show", "06-there", "01-here.key", "You wrote", {})
    assert isinstance(show, Show) and show.key == "01-here.key"


def test_a_picture_finds_its_answers_here_or_elsewhere():
    """Short keys belong to this chapter."""
    drawn = declare("picture", "01-here", "plane", "?", COMPLETE["picture"])
    assert isinstance(drawn, Picture) and drawn.name == "plane"
    assert drawn.sources == {"connection": "01-here.side", "separateness": "00-there.up"}


def test_a_gate_keeps_its_statements_in_order():
    """They are shown as the author wrote them."""
    gate = declare("gate", "01-here", "key", "?", COMPLETE["gate"])
    assert isinstance(gate, Gate) and gate.statements == ("a", "b")


@pytest.mark.parametrize(
    "key", ["", "Key", "my key", "my_key", "-key", "key-", "a--b", "a.b", "äh", None, 3, "a/b", "../a"]
)
def test_what_is_no_key_is_refused(key):
    """Keys are file-safe, permanent words; only a quotation names another chapter."""
    assert said(key=key).startswith(f"{key!r} is no key. A key is lower-case words with hyphens")


@pytest.mark.parametrize("key", ["01-here.", ".key", "01 here.key", "a.b.c"])
def test_a_quotation_needs_a_whole_key(key):
    """Chapter, dot, name."""
    assert "is no key" in said("show", key=key)


@pytest.mark.parametrize("prompt", ["", " \n", None, 3, ["?"]])
def test_a_missing_prompt_is_named(prompt):
    """Without a question there is nothing to answer."""
    assert (
        said(prompt=prompt)
        == "page.text('key', …) has no prompt. Put the question second, in quotation marks."
    )


def test_an_unknown_call_is_answered_with_the_known_ones():
    """The way out is the list."""
    assert said("slider").startswith(
        "page.slider is unknown. A chapter can call: balance, borrow, breathe, checklist"
    )


def test_an_unknown_argument_is_named():
    """A slip of the pen is easy to find."""
    assert said(hnit="h") == "page.text('key', …) does not fit: it takes no hnit=; did you mean hint=?"
    assert said(colour="red") == "page.text('key', …) does not fit: it takes no colour=, so remove it."


def test_a_missing_argument_is_named():
    """What is still needed stands in the sentence."""
    assert said("scale", low="far") == "page.scale('key', …) does not fit: it also needs high."


WRONG = {
    "hint": ("text", {"hint": 3}, "words in quotation marks"),
    "example": ("text", {"example": ["Sam: e"]}, "words in quotation marks"),
    "rows": ("text", {"rows": "three"}, "a whole number above zero"),
    "no rows": ("text", {"rows": 0}, "a whole number above zero"),
    "gently": ("text", {"gently": ["but"]}, "pairs in braces"),
    "seconds": ("script", {"seconds": 15}, "two whole numbers"),
    "one second": ("script", {"seconds": (15,)}, "two whole numbers"),
    "low": ("scale", {"low": 0, "high": "near"}, "words in quotation marks"),
    "high": ("balance", {"low": "me", "high": 5}, "words in quotation marks"),
    "options": ("choice", {"options": "a, b"}, "a list of different lines"),
    "no options": ("choice", {"options": []}, "a list of different lines"),
    "twice": ("checklist", {"options": ["a", "a"]}, "a list of different lines"),
    "other": ("choice", {"options": ["a"], "other": True}, "words in quotation marks"),
    "own": ("checklist", {"options": ["a"], "own": True}, "words in quotation marks"),
    "cards": ("deck", {"cards": [1, 2]}, "a list of different lines"),
    "columns": ("table", {"columns": ["Who"]}, "A table needs columns="),
    "no columns": ("table", {"columns": {}}, "A table needs columns="),
    "column": ("table", {"columns": {"close": ("How close", "0-5")}}, "The column close is a label"),
    "column name": ("table", {"columns": {3: "Three"}}, "The column 3"),
    "column options": ("table", {"columns": {"tie": ("Tie", [])}}, "a list of different lines"),
    "start": ("table", {"columns": {"who": "Who"}, "start": -1}, "a whole number above zero"),
    "template": ("sentence", {"template": 3, "slots": {}}, "words in quotation marks"),
    "slots": ("sentence", {"template": "I {do}.", "slots": ["do"]}, "pairs in braces"),
    "gaps": ("sentence", {"template": "I {do}.", "slots": {"go": "where"}}, "name different gaps"),
    "when": ("plan", {"when": 9}, "words in quotation marks"),
    "weekly": ("plan", {"weekly": "yes"}, "True or False"),
    "log of a plan": ("plan", {"log": "No Key"}, "is no key"),
    "role": ("picture", {"connection": 3}, "is no key"),
    "role of words": ("picture", {"connection": "No Key"}, "is no key"),
    "statements": ("gate", {"statements": "a", "instead": "Rest."}, "a list of different lines"),
    "instead": ("gate", {"statements": ["a"], "instead": None}, "it also needs instead"),
    "otherwise": ("show", {"otherwise": 3}, "words in quotation marks"),
}


@pytest.mark.parametrize(("call", "given", "rule"), WRONG.values(), ids=WRONG)
def test_an_argument_of_the_wrong_shape_is_refused(call, given, rule):
    """Whatever gets past here is drawn, so nothing odd does; the rule and the way out are said."""
    assert rule in said(call, **given) and said(call, **given).endswith(".")
