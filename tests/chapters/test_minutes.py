"""Minutes are counted from words and exercises, by one rule."""

from workbook.chapters.minutes import NEXT_ROW, WORDS_A_MINUTE, WRITTEN_A_MINUTE, minutes, words, writing
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


def test_all_that_can_be_chosen_from_is_read():
    """Options and cards in their words, the ends of a scale, columns, the words of a sentence."""
    assert words(asked("choice", options={"one-name": "Four five", "two": "six"})) == 6
    assert words(asked("deck", cards=["Four five."])) == 5
    assert words(asked("scale", low="four", high="five six")) == 6
    assert words(asked("table", columns={"who": "Four"})) == 4
    assert words(asked("sentence", template="Four {gap} five.", slots={"gap": "not read"})) == 5


def test_each_row_of_a_table_has_to_be_thought_of():
    """The next ones come sooner than the first."""
    one, three = (asked("table", columns={"a": "A"}, start=rows).record for rows in (1, 3))
    assert writing(three) - writing(one) == 2 * NEXT_ROW
    assert writing(one) == writing(asked("log").record)


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
