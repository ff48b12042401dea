"""One exercise of every kind, as a chapter would ask it."""

from workbook.column import Column
from workbook.exercises import (
    Balance,
    Checklist,
    Choice,
    Deck,
    Plan,
    Scale,
    Script,
    Sentence,
    Table,
    Text,
)

ASKED = {"key": "01-here.it", "prompt": "And you?"}
TEXT = Text(**ASKED)
SCRIPT = Script(**ASKED)
SCALE = Scale(**ASKED, low="far", high="near")
BALANCE = Balance(**ASKED, low="me", high="them")
CHOICE = Choice(**ASKED, options=("yes", "no"))
OWN_CHOICE = Choice(**ASKED, options=("yes", "no"), other="In my own words")
CHECKLIST = Checklist(**ASKED, options=("tea", "walk", "sleep"))
OWN_CHECKLIST = Checklist(**ASKED, options=("tea", "walk", "sleep"), own="Something else")
TABLE = Table(
    **ASKED,
    columns={
        "who": Column(label="Who"),
        "close": Column(label="How close", takes="0-10"),
        "more": Column(label="Who does more", takes="-5..+5"),
        "day": Column(label="Day", takes="date"),
        "tie": Column(label="Tie", takes=("kin", "friend")),
    },
)
SENTENCE = Sentence(
    **ASKED, template="I feel {feeling} when {event}.", slots={"feeling": "a word", "event": "what"}
)
PLAN = Plan(**ASKED, template="If {when}, then I {then}.", slots={"when": "this", "then": "that"})
DECK = Deck(**ASKED, cards=("What now?", "What then?"))
WORDED = [TEXT, SCRIPT, OWN_CHOICE]
EVERY = [*WORDED, SCALE, BALANCE, CHOICE, CHECKLIST, OWN_CHECKLIST, TABLE, SENTENCE, PLAN, DECK]


def row(**cells):
    """One row of the table as it is kept."""
    return dict.fromkeys(TABLE.columns) | cells


def named(exercise):
    """A name for a parametrised test."""
    return exercise.kind
