"""HTML from Python: what is not HTML is escaped, always."""

from html.parser import HTMLParser
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from workbook.elements import svg
from workbook.pages.html import Html, join, tag, void


def test_text_inside_is_escaped():
    """A tag typed by a reader is text."""
    assert tag("p", "<b>&'\"") == "<p>&lt;b&gt;&amp;&#x27;&quot;</p>"


def test_html_inside_is_kept():
    """What was made here is not escaped twice."""
    assert tag("p", tag("b", "a"), "<") == "<p><b>a</b>&lt;</p>"


def test_attributes_are_escaped():
    """No value can leave its quotation marks, even one that is HTML elsewhere."""
    assert void("input", value=Html('" onfocus="x')) == '<input value="&quot; onfocus=&quot;x">'


def test_attributes_have_their_html_names():
    """`class_`, `for_` and `data_key` are written as HTML has them."""
    assert tag("i", class_="a", for_="b", data_key="c") == '<i class="a" for="b" data-key="c"></i>'


def test_zero_and_blank_are_values_and_none_and_false_are_not():
    """A slider at zero has a value."""
    assert (
        void("input", value=0, title="", min=None, checked=False, hidden=True)
        == '<input value="0" title="" hidden>'
    )


def test_nothing_is_left_out():
    """An optional part may be None."""
    assert join("a", None, Html("<i>")) == "a<i>"


def test_the_result_is_html():
    """It can be put into another tag as it is."""
    assert all(isinstance(made, Html) for made in (tag("p"), void("br"), join("a")))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_any_text_comes_back_as_it_was(text):
    """Whatever is written is read back, and opens no element."""
    seen, names = [], []
    parser = HTMLParser()
    parser.handle_data = seen.append
    parser.handle_starttag = lambda name, attributes: names.append((name, attributes))
    parser.feed(tag("p", text, title=text))
    parser.close()
    assert "".join(seen) == text and names == [("p", [("title", text)])]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_drawing_can_be_a_file_of_its_own(text):
    """Text and attributes come back from XML, line breaks too, without the signs that XML forbids."""
    root = ElementTree.fromstring(svg(tag("text", text.replace("\r", "")), aria_label=text, r=0.25))  # noqa: S314
    kept = "".join(sign for sign in text if sign in "\n\t\r" or (sign >= " " and sign not in "\ufffe\uffff"))
    assert (root.get("aria-label"), root.get("r")) == (kept, "0.2")
    assert (root[0].text or "") == kept.replace("\r", "")
