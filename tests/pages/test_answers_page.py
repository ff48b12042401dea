"""The page “Your answers”: every part in plain words, nothing of what was written."""

from dataclasses import replace

import pytest

from workbook.chapters.evening import Item
from workbook.pages.answers_page import (
    COPY_IS_OPEN,
    GONE_WITH_SESSION,
    Kept,
    Way,
    answers_page,
    answers_said,
    counted,
)
from workbook.pages.lock_page import LOST_FOR_GOOD, UNREACHED, unlock_page
from workbook.pages.site import Site
from workbook.place import SESSION
from workbook.server.assets import FILES

from .conftest import parsed

ODD = '<b>"Odd" & all</b>'
SITE = Site(
    base="/x/",
    files={name: f"{name}.1" for name in FILES},
    place="on this computer",
)
KEPT = Kept(
    folder="/home/me",
    file="/home/me/answers.json",
    answers=3,
    chapters=[("01-here", "1 · Here", 1), ("02-there", ODD, 2)],
)


def shown(site=SITE, **changed):
    """The page, with something else about what is kept."""
    return parsed(answers_page(site, replace(KEPT, **changed)))


def part(name, **changed):
    """One part of the page."""
    return shown(**changed).select_one(f"[data-part={name}]")


def does(found):
    """What can be pressed in a part."""
    return [it["data-act"] for it in found.select("[data-act]")]


def test_a_room_that_rests_offers_to_keep_a_part_first():
    """In every other place there is nothing of it; one that is kept can have a new code."""
    rests = replace(SITE, rests=True)
    first = shown(rests).select_one("[data-part]")
    assert first["data-part"] == "part" and does(first) == ["part"] and "erased" in first.text
    kept = shown(rests, sealed=True).select_one("[data-part=part]")
    assert "own code" in kept.text and kept.button.text == "Make a new code"
    assert not shown(rests, trouble="x").select("[data-part=part]")


def test_the_parts_come_in_order():
    """Where, copy, restore, lock, forget; nothing that is not needed today."""
    assert [it["data-part"] for it in shown().select("[data-part]")] == [
        "where",
        "copy",
        "restore",
        "lock",
        "forget",
    ]


def test_it_says_where_the_answers_are():
    """How many, in how many chapters, in which file."""
    text = part("where").get_text(" ")
    assert "3 answers in 2 chapters, kept on this computer" in text and KEPT.file in text


def test_before_the_first_word_it_says_where_words_will_be():
    """Without counting nothing."""
    assert "Nothing is written yet." in part("where", answers=0, chapters=[]).text


def test_a_public_host_is_said_plainly():
    """What is there goes with the session."""
    assert GONE_WITH_SESSION in shown(replace(SITE, place=SESSION)).text
    assert GONE_WITH_SESSION not in shown().text


def test_a_copy_can_be_kept_without_a_script():
    """A plain link that downloads."""
    link = part("copy").a
    assert link["href"] == "/x/answers/copy" and link.has_attr("download")


@pytest.mark.parametrize("sealed", [True, False])
def test_a_copy_of_locked_answers_is_said_to_be_open(sealed):
    """Only where that needs saying."""
    assert (COPY_IS_OPEN in part("copy", sealed=sealed).text) is sealed


@pytest.mark.parametrize(("can_undo", "acts"), [(False, ["look"]), (True, ["look", "undo"])])
def test_a_restore_can_be_undone(can_undo, acts):
    """As long as there is something to undo."""
    assert does(part("restore", can_undo=can_undo)) == acts


def test_other_copies_are_named_and_escaped():
    """Whatever a program has called them."""
    found = part("others", copies=["answers 2.json", ODD])
    assert [it["data-name"] for it in found.select("[data-act=take]")] == ["answers 2.json", ODD]
    assert not found.select("code b")


