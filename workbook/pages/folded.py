"""Parts of a long page that open by a press, each with a heading and how much is in it."""

from __future__ import annotations

from workbook.pages.html import Html, tag

LOOK = """
.part { border-top: 1px solid var(--line); }
.part > summary { display: flex; gap: 0 1.2rem; justify-content: space-between; align-items: baseline;
  min-height: 48px; padding: 0.8rem 0; cursor: pointer; list-style: none; }
.part > summary::-webkit-details-marker { display: none; }
.part > summary > h2 { margin: 0; font-size: 1.3rem; }
.part > summary > h2::before { content: "▸ "; color: var(--leaf); }
.part[open] > summary > h2::before { content: "▾ "; }
.part > summary > small { flex: none; font: 400 0.85rem/1.5 var(--sans); color: var(--quiet); }
.part[open] { padding-bottom: 2.4rem; }
@media print { .part { border: 0; } .part > summary > small { display: none; }
  .part > summary > h2::before { content: none; } .part[open] > summary > h2::before { content: none; } }
"""


def folded(heading: str, many: str, inside: Html, *, is_open: bool) -> Html:
    """Return a part of a page, folded under its heading; on paper it is open.

    Args:
        heading: what it is called.
        many: how much is in it, in words; nothing is said where it is empty.
        inside: what is in it.
        is_open: whether it stands open at first.
    """
    summary = tag("summary", tag("h2", heading, dir="auto"), tag("small", many) if many else None)
    return tag("details", summary, inside, class_="part", open=is_open)
