"""The map in words says what the drawing says."""

from __future__ import annotations

from tests.family.conftest import SAMPLES, Answers, answers, woman
from workbook.family.describe import INVITATION, describe
from workbook.family.model.people import COUPLES, TIES, TIES_ON_DEMAND
from workbook.family.model.tables import read_family


def words(name: str) -> str:
    """Return the words of a sample."""
    return describe(read_family(SAMPLES[name]()))


def test_an_empty_map_invites() -> None:
    """Nothing answered is an invitation."""
    assert describe(read_family({})) == INVITATION


def test_everybody_is_named(sample: Answers) -> None:
    """Every name stands in the words, and no sentence ends in two full stops."""
    text = describe(read_family(sample))
    assert all(row["who"] in text for row in sample["family-map.people"] if row["who"])
    assert ".." not in text


def test_one_person() -> None:
    """A map of one person reads well."""
    text = describe(read_family(answers(people=[woman("A.", "1950", is_="Me")])))
    assert text.startswith("1 person on the map.\n\nWithout a line to a parent, child or partner: ")
    assert text.endswith(": A., this is you, woman, born 1950.")


def test_couples_children_and_twins() -> None:
    """Couples, births and twins are sentences."""
    text = words("twins")
    assert "Anna and Ben are married, since 1972." in text
    assert "Born to Anna and Ben: Clara, David, Ella and Finn. David and Ella are twins." in text


def test_adoption_foster_and_loss() -> None:
    """Every way of belonging to parents is told."""
    text = words("adoption")
    assert "Kim is adopted by Nora and Emil. Lars is a foster child of Nora and Emil." in text
    assert "a loss, a loss before birth, date 1986" in text and "Kim, this is you, nonbinary" in text


def test_a_grandparent_raising_a_child() -> None:
    """Both the birth and the raising are told, in three generations."""
    text = words("raised by a grandparent")
    assert text.startswith("5 people in 3 generations.")
    assert "Born to Tina and Uwe: Ravi. Ravi is raised by Oma K." in text


def test_unknown_and_rather_not() -> None:
    """An unknown parent is someone unknown; what is withheld is not mentioned."""
    assert "Born to Mina and someone unknown: Uma." in words("half-siblings")
    assert "Hal, a friend." in words("same-sex parents")


def test_every_kind_has_its_sentence() -> None:
    """No kind of couple or tie that is offered reads as a bare word."""
    kinds = (*TIES, *TIES_ON_DEMAND)
    text = describe(
        read_family(
            answers(
                people=[woman("A"), woman("B")],
                couples=[("A", "B", kind) for kind in (*COUPLES, None, "Pen friends")],
                ties=[("A", "B", kind) for kind in (*kinds, None, "Rivals")],
            )
        )
    )
    assert text.count("A and B: ") == 2 and "A and B: Rivals." in text and "A and B (Pen friends)." in text
    assert "A is focused on B." in text and "repaired" in text


def test_names_hide_behind_initials() -> None:
    """With names hidden, no name of a person or home is left."""
    text = describe(read_family(SAMPLES["three generations"]()), hide_names=True)
    assert "Greta" not in text and "Kiel" not in text and "J. and G. are married" in text


def test_an_eleventh_generation() -> None:
    """Long lines of descent are counted on."""
    people = [woman(f"P{number}") for number in range(12)]
    children = [(f"P{number + 1}", f"P{number}") for number in range(11)]
    text = describe(read_family(answers(people=people, children=children)))
    assert "12 people in 12 generations." in text and "11th generation: P10, woman." in text
