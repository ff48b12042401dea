"""Elements of HTML, and of the drawings in it, from Python: escaped by construction."""

from __future__ import annotations

import re
from functools import cache
from html import escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


class Html(str):
    """Text that is markup already. Everything else is escaped when it is put into a tag."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: object) -> Html:
    """Return `<name …>inside</name>`.

    Args:
        name: the element's name.
        inside: texts, escaped unless they are `Html`; `None` is left out.
        attributes: `class_` stands for `class`, `_` for `-`; `None` and `False` are left out, `True` is bare.
    """
    return Html(f"<{name}{_attributes(attributes)}>{join(*inside)}</{name}>")


def void(name: str, /, **attributes: object) -> Html:
    """Return an element without content, such as `<input …>`."""
    return Html(f"<{name}{_attributes(attributes)}>")


def join(*inside: str | None) -> Html:
    """Return texts one after the other, escaped unless they are `Html`."""
    return Html(
        "".join(part if isinstance(part, Html) else escape(part) for part in inside if part is not None)
    )


def svg(*inside: str | None, **attributes: object) -> Html:
    """Return a whole drawing, which as a file of its own is well-formed: XML forbids some signs."""
    found = tag("svg", *inside, xmlns="http://www.w3.org/2000/svg", **attributes)
    return Html(_NOT_XML.sub("", found))


def number(value: float) -> str:
    """Return a number as drawings write it, without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


def _attributes(given: dict[str, object]) -> str:
    found = []
    for name, value in given.items():
        if value is None or value is False:
            continue
        named = _name(name)
        found.append(f" {named}" if value is True else f' {named}="{_quoted(value)}"')
    return "".join(found)


@cache
def _name(given: str) -> str:
    return given.rstrip("_").replace("_", "-")


def _quoted(value: object) -> str:
    if isinstance(value, float):
        return number(value)
    text = escape(str(value))
    # A line break that is not escaped would come back from XML as a space.
    return text if text.isprintable() else text.translate(_BREAKS)
