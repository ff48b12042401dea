"""Link a field with any other widget, also while it is unanswered."""

from __future__ import annotations

from typing import Any

import traitlets
from traitlets import Bunch

from widgets.field import Field

End = tuple[Any, str]


class link(traitlets.link):  # noqa: N801 - used like the one of ipywidgets
    """Keep a trait of two widgets the same, as `ipywidgets.link` does, but for what is no answer.

    A slider stands somewhere always. So an unanswered field leaves it where it is, and where it stands
    becomes an answer only when it is moved.

    Args:
        source: a widget and the name of its trait, such as `(slider, "value")`.
        target: another.
    """

    def __init__(self, source: End, target: End) -> None:
        ends = (target, source) if isinstance(target[0], Field) else (source, target)
        super().__init__(*ends)

    def link(self) -> None:
        """Let the target say what the source says, if that says anything, and listen to both."""
        self._update_target(Bunch(new=getattr(*self.source)))
        self.source[0].observe(self._update_target, names=self.source[1])
        self.target[0].observe(self._update_source, names=self.target[1])

    def _update_target(self, change: Bunch) -> None:
        if change.new is not None or isinstance(self.target[0], Field):
            super()._update_target(change)
