"""What every picture keeps: it never fails, its words tell the same, and no answer is markup."""

import json
import re
import xml.etree.ElementTree as ElementTree
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbook.chapters.notebook import find_exercise
from workbook.insights.pictures import PICTURES

from .given import HOSTILE, LONG, SCRIPTS, filled, whatever

NAMES = sorted(PICTURES)
DRAWN = [name for name in NAMES if PICTURES[name].svg]
PLOTTED = [name for name in NAMES if PICTURES[name].figure]
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "text", "tspan", "rect", "circle", "path", "polyline"}
ATTRIBUTES = {
    "viewBox", "role", "width", "height", "style", "x", "y", "cx", "cy", "r", "rx", "d", "points", "fill",
    "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "transform", "font-size", "font-weight", "text-anchor", "unicode-bidi",
}  # fmt: skip
JUDGING = r"\b(scor\w*|\w*healthy|\w*normal|toxic|disorder|diagnos\w*|should|must|good|bad|better|worse)\b"


def drawn(name, what):
    """A picture as it would be sent: a figure or a drawing."""
    picture = PICTURES[name]
    return (picture.figure or picture.svg)(what)


def parsed(svg):
    """A drawing as a tree; fails unless it is well-formed."""
    return ElementTree.fromstring(svg.encode())  # noqa: S314 – our own drawing, a moment old


def labels(figure):
    """Every text that Plotly would read as markup, in a figure of any shape."""
    if isinstance(figure, dict):
        for key, value in figure.items():
            if key in ("text", "name", "ticktext", "title") and isinstance(value, str | list):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from labels(value)
    elif isinstance(figure, list):
        for value in figure:
            yield from labels(value)


