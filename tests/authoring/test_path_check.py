"""What authors are told about paths and forks."""

import pytest

from workbook.authoring import check

CAUTION = "## When not to\n\nNot when you are afraid."
GATE = 'page.gate("before{}", "?", statements=["a"], instead="b")'
STEP = ["## {0}", 'page.text("a-{0}", "?")']
OPENING = 'from widgets import open_chapter\n\npage = open_chapter("01-here", "They left")'


def steps(number):
    """Some steps with an exercise each."""
    return [
        cell.format(word)
        for word in ("one", "two", "three", "four", "five", "six", "seven")[:number]
        for cell in STEP
    ]


@pytest.fixture
def faults(write):
    """What is wrong with a path of cells."""
    return lambda *cells, **given: check(
        write("# They left", *cells, slug="path-01", **{"opening": OPENING} | given)
    )


def test_a_good_path_has_no_faults(faults):
    """Four steps, a caution, a door."""
    assert faults(*steps(4), CAUTION) == []


def test_a_path_has_a_door_and_a_caution(faults):
    """The words on the start page, and when not to."""
    without = OPENING.replace(', "They left"', "")
    said = " ".join(faults(*steps(4), opening=without))
    assert "it has no door" in said and "no cell begins with “## When not to”" in said


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_path_has_four_to_six_steps(faults, number):
    """No more than somebody tired can see the end of."""
    (fault,) = faults(*steps(number), CAUTION)
    assert f"it has {number} steps" in fault and "4 to 6" in fault


def test_a_step_takes_ten_minutes_at_most(faults):
    """Counted from its words and exercises."""
    (fault,) = faults(*steps(4), "## Long\n\n" + "word " * 1800, 'page.text("x", "?")', CAUTION)
    assert "this step takes 12 minutes, and 10 is most" in fault


@pytest.mark.parametrize(
    ("cells", "is_fault"),
    [
        (['page.plan("p", "?")'], True),
        ([GATE.format(""), 'page.plan("p", "?")'], False),
        ([GATE.format("").replace('"b")', '"b", once=True)'), 'page.plan("p", "?")'], True),
        (['page.borrow("02-there.ask")'], True),
        ([GATE.format(""), 'page.borrow("02-there.ask")'], False),
        (['page.borrow("02-there.alone")'], False),
    ],
)
def test_a_step_towards_a_person_stands_behind_a_gate(faults, write, cells, is_fault):
    """A plan does, and whatever its chapter asks behind one."""
    write(
        "# There",
        'page.text("alone", "?")',
        GATE.format("-it"),
        'page.text("ask", "?")',
        CAUTION,
        slug="02-there",
    )
    found = faults(*steps(4), "## Then", *cells, CAUTION)
    assert ["it reaches a person" in fault for fault in found] == [True] * is_fault


NEAR = 'page.scale("near", "How near?", low="a", high="b")'
FORK = 'page.fork("two", "Two ways", by="near", ways={"I go": "Going", "I stay": "Staying"}, until="Both")'


def test_a_good_fork_has_no_faults(write):
    """Its headings follow it in their order."""
    assert (
        check(write("# Here", NEAR, FORK, "## Going\n\nA.", "## Staying\n\nB.", "## Both\n\nC.", CAUTION))
        == []
    )


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([NEAR, FORK, "## Going", "## Both"], "it leads to “Staying”, and no cell begins with “## Staying”"),
        ([NEAR, FORK, "## Staying", "## Going", "## Both"], "stand in another order"),
        ([NEAR, "## Going", FORK, "## Staying", "## Both"], "stand in another order"),
        ([FORK, "## Going", "## Staying", "## Both"], "it goes by 01-here.near"),
        ([NEAR, FORK.replace(', "I stay": "Staying"', "")], "A fork has two ways"),
        ([GATE.format("").replace('"b")', '"b", lane="Alone")')], "it leads to “Alone”"),
    ],
)
def test_a_fork_that_leads_nowhere_is_said(write, cells, words):
    """In a sentence that names what to write."""
    assert any(words in fault for fault in check(write("# Here", *cells, CAUTION)))
