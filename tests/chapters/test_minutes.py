"""Minutes are counted from words and exercises, by one rule."""

from workbook.chapters.minutes import WORDS_A_MINUTE, WRITTEN_A_MINUTE, minutes, words, writing
from workbook.chapters.pieces import Declaration, Prose
from workbook.exercises.vocabulary import declare


def prose(count):
    return Prose("a", "word " * count)


def asked(call, prompt="One two three?", **given):
    return Declaration("a", declare(call, "01-here", "a", prompt, given))


def test_reading_is_counted_by_words():
    """Whole minutes, and none is less than one."""
    assert minutes([prose(1)]) == minutes([prose(WORDS_A_MINUTE)]) == minutes([]) == 1
    assert minutes([prose(WORDS_A_MINUTE + 1)]) == 2


def test_where_a_link_leads_is_no_word():
    """Nor is the mark of a heading."""
    assert words(Prose("a", "## So\n\nSee [the page](a-long-name.ipynb#far-away), it’s here.")) == 6


def test_what_stands_folded_is_not_read():
    """An example, what to do after a tick, an answer that is quoted."""
    assert words(asked("text", hint="Four five.", example="Ada: six seven")) == 5
    assert words(asked("gate", statements=["Four five."], instead="six seven eight")) == 5
    assert words(Declaration("a", declare("show", "01-here", "01-here.b", "You said", {}))) == 0


def test_writing_is_as_long_as_the_example():
    """The name before its colon is not written."""
    short, long = (
        asked("text", example="Ada: " + "word " * count).record for count in (1, 1 + WRITTEN_A_MINUTE)
    )
    assert writing(long) - writing(short) == 60
    assert writing(short) == writing(asked("text", example="word").record)
