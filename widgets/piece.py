"""A piece of a page as an ipywidget: plain HTML from Python, brought alive by one small script."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from importlib import resources
from typing import Any

import traitlets

from widgets.base import AnyWidget, Widget, widget_serialization

Message = dict[str, Any]

# One model holds the script; each piece's own module only fetches it, so that it travels once a page.
LOADER = """
const once = (globalThis.__danceWorkbook ??= new Map());
export default {
  async render({ model, el }) {
    const id = model.get("front").slice("IPY_MODEL_".length);
    if (!once.has(id)) {
      const front = await model.widget_manager.get_model(id);
      const url = URL.createObjectURL(new Blob([front.get("source")], { type: "text/javascript" }));
      once.set(id, import(url).finally(() => URL.revokeObjectURL(url)));
    }
    return (await once.get(id)).render({ model, el });
  },
};
"""


def served_as_page() -> bool:
    """Return whether the workbook's own app shows this kernel's fields, so that they need no comm each."""
    return "WORKBOOK_SERVED" in os.environ


class Front(Widget):  # type: ignore[misc]  # ipywidgets has no types
    """The script that brings pieces alive, kept once a kernel."""

    _model_name = traitlets.Unicode("WidgetModel").tag(sync=True)
    _view_name = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    source = traitlets.Unicode("").tag(sync=True)


def front() -> Front:
    """Return this kernel's one `Front`, opened when first asked for."""
    for widget in _fronts:
        if widget.comm is not None:
            return widget
    script = resources.files("widgets") / "static" / "fields.js"
    _fronts[:] = [Front(source=script.read_text(encoding="utf-8"))]
    return _fronts[0]


_fronts: list[Front] = []


def _known_to_jupyter() -> dict[str, Any]:
    own_id = uuid.uuid4().hex
    return {"front": front(), "own_id": own_id, "model_id": own_id}


class Piece(AnyWidget):
    """Anything of a page that has HTML and may exchange messages with it.

    Attributes:
        key: the permanent key.
        html: the piece as HTML, without any answer.
        tell: takes one message to the page.
        keeps: whether it takes edits, each with a number that is answered.
        own_id: what its messages are addressed to, where Jupyter carries them.
        sources: full keys of the answers it shows; it is told to the page again when one of them is saved.
    """

    sources: tuple[str, ...] = ()
    keeps = False
    _esm = LOADER
    key = traitlets.Unicode("").tag(sync=True)
    html = traitlets.Unicode("").tag(sync=True)
    own_id = traitlets.Unicode("").tag(sync=True)
    front = traitlets.Instance(Widget, allow_none=True).tag(sync=True, **widget_serialization)

    def __init__(self, key: str, html: str, **traits: Any) -> None:
        self.tell: Callable[[Message], None] = lambda message: None
        super().__init__(key=key, html=html, **({} if served_as_page() else _known_to_jupyter()), **traits)
        if not served_as_page():
            self.tell = self.send
            self.on_msg(lambda _, message, __: self.receive(message))

    def open(self) -> None:
        """Open the comm that ipywidgets needs; on a page of the app one channel serves all pieces."""
        if not served_as_page():
            super().open()

    def close(self) -> None:
        """Close the comm; closing twice does no harm."""
        if self.comm is not None:
            super().close()

    def receive(self, message: Message) -> None:
        """Take one message from the page and answer it through `tell`."""
        if message.get("do") == "hello":
            self.here()

    def here(self) -> None:
        """Tell the page how things stand."""

    def look(self) -> None:
        """Tell the page if something was changed elsewhere."""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # nbconvert, GitHub and print show the plain HTML; it never holds an answer.
        plain = {"text/plain": repr(self), "text/html": self.html}
        if served_as_page():
            return plain, {}
        shown = super()._repr_mimebundle_(**kwargs)
        data, metadata = shown if isinstance(shown, tuple) else (shown or {}, {})
        return data | plain, metadata

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"
