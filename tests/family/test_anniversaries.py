"""Days that return become questions, and only where the reader does not mind."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.family.conftest import Answers, answers, man, raised_by_a_grandparent, three_generations, woman
from workbook.family.anniversaries import Question, anniversaries
from workbook.family.model.events import events
from workbook.family.model.relatives import relatives
from workbook.family.model.tables import read_family

TODAY = dt.date(2026, 10, 1)


def asked(given: Answers, kind: str = "", today: dt.date = TODAY) -> list[Question]:
    """Return the questions of a kind."""
    return [one for one in anniversaries(read_family(given), today) if kind in ("", one.kind)]


def test_every_question_is_one(sample: Answers) -> None:
    """Each ends with a question mark, names people of the map, and claims nothing."""
    family = read_family(sample)
    for question in anniversaries(family, TODAY):
        assert question.says.endswith("?") and question.people
        assert all(person < len(family.people) for person in question.people)
        assert "because" not in question.says and "therefore" not in question.says


def test_the_may_in_which_you_turned_twelve() -> None:
    """A death in the month of the reader's birthday is told by the age the reader turned."""
    (question,) = asked(raised_by_a_grandparent(), "time of year")
    assert question.says == (
        "Your grandmother Oma K. died in the May in which you turned 12. "
        "Do you notice anything at that time of year?"
    )
    assert (question.day, question.people) == (dt.date(2027, 5, 12), (0,))


@pytest.mark.parametrize(
    ("died", "says"),
    [
        ("3 June 1970", "in June 1970, before you were born"),
        ("3 June 2000", "in June 2000, when you were 13"),
        ("May 2000", "in the May in which you turned 13"),
        ("June", "in the month of June"),
    ],
)
def test_how_a_time_is_told(died: str, says: str) -> None:
    """The reader's own age is told where it is known."""
    given = answers(
        people=[woman("I", "21 May 1987", is_="Me"), man("F.", None, died)], children=[("I", "F.")]
    )
    assert [question.says for question in asked(given, "time of year")] == [
        f"Your father F. died {says}. Do you notice anything at that time of year?"
    ]


def test_without_me_no_age_is_told() -> None:
    """Without the reader's birth a month is told with its year alone."""
    given = answers(people=[man("F.", "1930", "3 June 1970")])
    assert [question.says for question in asked(given)] == [
        "F. died in June 1970. Do you notice anything at that time of year?"
    ]


def test_the_age_at_which() -> None:
    """The age at which a father died is asked about while the reader has it."""
    given = answers(
        people=[woman("I", "1 January 1970", is_="Me"), man("F.", "3 May 1940", "4 May 1996")],
        children=[("I", "F.", None, "Born to")],
    )
    assert [question.says for question in asked(given, "same age")] == [
        "You are now the age at which your father F. died. Does that number mean anything to you?"
    ]
    assert asked(given, "same age", dt.date(2024, 1, 1)) == []
    given["family-map.people"][1]["born"] = "1940"
    assert "about the age" in asked(given, "same age")[0].says


def test_the_age_at_which_parents_parted_or_began() -> None:
    """Turning points of parents are asked about: the first child, and a parting."""
    given = answers(
        people=[woman("I", "1 May 1990", is_="Me"), woman("M.", "1 March 1954"), man("F.", "1950")],
        couples=[("M.", "F.", "Divorced", "1980", "2 March 1990")],
        children=[("I", "M.", "F.", "Born to")],
    )
    says = [question.says for question in asked(given, "same age")]
    assert [one.partition(" at which ")[2].partition(".")[0] for one in says] == [
        "your mother M",
        "your mother M",
    ]
    assert any("first became a parent" in one for one in says) and any("parted" in one for one in says)


def test_no_age_without_a_known_birth() -> None:
    """“You are now the age” needs the reader's own birth, to within a year."""
    for born in (None, "?", "about 1970", "before 1970", "rather not"):
        given = answers(
            people=[woman("I", born, is_="Me"), man("F.", "1940", "1996")], children=[("I", "F.")]
        )
        assert asked(given, "same age") == []


def test_the_same_day_twice() -> None:
    """Two deaths on one day of the year are one question, and are not asked about again."""
    (question,) = asked(three_generations(), "same day")
    assert question.says.startswith(
        "14 November stands here more than once: "
        "your grandfather Johann died in 1989, and your aunt Marta died in 2010."
    )
    assert question.day == dt.date(2026, 11, 14)
    assert not any(
        set(question.people) & set(other.people) for other in asked(three_generations(), "time of year")
    )


def test_twins_are_no_coincidence() -> None:
    """The birthday of twins is one thing."""
    given = answers(people=[woman("A", "3 May 1978"), man("B", "1978-05-03")])
    assert asked(given, "same day") == []


