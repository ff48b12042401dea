"""Prose cells as HTML. Markdown only: HTML inside prose is shown as typed, never trusted.

A link may lead to another page or to another site, where it is pressed; a script or data is no address. A
picture would be asked for by itself, perhaps from somebody else’s server, so only its words are shown.
"""

from __future__ import annotations

import functools
import re
from typing import Any

import mistune

from workbook.pages.html import Html


class _Prose(mistune.HTMLRenderer):
    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return f'<h{level} id="{anchor(text)}">{text}</h{level}>\n'

    def block_quote(self, text: str) -> str:
        return f'<blockquote class="scene">{text}</blockquote>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        plain = super().link(text, url, title)
        away = url.startswith(("http://", "https://"))
        return plain.replace("<a ", '<a target="_blank" rel="noopener noreferrer" ', 1) if away else plain

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return text


def anchor(heading: str) -> str:
    """Return the name a heading can be linked by: `What would you lose?` → `what-would-you-lose`."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"<[^>]*>|&\w+;", "", heading).lower()).strip("-") or "part"


@functools.lru_cache(maxsize=512)
def prose(markdown: str) -> Html:
    """Return Markdown as HTML; raw HTML in it is escaped."""
    render = mistune.create_markdown(renderer=_Prose(escape=True), plugins=["table"])
    return Html(str(render(markdown)))
