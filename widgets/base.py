"""What pieces are made of: ipywidgets where there is Jupyter, plain traits where a page is all there is."""

from __future__ import annotations

import sys
from typing import Any

import traitlets

__all__ = ["AnyWidget", "Widget", "widget_serialization"]

if sys.platform == "emscripten":  # in the browser alone, where no Jupyter shows a piece

    class Widget(traitlets.HasTraits):
        """A widget that nobody shows."""

        comm = None

        def open(self) -> None:
            """Open nothing."""

        def close(self) -> None:
            """Close nothing."""

        def send(self, content: Any) -> None:
            """Tell nobody."""

    AnyWidget = Widget
    widget_serialization: dict[str, Any] = {}
else:
    from anywidget import AnyWidget
    from ipywidgets import Widget, widget_serialization