WAYS = [
    Way(name="snapshot", title="The earlier version", says="With 3 answers."),
    Way(name="afresh", title="Start with no answers", says="Without answers.", afresh=True),
]


def test_after_damage_the_choices_come_first():
    """Each says what it means; only starting afresh asks once more."""
    found = part("damage", trouble="It is damaged.", ways=WAYS)
    assert shown(trouble="It is damaged.", ways=WAYS).select("[data-part]")[0]["data-part"] == "damage"
    assert "With 3 answers." in found.text and found["data-part"] == "damage"
    assert [it["data-name"] for it in found.select("[data-act=choose]")] == ["snapshot", "afresh"]
    asked = found.select_one(".asked [data-act=choose]")
    assert asked["data-name"] == "afresh" and asked.find_parent(class_="asked").has_attr("hidden")


def test_without_a_lock_the_page_says_what_it_would_mean():
    """A lost passphrase is final; two fields, so that a slip is noticed."""
    found = part("lock")
    assert LOST_FOR_GOOD in found.text and does(found) == ["lock"]
    assert [it["name"] for it in found.select("input")] == ["passphrase", "again"]


def test_with_a_lock_it_can_be_closed_changed_and_removed():
    """And nothing else."""
    assert does(part("lock", sealed=True)) == ["close", "lock", "unlock"]


def test_forgetting_says_what_it_cannot_reach_and_asks_once_more():
    """A chapter or everything."""
    found = part("forget")
    assert [(it["value"], it.text) for it in found.select("option")] == [
        ("01-here", "1 · Here – 1 answer"),
        ("02-there", f"{ODD} – 2 answers"),
    ]
    assert does(found) == ["ask", "forget-chapter", "no", "ask", "forget-everything", "no"]
    assert all(UNREACHED in it.text and it.has_attr("hidden") for it in found.select(".asked"))


def test_where_nothing_is_kept_nothing_can_be_forgotten():
    """In words."""
    assert not part("forget", answers=0, chapters=[]).select("button")


def test_every_field_has_a_label_and_every_press_a_place_for_its_outcome():
    """For whoever listens to the page."""
    page = shown(can_undo=True, copies=["a"], ways=WAYS, trouble="Damaged.", sealed=True)
    assert all(it.find_parent("label") for it in page.select("input, select"))
    assert not page.select("[data-part=lock]")
    assert all(it.select_one(".said[role=status]") for it in page.select("[data-part]"))


def test_forms_do_not_leave_the_page():
    """They have no address; without a script the page says that its buttons do nothing."""
    page = shown(sealed=True)
    assert not page.select("form[action]") and "its buttons do nothing" in page.noscript.text


def test_the_unlock_page_asks_for_one_secret_and_keeps_the_ways_out():
    """Support and Leave quickly stay."""
    page = parsed(unlock_page(SITE))
    assert does(page.main)[0] == "open" and len(page.select("input")) == 1
    assert page.select("a.support") and page.select("[data-does=leave]")


def test_whoever_came_from_an_evening_goes_back_to_it():
    """After a copy was brought back, or a part was kept."""
    page = parsed(answers_page(SITE, KEPT, [Item("a.b", 5)]))
    assert [link["href"] for link in page.select("nav.next a")] == [f"{SITE.base}tonight?e=a.b~5"]


def test_in_a_room_that_rests_it_asks_for_what_people_got_there():
    """Nobody was given a recovery code; the script that locks an open page is told as well."""
    page = parsed(unlock_page(replace(SITE, rests=True)))
    assert page.label.text == "Your own code, or your passphrase" and page.html.has_attr("data-rests")
    assert parsed(unlock_page(SITE)).label.text == "Passphrase or recovery code"


def test_counts_in_words():
    """As the command line says them as well."""
    assert counted(12, 3, 40, 2) == "12 new, 3 changed, 40 the same, 2 only here"
    assert [answers_said(count) for count in (0, 1, 2)] == ["no answers", "1 answer", "2 answers"]
