"""The drawing is one whole, safe and readable picture."""

import datetime as dt
import xml.etree.ElementTree as ET  # only our own drawings are read

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.family.drawing.drawing import EMPTY, draw, legend
from workbook.family.drawing.legend import SMALLER
from workbook.family.layout.layout import layout
from workbook.family.layout.text_width import SIZE
from workbook.family.model.initials import with_initials
from workbook.family.model.people import COUPLES, HARM, SHAPES, TIES, TIES_ON_DEMAND, Family
from workbook.family.model.tables import read_family

from .conftest import SAMPLES, answers, man, three_generations, woman

TODAY = dt.date(2026, 6, 1)
SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]><script>",
    "<!-- x",
    "<?xml x?>",
    "&amp;&lt;script&gt;",
    "javascript:alert(1)",
    "\x00\x08\ufffe<svg onload=alert(1)>",
    "</g></svg><script>",
    "مريم العربية",
    "李小龙",
    "👩‍👩‍👧 Familie",
    "x" * 400,
    "Dampfschifffahrtsgesellschaftskapitänswitwe " * 3,
    "\u202eright to left",
    "a\nb\tc",
    "{{7*7}} ${x} %s",
]


def drawn(tables, **how):
    """The picture of some tables, parsed."""
    family = read_family(tables) if isinstance(tables, dict) else tables
    text = draw(family, layout(family), today=TODAY, description=how.pop("description", "A family."), **how)
    return text, ET.fromstring(text)  # noqa: S314 - our own drawing


def people_in(root):
    """The groups of people."""
    return [each for each in root.iter(f"{SVG}g") if each.get("data-person") is not None]


@pytest.mark.parametrize("standalone", [False, True])
@pytest.mark.parametrize("hide_names", [False, True])
def test_every_sample_is_a_whole_picture(sample, standalone, hide_names):
    """Well-formed, with title, description, size, and every person once."""
    family = read_family(sample)
    _, root = drawn(family, standalone=standalone, hide_names=hide_names)
    assert root.find(f"{SVG}title").text and root.find(f"{SVG}desc").text
    assert root.get("viewBox").startswith("0 0 ")
    assert sorted(int(each.get("data-person")) for each in people_in(root)) == list(range(len(family.people)))


def test_a_person_can_be_reached_and_pressed():
    """By Tab and by name, with the row of the table."""
    root = drawn(three_generations())[1]
    marta = people_in(root)[[each.get("data-person") for each in people_in(root)].index("6")]
    assert marta.get("aria-label") == "Marta, born 1955, died 14 November 2010"
    assert (marta.get("tabindex"), marta.get("role"), marta.get("data-row")) == ("0", "button", "6")
    assert root.get("role") != "img"  # a picture's children could not be pressed


def test_tab_walks_the_rows():
    """From the oldest to the youngest, left to right."""
    family = read_family(three_generations())
    found = layout(family)
    walked = [int(each.get("data-person")) for each in people_in(drawn(family)[1])]
    assert walked[: sum(map(len, found.rows))] == [person for row in found.rows for person in row]


def test_the_selected_person_is_marked():
    """For eyes and for screen readers."""
    pressed = [
        each.get("data-person")
        for each in people_in(drawn(three_generations(), selected=7)[1])
        if each.get("aria-pressed")
    ]
    assert pressed == ["7"]


def test_years_stand_below_the_name_and_the_age_inside():
    """Where there is room for them, and no line comes down."""
    root = drawn(answers(people=[woman("Maria", "about 1950", "2010")]))[1]
    texts = {each.text: (float(each.get("x", 0)), float(each.get("y"))) for each in root.iter(f"{SVG}text")}
    assert texts["~1950 – 2010"][1] > texts["Maria"][1] > 20
    assert texts["~60"][0] == 0 and abs(texts["~60"][1]) < 20


@pytest.mark.parametrize("words", NASTY)
def test_words_stay_words(words):
    """Nothing a reader types becomes a tag, a handler or a broken picture."""
    tables = answers(
        people=[(words, "Own shape", words, "Me", words, words, words), woman("B")],
        couples=[(words, "B", words)],
        ties=[("B", words, words)],
        homes=[(words, f"{words}, B")],
    )
    for standalone in (False, True):
        family = read_family(tables)
        text, root = drawn(family, standalone=standalone, description=words)
        tags = {each.tag.removeprefix(SVG) for each in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "rect", "circle", "path", "text"}
        assert not [
            key for each in root.iter() for key in each.attrib if key.startswith("on") or "href" in key
        ]
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_name_can_be_drawn(name, label):
    """Whatever signs it is made of."""
    drawn(answers(people=[(name, "Own shape", label, "Me"), man("B")], homes=[(label, "B")]))


def test_hidden_names_are_nowhere():
    """Initials instead, and neither notes nor names of homes."""
    tables = answers(
        people=[
            ("Liesel Meminger", "Woman", None, "Me", "1929", None, "a secret note"),
            man("Max Vandenburg"),
        ],
        couples=[("Liesel Meminger", "Max Vandenburg", "Together")],
        ties=[("Liesel Meminger", "Max Vandenburg", "Close")],
        homes=[("Himmelstrasse", "Liesel Meminger, Max Vandenburg")],
    )
    family = read_family(tables)
    for standalone in (False, True):
        text = draw(family, layout(family), hide_names=True, standalone=standalone)
        assert "L. M." in text and "M. V." in text
        assert not [word for word in ("Liesel", "Meminger", "Vandenburg", "secret", "Himmel") if word in text]


