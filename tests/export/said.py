"""Exports read as a person would: what is shown, and how it is built."""

import io
import json
import re
from html.parser import HTMLParser

import docx
from markdown_it import MarkdownIt

from workbook.insights.blocks import readable

VOID = {"meta", "link", "br", "img", "hr", "input"}
LAYOUT = str.maketrans({" ": "\xa0", "\t": "\u2003"})
"""Markdown has no other way to keep spaces and tabs."""


def as_typed(text):
    """What of a text can be seen."""
    return readable(text).rstrip()


def evenly(text):
    """A text whose spaces cannot be told apart."""
    return text.translate(LAYOUT)


class Page(HTMLParser):
    """An HTML file: `skeleton`, its elements and the names of their attributes; `said`, words by question."""

    def __init__(self, raw):
        super().__init__()
        self.skeleton, self.said, self.attributes = [], {}, []
        self._open, self._question, self._at = [], None, ""
        self.feed(raw.decode())
        self.close()

    def handle_starttag(self, name, attributes):
        self.skeleton.append((name, *sorted(key for key, _ in attributes)))
        self.attributes += attributes
        if name not in VOID:
            self._open.append(name)
        if name in ("h1", "h2", "h3", "figcaption"):
            self._question = ""
            self._at = "question"
        elif name in ("p", "li", "td", "th", "dt", "dd"):
            self.said.setdefault(self._question, []).append("")
            self._at = "answer"

    def handle_endtag(self, name):
        assert self._open.pop() == name
        if name in ("h1", "h2", "h3", "figcaption", "p", "li", "td", "th", "dt", "dd"):
            self._at = ""

    def handle_data(self, words):
        if self._at == "question":
            self._question += words
        elif self._at == "answer":
            self.said[self._question][-1] += words

    def handle_comment(self, words):
        raise AssertionError("a comment")

    def handle_pi(self, words):
        raise AssertionError("an instruction")

    unknown_decl = handle_pi


def in_html(raw):
    """Words by question, a list of them."""
    return Page(raw).said


def _inline(token, spans):
    text = ""
    for part in token.children:
        if part.type in ("text", "text_special"):
            text += part.content
        elif part.type == "hardbreak":
            text += "\n"
        elif part.type == "html_inline":
            assert spans and part.content in ("<span>", "</span>")
        else:
            assert part.type in ("strong_open", "strong_close", "em_open", "em_close"), part.type
    return text


def marked(text, *, spans=False):
    """Markdown as words by question, and its skeleton: kinds of blocks, paragraphs in a row as one."""
    said, skeleton, question, heading = {}, [], None, False
    for token in MarkdownIt("commonmark").parse(text):
        assert token.type not in ("html_block", "code_block", "hr", "blockquote_open"), token.type
        if token.type == "fence":
            assert token.info == "json dance-workbook"
        if token.type not in ("inline", "paragraph_close") and skeleton[-1:] != [token.type + token.tag]:
            skeleton.append(token.type + token.tag)
        if token.type == "heading_open":
            heading = True
        elif token.type == "inline":
            words = _inline(token, spans)
            if heading:
                question, heading = words, False
            else:
                said.setdefault(question, []).append(words)
    return said, skeleton


def in_markdown(raw):
    """Words by question, a list of them."""
    return marked(raw.decode())[0]


def in_notebook(raw):
    """Words by question, a list of them."""
    cells = json.loads(raw)["cells"]
    return marked("\n\n".join(cell["source"] for cell in cells), spans=True)[0]


def in_docx(raw):
    """Words by question, a list of them; those of a paragraph for each line are put together."""
    said, question = {}, None
    for block in docx.Document(io.BytesIO(raw)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            said.setdefault(question, []).extend(cell.text for row in block.rows for cell in row.cells)
        elif block.style.name.startswith("Heading"):
            question = block.text
        else:
            said.setdefault(question, []).append(block.text)
    return said


SAID = {"html": in_html, "md": in_markdown, "ipynb": in_notebook, "docx": in_docx}
"""Readers by ending."""


def bare_question(text):
    """A question as a heading of one line shows it."""
    return re.sub(r"\s+", " ", text).strip()
