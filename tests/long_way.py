"""Most tests are about what stands on a page, folded or not: their browsers take the long way everywhere."""

from __future__ import annotations

from typing import Any

LONG_WAY = """new MutationObserver((changes) => {
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
  const parts = added.filter((it) => it.matches?.("details.longer"));
  if (parts.length) queueMicrotask(() => parts.forEach((part) => (part.open = true)));
}).observe(document, { childList: true, subtree: true });"""
"""Opens each part as soon as the page has folded it; as nobody pressed, nothing of it is remembered."""


def long_way(context: Any) -> Any:
    """Return a browser in which nothing is folded."""
    context.add_init_script(LONG_WAY)
    return context