def test_harm_and_own_words_for_a_tie_are_in_no_hidden_picture():
    """Neither as a line, nor in its words, nor in the legend; the same family shows both to its reader."""
    ties = [("Ann", "Bob", HARM), ("Ann", "Cy", "Close"), ("Bob", "Cy", "rivals since Ann")]
    family = read_family(answers(people=[woman("Ann"), man("Bob"), man("Cy")], ties=ties))
    open_, hidden = (draw(family, layout(family), hide_names=hide, standalone=True) for hide in (False, True))
    assert all(word in open_ for word in ("Ann has hurt or frightened Bob", "harm or fear", "rivals"))
    assert not [word for word in ("harm", "fear", "hurt", "rivals") if word in hidden.lower()]
    assert open_.count("data-tie") == 3 and hidden.count("data-tie") == 2


def test_a_hidden_family_keeps_no_words_of_the_reader():
    """Neither notes nor own words for a tie, a couple or a day."""
    people = [("Ann", "Woman", None, "Me", "the year Bob left", None, "a note"), man("Bob", "3 May 1950")]
    tables = answers(people=people, couples=[("Ann", "Bob", "Bob’s")], ties=[("Ann", "Bob", "like Bob")])
    hidden = with_initials(read_family(tables))
    assert "Bob" not in str(hidden) and "note" not in str(hidden.people[0].notes)
    assert hidden.people[1].born.in_words == "1950"


def test_notes_are_never_drawn():
    """They belong to the table."""
    tables = answers(people=[("A", "Woman", None, "Me", None, None, "a secret note")])
    assert "secret" not in drawn(tables)[0]


def test_a_long_name_ends_in_dots_and_is_told_in_full():
    """The drawing has room for two lines, the label for all."""
    name = "Maria Magdalena Theresia Josepha von und zu Hohenfels-Wittgenstein"
    root = drawn(answers(people=[woman(name)]))[1]
    assert people_in(root)[0].get("aria-label") == name
    lines = [each.text for each in root.iter(f"{SVG}text")]
    assert len(lines) == 2 and lines[-1].endswith("…")


def test_on_the_page_colours_come_from_the_page_and_alone_from_the_file():
    """Variables with fallbacks there, plain colours on white here."""
    assert "var(--ink, #26231f)" in drawn(three_generations())[0]
    alone = drawn(three_generations(), standalone=True)[0]
    assert "var(" not in alone and 'fill="#ffffff"' in alone and "tabindex" not in alone


def test_all_words_have_one_size(sample):
    """Names, years, homes, headings and the legend; only the sign for somebody unknown is larger."""
    assert {round(size, 1) for size in _sizes(drawn(sample, standalone=True)[1])} == {SIZE}


def _sizes(part, size=0.0, scale=1.0):
    """The size of each word within a part, told there or around it."""
    size = float(part.get("font-size", size))
    scale *= SMALLER if f"scale({SMALLER})" in part.get("transform", "") else 1
    if part.tag == f"{SVG}text" and part.text != "?":
        yield size * scale
    for each in part:
        yield from _sizes(each, size, scale)


def test_the_map_that_leaves_the_page_fits_a_sheet():
    """A family of three generations with its legend is not so tall that a printed page would shrink it."""
    root = drawn(three_generations(), standalone=True)[1]
    assert float(root.get("height")) / float(root.get("width")) < 297 / 210


def test_nobody_yet_is_an_invitation():
    """An empty table shows where to begin."""
    text = draw(Family(), layout(Family()))
    assert ET.fromstring(text).find(f"{SVG}desc").text == EMPTY  # noqa: S314 - our own drawing
    assert legend(Family()) == ""


def kinds(column, values):
    """One family for each kind."""
    people = [woman("A", "1950"), man("B", "1951")]
    return [answers(people=people, **{column: [("A", "B", value)]}) for value in values]


@pytest.mark.parametrize(("column", "values"), [("couples", COUPLES), ("ties", (*TIES, *TIES_ON_DEMAND))])
def test_every_kind_of_line_has_a_form_of_its_own(column, values):
    """Also for those who see no colours: without them no two are the same."""
    forms = [_without_colours(drawn(tables)[1]) for tables in kinds(column, values)]
    assert len(set(forms)) == len(values)


def _without_colours(root):
    lines = next(each for each in root.iter(f"{SVG}g") if each.get("aria-hidden"))
    return str(
        [
            (each.tag, each.get("d"), each.get("stroke-dasharray"))
            for each in lines.iter()
            if each.tag != f"{SVG}title"
        ]
    )


def test_every_shape_has_a_form_of_its_own():
    """Unknown and rather not share the question mark."""
    forms = set()
    for shape in SHAPES:
        root = drawn(answers(people=[("A", shape)]))[1]
        forms.add(
            str(
                [
                    (each.tag, each.get("d"), each.get("rx"), each.get("r"))
                    for each in people_in(root)[0].iter()
                ]
            )
        )
    assert len(forms) == 4


def test_the_legend_explains_only_what_occurs():
    """And all that does."""
    words = legend(read_family(three_generations()))
    for told in (
        "man",
        "own shape",
        "married",
        "divorced",
        "living together",
        "adopted",
        "fused",
        "cut off",
        "has died",
    ):
        assert told in words
    for untold in ("pregnancy", "loss", "separated", "foster", "distant", "twins"):
        assert untold not in words


def test_the_legend_stands_beneath_the_map_that_leaves_the_page():
    """A printed map explains itself."""
    assert "double outline" in drawn(three_generations(), standalone=True)[0]
    assert "double outline" not in drawn(three_generations())[0]


def test_ties_stay_on_the_paper():
    """Long ties bend less."""
    for make in SAMPLES.values():
        found = layout(read_family(make()))
        for tie in found.ties:
            middle = [(tie.points[0][i] + 2 * tie.points[1][i] + tie.points[2][i]) / 4 for i in (0, 1)]
            assert 0 < middle[0] < found.width and 0 < middle[1] < found.height
