"""A piece of a chapter as an ipywidget: plain HTML from Python, brought alive by one small script."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from importlib import resources
from typing import Any

import traitlets
from anywidget import AnyWidget
from ipywidgets import Widget, widget_serialization

from widgets.cell import makes_a_file
from workbook.exercises.declared import Declared
from workbook.pages.chapter import record as markup
from workbook.pages.html import join, tag
from workbook.pages.known import Known
from workbook.protocol.from_page import AskLibrary, Json, Misfit, message
from workbook.protocol.to_page import Library, ToPage, Unsaved
from workbook.session.chapter_session import NOT_UNDERSTOOD
from workbook.session.piece import Piece as SessionPiece

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
    _fronts[:] = [Front(source=_built("fields.js").decode("utf-8"))]
    return _fronts[0]


_fronts: list[Front] = []


def _built(name: str) -> bytes:
    return (resources.files("workbook.frontend") / "static" / name).read_bytes()


class Piece(AnyWidget):
    """What a chapter's session has under a key, as a widget that Jupyter shows and carries messages for.

    Args:
        record: what the author has declared.
        piece: what the session made of it.
        mark: a line that stands above it.

    Attributes:
        key: the permanent key.
        html: the piece as HTML, without any answer.
        own_id: what its messages are addressed to.
    """

    _esm = LOADER
    key = traitlets.Unicode("").tag(sync=True)
    html = traitlets.Unicode("").tag(sync=True)
    own_id = traitlets.Unicode("").tag(sync=True)
    front = traitlets.Instance(Widget, allow_none=True).tag(sync=True, **widget_serialization)

    def __init__(self, record: Declared, piece: SessionPiece, *, mark: str = "", **traits: Any) -> None:
        self.piece, own_id = piece, uuid.uuid4().hex
        line = tag("p", mark, class_="short-way") if mark else None
        html = join(line, markup(record, lambda key: Known(None, None, 0)))
        given = {"front": front(), "own_id": own_id, "model_id": own_id}
        super().__init__(key=piece.key, html=html, **given, **traits)
        self.tell = self.send
        self.on_msg(lambda _, found, __: self.receive(found))

    @property
    def tell(self) -> Callable[[ToPage], None]:
        """What takes one message to the page."""
        return self.piece.tell

    @tell.setter
    def tell(self, tell: Callable[[ToPage], None]) -> None:
        self.piece.tell = tell

    def close(self) -> None:
        """Close the comm; closing twice does no harm."""
        if self.comm is not None:
            super().close()

    def receive(self, found: Json) -> None:
        """Take one message from the page; a picture's page may also ask for what draws it.

        Args:
            found: as it came.
        """
        said = message(found)
        if isinstance(said, AskLibrary):
            self.send(Library(say="library"), buffers=[_built("plotly.js")])
        elif isinstance(said, Misfit):
            self.tell(Unsaved(say="unsaved", why=NOT_UNDERSTOOD, key=said.key, seq=said.seq))
        elif said is not None:
            self.piece.receive(said)

    def here(self) -> None:
        """Tell the page how things stand."""
        self.piece.here()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # nbconvert, GitHub and print show the plain HTML; it never holds an answer.
        plain = {"text/plain": repr(self), "text/html": self.html}
        if makes_a_file():  # which has no kernel to bring a widget alive
            return plain, {}
        shown = super()._repr_mimebundle_(**kwargs)
        data, metadata = shown if isinstance(shown, tuple) else (shown or {}, {})
        return data | plain, metadata

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"
