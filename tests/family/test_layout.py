"""A family map that a counsellor would recognise: measured on the sample families and on random ones."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.family.layout.component import standing
from workbook.family.layout.kinship import kinship
from workbook.family.layout.labels import lettered
from workbook.family.layout.layout import layout
from workbook.family.layout.ordering import left_to_right
from workbook.family.layout.routing import Run, crossed, lay_tracks
from workbook.family.model.people import Family
from workbook.family.model.tables import read_family

from .conftest import SAMPLES, answers, generated, man, woman
from .measuring import crossings, loose_ends, on_top, out_of_order, overlaps, through_people

SMALL = [name for name in SAMPLES if name != "five hundred"]


@pytest.fixture(params=SAMPLES, ids=str)
def family(request):
    """Each sample family, read."""
    return read_family(SAMPLES[request.param]())


@pytest.fixture(params=SMALL, ids=str)
def small(request):
    """Each sample family that a page would show."""
    return read_family(SAMPLES[request.param]())


def rows(family, found):
    """The names of each row from left to right."""
    return [[family.people[person].name for person in row] for row in found.rows]


def order_of(family):
    """Every person's row and place from left to right, by name."""
    places = layout(family).places
    return {family.people[each].name: (place.row, place.x) for each, place in places.items()}


def test_nobody_overlaps(family):
    """Neither symbols nor years nor names touch."""
    assert overlaps(layout(family)) == []


def test_everybody_is_there_and_on_the_paper(family):
    """Nobody is lost, and nobody stands over the edge."""
    found = layout(family)
    assert set(found.places) == {person.id for person in family.people}
    boxes = [place.box for place in found.places.values()]
    assert min(min(box[:2]) for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= found.width and max(box[3] for box in boxes) <= found.height


def test_elder_siblings_stand_left(family):
    """Children of the same parents go by birth."""
    assert out_of_order(family, layout(family)) == []


def test_every_line_is_attached_at_both_ends(family):
    """Couples, children and ties begin and end at their people."""
    assert loose_ends(layout(family)) == []


def test_no_lines_cross(small):
    """None of these families needs a crossing."""
    assert crossings(layout(small)) == 0


def test_no_line_runs_along_another_or_through_people(small):
    """Every line can be followed by eye."""
    found = layout(small)
    assert on_top(found) == []
    assert through_people(found) == []


def test_partners_share_a_row_and_children_stand_below(family):
    """Generations are rows, also where cousins marry."""
    places = layout(family).places
    assert all(places[each.one].y == places[each.two].y for each in family.couples)
    assert all(places[each.child].y > places[parent].y for each in family.children for parent in each.parents)


def test_the_same_family_always_looks_the_same(small):
    """Nothing depends on chance."""
    assert layout(small) == layout(small)


@pytest.mark.parametrize("name", [name for name in SMALL if name != "sixty"])
@pytest.mark.parametrize("newcomer", ["child", "sibling", "partner", "friend", "unlinked"])
def test_somebody_new_moves_nobody(name, newcomer):
    """Whoever is added takes a place; all others keep their row and their order."""
    tables = SAMPLES[name]()
    before = order_of(read_family(tables))
    for couple in tables["family-map.couples"]:
        for changed in _with_newcomer(tables, couple, newcomer):
            after = order_of(read_family(changed))
            for one in before:
                for two in before:
                    if before[one][0] == before[two][0] is not None and before[one][1] < before[two][1]:
                        assert after[one][0] == after[two][0] and after[one][1] < after[two][1], (one, two)


def _with_newcomer(tables, couple, newcomer):
    person = woman(
        "Newcomer",
        None if newcomer != "friend" else "1990",
        is_="Friend" if newcomer == "friend" else "Family",
    )
    extra = {"child": [("Newcomer", couple["one"], couple["two"], "Born to")]}
    new = answers(people=[person], children=extra.get(newcomer, []), couples=[])
    if newcomer in ("child", "friend", "unlinked"):
        yield _joined(tables, new)
    for who in (couple["one"], couple["two"]):
        if newcomer == "partner":
            yield _joined(tables, answers(people=[person], couples=[(who, "Newcomer", "Together")]))
        row = next((each for each in tables["family-map.children"] if each["child"] == who), None)
        if newcomer == "sibling" and row:
            told = ("Newcomer", row["parent"], row["other"], "Born to")
            yield _joined(tables, answers(people=[person], children=[told]))


def _joined(one, two):
    return {key: [*one.get(key, []), *two.get(key, [])] for key in {**one, **two}}


def test_twins_leave_the_line_together():
    """Two lines from one point."""
    found = layout(read_family(SAMPLES["twins"]()))
    starts = [drop.points[0] for drop in found.descents[0].drops]
    assert len(starts) == 4 and len(set(starts)) == 3


def test_former_partners_stand_on_the_outside():
    """Each of two marriages before keeps its children under it."""
    family = read_family(SAMPLES["two marriages each"]())
    assert rows(family, layout(family)) == [["Otto", "Rosa", "Karl", "Helga"], ["Lena", "Max", "Ida", "Paul"]]


def test_cousins_who_marry_are_drawn_once():
    """A second line leads to the same person."""
    family = read_family(SAMPLES["cousins who marry"]())
    assert rows(family, layout(family)) == [["G.", "H."], ["J.", "I.", "L.", "K."], ["M.", "N."], ["O."]]


def test_a_grandparent_who_raises_a_child_has_a_line_of_their_own():
    """The line of birth stays; the other is added."""
    found = layout(read_family(SAMPLES["raised by a grandparent"]()))
    assert [(care.people, care.kind) for care in found.cares] == [((0, 4), "Raised by")]


def test_friends_stand_beside_the_reader():
    """On the height of the reader, right of everybody else."""
    three = layout(read_family(SAMPLES["three generations"]()))
    assert three.places[11].y == three.places[7].y
    found = layout(read_family(SAMPLES["same-sex parents"]()))
    kin, friends = [0, 1, 2, 3, 4], [5, 6]
    assert {found.places[each].y for each in friends} == {found.places[0].y}
    assert min(found.places[each].x for each in friends) > max(found.places[each].x for each in kin)


@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), min_size=2, max_size=2))
def test_two_lines_between_rows_pass_with_the_fewest_crossings(spots):
    """The one lies higher whose own children are less in the way."""
    runs = []
    for number, (stem, *drops) in enumerate(spots):
        ends = (float(min(stem, *drops)), float(max(stem, *drops)))
        runs.append(Run((number,), ends, (float(stem),), tuple(map(float, drops)), 1))
    lay_tracks(runs)
    upper, lower = sorted(runs, key=lambda run: run.track)
    if upper.track != lower.track:
        assert crossed(upper, lower) <= crossed(lower, upper)


