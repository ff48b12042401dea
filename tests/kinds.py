"""One exercise of every kind, as a chapter would ask it; and the chapters that have them all."""

from tests.faults.scale import SOAK
from workbook.chapters import notebook
from workbook.exercises.column import Column
from workbook.exercises.kinds import (
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
from workbook.exercises.options import Options

BESIDES = ("10-change-that-lasts", "family-map")  # days for a calendar, and names
ASKED = {"key": "01-here.it", "prompt": "And you?"}
TEXT = Text(**ASKED)
SCRIPT = Script(**ASKED)
SCALE = Scale(**ASKED, low="far", high="near")
BALANCE = Balance(**ASKED, low="me", high="them")
CHOICE = Choice(**ASKED, options=Options(("yes", "no")))
OWN_CHOICE = Choice(**ASKED, options=Options(("yes", "no")), other="In my own words")
CHECKLIST = Checklist(**ASKED, options=Options(("tea", "walk", "sleep")))
OWN_CHECKLIST = Checklist(**ASKED, options=Options(("tea", "walk", "sleep")), own="Something else")
TABLE = Table(
    **ASKED,
    columns={
        "who": Column(label="Who"),
        "close": Column(label="How close", takes="0-10"),
        "more": Column(label="Who does more", takes="-5..+5"),
        "day": Column(label="Day", takes="date"),
        "tie": Column(label="Tie", takes=Options(("kin", "friend"))),
    },
)
SENTENCE = Sentence(
    **ASKED, template="I feel {feeling} when {event}.", slots={"feeling": "a word", "event": "what"}
)
PLAN = Plan(**ASKED, template="If {when}, then I {then}.", slots={"when": "this", "then": "that"})
DECK = Deck(**ASKED, cards=Options(("What now?", "What then?")))
WORDED = [TEXT, SCRIPT, OWN_CHOICE]
EVERY = [*WORDED, SCALE, BALANCE, CHOICE, CHECKLIST, OWN_CHECKLIST, TABLE, SENTENCE, PLAN, DECK]


def row(**cells):
    """One row of the table as it is kept."""
    return dict.fromkeys(TABLE.columns) | cells


def named(exercise):
    """A name for a parametrised test."""
    return exercise.kind


def of_every_kind():
    """Return a few chapters that hold every kind of exercise; all of them, where time is no matter."""
    books = [book for book in notebook.chapters() if book.exercises]
    missing, found = {it.kind for book in books for it in book.exercises}, []
    while missing:
        book = max(books, key=lambda each: len(missing & {it.kind for it in each.exercises}))
        found.append(book.slug)
        missing -= {it.kind for it in book.exercises}
    return [book.slug for book in books] if SOAK else [*dict.fromkeys((*found, *BESIDES))]