def test_there_are_the_ten():
    """Every picture the chapters ask for, each either a figure or a drawing."""
    assert set(NAMES) == {
        "plane", "people", "loop", "seesaw", "worry", "ledger", "lines", "weeks", "timeline", "triangle",
    }  # fmt: skip
    assert all(bool(PICTURES[name].figure) != bool(PICTURES[name].svg) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_asked_in_a_chapter(name):
    """A role is taken from an exercise that exists."""
    assert all(find_exercise(key) for key in PICTURES[name].keys.values())
    assert set(PICTURES[name].keys) <= set(PICTURES[name].roles)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_answered_is_an_invitation(name):
    """No picture, and one friendly sentence, whichever way nothing is given."""
    for nothing in ({}, dict.fromkeys(PICTURES[name].roles), {"unknown": 1}, PICTURES[name].given({})):
        assert drawn(name, nothing) is None
        assert re.fullmatch(r"[A-Z][^.]+(here|begins)\.?[^.]*\.", PICTURES[name].words(nothing))


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_raises(name, data):
    """Whatever a file holds: words, and a picture that can be sent, or none."""
    what = data.draw(whatever(name))
    assert PICTURES[name].words(what).strip()
    found = drawn(name, what)
    if PICTURES[name].svg and found is not None:
        parsed(found)
    elif found is not None:
        json.dumps(found, allow_nan=False).encode()


@pytest.mark.parametrize("name", NAMES)
def test_inputs_stay_as_they_were(name):
    """A picture looks at answers and leaves them alone."""
    what, same = filled(name, "x", 3), filled(name, "x", 3)
    drawn(name, what), PICTURES[name].words(what)
    assert what == same


@pytest.mark.parametrize("name", NAMES)
def test_the_same_answers_draw_the_same_picture(name):
    """Nothing moves by itself."""
    assert drawn(name, filled(name, "x", 9)) == drawn(name, filled(name, "x", 9))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_holds_text_as_text(name, text):
    """Only our own elements and attributes, no matter what is written, and no address anywhere."""
    root = parsed(drawn(name, filled(name, f"{text}.", 2)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {key for element in root.iter() for key in element.attrib} <= ATTRIBUTES
    assert not any("url(" in value for element in root.iter() for value in element.attrib.values())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", PLOTTED)
def test_a_label_is_never_markup(name, text):
    """Plotly reads tags, entities, formulas and templates; only our own tags are left for it."""
    found = drawn(name, filled(name, text, 2))
    assert found is not None and "<script" not in json.dumps(found)
    for label in labels(found):
        bare = re.sub(r"</?b>|<br>|<span style='font-size:13px'>|</span>", "", label)
        assert not re.search(r"[<>$%]", bare) and not re.search(r"&(?!amp;|lt;|gt;|#36;|#37;)", bare)


def test_a_label_still_says_what_was_written():
    """Neutralised is not lost: Plotly turns the signs back into letters."""
    found = drawn("people", {"people": [{"who": "<b>&$", "close": 1, "free": 1}]})
    assert "<b>&$" in map(unescape, labels(found))


@pytest.mark.parametrize("text", HOSTILE + SCRIPTS)
@pytest.mark.parametrize("name", [name for name in NAMES if name != "plane"])
def test_words_quote_in_full(name, text):
    """A picture may cut; its words do not."""
    seen = " ".join(re.sub("[\x00-\x08\x0e-\x1f\ud800\u202e\ufffe\uffff]", "", text).split())
    assert seen in PICTURES[name].words(filled(name, text))


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_says_what_it_shows(name):
    """Title and description come first, and the description is the words beside it."""
    root = parsed(drawn(name, filled(name, "x", 2)))
    title, description = list(root)[:2]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert description.text == PICTURES[name].words(filled(name, "x", 2)) and root.get("role") == "img"


@pytest.mark.parametrize("count", [1, 60])
@pytest.mark.parametrize("name", DRAWN)
def test_nothing_leaves_the_drawing(name, count):
    """Every box and every line of letters lies within the view, with the longest words and sixty rows."""
    from workbook.insights.pictures.text_width import width

    for text in SCRIPTS:
        root = parsed(drawn(name, filled(name, text, count)))
        left, top, wide, high = map(float, root.get("viewBox").split())
        for line in root.iter(f"{SVG}tspan"):
            assert top <= float(line.get("y")) <= top + high
        for block in root.iter(f"{SVG}text"):
            for line in block:
                half, x = width(line.text, float(block.get("font-size"))), float(line.get("x"))
                start = {"middle": x - half / 2, "end": x - half}.get(block.get("text-anchor"), x)
                assert left <= start and start + half <= left + wide
        for box in root.iter(f"{SVG}rect"):
            if not box.get("transform"):
                assert float(box.get("y")) + float(box.get("height")) <= top + high


@pytest.mark.parametrize("name", DRAWN)
def test_letters_are_large_enough_on_a_phone(name):
    """On a phone of 360 px a drawing is 320 px wide, and its smallest letters are 13 px."""
    root = parsed(drawn(name, filled(name, "x", 3)))
    sizes = [float(block.get("font-size")) for block in root.iter(f"{SVG}text")]
    assert min(sizes) * 320 / 356 >= 13


@pytest.mark.parametrize("name", DRAWN)
def test_colours_come_from_the_page(name):
    """Light, dark and print choose; where nobody does, the fallback is our own paper and ink."""
    root = parsed(drawn(name, filled(name, "x", 3)))
    used = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert used and all(re.fullmatch(r"var\(--[a-z]+,#[0-9a-f]{6}\)", colour) for colour in used)


@pytest.mark.parametrize("name", PLOTTED)
def test_a_figure_is_one_that_plotly_knows(name):
    """Every attribute has a name and a value that Plotly accepts."""
    import plotly.graph_objects as go

    assert go.Figure(drawn(name, filled(name, "x", 3))).data


@pytest.mark.parametrize("name", PLOTTED)
def test_text_takes_the_colour_of_the_page(name):
    """The page sets one colour for all letters; no label brings its own."""
    found = json.dumps(drawn(name, filled(name, "x", 3))["layout"])
    assert found.count('"color": "#6f685e"') == 1 and '"font": {"color"' not in found


@pytest.mark.parametrize("name", PLOTTED)
def test_a_figure_travels_light(name):
    """Sixty rows of it are still one small message."""
    assert len(json.dumps(drawn(name, filled(name, LONG, 60)))) < 40_000


@pytest.mark.parametrize("name", NAMES)
def test_words_judge_nobody(name):
    """No diagnosis, no score, no good and bad."""
    assert not re.search(JUDGING, PICTURES[name].words(filled(name, "x", 3)), re.IGNORECASE)


def test_nothing_heavy_is_imported():
    """A page that draws is up as fast as one that does not."""
    import subprocess
    import sys

    code = (
        "import sys; from workbook.insights.pictures import PICTURES; "
        "PICTURES['plane'].figure({'connection': 1, 'separateness': 1}); "
        "print([name for name in ('plotly', 'pandas', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_takes_what_its_own_chapters_ask(name):
    """What an author is told a role takes is what the workbook's own answers are."""
    picture = PICTURES[name]
    assert {role: find_exercise(key).kind for role, key in picture.keys.items()} == {
        role: picture.takes[role] for role in picture.keys
    }
