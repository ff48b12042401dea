"""HTML from Python, escaped by construction."""

from __future__ import annotations

from html import escape


class Html(str):
    """Text that is already HTML. Everything else is escaped when it is put into a tag."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: str | int | bool | None) -> Html:
    """Return `<name …>inside</name>`.

    Args:
        name: the element's name.
        inside: texts, escaped unless they are `Html`; `None` is left out.
        attributes: `class_` stands for `class`, `_` for `-`; `None` and `False` are left out, `True` is bare.
    """
    return Html(f"<{name}{_attributes(attributes)}>{join(*inside)}</{name}>")


def void(name: str, /, **attributes: str | int | bool | None) -> Html:
    """Return an element without content, such as `<input …>`."""
    return Html(f"<{name}{_attributes(attributes)}>")


def join(*inside: str | None) -> Html:
    """Return texts one after the other, escaped unless they are `Html`."""
    return Html(
        "".join(part if isinstance(part, Html) else escape(part) for part in inside if part is not None)
    )


def _attributes(given: dict[str, str | int | bool | None]) -> str:
    shown = ((name.rstrip("_").replace("_", "-"), value) for name, value in given.items())
    return "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in shown
        if value is not None and value is not False
    )