def test_nobody_is_an_empty_map():
    """No people, no places."""
    assert layout(Family()).places == {}


def married_often(times):
    """One man, and everybody he married; nobody is above or below anybody."""
    wives = [f"W{number}" for number in range(times)]
    return answers(people=[man("H"), *map(woman, wives)], couples=[("H", wife, "Married") for wife in wives])


@pytest.mark.parametrize(
    ("given_", "seconds"),
    [(generated(60), 0.2), (generated(500), 1.0), (generated(2000), 3.0), (married_often(1200), 6.0)],
    ids=["60", "500", "2000", "married 1200 times"],
)
def test_it_is_quick_enough(given_, seconds):
    """Sixty people within 200 ms of work; two thousand, or 1,200 marriages of one man, within seconds."""
    family = read_family(given_)
    start = time.process_time()
    layout(family)
    assert time.process_time() - start < seconds


@pytest.mark.parametrize("seed", range(8))
def test_a_couple_s_line_goes_where_fewer_lines_are_between_the_two(seed):
    """Under those between the two if no more of them have children than parents; nobody else counts."""
    given_ = generated(60, seed)
    given_["family-map.couples"] += [
        {"one": f"P{number}", "two": f"P{number + 5}", "kind": "Former"} for number in range(8, 50, 6)
    ]
    kin = kinship(read_family(given_))
    people = max(left_to_right(kin, [*kin.rows]), key=len)
    block = standing(kin, lettered(kin.family), people)
    parted = [bond for bond in block.bonds if block.ways[id(bond)] in ("under", "over")]
    assert parted
    for bond in parted:
        (row, start), (_, end) = (block.spot[each] for each in block.pair(bond))
        between = block.rows[row][start + 1 : end]
        above = sum(item < 0 or item in kin.above for item in between)
        below = sum(item < 0 or kin.has_children(item) for item in between)
        assert (block.ways[id(bond)] == "under") == (below <= above)


def test_a_long_line_of_descent_does_not_break():
    """Five hundred generations need no recursion."""
    people = [woman(f"P{number}") for number in range(500)]
    children = [(f"P{number + 1}", f"P{number}", None) for number in range(499)]
    assert len(layout(read_family(answers(people=people, children=children))).rows) == 500


NAMES = st.sampled_from([f"N{number}" for number in range(14)])
YEARS = st.one_of(st.none(), st.integers(1900, 2000).map(str), st.just("about 1950"), st.just("rather not"))
KINDS = st.sampled_from(["Married", "Divorced", "Former", None, "otherwise"])


@st.composite
def families(draw):
    """Tables that any reader might type, sense or not."""
    people = [(name, None, None, None, draw(YEARS)) for name in draw(st.lists(NAMES, unique=True))]
    couples = draw(st.lists(st.tuples(NAMES, NAMES, KINDS), max_size=8))
    hows = st.sampled_from(["Born to", "Adopted", "Raised by", None])
    children = draw(
        st.lists(st.tuples(NAMES, NAMES, st.none() | NAMES, hows, st.none() | NAMES), max_size=14)
    )
    ties = draw(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["Close", "Cut off", None])), max_size=5))
    homes = [("Home", ", ".join(draw(st.lists(NAMES, max_size=4))))]
    return answers(people=people, couples=couples, children=children, ties=ties, homes=homes)


@given(families())
def test_any_family_can_be_drawn(tables):
    """Nobody overlaps, no line is loose, no elder stands right, no line runs through a stranger."""
    family = read_family(tables)
    found = layout(family)
    assert set(found.places) == {person.id for person in family.people}
    assert overlaps(found) == [] and loose_ends(found) == []
    assert out_of_order(family, found) == []
    assert through_people(found) == []
