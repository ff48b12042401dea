"""Prose: Markdown in, HTML out, and never anyone else's HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.pages.prose import anchor, prose

from .conftest import parsed

OURS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "hr",
    "br",
    "img",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


@pytest.mark.parametrize(
    "raw",
    [
        "<b>x</b>",
        "<script>x</script>",
        "<div\nonclick=x>",
        "a <img src=x onerror=y> b",
        "<!-- x -->",
        "> <b>x</b>",
        "# <b>x",
    ],
)
def test_raw_html_is_shown_as_typed(raw):
    """A chapter is a document; it brings no elements of its own."""
    page = parsed(prose(raw))
    assert not page.select("b, script, div, img, [onclick]") and "<" in page.text


@given(st.text(alphabet="ab <>\"'/=&!-[]()#>*_`\n:|script"))
def test_no_text_makes_an_element_that_markdown_does_not_have(text):
    """Nor an attribute that does something."""
    elements = parsed(prose(text)).find_all()
    assert {element.name for element in elements} <= OURS
    assert not any(name.startswith("on") for element in elements for name in element.attrs)


def test_a_link_that_would_run_something_is_broken():
    """Only addresses are followed."""
    assert "javascript" not in str(parsed(prose("[x](javascript:alert(1))")).a["href"])


def test_headings_can_be_linked_to():
    """Other chapters point at them."""
    assert parsed(prose("## What *would* you lose?")).h2["id"] == "what-would-you-lose"


@pytest.mark.parametrize(
    ("heading", "name"),
    [("A &amp; B", "a-b"), ("<em>So</em> it is!", "so-it-is"), ("日本", "part"), ("", "part")],
)
def test_an_anchor_is_plain_words(heading, name):
    """Signs and tags leave no trace; there is always a name."""
    assert anchor(heading) == name


def test_a_quotation_is_the_scene():
    """The story that runs through a chapter has its own look."""
    assert parsed(prose("> Leena rings.")).blockquote["class"] == ["scene"]


def test_a_link_elsewhere_opens_beside_and_tells_nothing():
    """The page stays, and the other site does not learn where the reader came from."""
    link = parsed(prose("[x](https://example.org)")).a
    assert link["target"] == "_blank" and set(link["rel"]) == {"noopener", "noreferrer"}


def test_a_link_to_a_chapter_stays_here():
    """It is an ordinary link."""
    link = parsed(prose("[x](06-saying-what-matters.ipynb)")).a
    assert link.attrs == {"href": "06-saying-what-matters.ipynb"}