def test_a_year_in_which_much_came_together() -> None:
    """A death, a move and a parting within a year are one question."""
    given = answers(
        people=[
            woman("A", "1950"),
            man("B", "1948"),
            man("G.", "1920", "3 November 1979"),
            ("C", "Woman", None, None, "May 1980", None, "Emigrated to Canada in 1980."),
        ],
        couples=[("A", "B", "Divorced", "1970", "January 1980")],
        homes=[("Kiel, from 1999", "A")],
    )
    (question,) = asked(given, "one year")
    assert question.says == (
        "Between 1979 and 1980 much came together: G. died, A and B divorced, and C was born. "
        "What do you know, or wonder, about that time?"
    )
    assert [event.kind for event in events(read_family(given))].count("move") == 2


def test_births_alone_are_no_cluster() -> None:
    """A year of births and weddings is only a good year."""
    given = answers(people=[woman("A", "1950"), woman("B", "1950"), woman("C", "1950")])
    assert asked(given, "one year") == []


def test_nothing_about_those_one_would_rather_not() -> None:
    """A person with “rather not” among their dates or notes is in no question."""
    given = three_generations()
    for row in given["family-map.people"]:
        if row["who"] == "Johann":
            row["born"] = "rather not"
        if row["who"] == "Marta":
            row["notes"] = "I’d rather not say"
    assert not any({0, 6} & set(question.people) for question in asked(given))


def test_a_loss_and_a_pregnancy() -> None:
    """A loss before birth may be asked about; a pregnancy never is."""
    given = answers(
        people=[
            woman("I", "1985", is_="Me"),
            ("little one", None, None, "Loss before birth", "March 2015"),
            ("new one", None, None, "Pregnancy", "March 2027"),
        ],
        children=[("little one", "I"), ("new one", "I")],
    )
    (question,) = asked(given)
    assert question.says.startswith("Your child little one was lost in March 2015")


def test_the_29th_of_february_comes_every_year() -> None:
    """In a year without that day it comes on the 28th."""
    given = answers(people=[woman("A", None, "29 February 1960")])
    assert asked(given)[0].day == dt.date(2027, 2, 28)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Greta", "grandmother"),
        ("Marta", "aunt"),
        ("Nils", "brother"),
        ("Tom", "partner"),
        ("Inge", "mother"),
    ],
)
def test_what_people_are_to_the_reader(name: str, word: str) -> None:
    """Kin are called by their usual word, and friends by none."""
    family = read_family(three_generations())
    by_name = {family.people[person].name: kin for person, kin in relatives(family).items()}
    assert by_name[name] == word and "Alex" not in by_name


def test_half_siblings_and_further_kin() -> None:
    """Half-siblings, cousins, nieces, grandchildren and former partners have their words."""
    given = answers(
        people=[
            woman("I", is_="Me"),
            *(man(name) for name in ("F", "G", "U", "H", "C", "N", "K", "E", "X")),
        ],
        couples=[("I", "X", "Former")],
        children=[
            ("I", "M", "F"),
            ("H", "F"),
            ("F", "G"),
            ("U", "G"),
            ("C", "U"),
            ("N", "H"),
            ("K", "I"),
            ("E", "K"),
            ("G", "GG"),
        ],
    )
    family = read_family(given)
    words = {family.people[person].name: kin for person, kin in relatives(family).items()}
    assert words == {
        "M": "parent",
        "F": "father",
        "K": "son",
        "H": "half-brother",
        "G": "grandfather",
        "E": "grandson",
        "X": "former partner",
        "U": "uncle",
        "GG": "great-grandparent",
        "N": "nephew",
        "C": "cousin",
    }


def test_no_age_nor_parting_of_those_one_would_rather_not() -> None:
    """A note of “rather not” also keeps ages and couples out, whatever the dates."""
    given = answers(
        people=[
            woman("I", "1 January 1970", is_="Me"),
            ("F.", "Man", None, None, "3 May 1940", "4 May 1996", "rather not"),
            woman("M.", "1941", "5 May 1996"),
        ],
        couples=[("M.", "F.", "Divorced", "1965", "June 1996")],
        children=[("I", "F.", "M.", "Born to")],
    )
    assert not any(1 in question.people for question in asked(given))
    given["family-map.people"][1]["notes"] = None
    assert {question.kind for question in asked(given) if 1 in question.people} >= {"same age", "one year"}


def test_an_age_known_only_roughly_is_not_asked_about() -> None:
    """Somebody who died at 50 or 60 or between has no age that the reader could have now."""
    given = answers(
        people=[woman("I", "1 January 1970", is_="Me"), man("F.", "about 1940", "1996")],
        children=[("I", "F.")],
    )
    assert asked(given, "same age") == []


def test_an_expected_child_is_in_no_cluster() -> None:
    """A pregnancy does not stand among the losses of its year."""
    given = answers(
        people=[
            woman("A", None, "May 2027"),
            woman("B", None, "June 2027"),
            ("new one", None, None, "Pregnancy", "July 2027"),
        ]
    )
    assert all(2 not in question.people for question in asked(given))
